import Foundation
import Storage
import StorageSQLite
import TestKit
import Testing

@Suite(.timeLimit(.minutes(10))) struct SQLiteTests {
  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("goldthread-\(Storage.ID<Write>().text)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    do { try await body(folder) } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
    try FileManager.default.removeItem(at: folder)
  }

  private func value(_ store: Store, _ sql: SQL) async throws -> String? {
    let values = try await store.write(as: .system, because: "test") { try $0.rows(sql)[0].values }
    return "\(values[0])"
  }

  @Test func `The file is its owner's alone, and safe against loss of power`() async throws {
    try await withFolder { folder in
      let path = folder.appendingPathComponent("g.db").path
      let store = Store(try SQLiteDatabase(path: path), logger: .quiet)
      try await store.migrate([.findings])
      for name in ["g.db", "g.db-wal"] {
        let attributes = try FileManager.default.attributesOfItem(
          atPath: folder.appendingPathComponent(name).path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
      }
      #expect(try await value(store, "PRAGMA journal_mode") == "\(SQLValue.text("wal"))")
      #expect(try await value(store, "PRAGMA synchronous") == "\(SQLValue.integer(2))")
      #expect(try await value(store, "PRAGMA foreign_keys") == "\(SQLValue.integer(1))")
      await store.close()
    }
  }

  @Test func `What was kept is there after closing`() async throws {
    try await withFolder { folder in
      let path = folder.appendingPathComponent("g.db").path
      var kept = Finding(title: "stays")
      for round in 0..<2 {
        let store = Store(try SQLiteDatabase(path: path), logger: .quiet)
        try await store.migrate([.findings])
        if round == 0 { kept = try await store.keep(kept) }
        #expect(try await store.find(kept.id) == kept)
        await store.close()
      }
    }
  }

  @Test func `Readers see one state while a writer goes on`() async throws {
    try await withFolder { folder in
      let store = Store(
        try SQLiteDatabase(path: folder.appendingPathComponent("g.db").path), logger: .quiet)
      try await store.migrate([.findings])
      let (written, tell) = AsyncStream<Void>.makeStream()
      let (reading, begun) = AsyncStream<Void>.makeStream()
      let gate = Gate()
      let reader = Task {
        try await store.read { db in
          let before = try db.value(Int.self, "SELECT count(*) FROM finding")
          begun.finish()
          gate.wait()
          return (before, try db.value(Int.self, "SELECT count(*) FROM finding"))
        }
      }
      for await _ in reading {}
      try await store.keep(Finding(title: "beside the reader"))
      gate.open()
      tell.finish()
      for await _ in written {}
      let (before, after) = try await reader.value
      #expect(before == 0)
      #expect(after == 0)
      #expect(try await store.read { try $0.value(Int.self, "SELECT count(*) FROM finding") } == 1)
      await store.close()
    }
  }

  @Test func `Two processes' worth of connections share one file`() async throws {
    try await withFolder { folder in
      let path = folder.appendingPathComponent("g.db").path
      let stores = try (0..<2).map { _ in Store(try SQLiteDatabase(path: path), logger: .quiet) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for store in stores { group.addTask { try await store.migrate([.findings]) } }
        try await group.waitForAll()
        for number in 0..<40 {
          group.addTask { try await stores[number % 2].keep(Finding(title: "\(number)")) }
        }
        try await group.waitForAll()
      }
      #expect(try await stores[0].verify().records == 40)
      for store in stores { await store.close() }
    }
  }

  @Test func `What is no database is said to be none, and is left alone`() async throws {
    try await withFolder { folder in
      let file = folder.appendingPathComponent("letter.txt")
      let text = Data(String(repeating: "Dear councillor, ", count: 100).utf8)
      try text.write(to: file)
      let fault = #expect(throws: DatabaseFault.self) { try SQLiteDatabase(path: file.path) }
      #expect(fault?.description.contains("is not an SQLite database") == true)
      #expect(try Data(contentsOf: file) == text)
      let missing = folder.appendingPathComponent("none/g.db").path
      let second = #expect(throws: DatabaseFault.self) { try SQLiteDatabase(path: missing) }
      #expect(second?.description.contains("make it first") == true)
    }
  }

  @Test func `The engine says its version`() async throws {
    let store = Store(try SQLiteDatabase(.memory), logger: .quiet)
    #expect(try await store.engine.hasPrefix("SQLite 3."))
  }
}
