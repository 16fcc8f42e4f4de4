import Storage
import TestKit
import Testing

@Suite(.timeLimit(.minutes(10))) struct CancellationTests {
  /// It would run for years.
  private static let endless: SQL = """
    WITH RECURSIVE n (i) AS (
      SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000)
    SELECT count(*) FROM n AS a, n AS b WHERE a.i > b.i
    """

  @Test(arguments: StoreKind.available, [false, true])
  func `Cancelling the task interrupts its statement`(on kind: StoreKind, inWrite: Bool)
    async throws
  {
    try await withFindings(kind) { store in
      let (started, begin) = AsyncStream<Void>.makeStream()
      let work = Task {
        if inWrite {
          _ = try await store.write(as: .ada, because: "test") { db in
            try db.insert(Finding(title: "never"))
            begin.finish()
            return try db.value(Int.self, Self.endless)
          }
        } else {
          _ = try await store.read { db in
            begin.finish()
            return try db.value(Int.self, Self.endless)
          }
        }
      }
      for await _ in started {}
      work.cancel()
      await #expect(throws: CancellationError.self) { try await work.value }

      // Nothing of it stays, and the next one is not hit by the same blow.
      for number in 0..<20 { try await store.keep(Finding(title: "\(number)")) }
      let count = try await store.read { try $0.value(Int.self, "SELECT count(*) FROM finding") }
      #expect(count == 20)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A task cancelled beforehand does nothing`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let (gate, open) = AsyncStream<Void>.makeStream()
      let work = Task {
        for await _ in gate {}
        try await store.keep(Finding(title: "never"))
      }
      work.cancel()
      open.finish()
      await #expect(throws: CancellationError.self) { try await work.value }
      let count = try await store.read { try $0.value(Int.self, "SELECT count(*) FROM finding") }
      #expect(count == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Cancelled at any moment, a write is there whole or not at all`(on kind: StoreKind)
    async throws
  {
    try await withFindings(kind) { store in
      var random = Steady(state: 11)
      var done = 0
      for number in 0..<150 {
        let work = Task {
          try await store.write(as: .ada, because: "test") { db in
            let plan = try db.insert(Plan(name: "\(number)"))
            try db.insert(Finding(title: "\(number)", plan: plan.id))
          }
        }
        for _ in 0..<Int.random(in: 0...60, using: &random) { await Task.yield() }
        work.cancel()
        if (try? await work.value) != nil { done += 1 }
      }
      let (plans, findings) = try await store.read { db in
        (
          try db.value(Int.self, "SELECT count(*) FROM plan") ?? 0,
          try db.value(Int.self, "SELECT count(*) FROM finding") ?? 0
        )
      }
      #expect(plans == findings)
      #expect(plans >= done)
      #expect(try await store.verify().isClean)
    }
  }
}
