import Storage
import TestKit
import Testing

@Suite struct RecordTests {
  @Test(arguments: StoreKind.available)
  func `The store counts versions`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      var finding = try await store.keep(Finding(title: "one"))
      #expect(finding.version == 1)
      finding.title = "two"
      finding = try await store.change(finding)
      #expect(finding.version == 2)
      let again = try await store.write(as: .ada, because: "saved") { [finding] db in
        try db.save(finding)
      }
      #expect(again.version == 2, "nothing was changed, so nothing is written")
      #expect(try await store.find(finding.id) == finding)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A stale version is refused and says what happened meanwhile`(on kind: StoreKind)
    async throws
  {
    try await withFindings(kind) { store in
      let read = try await store.keep(Finding(title: "one"))
      var bens = read
      bens.title = "Ben's words"
      bens.dueOn = "2013-01-31"
      try await store.change(bens, as: .ben)

      var adas = read
      adas.isOpen = false
      let stale = await #expect(throws: StaleRecord.self) { try await store.change(adas) }
      #expect(stale?.read == 1)
      #expect(stale?.stored == 2)

      let meanwhile = try await store.read {
        try $0.changes(of: read.id, authority: .thornmere, sinceVersion: read.version)
      }
      #expect(meanwhile.map(\.author) == [.ben])
      #expect(
        meanwhile.flatMap(\.differences) == [
          FieldDifference(column: "title", old: .text("one"), new: .text("Ben's words")),
          FieldDifference(column: "due_on", old: .null, new: .text("2013-01-31")),
        ])
      #expect(try await store.find(read.id)?.isOpen == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The catalogue says which records name another`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let (used, free) = try await store.write(as: .ada, because: "entered") { db in
        let used = try db.insert(Plan(name: "used"))
        try db.insert(Finding(title: "one", plan: used.id))
        return (used, try db.insert(Plan(name: "free")))
      }
      try await store.read { db in
        let all = try db.references(to: Plan.self)
        #expect(all == [Reference(table: "finding", column: "plan_id")])
        #expect(try db.isNamed(used, in: all))
        #expect(try !db.isNamed(free, in: all))
        let others = try db.references(to: Plan.self, besides: [Finding.table])
        #expect(try others.isEmpty && !db.isNamed(used, in: others))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is gone can be neither changed nor taken away`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: "one"))
      try await store.write(as: .ada, because: "not ours") { try $0.delete(kept) }
      #expect(try await store.find(kept.id) == nil)
      let changed = {
        var changed = kept
        changed.title = "two"
        return changed
      }()
      for work in [{ try $0.update(changed) }, { try $0.delete(kept) }]
        as [@Sendable (WriteTransaction) throws -> Any]
      {
        let stale = await #expect(throws: StaleRecord.self) {
          try await store.write(as: .ada, because: "too late") { _ = try work($0) }
        }
        #expect(stale?.stored == nil)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A stale copy cannot be taken away`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let read = try await store.keep(Finding(title: "one"))
      var newer = read
      newer.title = "two"
      try await store.change(newer)
      let stale = await #expect(throws: StaleRecord.self) {
        try await store.write(as: .ben, because: "tidy") { try $0.delete(read) }
      }
      #expect(stale?.stored == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A write is whole or not at all`(on kind: StoreKind) async throws {
    struct Refused: Error {}
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: "one"))
      await #expect(throws: Refused.self) {
        try await store.write(as: .ada, because: "half") { db in
          try db.insert(Finding(title: "two"))
          var changed = kept
          changed.title = "changed"
          try db.update(changed)
          throw Refused()
        }
      }
      let titles = try await store.read {
        try $0.values(String.self, "SELECT title FROM finding")
      }
      #expect(titles == ["one"])
      #expect(try await store.read { try $0.changes(since: 0, limit: 10) }.count == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Of many who change one version, one succeeds and the others are told`(on kind: StoreKind)
    async throws
  {
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: "one"))
      let results = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<8 {
          group.addTask {
            var mine = kept
            mine.title = "by \(number)"
            do {
              try await store.change(mine)
              return true
            } catch { return !(error is StaleRecord) }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(results.count { $0 } == 1)
      #expect(try await store.find(kept.id)?.version == 2)
      #expect(try await store.verify().isClean)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Writers that each read before they write lose nothing of each other`(on kind: StoreKind)
    async throws
  {
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: "0"))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<12 {
          group.addTask {
            try await store.write(as: .ada, because: "counted") { db in
              guard var finding = try db.find(kept.id, of: .thornmere) else { return }
              finding.title = String((Int(finding.title) ?? 0) + 1)
              try db.update(finding)
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await store.find(kept.id)?.title == "12")
      #expect(try await store.find(kept.id)?.version == 13)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Two writers cannot both rely on what the other is changing`(on kind: StoreKind) async throws
  {
    // Each closes its own finding if the other's is still open: one at most may succeed.
    try await withFindings(kind) { store in
      let pair = [
        try await store.keep(Finding(title: "a")), try await store.keep(Finding(title: "b")),
      ]
      try await withThrowingTaskGroup(of: Void.self) { group in
        for finding in pair {
          group.addTask {
            try await store.write(as: .ada, because: "closed") { db in
              let open = try db.value(Int.self, "SELECT count(*) FROM finding WHERE is_open")
              guard open == 2 else { return }
              var closed = finding
              closed.isOpen = false
              try db.update(closed)
            }
          }
        }
        try await group.waitForAll()
      }
      let open = try await store.read {
        try $0.value(Int.self, "SELECT count(*) FROM finding WHERE is_open")
      }
      #expect(open == 1)
    }
  }
}
