/// Proves that the log of each record is whole: versions 1, 2, 3, … each beginning where the last
/// one ended.
struct HistoryVerifier {
  private static let page = 500

  let db: Transaction

  init(_ db: Transaction) { self.db = db }

  func verify(into report: inout VerificationReport) throws {
    var previous: Step?
    while true {
      let steps = try page(after: previous)
      for step in steps {
        try verify(step, after: previous, into: &report)
        previous = step
      }
      if steps.count < Self.page { break }
    }
  }

  private func page(after last: Step?) throws -> [Step] {
    let condition: SQL =
      if let last {
        """
        WHERE (authority_id, table_name, record_id, version)
          > (\(last.authority), \(last.table), \(last.recordID), \(last.version))
        """
      } else { "" }
    return try db.all(
      Step.self,
      """
      SELECT sequence, authority_id, table_name, record_id, version, before_image, after_image, seal
      FROM change \(condition)
      ORDER BY authority_id, table_name, record_id, version LIMIT \(Self.page)
      """)
  }

  private func verify(
    _ step: Step, after last: Step?, into report: inout VerificationReport
  ) throws {
    let previous = last?.isSameRecord(as: step) == true ? last : nil
    let expected = (previous?.version ?? 0) + 1
    guard step.version == expected else {
      report.add(
        .row(
          .change, .deleted, step.sequence, step.table, step.recordID, step.seal,
          """
          made version \(step.version), but the log has no change that made version \(expected): \
          it was deleted
          """))
      return
    }
    guard try !step.follows(previous) else { return }
    report.add(
      .row(
        .change, .altered, step.sequence, step.table, step.recordID, step.seal,
        "does not begin where the change before it ended: one of the two was altered"))
  }
}

/// A change, as far as its place in the history of its record goes.
private struct Step: RowDecodable {
  let sequence: Int64
  let authority: String
  let table: String
  let recordID: String
  let version: Int
  let before: String?
  let after: String?
  let seal: Int64?

  init(row: Row) throws {
    sequence = try row["sequence"]
    authority = try row["authority_id"]
    table = try row["table_name"]
    recordID = try row["record_id"]
    version = try row["version"]
    before = try row["before_image"]
    after = try row["after_image"]
    seal = try row["seal"]
  }

  func isSameRecord(as other: Step) -> Bool {
    recordID == other.recordID && table == other.table && authority == other.authority
  }

  /// Columns that only one of the images has came or went with a migration between them.
  func follows(_ previous: Step?) throws -> Bool {
    let ended = previous?.after
    if before == ended { return true }
    guard let before, let ended else { return false }
    let earlier = try Image(json: ended)
    return try Image(json: before).pairs.allSatisfy { pair in
      guard let value = earlier[pair.name.text] else { return true }
      return value == pair.value
    }
  }
}
