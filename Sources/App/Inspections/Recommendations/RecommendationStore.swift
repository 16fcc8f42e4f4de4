import Civil
import Kernel
import Storage

extension Transaction {
  /// The recommendation, or a refusal that says it is gone.
  public func recommendation(
    _ id: ID<Recommendation>, of authority: AuthorityID
  ) throws -> Recommendation {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("This recommendation is not here. It may have been removed.")
    }
    return found
  }

  /// The recommendations of an inspection, in the order of its report, each with its original due
  /// date.
  public func recommendations(of inspection: Inspection) throws -> [Recommendation] {
    try all(
      Recommendation.self,
      """
      SELECT * FROM recommendation
      WHERE authority_id = \(inspection.authority) AND inspection_id = \(inspection.id)
      ORDER BY number, id
      """)
  }

  /// The findings that a recommendation answers.
  public func findings(answeredBy recommendation: Recommendation) throws -> [Finding] {
    try all(
      Finding.self,
      """
      SELECT finding.* FROM finding
      JOIN recommendation_finding AS link ON link.authority_id = finding.authority_id
        AND link.finding_id = finding.id
      WHERE finding.authority_id = \(recommendation.authority)
        AND link.recommendation_id = \(recommendation.id)
      ORDER BY finding.number, finding.id
      """)
  }

  /// The last number used in references of a year; 0 when there is none: `REC-2012-13` gives 13.
  fileprivate func lastReference(year: Int, of authority: AuthorityID) throws -> Int {
    let start = "REC-\(year)-"
    let used = try values(
      String.self,
      """
      SELECT reference FROM recommendation
      WHERE authority_id = \(authority) AND reference LIKE \(start + "%")
      """)
    return used.compactMap { Int($0.dropFirst(start.count)) }.max() ?? 0
  }
}

extension Shelf {
  /// The findings that a recommendation answers.
  public func findings(answeredBy recommendation: Recommendation) throws -> [Finding] {
    guard moment != nil else { return try db.findings(answeredBy: recommendation) }
    let links: [RecommendationFinding] = try all(
      "recommendation_id", in: [recommendation.id]
    ) { $0.recommendation }
    return try these(links.map(\.finding))
      .sorted { ($0.number, $0.id.text) < ($1.number, $1.id.text) }
  }
}

extension WriteTransaction {
  /// Keeps recommendations of an inspection after those it has; each gets a reference of ours and
  /// its due date.
  public func recordRecommendations(
    _ entries: [RecommendationEntry], in inspection: Inspection, today: CivilDate,
    field: (Int, String) -> String = { _, name in name }
  ) throws -> [Recommendation] {
    try check(entries, in: inspection, today: today, field: field)
    let dates = try inspectionDates(of: inspection.authority)
    let year = (inspection.publishedOn ?? inspection.visitEnd ?? inspection.visitStart ?? today)
      .year
    var reference = try lastReference(year: year, of: inspection.authority)
    var number = try recommendations(of: inspection).map(\.number).max() ?? 0
    return try entries.map { entry in
      reference += 1
      number += 1
      var recommendation = Recommendation(
        authority: inspection.authority, inspection: inspection.id,
        reference: Self.reference(year: year, reference), number: number, text: entry.text)
      try recommendation.correct(to: entry, in: inspection, dates: dates)
      let kept = try insert(recommendation)
      try link(kept, to: entry.findings, of: inspection)
      return kept
    }
  }

  func correctRecommendation(
    _ old: Recommendation, to entry: RecommendationEntry, today: CivilDate
  ) throws -> Recommendation {
    let inspection = try inspection(old.inspection, of: old.authority)
    try check([entry], in: inspection, today: today, field: { $1 })
    var new = old
    try new.correct(
      to: entry, in: inspection, dates: try inspectionDates(of: old.authority))
    let kept = try update(new)
    try link(kept, to: entry.findings, of: inspection)
    return kept
  }

  private func check(
    _ entries: [RecommendationEntry], in inspection: Inspection, today: CivilDate,
    field: (Int, String) -> String
  ) throws {
    let themes = try themes(of: inspection.authority)
    let problems = entries.enumerated().flatMap { index, entry in
      entry.problems(themes: themes, published: inspection.publishedOn, today: today) {
        field(index, $0)
      }
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
  }

  /// Links in both directions are one record: from the finding it is found as well.
  private func link(
    _ recommendation: Recommendation, to findings: [ID<Finding>], of inspection: Inspection
  ) throws {
    let known = Set(try self.findings(of: inspection).map(\.id))
    if findings.contains(where: { !known.contains($0) }) {
      throw Refusal.invalid(
        "Findings: a recommendation can only answer findings of the same inspection.",
        field: "findings")
    }
    let links = try all(
      RecommendationFinding.self,
      """
      SELECT * FROM recommendation_finding
      WHERE authority_id = \(recommendation.authority)
        AND recommendation_id = \(recommendation.id)
      ORDER BY id
      """)
    for link in links where !findings.contains(link.finding) { try delete(link) }
    let linked = Set(links.map(\.finding))
    for finding in findings where !linked.contains(finding) {
      try insert(
        RecommendationFinding(
          authority: recommendation.authority, recommendation: recommendation.id,
          finding: finding))
    }
  }

  /// `REC-2012-07`.
  static func reference(year: Int, _ number: Int) -> String {
    "REC-\(year)-\(number < 10 ? "0" : "")\(number)"
  }
}

extension Recommendation {
  fileprivate mutating func correct(
    to entry: RecommendationEntry, in inspection: Inspection, dates: InspectionDates
  ) throws {
    printedNumber = entry.printedNumber
    text = entry.text
    section = entry.section
    theme = entry.theme
    addressedTo = entry.addressedTo
    page = entry.page
    madeBy = entry.madeBy
    timescale = entry.timescale
    if entry.timescale == .custom {
      dueOn = entry.customDue
      rule = nil
    } else {
      let due = try dates.due(entry.timescale, published: inspection.publishedOn)
      dueOn = due?.date
      rule = due?.rule
    }
  }
}
