import Civil
import Kernel
import Storage

extension Transaction {
  /// The whole register, the latest first.
  func register(of authority: AuthorityID) throws -> [NationalInspection] {
    try all(
      NationalInspection.self,
      """
      SELECT * FROM national_inspection WHERE authority_id = \(authority)
      ORDER BY coalesce(published_on, visit_start, '1900-01-01') DESC, council, id
      """)
  }

  /// The lines of one framework.
  func register(
    of framework: ID<Framework>, in authority: AuthorityID
  ) throws -> [NationalInspection] {
    try all(
      NationalInspection.self,
      """
      SELECT * FROM national_inspection
      WHERE authority_id = \(authority) AND framework_id = \(framework)
      ORDER BY coalesce(visit_start, published_on, '9999-12-31'), council, id
      """)
  }

  /// The line of the register that is about an inspection of our own.
  func registerLine(of inspection: Inspection) throws -> NationalInspection? {
    try first(
      NationalInspection.self,
      """
      SELECT * FROM national_inspection
      WHERE authority_id = \(inspection.authority) AND inspection_id = \(inspection.id)
      """)
  }
}

extension WriteTransaction {
  /// Keeps the register's line about an inspection of our own in step with it. A line that was
  /// entered by hand for the same council and visit becomes that line, instead of a second one.
  func registerOwn(_ inspection: Inspection) throws {
    let framework = try framework(of: inspection)
    let judgements = try judgements(of: inspection)
    let overall = judgements.first { $0.area == framework.overall?.id }
    let others = try register(of: inspection.framework, in: inspection.authority)
    let own = try registerLine(of: inspection)
    // A draft takes no line over: what everybody sees stays until the inspection is published.
    if own == nil, inspection.state == .draft,
      others.contains(where: { $0.inspection == nil && $0.isAbout(inspection) })
    {
      return
    }
    var line =
      own
      ?? others.first { $0.inspection == nil && $0.isAbout(inspection) }
      ?? NationalInspection(
        authority: inspection.authority, council: inspection.council,
        framework: inspection.framework, source: "")
    line.council = inspection.council
    line.framework = inspection.framework
    line.visitStart = inspection.visitStart
    line.visitEnd = inspection.visitEnd
    line.publishedOn = inspection.publishedOn
    line.overall = overall?.grade
    line.inspection = inspection.id
    if line.source.isEmpty { line.source = "Recorded here" }
    try keep(judgements.map { ($0.area, $0.grade, $0.page) }, of: try save(line))
  }
}

extension NationalInspection {
  /// Whether a line entered by hand means this inspection: same council, same days as far as both
  /// say.
  fileprivate func isAbout(_ inspection: Inspection) -> Bool {
    guard CouncilName(council) == CouncilName(inspection.council) else { return false }
    if let visitStart, let theirs = inspection.visitStart { return visitStart == theirs }
    if let publishedOn, let theirs = inspection.publishedOn { return publishedOn == theirs }
    return false
  }
}
