import Civil
import Kernel
import Storage

extension Transaction {
  /// The finding, or a refusal that says it is gone.
  func finding(_ id: ID<Finding>, of authority: AuthorityID) throws -> Finding {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("This finding is not here. It may have been removed.")
    }
    return found
  }

  /// The findings of an inspection, in the order of its report.
  func findings(of inspection: Inspection) throws -> [Finding] {
    try all(
      Finding.self,
      """
      SELECT * FROM finding
      WHERE authority_id = \(inspection.authority) AND inspection_id = \(inspection.id)
      ORDER BY number, id
      """)
  }

  /// Findings of some kinds across inspections, with their inspections' titles elsewhere: the
  /// good-practice library, the list of what was adequate or good.
  public func findings(
    of authority: AuthorityID, kinds: [Finding.Kind], publicOnly: Bool = false
  ) throws -> [Finding] {
    let condition: SQL =
      publicOnly ? "AND inspection.state = \(Inspection.State.accepted)" : ""
    return try all(
      Finding.self,
      """
      SELECT finding.* FROM finding
      JOIN inspection ON inspection.authority_id = finding.authority_id
        AND inspection.id = finding.inspection_id
      WHERE finding.authority_id = \(authority) AND finding.kind IN \(list: kinds) \(condition)
      ORDER BY coalesce(inspection.visit_start, inspection.published_on, '1900-01-01') DESC,
        finding.inspection_id, finding.number, finding.id
      """)
  }

  /// The recommendations that answer each of an inspection's findings, and back.
  func recommendationLinks(of inspection: Inspection) throws -> [RecommendationFinding] {
    try all(
      RecommendationFinding.self,
      """
      SELECT recommendation_finding.* FROM recommendation_finding
      JOIN finding ON finding.authority_id = recommendation_finding.authority_id
        AND finding.id = recommendation_finding.finding_id
      WHERE recommendation_finding.authority_id = \(inspection.authority)
        AND finding.inspection_id = \(inspection.id)
      ORDER BY recommendation_finding.id
      """)
  }

  /// The recommendations that answer a finding.
  public func recommendations(answering finding: Finding) throws -> [Recommendation] {
    try all(
      Recommendation.self,
      """
      SELECT recommendation.* FROM recommendation
      JOIN recommendation_finding AS link ON link.authority_id = recommendation.authority_id
        AND link.recommendation_id = recommendation.id
      WHERE recommendation.authority_id = \(finding.authority) AND link.finding_id = \(finding.id)
      ORDER BY recommendation.number, recommendation.id
      """)
  }

  /// The judgements that rest on a finding.
  func judgements(restingOn finding: Finding) throws -> [Judgement] {
    try all(
      Judgement.self,
      """
      SELECT judgement.* FROM judgement
      JOIN judgement_finding AS link ON link.authority_id = judgement.authority_id
        AND link.judgement_id = judgement.id
      WHERE judgement.authority_id = \(finding.authority) AND link.finding_id = \(finding.id)
      ORDER BY judgement.id
      """)
  }
}
