import Civil
import ImprovementPlan
import Kernel
import Registers
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

  /// What is in the log about a learning event, or about any, in the order of its numbers.
  func challenges(
    ofEvent event: LearningEvent.ID?, in authority: AuthorityID
  ) throws -> [Challenge] {
    let isWanted: SQL =
      if let event { "event_id = \(event)" } else { "event_id IS NOT NULL" }
    return try all(
      Challenge.self,
      """
      SELECT * FROM challenge WHERE authority_id = \(authority) AND \(isWanted)
      ORDER BY number, id
      """)
  }

  /// The challenge that takes up what was written down at a learning event; nil while none does.
  func challenge(
    takingUp raised: EventChallenge.ID, in authority: AuthorityID
  ) throws -> Challenge? {
    try first(
      Challenge.self,
      """
      SELECT * FROM challenge
      WHERE authority_id = \(authority) AND event_challenge_id = \(raised) ORDER BY id
      """)
  }

  /// What was written down at a learning event and is not in the log yet, or a refusal in words.
  func untakenEventChallenge(
    _ id: EventChallenge.ID, of authority: AuthorityID
  ) throws -> EventChallenge {
    let raised = try eventChallenge(id, of: authority)
    if let taken = try challenge(takingUp: id, in: authority) {
      throw Refusal.conflict(
        "This challenge of the learning event is in the log already, as \(taken.reference). Answer or correct it there."
      )
    }
    return raised
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
