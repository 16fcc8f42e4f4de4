import Storage
import TestKit
import Testing

@Suite struct MigrationTests {
  private static let first = Migration(
    name: "a.1", statements: ["CREATE TABLE a (n bigint NOT NULL)", "CREATE INDEX a_n ON a (n)"])
  private static let second = Migration(
    name: "a.2", statements: ["ALTER TABLE a ADD COLUMN t text"])
  private static let other = Migration(name: "b.1", statements: ["CREATE TABLE b (n bigint)"])

  @Test(arguments: StoreKind.available)
  func `Each migration happens once, in order, and new ones may come between`(on kind: StoreKind)
    async throws
  {
    try await withDatabase(kind) { database in
      let store = Store(database, logger: .quiet)
      #expect(
        try await store.migrate([Self.first, Self.other]) == [
          "storage.1", "storage.2", "storage.3", "storage.4", "a.1", "b.1",
        ])
      #expect(try await store.migrate([Self.first, Self.other]) == [])
      #expect(try await store.migrate([Self.first, Self.second, Self.other]) == ["a.2"])
      try await store.tamper("INSERT INTO a (n, t) VALUES (1, 'x')")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A migration edited afterwards is refused in one sentence`(on kind: StoreKind) async throws {
    try await withDatabase(kind) { database in
      let store = Store(database, logger: .quiet)
      try await store.migrate([Self.first])
      let edited = Migration(name: "a.1", statements: ["CREATE TABLE a (n bigint)"])
      let refused = await #expect(throws: MigrationRefused.self) {
        try await store.migrate([edited])
      }
      #expect(refused?.description.contains("'a.1' was edited") == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A database that a newer program has used is refused`(on kind: StoreKind) async throws {
    try await withDatabase(kind) { database in
      let store = Store(database, logger: .quiet)
      try await store.migrate([Self.first, Self.second])
      let refused = await #expect(throws: MigrationRefused.self) {
        try await store.migrate([Self.first])
      }
      #expect(refused?.description.contains("a newer version") == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A migration that fails leaves nothing behind and is named`(on kind: StoreKind) async throws
  {
    try await withDatabase(kind) { database in
      let store = Store(database, logger: .quiet)
      try await store.migrate([Self.first])
      let wrong = Migration(
        name: "c.1", statements: ["CREATE TABLE c (n bigint)", "CREATE TABLE c (n bigint)"])
      let refused = await #expect(throws: MigrationRefused.self) {
        try await store.migrate([Self.first, wrong])
      }
      #expect(refused?.description.contains("'c.1' failed") == true)
      let right = Migration(name: "c.1", statements: ["CREATE TABLE c (n bigint)"])
      #expect(try await store.migrate([Self.first, right]) == ["c.1"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Two of one name are refused`(on kind: StoreKind) async throws {
    try await withDatabase(kind) { database in
      let store = Store(database, logger: .quiet)
      await #expect(throws: MigrationRefused.self) {
        try await store.migrate([Self.first, Self.first])
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Many processes may start at once`(on kind: StoreKind) async throws {
    try await withDatabase(kind) { database in
      let applied = try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 0..<6 {
          group.addTask {
            try await Store(database, logger: .quiet).migrate([Self.first, Self.second, Self.other])
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(
        applied.sorted() == [
          "a.1", "a.2", "b.1", "storage.1", "storage.2", "storage.3", "storage.4",
        ])
    }
  }

  @Test(arguments: StoreKind.available)
  func `What a migration does to records is logged`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: "old words"))
      let renaming = Migration(name: "findings.2", statements: []) { db in
        for var finding in try db.all(Finding.self, "SELECT * FROM finding") {
          finding.title = "new words"
          try db.update(finding)
        }
      }
      try await store.migrate([.findings, renaming])
      let history = try await store.read { try $0.history(of: kept.id, authority: .thornmere) }
      #expect(history.map(\.author) == [.ada, .system])
      #expect(history.last?.reason == "migration findings.2")
      #expect(try await store.verify().isClean)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A column that came later is unknown in old images`(on kind: StoreKind) async throws {
    let clock = Clock()
    try await withFindings(kind, clock: clock) { store in
      let kept = try await store.keep(Finding(title: "before"))
      let then = clock.advance()
      try await store.migrate([
        .findings,
        Migration(name: "findings.2", statements: ["ALTER TABLE finding ADD COLUMN place text"]),
      ])
      let image = try await store.read { db in
        try db.history(of: kept.id, authority: .thornmere)[0].after
      }
      #expect(try image?.row.get("place", as: String?.self) == nil)
      #expect(
        try await store.read { try $0.record(kept.id, of: .thornmere, asAt: then) } == kept)
      #expect(try await store.verify().isClean)
    }
  }
}
