/// The event from which a time rule's clock runs.
public enum TimeBasis: String, CaseIterable, Hashable, Sendable, Codable {
  case reportReceived = "report-received"
  case reportPublished = "report-published"
  case meeting
  case decision
  case scrutinyReport = "scrutiny-report"
  case reportBackDue = "report-back-due"
  case linkMade = "link-made"
  case dueDate = "due-date"
  case challenge
  case reminder
  case today

  /// The event after "from" or "before": "receipt of the report".
  public var phrase: String {
    switch self {
    case .reportReceived: "receipt of the report"
    case .reportPublished: "publication of the report"
    case .meeting: "the meeting"
    case .decision: "the decision"
    case .scrutinyReport: "the scrutiny report"
    case .reportBackDue: "the day the report is due"
    case .linkMade: "the making of the link"
    case .dueDate: "the due date of an action"
    case .challenge: "the day of the challenge"
    case .reminder: "the last reminder"
    case .today: "today"
    }
  }
}
