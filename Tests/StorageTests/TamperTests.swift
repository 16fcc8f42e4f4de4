import Storage
import TestKit
import Testing

/// Whoever can write to the database can change it; `verify` says what they changed.
@Suite struct TamperTests {
  typealias Problem = VerificationReport.Problem

  /// A store with four findings, one of them changed and one gone, three looks, and three seals.
  private func withSealed(
    _ kind: StoreKind, _ body: (Store, [Finding]) async throws -> Void
  ) async throws {
    try await withFindings(kind) { store in
      var findings: [Finding] = []
      for title in ["one", "two", "three", "four"] {
        findings.append(try await store.keep(Finding(title: title)))
      }
      try await store.seal()
      findings[0].title = "one, changed"
      findings[0] = try await store.change(findings[0], as: .ben)
      for child in ["c1", "c2", "c3"] {
        try await store.recordAccess(
          by: .ada,
          [
            AccessNote(
              authority: .thornmere, table: "child", subjectID: child, purpose: "visit",
              isAllowed: true)
          ])
      }
      try await store.seal()
      let gone = findings.removeLast()
      try await store.write(as: .ada, because: "gone") { try $0.delete(gone) }
      try await store.seal()
      try await body(store, findings)
    }
  }

  /// Expects exactly one problem, or one at least that is like this.
  private func expect(
    _ store: Store, _ kind: Problem.Kind, _ place: Problem.Place, table: String? = nil,
    recordID: String? = nil, sequence: Int64? = nil, seal: Int64? = nil, saying words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let report = try await store.verify()
    let found = report.problems.filter { problem in
      problem.kind == kind && problem.place == place
        && (table == nil || problem.table == table)
        && (recordID == nil || problem.recordID == recordID)
        && (sequence == nil || problem.sequence == sequence)
        && (seal == nil || problem.seal == seal) && problem.description.contains(words)
    }
    #expect(
      !found.isEmpty, "found instead: \(report.problems.map(\.description))",
      sourceLocation: sourceLocation)
  }

  @Test(arguments: StoreKind.available)
  func `What nobody touched is clean, and is counted`(on kind: StoreKind) async throws {
    try await withSealed(kind) { store, findings in
      let report = try await store.verify()
      #expect(report.problems.map(\.description) == [])
      #expect(report.changes == 6)
      #expect(report.accesses == 3)
      #expect(report.unsealed == 0)
      #expect(report.seals == 3)
      #expect(report.records == 3)
      #expect(report.head?.number == 3)
      #expect(report.head?.hash.count == 64)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Sealing nothing writes nothing`(on kind: StoreKind) async throws {
    try await withSealed(kind) { store, _ in
      let sealed = try await store.seal()
      #expect(sealed == 0)
      #expect(try await store.read { try $0.latestSeal() }?.number == 3)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A backlog is sealed in several batches, by many at once`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      try await store.write(as: .ada, because: "import") { db in
        for number in 0..<1200 { try db.insert(Finding(title: "\(number)")) }
      }
      let sealed = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<4 { group.addTask { try await store.seal() } }
        return try await group.reduce(0, +)
      }
      #expect(sealed == 1200)
      let report = try await store.verify()
      #expect(report.problems.map(\.description) == [])
      #expect(report.seals == 3)
      #expect(report.records == 1200)
    }
  }

  @Test(
    arguments: StoreKind.available,
    [
      "after_image = replace(after_image, 'one', 'won')", "author_name = 'Somebody Else'",
      "author_id = 'u9'", "at = at - 1", "reason = 'another reason'", "before_image = '{}'",
      "write_id = 'w'", "table_name = 'other'",
    ] as [SQL])
  func `An altered change is found and named`(on kind: StoreKind, assignment: SQL) async throws {
    try await withSealed(kind) { store, findings in
      #expect(try await store.tamper("UPDATE change SET \(assignment) WHERE sequence = 1") == 1)
      try await expect(
        store, .altered, .change, recordID: findings[0].id.text, sequence: 1, seal: 1,
        saying: "change 1 (finding \(findings[0].id)) was altered")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A deleted change is found and named`(on kind: StoreKind) async throws {
    try await withSealed(kind) { store, findings in
      try await store.tamper("DELETE FROM change WHERE sequence = 2")
      try await expect(
        store, .deleted, .change, table: "finding", recordID: findings[1].id.text, sequence: 2,
        seal: 1, saying: "change 2 (finding \(findings[1].id)) was deleted")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A change that was not sealed yet is missed when it is deleted`(on kind: StoreKind)
    async throws
  {
    try await withSealed(kind) { store, findings in
      var changed = findings[0]
      changed.title = "again"
      changed = try await store.change(changed)
      changed.title = "and again"
      try await store.change(changed)
      try await store.tamper("DELETE FROM change WHERE version = 3")
      try await expect(
        store, .deleted, .change, recordID: findings[0].id.text,
        saying: "no change that made version 3")
    }
  }

  @Test(arguments: StoreKind.available)
  func `An inserted change is found and named`(on kind: StoreKind) async throws {
    try await withSealed(kind) { store, _ in
      try await store.tamper(
        """
        INSERT INTO change (
          sequence, write_id, at, author_id, author_name, authority_id, table_name, record_id,
          version, before_image, after_image, reason, seal)
        SELECT 100, write_id, at, author_id, author_name, authority_id, table_name, 'forged',
          1, NULL, after_image, reason, seal
        FROM change WHERE sequence = 1
        """)
      try await expect(
        store, .inserted, .change, recordID: "forged", sequence: 100, saying: "was inserted")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A change inserted between sealed ones is found and named`(on kind: StoreKind) async throws {
    try await withSealed(kind) { store, findings in
      // Its number takes the place of one that was deleted.
      try await store.tamper("DELETE FROM change WHERE sequence = 3")
      try await store.tamper(
        """
        INSERT INTO change (
          sequence, write_id, at, author_id, author_name, authority_id, table_name, record_id,
          version, before_image, after_image, reason, seal)
        SELECT 3, write_id, at, author_id, author_name, authority_id, table_name, 'forged',
          1, NULL, after_image, reason, seal
        FROM change WHERE sequence = 1
        """)
      try await expect(
        store, .altered, .change, recordID: findings[2].id.text, sequence: 3, saying: "change 3")
    }
  }

  @Test(arguments: StoreKind.available)
  func `Changes that were swapped are found and named`(on kind: StoreKind) async throws {
    try await withSealed(kind) { store, findings in
      for (from, to) in [(1, 1000), (2, 1), (1000, 2)] {
        try await store.tamper("UPDATE change SET sequence = \(to) WHERE sequence = \(from)")
      }
      try await expect(
        store, .reordered, .change, recordID: findings[0].id.text, sequence: 1,
        saying: "holds what was sealed as change 2")
      try await expect(
        store, .reordered, .change, recordID: findings[1].id.text, sequence: 2,
        saying: "holds what was sealed as change 1")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A change taken out of its seal is found and named`(on kind: StoreKind) async throws {
    for seal in [nil, 2, 77] as [Int64?] {
      try await withSealed(kind) { store, findings in
        try await store.tamper("UPDATE change SET seal = \(seal) WHERE sequence = 2")
        try await expect(
          store, .altered, .change, recordID: findings[1].id.text, sequence: 2,
          saying: "no longer says that seal 1 sealed it")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The access log is held to the same`(on kind: StoreKind) async throws {
    try await withSealed(kind) { store, _ in
      try await store.tamper("UPDATE access SET allowed = NOT allowed WHERE sequence = 1")
      try await expect(
        store, .altered, .access, table: "child", recordID: "c1", sequence: 1, seal: 2,
        saying: "access entry 1 (child c1) was altered")
    }
    try await withSealed(kind) { store, _ in
      try await store.tamper("DELETE FROM access WHERE sequence = 3")
      try await expect(
        store, .deleted, .access, table: "child", recordID: "c3", sequence: 3,
        saying: "access entry 3 (child c3) was deleted")
    }
    try await withSealed(kind) { store, _ in
      try await store.tamper(
        """
        INSERT INTO access (
          at, author_id, author_name, authority_id, subject_table, subject_id, purpose, allowed,
          detail, seal)
        SELECT at, author_id, author_name, authority_id, subject_table, 'c9', purpose, allowed,
          detail, seal
        FROM access WHERE sequence = 1
        """)
      try await expect(
        store, .inserted, .access, recordID: "c9", saying: "(child c9) was inserted")
    }
    try await withSealed(kind) { store, _ in
      for (from, to) in [(1, 1000), (2, 1), (1000, 2)] {
        try await store.tamper("UPDATE access SET sequence = \(to) WHERE sequence = \(from)")
      }
      try await expect(
        store, .reordered, .access, recordID: "c1", sequence: 1,
        saying: "holds what was sealed as access entry 2")
    }
  }

  @Test(
    arguments: StoreKind.available,
    [
      "at = at + 1", "entries = replace(entries, 'finding', 'fending')",
      "previous = replace(previous, '0', '1')", "hash = replace(hash, substr(hash, 1, 1), 'g')",
      "last_change = last_change + 1", "first_access = 5", "entries = ''",
    ] as [SQL])
  func `An altered seal is found and named`(on kind: StoreKind, assignment: SQL) async throws {
    try await withSealed(kind) { store, _ in
      try await store.tamper("UPDATE seal SET \(assignment) WHERE number = 1")
      try await expect(store, .altered, .seal, seal: 1, saying: "seal 1 was altered")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A deleted seal is found and named, wherever it was`(on kind: StoreKind) async throws {
    for number in [1, 2] as [Int64] {
      try await withSealed(kind) { store, _ in
        try await store.tamper("DELETE FROM seal WHERE number = \(number)")
        try await expect(
          store, .deleted, .seal, seal: number, saying: "seal \(number) is missing")
      }
    }
    try await withSealed(kind) { store, findings in
      try await store.tamper("DELETE FROM seal WHERE number = 3")
      try await expect(
        store, .inserted, .change, sequence: 6, seal: 3, saying: "no seal 3 vouches for it")
    }
  }

  @Test(arguments: StoreKind.available)
  func `An inserted seal is found and named`(on kind: StoreKind) async throws {
    try await withSealed(kind) { store, _ in
      try await store.tamper(
        """
        INSERT INTO seal (number, at, previous, entries, first_change, last_change, hash)
        SELECT 4, at, hash, entries, first_change, last_change, hash FROM seal WHERE number = 3
        """)
      try await expect(store, .inserted, .seal, seal: 4, saying: "seal 4 was inserted")
    }
  }

  @Test(arguments: StoreKind.available)
  func `Seals that were swapped are found and named`(on kind: StoreKind) async throws {
    try await withSealed(kind) { store, _ in
      for (from, to) in [(1, 1000), (2, 1), (1000, 2)] {
        try await store.tamper("UPDATE seal SET number = \(to) WHERE number = \(from)")
      }
      try await expect(
        store, .reordered, .seal, seal: 1, saying: "seal 1 was moved: it was made as seal 2")
      try await expect(
        store, .reordered, .seal, seal: 2, saying: "seal 2 was moved: it was made as seal 1")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A log cut off at its end is found by whoever noted a seal`(on kind: StoreKind) async throws
  {
    try await withSealed(kind) { store, findings in
      let head = try #require(try await store.verify().head?.hash)
      #expect(try await store.verify(expecting: head).isClean)
      try await store.tamper("DELETE FROM seal WHERE number = 3")
      try await store.tamper("DELETE FROM change WHERE seal = 3")
      // Put the record back too, so that nothing inside contradicts it.
      try await store.tamper(
        "DELETE FROM change WHERE record_id NOT IN \(list: findings.map(\.id))")
      let report = try await store.verify(expecting: head)
      #expect(
        report.problems.contains { $0.description.contains("the end of the log was cut off") })
    }
  }

  @Test(
    arguments: StoreKind.available,
    [
      ("title = 'rewritten'", "title"), ("due_on = '1999-01-01'", "due_on"),
      ("weight = 9", "weight"), ("is_open = NOT is_open", "is_open"),
      ("version = version + 1", "version"), ("plan_id = NULL, picture = NULL", "picture"),
    ] as [(SQL, String)])
  func `A record altered behind the log's back is found and named`(
    on kind: StoreKind, tampering: (assignment: SQL, column: String)
  ) async throws {
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: "one", picture: [1]))
      try await store.tamper("UPDATE finding SET \(tampering.assignment)")
      try await expect(
        store, .altered, .record, table: "finding", recordID: kept.id.text,
        saying: "was altered: it differs from what change 1 made of it, in \(tampering.column)")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A record inserted, deleted or put back behind the log's back is found and named`(
    on kind: StoreKind
  ) async throws {
    try await withSealed(kind) { store, findings in
      try await store.tamper("DELETE FROM finding WHERE id = \(findings[1].id)")
      try await expect(
        store, .deleted, .record, recordID: findings[1].id.text, saying: "no change took it away")
    }
    try await withSealed(kind) { store, findings in
      try await store.tamper(
        """
        INSERT INTO finding (authority_id, id, version, title, weight, is_open)
        SELECT authority_id, 'forged', version, title, weight, is_open FROM finding
        WHERE id = \(findings[1].id)
        """)
      try await expect(
        store, .inserted, .record, recordID: "forged", saying: "the log has no change that made it")
    }
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: "one"))
      try await store.write(as: .ada, because: "gone") { try $0.delete(kept) }
      try await store.tamper(
        """
        INSERT INTO finding (authority_id, id, version, title, weight, is_open)
        VALUES (\(kept.authority), \(kept.id), 1, 'one', 1.5, \(true))
        """)
      try await expect(
        store, .inserted, .record, recordID: kept.id.text, saying: "change 2 had taken it away")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A table of records that is gone is missed`(on kind: StoreKind) async throws {
    try await withSealed(kind) { store, _ in
      try await store.tamper("DROP TABLE finding")
      try await expect(store, .deleted, .record, table: "finding", saying: "and 3 records with it")
    }
  }

  @Test(arguments: StoreKind.available)
  func `The sealer seals what is written, and ends when it is told to`(on kind: StoreKind)
    async throws
  {
    try await withFindings(kind) { store in
      let sealer = Task { await store.runSealer(every: .milliseconds(1)) }
      try await store.keep(Finding(title: "one"))
      while try await store.verify().unsealed > 0 { await Task.yield() }
      sealer.cancel()
      await sealer.value
      #expect(try await store.verify().seals == 1)
    }
  }
}
