import Storage
import TestKit
import Testing

@Suite struct PastTests {
  @Test(arguments: StoreKind.available)
  func `A statement written for today is answered with what stood in the tables then`(
    on kind: StoreKind
  ) async throws {
    let clock = Clock()
    try await withFindings(kind, clock: clock) { store in
      var plan = try await store.write(as: .ada, because: "a plan") {
        try $0.insert(Plan(name: "the plan"))
      }
      let one = try await store.keep(
        Finding(title: "O'Hara’s \"one\"\n", dueOn: "2026-03-01", weight: 2, plan: plan.id))
      let gone = try await store.keep(Finding(title: "gone", isOpen: false, plan: plan.id))
      var theirs = Finding(title: "theirs")
      theirs.authority = AuthorityID("E06000998")
      try await store.keep(theirs)
      let then = clock.advance()
      try await store.write(as: .ada, because: "done") { try $0.delete(gone) }
      var changed = one
      changed.title = "two"
      changed.dueOn = nil
      changed.weight = 0.25
      try await store.change(changed)
      try await store.keep(Finding(title: "new", plan: plan.id))
      plan.name = "another name"
      let named = plan
      try await store.write(as: .ada, because: "a name") { try $0.update(named) }

      let past = store.asAt(then, of: .thornmere, [Finding.table])
      let all = try await past.read {
        try $0.all(
          Finding.self, "SELECT * FROM finding WHERE authority_id = \(AuthorityID.thornmere)")
      }
      #expect(Set(all) == [one, gone])
      // What a column holds is compared in its own type: words, days, numbers, yes or no.
      let due: SQL =
        "finding.due_on <= \("2026-03-01") AND finding.weight > 1.5 AND finding.is_open"
      let joined = try await past.read {
        try $0.rows(
          """
          SELECT finding.title, plan.name FROM finding
          JOIN plan ON plan.authority_id = finding.authority_id AND plan.id = finding.plan_id
          WHERE \(due) ORDER BY finding.id
          """)
      }
      #expect(try joined.map { try $0.get("title", as: String.self) } == [one.title])
      // A table that was not named is as it is today.
      #expect(try joined.map { try $0.get("name", as: String.self) } == ["another name"])
      let both = store.asAt(then, of: .thornmere, [Finding.table, Plan.table])
      #expect(try await both.read { try $0.find(named.id, of: .thornmere) }?.name == "the plan")
      let names = try await both.read {
        try $0.values(
          String.self,
          """
          SELECT name FROM plan WHERE EXISTS (
            SELECT 1 FROM finding WHERE finding.plan_id = plan.id AND NOT finding.is_open)
          """)
      }
      #expect(names == ["the plan"])
      let before = store.asAt(Instant(milliseconds: 0), of: .thornmere, [Finding.table])
      let none = try await before.read { try $0.value(Int.self, "SELECT count(*) FROM finding") }
      #expect(none == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `In the past nothing is known of what came after it, and nothing is written`(
    on kind: StoreKind
  ) async throws {
    let clock = Clock()
    try await withFindings(kind, clock: clock) { store in
      let kept = try await store.keep(Finding(title: "then"))
      let then = clock.advance()
      var changed = kept
      changed.title = "now"
      try await store.change(changed)
      let later = clock.advance()
      let past = store.asAt(then, of: .thornmere, [Finding.table])
      let titles = try await past.read { db in
        [
          try db.find(kept.id, of: .thornmere)?.title,
          try db.record(kept.id, of: .thornmere, asAt: later)?.title,
          try db.all(Finding.self, of: .thornmere, asAt: later).first?.title,
          try db.shelf(of: .thornmere).all(Finding.self).first?.title,
        ]
      }
      #expect(titles == ["then", "then", "then", "then"])
      await #expect(throws: DatabaseFault.self) {
        try await past.write(as: .ada, because: "too late") { try $0.insert(Finding(title: "x")) }
      }
      await past.close()
      #expect(try await store.find(kept.id)?.title == "now")
    }
  }
}
