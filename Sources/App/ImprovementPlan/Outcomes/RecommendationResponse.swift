import Civil
import Inspections
import Kernel
import Storage
import Web

/// What the council answers to a recommendation in a plan: that it accepts it, in part, or not.
public struct RecommendationResponse: Record, Hashable {
  public static let table: SQLName = "recommendation_response"

  public enum Answer: String, CaseIterable, Sendable, SQLConvertible {
    case accepted, inPart, notAccepted
  }

  public let authority: AuthorityID
  public let id: Storage.ID<RecommendationResponse>
  public var version = 0
  public let outcome: PlanOutcome.ID
  public var answer: Answer
  public var reason: String
  public var answeredOn: CivilDate
  /// Who decided it: "Cabinet", "Improvement board".
  public var answeredBy: String

  public init(
    authority: AuthorityID, id: Storage.ID<RecommendationResponse> = Storage.ID(),
    outcome: PlanOutcome.ID, answer: Answer, reason: String, answeredOn: CivilDate,
    answeredBy: String
  ) {
    self.authority = authority
    self.id = id
    self.outcome = outcome
    self.answer = answer
    self.reason = reason
    self.answeredOn = answeredOn
    self.answeredBy = answeredBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    outcome = try row["outcome_id"]
    answer = try row["answer"]
    reason = try row["reason"]
    answeredOn = try row["answered_on"]
    answeredBy = try row["answered_by"]
  }

  public var fields: Fields {
    [
      "outcome_id": outcome, "answer": answer, "reason": reason, "answered_on": answeredOn,
      "answered_by": answeredBy,
    ]
  }
}

extension RecommendationResponse.Answer {
  public var title: String {
    switch self {
    case .accepted: "Accepted"
    case .inPart: "Accepted in part"
    case .notAccepted: "Not accepted"
    }
  }
}

extension PlanLinks.Answer {
  /// As it is shown wherever the recommendation is listed.
  init(_ response: RecommendationResponse) {
    self.init(
      response.answer.title, response.answer == .accepted ? .neutral : .caution,
      reason: response.reason)
  }
}

/// What somebody enters as the council's answer.
public struct ResponseEntry: Hashable, Sendable {
  public var answer: RecommendationResponse.Answer
  public var reason: String
  public var answeredOn: CivilDate
  public var answeredBy: String

  public init(
    answer: RecommendationResponse.Answer, reason: String, answeredOn: CivilDate,
    answeredBy: String
  ) {
    self.answer = answer
    self.reason = reason
    self.answeredOn = answeredOn
    self.answeredBy = answeredBy
  }

  /// - Parameter received: the first day on which the council knew of the recommendation; nil where
  ///   no day is known.
  func problems(today: CivilDate, received: CivilDate?) -> [Problem] {
    var problems: [Problem] = []
    if answer != .accepted, reason.isEmpty {
      problems.append(
        Problem(
          answer == .inPart
            ? "Say which part is not accepted, and why." : "Say why it is not accepted.",
          field: "reason"))
    }
    if answeredBy.isEmpty {
      problems.append(Problem("Say who decided it.", field: "answeredBy"))
    }
    if answeredOn > today {
      problems.append(Problem("That day lies in the future.", field: "answeredOn"))
    }
    if let received, answeredOn < received {
      problems.append(
        Problem(
          "The council had the report on \(received.longForm); it cannot have answered before. Enter the day of the decision, or correct the dates of the inspection.",
          field: "answeredOn"))
    }
    return problems
  }
}

/// Records the council's answer to a recommendation; it can be given anew, and the history keeps
/// what was answered before.
public struct AnswerRecommendation: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - version: the version of the answer that the person had read; 0 for the first.
  ///   - narrative: what is done when the reason disagrees with the plan's figures.
  @discardableResult
  public func callAsFunction(
    _ entry: ResponseEntry, to id: PlanOutcome.ID, readAt version: Int,
    narrative: NarrativeAnswer = .unasked
  ) async throws -> RecommendationResponse {
    let (user, world) = (acting.user, acting.world)
    try user.require(.managePlan)
    let today = world.today()
    return try await acting.write(because: "recommendation answered: \(entry.answer.title)") { db in
      let outcome = try db.outcome(id, of: user.authority)
      _ = try db.openPlan(outcome.plan, of: user.authority)
      let problems = entry.problems(
        today: today, received: try db.receivedOn(outcome.recommendation, of: user.authority))
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      var response =
        try db.responses(ofOutcomes: [id], in: user.authority)[id]
        ?? RecommendationResponse(
          authority: user.authority, outcome: id, answer: entry.answer, reason: entry.reason,
          answeredOn: entry.answeredOn, answeredBy: entry.answeredBy)
      if response.version != version {
        throw StaleRecord(
          table: RecommendationResponse.table.text, id: response.id.text, read: version,
          stored: response.version)
      }
      response.answer = entry.answer
      response.reason = entry.reason
      response.answeredOn = entry.answeredOn
      response.answeredBy = entry.answeredBy
      let kept = try db.save(response)
      try db.settle(
        [("reason", entry.reason)], narrative, about: .outcome(id), in: outcome.plan,
        of: RecommendationResponse.table, kept.id.text, by: user, in: world)
      return kept
    }
  }
}

extension Transaction {
  /// When the council had what inspectors recommend: on the day it received the report, else on the
  /// day it was published. What the council recommends itself comes with no report.
  fileprivate func receivedOn(
    _ id: Recommendation.ID, of authority: AuthorityID
  ) throws -> CivilDate? {
    let recommendation = try recommendation(id, of: authority)
    guard recommendation.madeBy == .inspectors else { return nil }
    let inspection = try inspection(recommendation.inspection, of: authority)
    return [inspection.receivedOn, inspection.publishedOn].compactMap(\.self).min()
  }

  func responses(
    ofOutcomes ids: [PlanOutcome.ID], in authority: AuthorityID
  ) throws -> [PlanOutcome.ID: RecommendationResponse] {
    guard !ids.isEmpty else { return [:] }
    return Dictionary(
      try all(
        RecommendationResponse.self,
        """
        SELECT * FROM recommendation_response
        WHERE authority_id = \(authority) AND outcome_id IN \(list: ids) ORDER BY id
        """
      ).map { ($0.outcome, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
