/// Proves the chain of seals, and the rows that they vouch for.
struct SealVerifier {
  typealias Problem = VerificationReport.Problem

  private static let page = 20

  let db: Transaction

  init(_ db: Transaction) { self.db = db }

  func verify(expecting head: String?, into report: inout VerificationReport) throws {
    var previous: Seal?
    var foundHead = false
    while true {
      let seals = try db.all(
        Seal.self,
        """
        SELECT \(Seal.columns) FROM seal WHERE number > \(previous?.number ?? Int64.min)
        ORDER BY number LIMIT \(Self.page)
        """)
      for seal in seals {
        verifyChain(seal, after: previous, into: &report)
        try verifyHash(seal, into: &report)
        try verifyEntries(seal, into: &report)
        foundHead = foundHead || seal.hash == head
        previous = seal
        report.seals += 1
      }
      if seals.count < Self.page { break }
    }
    report.head = previous.map { ($0.number, $0.hash) }
    if let head, !foundHead {
      report.add(
        Problem(
          kind: .deleted, place: .seal,
          description: """
            the seal \(head), noted earlier, is not among the seals: the end of the log was cut off, \
            or the seals were made anew
            """))
    }
    for kind in LogKind.allCases { try verifyStrays(kind, into: &report) }
  }

  private func verifyChain(
    _ seal: Seal, after previous: Seal?, into report: inout VerificationReport
  ) {
    let expected = (previous?.number ?? 0) + 1
    guard seal.number == expected else {
      let isOne = seal.number == expected + 1
      report.add(
        Problem(
          kind: seal.number > expected ? .deleted : .inserted, place: .seal, seal: expected,
          description: seal.number > expected
            ? isOne
              ? "seal \(expected) is missing: it was deleted"
              : "seals \(expected) to \(seal.number - 1) are missing: they were deleted"
            : "seal \(seal.number) was inserted: the first seal is number 1"))
      return
    }
    guard seal.previous != previous?.hash ?? Seal.beginning else { return }
    report.add(
      Problem(
        kind: .altered, place: .seal, seal: seal.number,
        description: """
          seal \(seal.number) does not follow the seal before it: one of the two was altered, replaced \
          or moved
          """))
  }

  private func verifyHash(_ seal: Seal, into report: inout VerificationReport) throws {
    guard seal.computedHash(as: seal.number) != seal.hash else { return }
    let last = try db.value(Int64.self, "SELECT max(number) FROM seal") ?? 0
    let place = (1...max(1, min(last, 10_000))).first { seal.computedHash(as: $0) == seal.hash }
    let claimed = try LogKind.allCases.contains { kind in
      try db.value(
        Int.self, "SELECT 1 FROM \(kind.table) WHERE seal = \(seal.number) LIMIT 1") != nil
    }
    let (kind, what): (Problem.Kind, String) =
      if let place { (.reordered, "was moved: it was made as seal \(place)") } else if !claimed {
        (.inserted, "was inserted: no row was sealed by it, and its contents do not give its hash")
      } else { (.altered, "was altered: its contents do not give its hash") }
    report.add(
      Problem(
        kind: kind, place: .seal, seal: seal.number, description: "seal \(seal.number) \(what)"))
  }

  private func verifyEntries(_ seal: Seal, into report: inout VerificationReport) throws {
    let lines = seal.entries.split(separator: "\n")
    let entries = lines.compactMap { SealEntry(line: $0) }
    if entries.isEmpty || entries.count != lines.count {
      report.add(
        Problem(
          kind: .altered, place: .seal, seal: seal.number,
          description: "seal \(seal.number) was altered: its list of rows cannot be read"))
    }
    for kind in LogKind.allCases {
      let range = kind == .change ? seal.changes : seal.accesses
      guard let first = range.first, let last = range.last else { continue }
      let rows = try db.logRows(
        kind,
        where: "sequence BETWEEN \(first) AND \(last) AND seal = \(seal.number)")
      let batch = SealedBatch(
        kind: kind, seal: seal.number, entries: entries.filter { $0.kind == kind }, rows: rows)
      try batch.verify(into: &report) { sequence in
        try db.logRows(kind, where: "sequence = \(sequence)").first
      }
    }
  }

  /// Counts the rows, and finds those that say they were sealed by a seal which does not list that
  /// part of the log.
  private func verifyStrays(_ kind: LogKind, into report: inout VerificationReport) throws {
    let bounds: (first: SQL, last: SQL) =
      kind == .change
      ? ("seal.first_change", "seal.last_change") : ("seal.first_access", "seal.last_access")
    let strays = try db.logRows(
      kind,
      where: """
        sequence IN (
          SELECT log.sequence FROM \(kind.table) AS log LEFT JOIN seal ON seal.number = log.seal
          WHERE log.seal IS NOT NULL
            AND (seal.number IS NULL OR \(bounds.first) IS NULL
              OR log.sequence NOT BETWEEN \(bounds.first) AND \(bounds.last))
          ORDER BY log.sequence LIMIT 1000)
        """)
    for row in strays {
      report.add(
        .row(
          kind, .inserted, row.sequence, row.table, row.recordID, row.seal,
          "was inserted, or its seal was deleted: no seal \(row.seal ?? 0) vouches for it"))
    }
    let total = try db.value(Int.self, "SELECT count(*) FROM \(kind.table)") ?? 0
    if kind == .change { report.changes = total } else { report.accesses = total }
    report.unsealed +=
      try db.value(Int.self, "SELECT count(*) FROM \(kind.table) WHERE seal IS NULL") ?? 0
  }
}

extension VerificationReport.Problem {
  static func row(
    _ log: LogKind, _ kind: Kind, _ sequence: Int64, _ table: String, _ recordID: String,
    _ seal: Int64?, _ what: String
  ) -> Self {
    Self(
      kind: kind, place: log == .change ? .change : .access, table: table, recordID: recordID,
      sequence: sequence, seal: seal,
      description: "\(log.word) \(sequence) (\(table) \(recordID)) \(what)")
  }
}
