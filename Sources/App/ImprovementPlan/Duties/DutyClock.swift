import Civil

/// One statutory duty after an inspection, as it stands on a day.
///
/// Clocks start at receipt of the report, not at its publication and not when somebody typed it in:
/// where the day of receipt is not known the clock says so, and computes nothing.
public struct DutyClock: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    /// The day of receipt is not recorded.
    case notStarted
    case running(workingDaysLeft: Int)
    case late(byWorkingDays: Int)
    case met(on: CivilDate)
    case metLate(on: CivilDate, byWorkingDays: Int)
  }

  /// The rule that the date comes from, to be shown beside it. Its key is the duty.
  public let rule: TimeRule
  public let receivedOn: CivilDate?
  public let due: DueDate?
  public let state: State
}

extension DutyClock {
  /// The clock of a duty; nil when no rule was in force on the day it would have started.
  public init?(
    _ duty: TimeRuleKey, received: CivilDate?, done: CivilDate?, on today: CivilDate,
    rules: TimeRules, calendar: WorkingCalendar
  ) {
    guard let rule = rules.rule(duty, asAt: received ?? today) else { return nil }
    self.rule = rule
    receivedOn = received
    due = received.map { rule.due(from: $0, calendar: calendar) }
    state = Self.state(due: due?.date, done: done, on: today, calendar: calendar)
  }

  private static func state(
    due: CivilDate?, done: CivilDate?, on today: CivilDate, calendar: WorkingCalendar
  ) -> State {
    if let done {
      guard let due,
        case .doneLate(let days) = Lateness(
          due: due, done: done, on: today, calendar: calendar)
      else { return .met(on: done) }
      return .metLate(on: done, byWorkingDays: days)
    }
    guard let due else { return .notStarted }
    switch Lateness(due: due, done: nil, on: today, calendar: calendar) {
    case .late(let days): return .late(byWorkingDays: days)
    default:
      return .running(workingDaysLeft: calendar.workingDaysAfter(today, through: due))
    }
  }

  /// The day on which it was done.
  public var doneOn: CivilDate? {
    switch state {
    case .met(let day), .metLate(let day, _): day
    case .notStarted, .running, .late: nil
    }
  }

  /// How it stands, in words: "14 working days left".
  public var phrase: String {
    switch state {
    case .notStarted:
      "Not counting: the day on which the council received the report is not recorded"
    case .running(0): "Due today"
    case .running(let days): "\(Lateness.workingDays(days)) left"
    case .late(let days): "\(Lateness.workingDays(days)) late"
    case .met(let day): "Done on \(day.longForm)"
    case .metLate(let day, let days):
      "Done on \(day.longForm), \(Lateness.workingDays(days)) late"
    }
  }
}

extension TimeRuleKey {
  /// What the council must do to answer an inspection, as a person would say it.
  public var dutyTitle: String {
    switch self {
    case .reportPublication: "Publish the inspection report"
    case .statementOfAction: "Submit the written statement of action"
    case .focusedVisitDraftPlan: "Submit the draft plan"
    case .focusedVisitFinalPlan: "Submit the final plan"
    case .jointInspectionStatement: "Submit the joint written statement"
    default: rawValue
    }
  }
}
