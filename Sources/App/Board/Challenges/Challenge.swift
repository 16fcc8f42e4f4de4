import Civil
import ImprovementPlan
import Inspections
import Kernel
import Registers
import Storage

/// A question that somebody on a board, or the board itself, has put: to be answered by a day, and
/// closed only with what came of it (S31).
public struct Challenge: Record, Hashable {
  public static let table: SQLName = "challenge"

  /// What it has changed.
  public enum Changed: String, CaseIterable, Sendable, SQLConvertible {
    case forChildren, inPractice, nothing

    public var title: String {
      switch self {
      case .forChildren: "Something for children"
      case .inPractice: "Something in how people work"
      case .nothing: "Nothing"
      }
    }

    /// Whether the challenge counts as one with impact (M62).
    public var isImpact: Bool { self != .nothing }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Challenge>
  public var version = 0
  public let number: Int
  public var question: String
  /// A person, a post or a whole body.
  public var askedBy: Owner
  /// Who is to answer.
  public var askedOf: Owner?
  public var askedOn: CivilDate
  public var meeting: Meeting.ID?
  /// The learning event at which it was asked, or that it is about (S55).
  public var event: LearningEvent.ID?
  /// What was written down at that event and is answered here.
  public let eventChallenge: EventChallenge.ID?
  public var plan: Plan.ID?
  public var recommendation: Recommendation.ID?
  public var dueOn: CivilDate
  /// The version of the time rule that gave the day; nil when a person chose it.
  public var ruleVersion: Int?
  public var answer: String
  public var answeredOn: CivilDate?
  public var answeredBy: String
  /// Whether who asked is satisfied; nil while they have not said.
  public var isSatisfied: Bool?
  public var outcome: String
  /// What it has changed, in words.
  public var impact: String
  public var changed: Changed?
  public var closedOn: CivilDate?
  public var closedBy: String

  public init(
    authority: AuthorityID, id: Storage.ID<Challenge> = Storage.ID(), number: Int,
    entry: ChallengeEntry, dueOn: CivilDate, ruleVersion: Int?
  ) {
    self.authority = authority
    self.id = id
    self.number = number
    question = entry.question
    askedBy = entry.askedBy
    askedOf = entry.askedOf
    askedOn = entry.askedOn
    meeting = entry.meeting
    event = entry.event
    eventChallenge = entry.eventChallenge
    plan = entry.plan
    recommendation = entry.recommendation
    self.dueOn = dueOn
    self.ruleVersion = ruleVersion
    answer = ""
    answeredBy = ""
    outcome = ""
    impact = ""
    closedBy = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    number = try row["number"]
    question = try row["question"]
    askedBy = try Owner(row.get("owner_kind"), id: row.get("owner_id"))
    askedOf = try Owner.read(from: row, kind: "asked_of_kind", id: "asked_of_id")
    askedOn = try row["asked_on"]
    meeting = try row["meeting_id"]
    event = try row["event_id"]
    eventChallenge = try row["event_challenge_id"]
    plan = try row["plan_id"]
    recommendation = try row["recommendation_id"]
    dueOn = try row["due_on"]
    ruleVersion = try row["rule_version"]
    answer = try row["answer"]
    answeredOn = try row["answered_on"]
    answeredBy = try row["answered_by"]
    isSatisfied = try row["is_satisfied"]
    outcome = try row["outcome"]
    impact = try row["impact"]
    changed = try row["changed"]
    closedOn = try row["closed_on"]
    closedBy = try row["closed_by"]
  }

  public var fields: Fields {
    [
      "number": number, "question": question, "owner_kind": askedBy.kind,
      "owner_id": askedBy.idText, "asked_of_kind": askedOf?.kind, "asked_of_id": askedOf?.idText,
      "asked_on": askedOn, "meeting_id": meeting, "event_id": event,
      "event_challenge_id": eventChallenge, "plan_id": plan,
      "recommendation_id": recommendation, "due_on": dueOn, "rule_version": ruleVersion,
      "answer": answer, "answered_on": answeredOn, "answered_by": answeredBy,
      "is_satisfied": isSatisfied, "outcome": outcome, "impact": impact, "changed": changed,
      "closed_on": closedOn, "closed_by": closedBy,
    ]
  }

  /// "CH-04".
  public var reference: String { numbered("CH", number) }

  /// The plan whose figures its answer may speak of; nil for any that is open.
  var plans: [Plan.ID]? { plan.map { [$0] } }
}

/// What a person enters about a challenge.
public struct ChallengeEntry: Hashable, Sendable {
  public var question: String
  public var askedBy: Owner
  public var askedOf: Owner?
  public var askedOn: CivilDate
  public var meeting: Meeting.ID?
  public var event: LearningEvent.ID?
  /// What was written down at an event and is taken to the log with this.
  public var eventChallenge: EventChallenge.ID?
  public var plan: Plan.ID?
  public var recommendation: Recommendation.ID?
  /// Nil: by the council's time rule.
  public var dueOn: CivilDate?

  public init(
    question: String, askedBy: Owner, askedOf: Owner? = nil, askedOn: CivilDate,
    meeting: Meeting.ID? = nil, event: LearningEvent.ID? = nil,
    eventChallenge: EventChallenge.ID? = nil, plan: Plan.ID? = nil,
    recommendation: Recommendation.ID? = nil, dueOn: CivilDate? = nil
  ) {
    self.question = question
    self.askedBy = askedBy
    self.askedOf = askedOf
    self.askedOn = askedOn
    self.meeting = meeting
    self.event = event
    self.eventChallenge = eventChallenge
    self.plan = plan
    self.recommendation = recommendation
    self.dueOn = dueOn
  }
}

extension Challenge {
  /// Who asked and who was asked, as they were on the day on which it was asked.
  var acts: [DatedOwner] {
    [askedBy, askedOf].compactMap { $0.map { DatedOwner($0, on: askedOn) } }
  }

  func asker(_ names: DatedOwnerNames) -> OwnerName? { names[askedBy, on: askedOn] }

  func asked(_ names: DatedOwnerNames) -> OwnerName? { names[askedOf, on: askedOn] }
}

/// How a challenge stands on a day.
public enum ChallengeStanding: Hashable, Sendable {
  case waiting(inWorkingDays: Int)
  case overdue(byWorkingDays: Int)
  case answered, notSatisfied
  case closed(hadImpact: Bool)
}

extension Challenge {
  public func standing(on today: CivilDate, calendar: WorkingCalendar) -> ChallengeStanding {
    if closedOn != nil { return .closed(hadImpact: changed?.isImpact == true) }
    if answeredOn != nil { return isSatisfied == false ? .notSatisfied : .answered }
    switch Lateness(due: dueOn, done: nil, on: today, calendar: calendar) {
    case .late(let days): return .overdue(byWorkingDays: days)
    case .due(let days): return .waiting(inWorkingDays: days)
    case .noDate, .done, .doneLate: return .answered
    }
  }
}

extension ChallengeStanding {
  /// In words, without colour: "Answer overdue by 3 working days".
  public var words: String {
    switch self {
    case .waiting(0): "Answer due now"
    case .waiting(let days): "Answer due in \(Lateness.workingDays(days))"
    case .overdue(let days): "Answer overdue by \(Lateness.workingDays(days))"
    case .answered: "Answered, still open"
    case .notSatisfied: "Answered, not satisfied"
    case .closed(true): "Closed with impact"
    case .closed(false): "Closed without impact"
    }
  }

  public var isOverdue: Bool { if case .overdue = self { true } else { false } }
}

/// A piece of a plan's evidence that was shown in answer to a challenge.
public struct ChallengeEvidence: Record, Hashable {
  public static let table: SQLName = "challenge_evidence"

  public let authority: AuthorityID
  public let id: Storage.ID<ChallengeEvidence>
  public var version = 0
  public let challenge: Challenge.ID
  public let evidence: Evidence.ID

  public init(
    authority: AuthorityID, id: Storage.ID<ChallengeEvidence> = Storage.ID(),
    challenge: Challenge.ID, evidence: Evidence.ID
  ) {
    self.authority = authority
    self.id = id
    self.challenge = challenge
    self.evidence = evidence
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    challenge = try row["challenge_id"]
    evidence = try row["evidence_id"]
  }

  public var fields: Fields { ["challenge_id": challenge, "evidence_id": evidence] }
}
