/// What a time rule counts.
public enum TimeUnit: String, CaseIterable, Hashable, Sendable, Codable {
  case workingDays = "working-days"
  case calendarDays = "calendar-days"
  case weeks
  case months
  /// Clear working days before a meeting, neither end counted.
  case clearWorkingDays = "clear-working-days"
  /// Clear calendar days before a decision, neither end counted.
  case clearDays = "clear-days"

  /// The unit after a number: "1 month", "3 months".
  public func name(for count: Int) -> String {
    let (one, many) =
      switch self {
      case .workingDays: ("working day", "working days")
      case .calendarDays: ("day", "days")
      case .weeks: ("week", "weeks")
      case .months: ("month", "months")
      case .clearWorkingDays: ("clear working day", "clear working days")
      case .clearDays: ("clear day", "clear days")
      }
    return count == 1 ? one : many
  }

  /// `value` of this unit from a date; clear days are always counted back.
  func date(_ value: Int, from start: CivilDate, calendar: WorkingCalendar) -> CivilDate {
    switch self {
    case .workingDays: calendar.adding(value, workingDaysTo: start)
    case .calendarDays: start.adding(days: value)
    case .weeks: start.adding(weeks: value)
    case .months: start.adding(months: value)
    case .clearWorkingDays: calendar.latestPublication(meeting: start, clearDays: value)
    case .clearDays: start.adding(days: -value).adding(days: -1)
    }
  }
}
