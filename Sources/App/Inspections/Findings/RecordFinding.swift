import Civil
import Kernel
import Storage

/// Records what the inspectors found, or corrects it.
public struct RecordFinding: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(
    _ entry: FindingEntry, in id: ID<Inspection>
  ) async throws -> Finding {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    return try await acting.write(because: "finding recorded") { db in
      try db.recordFindings([entry], in: try db.inspection(id, of: user.authority), today: today)[0]
    }
  }

  /// Several at once, whole or not at all.
  @discardableResult
  public func callAsFunction(
    _ entries: [FindingEntry], in id: ID<Inspection>
  ) async throws -> [Finding] {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    return try await acting.write(because: "findings recorded") { db in
      try db.recordFindings(entries, in: try db.inspection(id, of: user.authority), today: today)
    }
  }

  /// Corrects one that somebody read at a version.
  @discardableResult
  public func callAsFunction(
    _ entry: FindingEntry, over id: ID<Finding>, readAt version: Int
  ) async throws -> Finding {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    return try await acting.write(because: "finding corrected") { db in
      var finding = try db.finding(id, of: user.authority)
      finding.version = version
      let problems = entry.problems(themes: try db.themes(of: user.authority), today: today)
      guard problems.isEmpty else { throw Refusal.invalid(problems) }
      finding.correct(to: entry)
      try db.requireFreeNumber(finding)
      return try db.update(finding)
    }
  }
}

extension Finding {
  fileprivate mutating func correct(to entry: FindingEntry) {
    number = entry.number ?? number
    kind = entry.kind
    text = entry.text
    theme = entry.theme
    cohort = entry.cohort
    community = entry.community
    toldTo = entry.toldTo
    partnerAgency = entry.partnerAgency
    impactReviewOn = entry.impactReviewOn
    page = entry.page
    paragraph = entry.paragraph
  }
}

extension WriteTransaction {
  /// Keeps findings of an inspection; those without a number get the next ones.
  ///
  /// - Parameter inSummary: their pages are those of the summary for children.
  func recordFindings(
    _ entries: [FindingEntry], in inspection: Inspection, inSummary: Bool = false,
    today: CivilDate, field: (Int, String) -> String = { _, name in name }
  ) throws -> [Finding] {
    let themes = try themes(of: inspection.authority)
    let problems = entries.enumerated().flatMap { index, entry in
      entry.problems(themes: themes, today: today) { field(index, $0) }
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let stored = try findings(of: inspection)
    var next = (stored.map(\.number) + entries.compactMap(\.number)).max() ?? 0
    return try entries.map { entry in
      if entry.number == nil { next += 1 }
      var finding = Finding(
        authority: inspection.authority, inspection: inspection.id,
        number: entry.number ?? next, kind: entry.kind, text: entry.text)
      finding.correct(to: entry)
      finding.isInSummary = inSummary
      try requireFreeNumber(finding)
      return try insert(finding)
    }
  }

  /// Two findings of a report cannot have one number.
  fileprivate func requireFreeNumber(_ finding: Finding) throws {
    let other = try value(
      String.self,
      """
      SELECT id FROM finding
      WHERE authority_id = \(finding.authority) AND inspection_id = \(finding.inspection)
        AND number = \(finding.number) AND id <> \(finding.id)
      """)
    if other != nil {
      throw Refusal.invalid(
        "Number: there is a finding \(finding.number) already in this inspection.",
        field: "number")
    }
  }
}
