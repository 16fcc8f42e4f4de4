import Storage
import TestKit
import Testing

@testable import Web

@Suite struct RememberedViewsTests {
  @Test(arguments: StoreKind.available)
  func `A piece is made once while the records stay, and again after any write`(
    _ kind: StoreKind
  ) async throws {
    try await withStore(kind, migrations: DemoSite.migrations) { store in
      let views = RememberedViews<Int>()
      func count(_ name: String = "list") async throws -> Int {
        try await store.read { db in
          try views.view(name, db) {
            try db.value(Int.self, "SELECT count(*) FROM plan_outcome") ?? 0
          }
        }
      }
      func see(_ name: String, _ value: Int) async throws -> Int {
        try await store.read { try views.view(name, $0) { value } }
      }
      #expect(try await count() == 0)
      // On PostgreSQL others who write to the same server, as other tests do, may be reason enough to
      // make it again.
      let again = try await see("list", 0)
      #expect(again == 0)
      if kind == .sqlite {
        #expect(try await see("list", 7) == 0)
        // Another name is another piece.
        #expect(try await see("other", 7) == 7)
      }
      try await store.write(as: .system, because: "test") { db in
        _ = try db.insert(DemoAction(title: "one", dueOn: nil, status: .open, progress: 0))
      }
      #expect(try await count() == 1)
      #expect(try await see("other", 8) == 8)
    }
  }

  @Test func `No more are kept than there may be, and what is out of date goes first`() async throws
  {
    try await withStore(.sqlite, migrations: DemoSite.migrations) {
      (store: Store) async throws in
      let views = RememberedViews<Int>(most: 3)
      func see(_ name: String, _ value: Int) async throws -> Int {
        try await store.read { try views.view(name, $0) { value } }
      }
      for name in ["a", "b", "c"] { #expect(try await see(name, 1) == 1) }
      #expect(try await see("a", 2) == 1)
      // The fourth takes the place of all: they are made again.
      #expect(try await see("d", 1) == 1)
      #expect(try await see("a", 3) == 3)
      #expect(try await see("d", 4) == 1)
    }
  }

  @Test func `A piece that could not be made is not kept`() async throws {
    struct NotNow: Error {}
    try await withStore(.sqlite, migrations: DemoSite.migrations) { store in
      let views = RememberedViews<Int>()
      await #expect(throws: NotNow.self) {
        try await store.read { try views.view("a", $0) { throw NotNow() } }
      }
      let made = try await store.read { try views.view("a", $0) { 5 } }
      #expect(made == 5)
    }
  }
}
