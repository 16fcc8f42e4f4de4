import Civil
import ImprovementPlan
import Kernel
import Storage

/// Answers a challenge, and says whether who asked is satisfied.
public struct AnswerChallenge: Sendable {
  /// What is entered about an answer.
  public struct Entry: Hashable, Sendable {
    public var answer: String
    public var answeredOn: CivilDate
    public var answeredBy: String
    public var evidence: [Evidence.ID]
    public var isSatisfied: Bool?

    public init(
      answer: String, answeredOn: CivilDate, answeredBy: String, evidence: [Evidence.ID] = [],
      isSatisfied: Bool? = nil
    ) {
      self.answer = answer
      self.answeredOn = answeredOn
      self.answeredBy = answeredBy
      self.evidence = evidence
      self.isSatisfied = isSatisfied
    }
  }

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter narrative: what is done when the answer disagrees with the plan it is about, or
  ///   where it is about none with every open one.
  /// - Throws: `Refusal.conflict` when the question was worded otherwise since it was read: an
  ///   answer stands under the words that it answers.
  @discardableResult
  public func callAsFunction(
    _ entry: Entry, to id: Challenge.ID, readAt version: Int,
    narrative: NarrativeAnswer = .unasked
  ) async throws -> Challenge {
    let (user, world) = (acting.user, acting.world)
    try user.require(.prepareBoard)
    return try await acting.write(because: "challenge answered") { db in
      let known = try db.openChallenge(id, of: user.authority)
      try db.check(entry, to: known, on: world.today())
      try db.settle(
        entry.answer, field: "answer", narrative, withAnyOf: known.plans, of: Challenge.table,
        id.text, by: user, in: world)
      let kept = try db.merge(id, of: user.authority, readAt: version) { challenge in
        guard challenge.question == known.question else {
          throw Refusal.conflict(
            "\(known.reference) was worded otherwise in the meantime. It now asks: “\(known.question)” If the answer is to that, send it again; else correct the question first."
          )
        }
        challenge.answer = entry.answer
        challenge.answeredOn = entry.answeredOn
        challenge.answeredBy = entry.answeredBy
        challenge.isSatisfied = entry.isSatisfied
      }
      try db.show(entry.evidence, for: kept)
      return kept
    }
  }
}

/// Closes a challenge, which takes an outcome and its impact, and opens it again.
public struct CloseChallenge: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(
    _ id: Challenge.ID, readAt version: Int, outcome: String, changed: Challenge.Changed?,
    impact: String
  ) async throws -> Challenge {
    let user = acting.user
    try user.require(.manageBoard)
    let today = acting.world.today()
    return try await acting.write(because: "challenge closed") { db in
      var challenge = try db.openChallenge(id, of: user.authority)
      guard challenge.answeredOn != nil else {
        throw Refusal.conflict(
          "\(challenge.reference) has not been answered. Record the answer before you close it.")
      }
      guard let satisfied = challenge.isSatisfied else {
        throw Refusal.conflict(
          "Nobody has said whether the answer satisfies. Say so with the answer before you close it."
        )
      }
      var problems: [Problem] = []
      if outcome.isEmpty { problems.append(Problem("Say what came of it.", field: "outcome")) }
      if changed == nil {
        problems.append(Problem("Say whether it has changed anything.", field: "changed"))
      }
      if impact.isEmpty {
        problems.append(
          Problem("Say what it has changed, or why it has changed nothing.", field: "impact"))
      }
      if !satisfied, changed?.isImpact != true {
        problems.append(
          Problem(
            "The answer did not satisfy and nothing has changed, so the question is still open.",
            field: "changed"))
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      challenge.version = version
      challenge.outcome = outcome
      challenge.changed = changed
      challenge.impact = impact
      challenge.closedOn = today
      challenge.closedBy = user.name
      return try db.update(challenge)
    }
  }

  /// - Throws: `Refusal.invalid` without a reason.
  public func reopen(
    _ id: Challenge.ID, readAt version: Int, because reason: String
  ) async throws -> Challenge {
    let user = acting.user
    try user.require(.manageBoard)
    if reason.isEmpty { throw Refusal.invalid("Say why it is opened again.", field: "reason") }
    return try await acting.write(because: "challenge opened again: \(reason)") { db in
      var challenge = try db.challenge(id, of: user.authority)
      guard challenge.closedOn != nil else {
        throw Refusal.conflict("\(challenge.reference) is open already.")
      }
      challenge.version = version
      challenge.closedOn = nil
      challenge.closedBy = ""
      return try db.update(challenge)
    }
  }
}
