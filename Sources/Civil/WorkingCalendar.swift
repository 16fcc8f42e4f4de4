/// Working days of a place: which they are, and how to count with them.
///
/// A value that shares its counted table with its copies; making one from a new holiday table takes
/// about a millisecond, so it is made when the table changes and kept. One addition takes
/// nanoseconds for the years 1978 to 2150 and is walked day by day outside them.
public struct WorkingCalendar: Sendable {
  /// The holidays counted.
  public let holidays: BankHolidays

  /// Whether the day that starts a clock counts as its day 1, if it is a working day. Law and
  /// guidance count it as day 0; some councils do not (a local procedure).
  public var inclusiveStart: Bool

  private let table: WorkingDayTable

  public init(holidays: BankHolidays = .englandAndWales, inclusiveStart: Bool = false) {
    self.holidays = holidays
    self.inclusiveStart = inclusiveStart
    table = WorkingDayTable(holidays)
  }

  /// The working days of England and Wales, the starting day being day 0.
  public static let englandAndWales = WorkingCalendar()

  /// Whether a day is a working day: any day except Saturday, Sunday, Christmas Day, Good Friday
  /// and bank holidays (SI 2007/462, regulation 1).
  public func isWorkingDay(_ date: CivilDate) -> Bool {
    table.isWorkingDay(date) ?? holidays.isWorkingDay(date)
  }

  /// Why a day is not a working day, in words for the person who asks; `nil` when it is one.
  public func reasonNotWorking(on date: CivilDate) -> NonWorkingReason? {
    holidays.reasonNotWorking(on: date)
  }

  /// The date `count` working days after another, or before it when `count` is negative.
  ///
  /// The given date is day 0, or day 1 with ``inclusiveStart`` when it is a working day. Adding 0
  /// gives the date itself, working day or not; any other sum is a working day. Where the calendar
  /// ends first, the sum is ``CivilDate/latest`` or ``CivilDate/earliest``.
  public func adding(_ count: Int, workingDaysTo date: CivilDate) -> CivilDate {
    if inclusiveStart, count != 0, isWorkingDay(date) {
      return plainSum(count - count.signum(), date)
    }
    return plainSum(count, date)
  }

  /// Working days from one date to another: after `start` and up to `end`, which is counted.
  ///
  /// The inverse of ``adding(_:workingDaysTo:)`` for any count but 0: negative when `end` is the
  /// earlier, then counting from `end`, included, up to `start`. With ``inclusiveStart`` a `start`
  /// that is a working day counts too, in either direction; from such a day to itself is 1.
  public func workingDays(from start: CivilDate, to end: CivilDate) -> Int {
    let extra = inclusiveStart && isWorkingDay(start) ? 1 : 0
    if start <= end { return count(after: start, through: end) + extra }
    // From `end` included up to `start` excluded: shift both ends of the count by one day.
    return
      -(count(after: end, through: start) + (isWorkingDay(end) ? 1 : 0)
      - (isWorkingDay(start) ? 1 : 0)) - extra
  }

  /// The last working day that is not later than a date: the day to act by when a deadline falls on
  /// a day on which nobody works.
  public func previousWorkingDay(onOrBefore date: CivilDate) -> CivilDate {
    isWorkingDay(date) ? date : plainSum(-1, date)
  }

  /// The first working day that is not earlier than a date.
  public func nextWorkingDay(onOrAfter date: CivilDate) -> CivilDate {
    isWorkingDay(date) ? date : plainSum(1, date)
  }

  /// The first working day after a date.
  public func nextWorkingDay(after date: CivilDate) -> CivilDate {
    plainSum(1, date)
  }

  /// The last working day before a date.
  public func previousWorkingDay(before date: CivilDate) -> CivilDate {
    plainSum(-1, date)
  }
}

extension WorkingCalendar {
  /// Adds with the starting day as day 0, whatever ``inclusiveStart`` says.
  func plainSum(_ count: Int, _ date: CivilDate) -> CivilDate {
    if let sum = table.adding(count, to: date) { return sum }
    var walk = WorkingDayWalk(holidays, at: date)
    return walk.adding(count, to: date)
  }

  /// Working days after `start` up to and with `end`, which is not the earlier.
  func count(after start: CivilDate, through end: CivilDate) -> Int {
    if let count = table.count(after: start, through: end) { return count }
    var walk = WorkingDayWalk(holidays, at: start)
    return walk.count(after: start, through: end)
  }
}
