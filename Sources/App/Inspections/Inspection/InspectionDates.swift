import Civil
import Kernel
import Storage

/// Computes the dates that follow from a report, by the time rules and the calendar of an
/// authority.
public struct InspectionDates: Sendable {
  public let rules: TimeRules
  public let calendar: WorkingCalendar

  public init(rules: TimeRules, calendar: WorkingCalendar) {
    self.rules = rules
    self.calendar = calendar
  }

  /// When a recommendation falls due (domain §2): so many months after publication, by the rule
  /// valid then.
  ///
  /// - Returns: Nil when the report states no timescale, or is not published yet.
  func due(_ timescale: Timescale?, published: CivilDate?) throws -> DueDate? {
    guard let key = timescale?.ruleKey, let published else { return nil }
    return try rules.due(key, from: published, calendar: calendar)
  }

  /// The clocks that run from the day a report is received (domain §1, "Response duties").
  public func clocks(
    of framework: Framework, received: CivilDate?, today: CivilDate
  ) -> [StatutoryClock] {
    guard let received else { return [] }
    return framework.responseKeys.compactMap { key in
      guard let rule = rules.rule(key, asAt: received) else { return nil }
      let due = rule.due(from: received, calendar: calendar)
      return StatutoryClock(rule: rule, due: due, today: today, calendar: calendar)
    }
  }
}

extension Inspection {
  /// What speaks against the day on which a duty is said to be done; nil for nothing. A council
  /// cannot publish a report before the inspectorate has: one of the two days was corrected, or is
  /// wrong.
  public func doubt(of duty: TimeRuleKey, doneOn: CivilDate?) -> String? {
    guard duty == .reportPublication, let doneOn, let publishedOn, doneOn < publishedOn else {
      return nil
    }
    return
      "That is before the inspectorate published it, on \(publishedOn.longForm). Look which day is right."
  }
}

/// One statutory clock: what has to be done by when, and on whose authority.
public struct StatutoryClock: Hashable, Sendable {
  /// The version of the rule, with its source.
  public let rule: TimeRule
  public let due: DueDate
  /// Calendar days left; negative once it has passed.
  public let daysLeft: Int
  /// Working days left; negative once it has passed.
  public let workingDaysLeft: Int

  init(rule: TimeRule, due: DueDate, today: CivilDate, calendar: WorkingCalendar) {
    self.rule = rule
    self.due = due
    daysLeft = today.days(until: due.date)
    workingDaysLeft = calendar.workingDays(from: today, to: due.date)
  }

  /// What has to be done: "Publish the report".
  public var title: String {
    switch rule.key {
    case .reportPublication: "Publish the report"
    case .statementOfAction: "Publish the written statement of action"
    case .focusedVisitDraftPlan: "Send the draft plan, if there are areas for priority action"
    case .focusedVisitFinalPlan: "Send the final plan, if there are areas for priority action"
    case .jointInspectionStatement: "Send the written statement, if the inspectors require one"
    default: rule.key.rawValue
    }
  }
}
