import Civil
import ImprovementPlan
import Kernel
import Storage

extension Transaction {
  /// All challenges, the latest first.
  ///
  /// - Parameter day: the past day whose end is asked for; nil for now.
  func challenges(of authority: AuthorityID, asAt day: CivilDate? = nil) throws -> [Challenge] {
    try shelf(of: authority, asAt: day.map { .endOfDayInLondon($0) }).all(Challenge.self).sorted {
      ($1.askedOn, $1.number, $0.id.text) < ($0.askedOn, $0.number, $1.id.text)
    }
  }

  func challenges(at meeting: Meeting.ID, in authority: AuthorityID) throws -> [Challenge] {
    try all(
      Challenge.self,
      """
      SELECT * FROM challenge WHERE authority_id = \(authority) AND meeting_id = \(meeting)
      ORDER BY number, id
      """)
  }

  /// - Parameter day: the past day whose end is asked for; nil for now.
  func challenge(
    _ id: Challenge.ID, of authority: AuthorityID, asAt day: CivilDate? = nil
  ) throws -> Challenge {
    guard let now = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such challenge. The link may be incomplete.")
    }
    guard let day else { return now }
    guard let then = try record(id, of: authority, asAt: .endOfDayInLondon(day)) else {
      throw Refusal.notFound(
        "\(now.reference) had not been written down on \(day.longForm). Choose a later day.")
    }
    return then
  }

  /// What was shown in answer to a challenge, in the order in which it was added, as each piece is
  /// today or was at the end of a past day.
  func evidenceShown(
    for challenge: Challenge.ID, in authority: AuthorityID, asAt day: CivilDate
  ) throws -> [Evidence] {
    let shelf = shelf(of: authority, asAt: .endOfDayInLondon(day))
    let links: [ChallengeEvidence] = try shelf.all("challenge_id", in: [challenge]) {
      $0.challenge
    }
    return try links.compactMap { try shelf.find($0.evidence) }
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
