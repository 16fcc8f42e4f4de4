import Storage
import TestKit
import Testing

@Suite struct UndoTests {
  private func latest(_ store: Store, _ id: Storage.ID<Finding>) async throws -> Change {
    let history = try await store.read { try $0.history(of: id, authority: .thornmere) }
    return try #require(history.last)
  }

  private func undo(_ store: Store, _ change: Change) async throws {
    try await store.write(as: .ben, because: "undo of change \(change.sequence)") {
      try $0.undo(change: change.sequence)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A change, an insertion and a deletion can be undone, and the undoing too`(
    on kind: StoreKind
  ) async throws {
    try await withFindings(kind) { store in
      let one = try await store.keep(
        Finding(title: "one", dueOn: "2012-12-21", weight: 0.1, isOpen: false, picture: [7]))
      var two = one
      (two.title, two.dueOn, two.weight, two.isOpen, two.picture) = ("two", nil, 2, true, nil)
      two = try await store.change(two)

      try await undo(store, try await latest(store, one.id))
      var expected = one
      expected.version = 3
      #expect(try await store.find(one.id) == expected)

      try await undo(store, try await latest(store, one.id))
      expected = two
      expected.version = 4
      #expect(try await store.find(one.id) == expected)

      let last = expected
      try await store.write(as: .ada, because: "a slip") { try $0.delete(last) }
      try await undo(store, try await latest(store, one.id))
      expected.version = 6
      #expect(try await store.find(one.id) == expected)

      try await undo(store, try await latest(store, one.id))
      #expect(try await store.find(one.id) == nil)
      let history = try await store.read { try $0.history(of: one.id, authority: .thornmere) }
      #expect(history.map(\.version) == Array(1...7))
      #expect(try await store.verify().problems.map(\.description) == [])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A new record that is undone is gone, and can come back`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: "one"))
      try await undo(store, try await latest(store, kept.id))
      #expect(try await store.find(kept.id) == nil)
      try await undo(store, try await latest(store, kept.id))
      #expect(try await store.find(kept.id)?.title == "one")
      #expect(try await store.verify().isClean)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was changed since is not undone, and the later author is named`(on kind: StoreKind)
    async throws
  {
    try await withFindings(kind) { store in
      let one = try await store.keep(Finding(title: "one"))
      let first = try await latest(store, one.id)
      var two = one
      two.title = "two"
      try await store.change(two, as: .ben)
      let refused = await #expect(throws: UndoRefused.self) { try await undo(store, first) }
      #expect(refused?.description.contains("Ben Okoro") == true)
      #expect(try await store.find(one.id)?.title == "two")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A whole write is undone, in an order that the keys allow`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let plan = Plan(name: "plan")
      let old = try await store.keep(Finding(title: "old"))
      let (write, finding) = try await store.write(as: .ada, because: "planned") { db in
        var kept = try db.insert(plan)
        let finding = try db.insert(Finding(title: "new", plan: plan.id))
        kept.name = "renamed"
        try db.update(kept)
        var changed = old
        changed.plan = plan.id
        try db.update(changed)
        return (db.write, finding.id)
      }
      #expect(try await store.read { try $0.changes(write: write) }.count == 4)

      let undoing = try await store.write(as: .ben, because: "undone") { db in
        try db.undo(write: write)
        return db.write
      }
      #expect(try await store.read { try $0.find(plan.id, of: .thornmere) } == nil)
      #expect(try await store.find(finding) == nil)
      #expect(try await store.find(old.id)?.plan == nil)
      #expect(try await store.read { try $0.changes(write: undoing) }.count == 3)

      try await store.write(as: .ben, because: "redone") { try $0.undo(write: undoing) }
      #expect(try await store.read { try $0.find(plan.id, of: .thornmere) }?.name == "renamed")
      #expect(try await store.find(finding)?.plan == plan.id)
      #expect(try await store.find(old.id)?.plan == plan.id)
      #expect(try await store.verify().problems.map(\.description) == [])
    }
  }

  @Test(arguments: StoreKind.available)
  func `What never was cannot be undone`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      for work in [{ try $0.undo(change: 99) }, { try $0.undo(write: Storage.ID<Write>()) }]
        as [@Sendable (WriteTransaction) throws -> Void]
      {
        await #expect(throws: UndoRefused.self) {
          try await store.write(as: .ada, because: "undo", work)
        }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A record whose column is gone is not put back by halves`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: "one"))
      try await store.write(as: .ada, because: "gone") { try $0.delete(kept) }
      try await store.tamper("ALTER TABLE finding DROP COLUMN weight")
      let change = try await latest(store, kept.id)
      let refused = await #expect(throws: UndoRefused.self) { try await undo(store, change) }
      #expect(refused?.description.contains("'weight'") == true)
    }
  }
}
