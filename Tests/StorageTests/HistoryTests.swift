import Storage
import TestKit
import Testing

@Suite struct HistoryTests {
  @Test(arguments: StoreKind.available)
  func `History says who, when, why, before and after`(on kind: StoreKind) async throws {
    let clock = Clock()
    try await withFindings(kind, clock: clock) { store in
      let kept = try await store.keep(Finding(title: "one", picture: [1, 2]))
      let first = clock.advance()
      var changed = kept
      changed.title = "two"
      let written = try await store.change(changed, as: .ben)
      let second = clock.advance()
      try await store.write(as: .ada, because: "a mistake") { try $0.delete(written) }

      let history = try await store.read { try $0.history(of: kept.id, authority: .thornmere) }
      #expect(history.map(\.kind) == [.inserted, .updated, .deleted])
      #expect(history.map(\.version) == [1, 2, 3])
      #expect(history.map(\.author) == [.ada, .ben, .ada])
      #expect(history.map(\.at) == [first, second, clock.now])
      #expect(history.map(\.reason) == ["kept for a test", "changed for a test", "a mistake"])
      #expect(history[1].before == history[0].after)
      #expect(history[2].before == history[1].after)
      #expect(history[0].before == nil)
      #expect(history[2].after == nil)
      #expect(try history[0].after.map { try Finding(row: $0.row) } == kept)
      #expect(history[1].differences.map(\.column) == ["title"])
      #expect(history[2].differences.contains { $0.column == "title" && $0.new == .null })
      #expect(try await store.read { try $0.change(history[1].sequence) } == history[1])
      #expect(try await store.read { try $0.change(history[2].sequence + 1) } == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `As at an instant, a record is what it was then`(on kind: StoreKind) async throws {
    let clock = Clock()
    try await withFindings(kind, clock: clock) { store in
      let before = clock.advance()
      let one = try await store.keep(Finding(title: "one"))
      let first = clock.advance()
      var two = one
      two.title = "two"
      two = try await store.change(two)
      let other = try await store.keep(Finding(title: "other"))
      let second = clock.advance()
      let last = two
      try await store.write(as: .ada, because: "done") { try $0.delete(last) }

      func record(_ instant: Instant) async throws -> Finding? {
        try await store.read { try $0.record(one.id, of: .thornmere, asAt: instant) }
      }
      func all(_ instant: Instant) async throws -> [Finding] {
        try await store.read { try $0.all(Finding.self, of: .thornmere, asAt: instant) }
      }
      #expect(try await record(before) == nil)
      #expect(try await record(first) == one)
      #expect(try await record(second.adding(seconds: -1)) == one)
      #expect(try await record(second) == two)
      #expect(try await record(clock.now) == nil)
      #expect(try await all(before) == [])
      #expect(try await all(first) == [one])
      #expect(try await all(second) == [two, other])
      #expect(try await all(clock.now) == [other])
    }
  }

  @Test(arguments: StoreKind.available)
  func `As at an instant, a condition asks of now, and what was taken away since is there`(
    on kind: StoreKind
  ) async throws {
    let clock = Clock()
    try await withFindings(kind, clock: clock) { store in
      let plan = try await store.write(as: .ada, because: "a plan") {
        try $0.insert(Plan(name: "the plan"))
      }
      let before = clock.advance()
      var kept = try await store.keep(Finding(title: "kept", plan: plan.id))
      let gone = try await store.keep(Finding(title: "gone", plan: plan.id))
      try await store.keep(Finding(title: "of no plan"))
      var theirs = Finding(title: "theirs")
      theirs.authority = AuthorityID("E06000998")
      try await store.keep(theirs)
      let then = clock.advance()
      try await store.write(as: .ada, because: "done") { try $0.delete(gone) }
      let first = kept
      for title in ["rewritten", "and again"] {
        clock.advance()
        kept.title = title
        kept = try await store.change(kept)
      }
      let last = kept

      func all(_ instant: Instant) async throws -> Set<Finding> {
        Set(
          try await store.read {
            try $0.all(
              Finding.self, where: "plan_id = \(plan.id)", of: .thornmere, asAt: instant)
          })
      }
      #expect(try await all(before) == [])
      #expect(try await all(then) == [first, gone])
      #expect(try await all(clock.now) == [last])
      let these = try await store.read {
        try $0.all(Finding.self, [gone.id, last.id, ID()], of: .thornmere, asAt: then)
      }
      #expect(Set(these) == [first, gone])

      let states = try await store.read {
        try $0.states(Finding.self, where: "plan_id = \(plan.id)", of: .thornmere)
      }
      func titles(_ id: ID<Finding>) -> [String?] {
        states.filter { $0.id == id }.map(\.record?.title)
      }
      #expect(titles(last.id) == ["kept", "rewritten", "and again"])
      #expect(titles(gone.id) == ["gone", nil])
      #expect(states.count == 5)
      #expect(states.filter { $0.at == then }.count == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The log can be followed in pages`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      for number in 0..<7 { try await store.keep(Finding(title: "\(number)")) }
      var seen: [Change] = []
      while true {
        let since = seen.last?.sequence ?? 0
        let page = try await store.read { try $0.changes(since: since, limit: 3) }
        if page.isEmpty { break }
        #expect(page.count <= 3)
        seen += page
      }
      #expect(seen.compactMap { $0.after?["title"] } == (0..<7).map { .text("\($0)") })
    }
  }

  @Test(arguments: StoreKind.available)
  func `Records of one authority are not another's`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let ours = try await store.keep(Finding(title: "ours"))
      var theirs = Finding(title: "theirs")
      theirs.authority = AuthorityID("E06000998")
      theirs.id = ours.id
      try await store.keep(theirs)
      #expect(try await store.find(ours.id)?.title == "ours")
      let history = try await store.read { try $0.history(of: ours.id, authority: .thornmere) }
      #expect(history.count == 1)
      #expect(try await store.verify().isClean)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who looked, or wanted to, is on record`(on kind: StoreKind) async throws {
    let clock = Clock()
    try await withFindings(kind, clock: clock) { store in
      func note(_ isAllowed: Bool) -> AccessNote {
        AccessNote(
          authority: .thornmere, table: "child", subjectID: "c1", purpose: "visit",
          isAllowed: isAllowed, detail: "allocated")
      }
      try await store.recordAccess(by: .ada, [note(true)])
      clock.advance()
      try await store.recordAccess(by: .ben, [note(false)])
      try await store.recordAccess(by: .ben, [])
      let entries = try await store.read { try $0.accesses(to: "child", "c1", of: .thornmere) }
      #expect(entries.map(\.author) == [.ben, .ada])
      #expect(entries.map(\.wasAllowed) == [false, true])
      #expect(entries.map(\.at) == [clock.now, clock.now.adding(seconds: -60)])
      #expect(try await store.read { try $0.accesses(by: "u1") } == [entries[1]])
    }
  }
}
