import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import TestKit
import Testing

/// A writer is killed in the middle of its work, again and again, on the same database; what it was told is kept stays
/// kept, and nothing is there by halves.
@Suite(.serialized, .timeLimit(.minutes(15))) struct KillTests {
  private static let kills = 200

  @Test func `SQLite: killed 200 times, the writer loses nothing it was promised`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("goldthread-\(Storage.ID<Write>().text)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("killed.db").path
    try await killAgainAndAgain(["sqlite", path]) { try SQLiteDatabase(path: path) }
    try FileManager.default.removeItem(at: folder)
  }

  @Test(.enabled(if: StoreKind.available.contains(.postgres)))
  func `PostgreSQL: killed 200 times, the writer loses nothing it was promised`() async throws {
    let server = try await PostgresServer.start(.full)
    let options = try await freshSchema(on: server)
    try await killAgainAndAgain(["postgres", server.address, options.schema ?? ""]) {
      try PostgresDatabase(server.address, options: options)
    }
    server.stop()
  }

  @Test(.enabled(if: StoreKind.available.contains(.postgres)))
  func `PostgreSQL: when the server crashes, the writer waits for it and goes on`() async throws {
    let server = try await PostgresServer.start(.full)
    let options = try await freshSchema(on: server)
    let acknowledged = try await onThread {
      var victim = try Victim(["postgres", server.address, options.schema ?? "", "0"])
      for _ in 0..<6 {
        guard victim.awaitAcknowledgements(20) else { throw TestKitFault("the writer gave up") }
        try server.crashAndRestart()
      }
      guard victim.awaitAcknowledgements(20) else { throw TestKitFault("the writer gave up") }
      victim.kill()
      return victim.acknowledged
    }
    let store = Store(try PostgresDatabase(server.address, options: options), logger: .quiet)
    try await check(store, has: acknowledged)
    try await checkWhole(store)
    await store.close()
    server.stop()
  }

  private func killAgainAndAgain(
    _ arguments: [String], _ open: () throws -> any Database
  ) async throws {
    var random = Steady(state: UInt64.random(in: 1...UInt64.max))
    var next = 0
    for round in 0..<Self.kills {
      // Sometimes in its first write after opening, sometimes later; and then somewhere within a write.
      let writes = round == 0 ? 1 : Int.random(in: 0...6, using: &random)
      let moment = UInt32.random(in: 0...(writes == 0 ? 60_000 : 6_000), using: &random)
      let first = next
      let acknowledged = try await onThread {
        var victim = try Victim(arguments + [String(first)])
        let isAlive = victim.awaitAcknowledgements(writes)
        usleep(moment)
        victim.kill()
        guard isAlive else { throw TestKitFault("the writer ended by itself in round \(round)") }
        return victim.acknowledged
      }
      let store = Store(try open(), logger: .quiet)
      let last = try await check(store, has: acknowledged)
      // One number is left out: PostgreSQL may still be committing the write whose client has just died.
      next = max(last ?? 0, acknowledged.last ?? 0, first) + 2
      if round % 40 == 39 { try await checkWhole(store) }
      await store.close()
    }
    #expect(next > Self.kills * 2)
  }

  /// What was acknowledged is there, and every pair is whole; answers the last number that is there.
  @discardableResult
  private func check(_ store: Store, has acknowledged: [Int]) async throws -> Int? {
    try await store.read { db in
      let kept = Set(try db.values(Int.self, "SELECT number FROM debit"))
      #expect(kept.isSuperset(of: acknowledged), "acknowledged, but not kept")
      let halves = try db.values(
        Int.self,
        """
        SELECT number FROM debit WHERE number NOT IN (SELECT number FROM credit)
        UNION ALL
        SELECT number FROM credit WHERE number NOT IN (SELECT number FROM debit)
        """)
      #expect(halves == [], "kept by halves")
      let balance = try db.value(Int.self, "SELECT pairs FROM balance") ?? 0
      #expect(balance == kept.count)
      let changes = try db.value(Int.self, "SELECT count(*) FROM change")
      #expect(changes == kept.count * 3, "the change log is not complete")
      return kept.max()
    }
  }

  private func checkWhole(_ store: Store) async throws {
    try await store.seal()
    let report = try await store.verify()
    #expect(report.problems.map(\.description) == [])
    #expect(report.unsealed == 0)
  }

  /// Away from the threads that the tests share, because it blocks.
  private func onThread<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
    }
  }
}
