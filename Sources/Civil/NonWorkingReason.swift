/// Why a day is not a working day.
public enum NonWorkingReason: Hashable, Sendable {
  case saturday
  case sunday
  /// A bank holiday, Good Friday or Christmas Day, with its name.
  case holiday(String)
}

extension NonWorkingReason: CustomStringConvertible {
  /// "Saturday", "Easter Monday".
  public var description: String {
    switch self {
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    case .holiday(let name): name
    }
  }
}

extension BankHolidays {
  /// Why a day is not a working day; `nil` when it is one.
  ///
  /// A working day is any day except Saturday, Sunday, Christmas Day, Good Friday and bank holidays
  /// in England and Wales (SI 2007/462, regulation 1). A holiday that falls on a weekend and is
  /// kept later gives its name to both days, so that 25 December is always called Christmas Day.
  public func reasonNotWorking(on date: CivilDate) -> NonWorkingReason? {
    if let holiday = holiday(on: date) { return .holiday(holiday.name) }
    let year = date.year
    if let falling = annual.first(where: { $0.date(in: year) == date && date.isWeekend }) {
      return .holiday(falling.name)
    }
    switch date.weekday {
    case .saturday: return .saturday
    case .sunday: return .sunday
    default: return nil
    }
  }

  /// Whether a day is a working day. ``WorkingCalendar`` answers the same from a table, faster.
  public func isWorkingDay(_ date: CivilDate) -> Bool {
    !date.isWeekend && holiday(on: date) == nil
  }
}
