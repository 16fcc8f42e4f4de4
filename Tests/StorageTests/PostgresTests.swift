import Storage
import StoragePostgres
import TestKit
import Testing

@Suite(.enabled(if: StoreKind.available.contains(.postgres)), .timeLimit(.minutes(10)))
struct PostgresTests {
  func withStore(
    connections: Int = 4, _ adjust: (inout PostgresOptions) -> Void = { _ in },
    _ body: (Store) async throws -> Void
  ) async throws {
    let server = try await PostgresServer.shared.value
    var options = try await freshSchema(on: server, connections: connections)
    adjust(&options)
    let store = Store(try PostgresDatabase(server.address, options: options), logger: .quiet)
    try await store.migrate([.findings])
    try await body(store)
    await store.close()
  }

  @Test func `Many more than there are connections each get their turn`() async throws {
    try await withStore(connections: 2) { store in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<60 { group.addTask { try await store.keep(Finding(title: "\(number)")) } }
        try await group.waitForAll()
      }
      let count = try await store.read { try $0.value(Int.self, "SELECT count(*) FROM finding") }
      #expect(count == 60)
    }
  }

  @Test func `Whoever waits for a connection may stop waiting`() async throws {
    try await withStore(connections: 1) { store in
      let (started, begin) = AsyncStream<Void>.makeStream()
      let holder = Task {
        try await store.read { db in
          begin.finish()
          _ = try db.value(String.self, "SELECT pg_sleep(1000)::text")
        }
      }
      for await _ in started {}
      let waiters = (0..<5).map { _ in Task { try await store.keep(Finding(title: "waits")) } }
      for waiter in waiters {
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
      }
      holder.cancel()
      await #expect(throws: CancellationError.self) { try await holder.value }
      try await store.keep(Finding(title: "got its turn"))
    }
  }

  @Test func `After closing, those who wait and those who come are refused`() async throws {
    try await withStore(connections: 1) { store in
      await store.close()
      let fault = await #expect(throws: DatabaseFault.self) {
        try await store.keep(Finding(title: "late"))
      }
      #expect(fault?.kind == .connection(duringCommit: false))
    }
  }

  @Test func `Connections that the server ended are replaced without anybody noticing`()
    async throws
  {
    try await withStore(connections: 3) { store in
      try await store.keep(Finding(title: "before"))
      for round in 0..<5 {
        // From another pool, so that it does not end itself.
        let server = try await PostgresServer.shared.value
        let killer = try PostgresDatabase(server.address)
        let pids = try await store.read { try $0.values(Int.self, "SELECT pg_backend_pid()") }
        _ = try await killer.write { connection in
          try connection.execute(
            "SELECT pg_terminate_backend(pid::int) FROM (VALUES (\(pids[0]))) AS v (pid)")
        }
        await killer.close()
        try await store.keep(Finding(title: "after \(round)"))
      }
      let count = try await store.read { try $0.value(Int.self, "SELECT count(*) FROM finding") }
      #expect(count == 6)
    }
  }

  @Test func `A connection that ends within a write is replaced, and the body runs again`()
    async throws
  {
    try await withStore { store in
      let attempts = Attempts()
      try await store.write(as: .ada, because: "test") { db in
        try db.insert(Finding(title: "once"))
        if attempts.next() == 1 {
          _ = try db.rows("SELECT pg_terminate_backend(pg_backend_pid())")
        }
      }
      #expect(attempts.count == 2)
      let count = try await store.read { try $0.value(Int.self, "SELECT count(*) FROM finding") }
      #expect(count == 1)
      #expect(try await store.verify().isClean)
    }
  }

  @Test func `More statements than a connection remembers still work`() async throws {
    try await withStore(connections: 1) { store in
      for count in 0..<900 {
        let name = SQLName(catalogued: "number_\(count % 450)")
        let number = try await store.read { try $0.value(Int.self, "SELECT \(count) AS \(name)") }
        #expect(number == count)
      }
    }
  }

  @Test func `Without prepared statements everything works too`() async throws {
    try await withStore {
      $0.preparesStatements = false
    } _: { store in
      let kept = try await store.keep(Finding(title: "'", dueOn: "2013-02-28", picture: [0, 9]))
      #expect(try await store.find(kept.id) == kept)
      #expect(try await store.verify().isClean)
    }
  }

  @Test func `A table changed by another process is read with its new columns`() async throws {
    try await withStore(connections: 2) { store in
      let kept = try await store.keep(Finding(title: "one"))
      for column in ["c1", "c2"] {
        // Prepared on this connection before and after the change.
        _ = try await store.find(kept.id)
        try await store.tamper(
          "ALTER TABLE finding ADD COLUMN \(SQLName(catalogued: column)) text")
        #expect(try await store.find(kept.id) == kept)
      }
    }
  }

  @Test(arguments: [
    ("not an address", "the address of the database is wrong"),
    ("postgresql://localhost/x?nonsense=1", "the address of the database is wrong"),
    ("postgresql://nobody@/x?host=/nowhere", "cannot connect to PostgreSQL"),
    ("postgresql://a:secret@127.0.0.1:1/x", "cannot connect to PostgreSQL"),
  ])
  func `A wrong address is said at once, and no password with it`(address: String, words: String)
    async throws
  {
    let fault = await #expect(throws: DatabaseFault.self) {
      let database = try PostgresDatabase(address)
      _ = try await database.engine
    }
    #expect(fault?.kind == .connection(duringCommit: false))
    #expect(fault?.description.contains(words) == true)
    #expect(fault?.description.contains("secret") == false)
  }

  @Test func `Reads go to the other address when there is one, writes never`() async throws {
    try await withStore {
      $0.readAddress = "postgresql://a@/x?host=/nowhere"
    } _: { store in
      try await store.tamper("INSERT INTO plan VALUES ('E06000999', 'p', 1, 'written')")
      await #expect(throws: DatabaseFault.self) {
        try await store.read { try $0.value(Int.self, "SELECT count(*) FROM plan") }
      }
    }
  }

  @Test func `The engine says its version`() async throws {
    try await withStore { store in
      let engine = try await store.engine
      #expect(engine.hasPrefix("PostgreSQL 1"))
    }
  }
}
