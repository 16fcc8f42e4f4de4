import Storage
import StoragePostgres
import TestKit
import Testing

@Suite struct RecordsMarkTests {
  private func mark(_ store: Store) async throws -> RecordsMark {
    try await store.read { try $0.recordsMark() }
  }

  @Test(arguments: StoreKind.available)
  func `Each write makes another mark, and reading makes none`(
    on kind: StoreKind
  ) async throws {
    try await withFindings(kind) { store in
      var seen: Set<RecordsMark> = [try await mark(store)]
      var one = try await store.keep(Finding(title: "one"))
      #expect(seen.insert(try await mark(store)).inserted)
      one.title = "two"
      one = try await store.change(one)
      #expect(seen.insert(try await mark(store)).inserted)
      let last = one
      try await store.write(as: .ada, because: "done") { try $0.delete(last) }
      let after = try await mark(store)
      #expect(seen.insert(after).inserted)
      _ = try await store.find(one.id)
      // On PostgreSQL the mark may change for the writes of others on the same server.
      let again = try await mark(store)
      if kind == .sqlite { #expect(again == after) }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The log may lose its last lines, and the mark is no earlier one again`(
    on kind: StoreKind
  ) async throws {
    try await withFindings(kind) { store in
      let before = try await mark(store)
      try await store.keep(Finding(title: "one"))
      try await store.tamper("DELETE FROM change")
      #expect(try await mark(store) != before)
    }
  }
}

extension PostgresTests {
  @Test func `A write that is seen after a later one makes another mark all the same`() async throws
  {
    try await withStore { store in
      let (begun, end) = (Gate(), Gate())
      let slow = Task {
        try await store.write(as: .ada, because: "slow") { db in
          try db.insert(Finding(title: "slow"))
          begun.open()
          end.wait()
        }
      }
      await Task.detached { begun.wait() }.value
      // Takes a higher number of the log, and is seen first.
      try await store.write(as: .ben, because: "fast") { try $0.insert(Finding(title: "fast")) }
      let between = try await store.read {
        (try $0.recordsMark(), try $0.all(Finding.self, "SELECT * FROM finding").count)
      }
      end.open()
      try await slow.value
      let after = try await store.read {
        (try $0.recordsMark(), try $0.all(Finding.self, "SELECT * FROM finding").count)
      }
      #expect(between.1 == 1)
      #expect(after.1 == 2)
      #expect(between.0 != after.0)
    }
  }
}
