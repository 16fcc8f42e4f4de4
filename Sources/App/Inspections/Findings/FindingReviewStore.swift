import Civil
import Kernel
import Storage

extension FindingReview {
  static let statements: [SQL] = [
    """
    CREATE TABLE finding_review (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      finding_id text NOT NULL, number bigint NOT NULL, looked_on date NOT NULL,
      outcome text NOT NULL, reason text NOT NULL, next_look_on date, recorded_by text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, finding_id, number),
      FOREIGN KEY (authority_id, finding_id) REFERENCES finding (authority_id, id))
    """
  ]
}

extension Transaction {
  /// Every look at a finding since the inspection, the last first.
  func reviews(of finding: Finding) throws -> [FindingReview] {
    try all(
      FindingReview.self,
      """
      SELECT * FROM finding_review
      WHERE authority_id = \(finding.authority) AND finding_id = \(finding.id)
      ORDER BY number DESC
      """)
  }

  /// The last look at each finding that has been looked at again.
  func lastReviews(of authority: AuthorityID) throws -> [ID<Finding>: FindingReview] {
    let all = try all(
      FindingReview.self,
      "SELECT * FROM finding_review WHERE authority_id = \(authority) ORDER BY finding_id, number")
    return Dictionary(all.map { ($0.finding, $0) }, uniquingKeysWith: { _, later in later })
  }

  /// Findings that were too early to judge and whose day to look again has come, the longest first.
  public func findingsToReview(
    of authority: AuthorityID, on today: CivilDate
  ) throws -> [Finding] {
    let nextLook: SQL =
      "CASE WHEN last.id IS NULL THEN finding.impact_review_on ELSE last.next_look_on END"
    return try all(
      Finding.self,
      """
      SELECT finding.* FROM finding LEFT JOIN finding_review AS last
        ON last.authority_id = finding.authority_id AND last.finding_id = finding.id
        AND last.number = (
          SELECT max(number) FROM finding_review AS look
          WHERE look.authority_id = finding.authority_id AND look.finding_id = finding.id)
      WHERE finding.authority_id = \(authority) AND finding.kind = \(Finding.Kind.tooEarlyToJudge)
        AND \(nextLook) <= \(today)
      ORDER BY \(nextLook), finding.id
      """)
  }
}

extension WriteTransaction {
  /// Looks at one finding are written down one after another.
  func waitForOthers(at finding: Finding) throws {
    _ = try value(
      String.self,
      """
      SELECT id FROM finding
      WHERE authority_id = \(finding.authority) AND id = \(finding.id) \(.forUpdate)
      """)
  }
}
