import Civil
import ImprovementPlan
import Kernel
import Storage

extension Transaction {
  /// All challenges, the latest first.
  func challenges(of authority: AuthorityID) throws -> [Challenge] {
    try all(
      Challenge.self,
      """
      SELECT * FROM challenge WHERE authority_id = \(authority)
      ORDER BY asked_on DESC, number DESC, id
      """)
  }

  func challenges(at meeting: Meeting.ID, in authority: AuthorityID) throws -> [Challenge] {
    try all(
      Challenge.self,
      """
      SELECT * FROM challenge WHERE authority_id = \(authority) AND meeting_id = \(meeting)
      ORDER BY number, id
      """)
  }

  func challenge(_ id: Challenge.ID, of authority: AuthorityID) throws -> Challenge {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such challenge. The link may be incomplete.")
    }
    return found
  }

  /// What was shown in answer to a challenge, in the order in which it was added.
  func evidenceShown(
    for challenge: Challenge.ID, in authority: AuthorityID
  ) throws -> [(link: ChallengeEvidence, evidence: Evidence)] {
    try all(
      ChallengeEvidence.self,
      """
      SELECT * FROM challenge_evidence
      WHERE authority_id = \(authority) AND challenge_id = \(challenge) ORDER BY id
      """
    ).compactMap { link in
      try find(link.evidence, of: authority).map { (link, $0) }
    }
  }
}
