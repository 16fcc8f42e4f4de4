/// Proves that each record is what the last change in the log made of it.
struct RecordVerifier {
  typealias Problem = VerificationReport.Problem

  private static let page = 500

  let db: Transaction

  init(_ db: Transaction) { self.db = db }

  func verify(into report: inout VerificationReport) throws {
    let logged = Set(try db.values(String.self, "SELECT DISTINCT table_name FROM change"))
    let known = try db.connection.tables().filter { table in
      Set(try db.connection.columns(of: table)).isSuperset(of: ["authority_id", "id", "version"])
    }
    for table in logged.union(known).sorted() {
      guard known.contains(table) else {
        try verifyGone(table, into: &report)
        continue
      }
      try verifyRows(of: SQLName(catalogued: table), into: &report)
      try verifyMissing(in: SQLName(catalogued: table), into: &report)
    }
  }

  private func verifyRows(of table: SQLName, into report: inout VerificationReport) throws {
    var last: (authority: String, id: String)?
    while true {
      let condition: SQL =
        if let last { "WHERE (authority_id, id) > (\(last.authority), \(last.id))" } else { "" }
      let rows = try db.rows(
        """
        SELECT * FROM \(table) \(condition) ORDER BY authority_id, id LIMIT \(Self.page)
        """)
      for (authority, rows) in try Dictionary(
        grouping: rows, by: { try $0.get("authority_id", as: String.self) })
      {
        try compare(rows, of: table, authority, into: &report)
      }
      report.records += rows.count
      guard let end = rows.last, rows.count == Self.page else { break }
      last = (try end["authority_id"], try end["id"])
    }
  }

  private func compare(
    _ rows: [Row], of table: SQLName, _ authority: String, into report: inout VerificationReport
  ) throws {
    let identifiers = try rows.map { try $0.get("id", as: String.self) }
    let latest = Dictionary(
      try db.all(
        Change.self,
        """
        SELECT \(Change.columns) FROM change
        WHERE authority_id = \(authority) AND table_name = \(table.text)
          AND record_id IN \(list: identifiers) AND \(Self.isLatest)
        """
      ).map { ($0.recordID, $0) }, uniquingKeysWith: { first, _ in first })
    for (id, row) in zip(identifiers, rows) {
      guard let change = latest[id] else {
        report.add(
          problem(
            .inserted, table.text, id, nil, "was inserted: the log has no change that made it"))
        continue
      }
      guard let image = change.after else {
        report.add(
          problem(
            .inserted, table.text, id, change,
            "was inserted again by hand: change \(change.sequence) had taken it away"))
        continue
      }
      let names = differing(row, image)
      if !names.isEmpty {
        report.add(
          problem(
            .altered, table.text, id, change,
            """
            was altered: it differs from what change \(change.sequence) made of it, in \
            \(names.joined(separator: ", "))
            """))
      }
    }
  }

  /// Columns that only the row or only the image has came or went with a migration.
  private func differing(_ row: Row, _ image: Image) -> [String] {
    image.pairs.compactMap { pair in
      guard let position = row.columns.position(of: pair.name.text) else { return nil }
      return row.values[position].isKept(of: pair.value) ? nil : pair.name.text
    }
  }

  private func verifyMissing(in table: SQLName, into report: inout VerificationReport) throws {
    let missing = try db.all(
      Change.self,
      """
      SELECT \(Change.columns) FROM change
      WHERE table_name = \(table.text) AND after_image IS NOT NULL AND \(Self.isLatest)
        AND NOT EXISTS (
          SELECT 1 FROM \(table) AS record
          WHERE record.authority_id = change.authority_id AND record.id = change.record_id)
      ORDER BY sequence LIMIT 1000
      """)
    for change in missing {
      report.add(
        problem(
          .deleted, change.table, change.recordID, change,
          "was deleted: it is not in its table, but no change took it away"))
    }
  }

  private func verifyGone(_ table: String, into report: inout VerificationReport) throws {
    let kept =
      try db.value(
        Int.self,
        """
        SELECT count(*) FROM change
        WHERE table_name = \(table) AND after_image IS NOT NULL AND \(Self.isLatest)
        """) ?? 0
    guard kept > 0 else { return }
    report.add(
      Problem(
        kind: .deleted, place: .record, table: table,
        description: "the table '\(table)' is gone, and \(kept) records with it"))
  }

  private static let isLatest: SQL = """
    NOT EXISTS (
      SELECT 1 FROM change AS later
      WHERE later.authority_id = change.authority_id AND later.table_name = change.table_name
        AND later.record_id = change.record_id AND later.version > change.version)
    """

  private func problem(
    _ kind: Problem.Kind, _ table: String, _ id: String, _ change: Change?, _ what: String
  ) -> Problem {
    Problem(
      kind: kind, place: .record, table: table, recordID: id, sequence: change?.sequence,
      seal: change?.seal, description: "\(table) \(id) \(what)")
  }
}

extension SQLValue {
  /// Whether this is how an engine keeps a value: SQLite has 1 for true, and 5 for 5.0 in a column
  /// of whole numbers.
  func isKept(of value: SQLValue) -> Bool {
    switch (self, value) {
    case (.integer(let number), .boolean(let flag)): number == (flag ? 1 : 0)
    case (.integer(let number), .real(let real)): Double(number) == real
    case (.real(let real), .integer(let number)): Double(number) == real
    default: self == value
    }
  }
}
