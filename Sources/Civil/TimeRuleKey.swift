/// The name of a deadline, stable across its versions. Slices add their own.
public struct TimeRuleKey: RawRepresentable, Hashable, Sendable, Codable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension TimeRuleKey: CustomStringConvertible {
  public var description: String { rawValue }
}

extension TimeRuleKey {
  /// The authority publishes the inspection report.
  public static let reportPublication = TimeRuleKey("inspection.report-publication")

  /// The authority publishes its written statement of action.
  public static let statementOfAction = TimeRuleKey("inspection.statement-of-action")

  /// The draft plan after a focused visit that found areas for priority action.
  public static let focusedVisitDraftPlan = TimeRuleKey("focused-visit.draft-plan")

  /// The final plan after such a visit.
  public static let focusedVisitFinalPlan = TimeRuleKey("focused-visit.final-plan")

  /// The written statement after a joint targeted area inspection, where one is required.
  public static let jointInspectionStatement = TimeRuleKey(
    "joint-targeted-area-inspection.statement")

  /// A recommendation to be met "immediately" (code `IMMEDIATE`).
  public static let recommendationImmediate = TimeRuleKey("recommendation.immediate")

  /// Evidence that work on such a recommendation has started.
  public static let immediateStartEvidence = TimeRuleKey("recommendation.immediate-start-evidence")

  /// A recommendation to be met "within three months" (code `3M`).
  public static let recommendationThreeMonths = TimeRuleKey("recommendation.three-months")

  /// A recommendation to be met "within six months" (code `6M`).
  public static let recommendationSixMonths = TimeRuleKey("recommendation.six-months")

  /// A recommendation to be met within twelve months (code `12M`).
  public static let recommendationTwelveMonths = TimeRuleKey("recommendation.twelve-months")

  /// Agenda and reports of a meeting open to the public.
  public static let agendaPublication = TimeRuleKey("meeting.agenda-publication")

  /// Notice of a key decision of the executive, or of one in private.
  public static let executiveDecisionNotice = TimeRuleKey("executive-decision.notice")

  /// The response of the executive to a formal scrutiny report.
  public static let scrutinyResponse = TimeRuleKey("scrutiny.response")

  /// A report that a meeting asked for "in six months' time".
  public static let reportBack = TimeRuleKey("scrutiny.report-back")

  /// The answer to a challenge that a board has raised.
  public static let challengeResponse = TimeRuleKey("board.challenge-response")

  /// How long before its day an external pressure on a plan shows among what lies ahead.
  public static let pressureHorizon = TimeRuleKey("risk.pressure-horizon")

  /// How long after that date the meeting that takes it may be, before it is flagged.
  public static let reportBackGrace = TimeRuleKey("scrutiny.report-back-grace")

  /// How long a link that was sent to a partner holds.
  public static let partnerLink = TimeRuleKey("partner-link.validity")

  /// How long before it is due whoever owns an action is reminded of it.
  public static let reminder = TimeRuleKey("reminder.due-soon")

  /// How late an action, or an update on it, is when the head of service is told.
  public static let escalationToHead = TimeRuleKey("escalation.head-of-service")

  /// How late it is when the director is told.
  public static let escalationToDirector = TimeRuleKey("escalation.director")

  /// How late it is when the board's chair is told.
  public static let escalationToChair = TimeRuleKey("escalation.chair")

  /// How long after a reminder that something waits to be verified the next one follows.
  public static let verificationAgain = TimeRuleKey("reminder.verification-again")
}
