/// Working days found day by day, for dates outside ``WorkingDayTable``; slower, never different.
///
/// It keeps the holidays of the year it is in, since a walk leaves a year only once.
struct WorkingDayWalk {
  private let holidays: BankHolidays
  private var days: ClosedRange<Int32> = 1...1
  private var kept: Set<Int32> = []

  init(_ holidays: BankHolidays, at date: CivilDate) {
    self.holidays = holidays
    enter(date)
  }

  private mutating func enter(_ date: CivilDate) {
    let year = date.year
    let first = GregorianDays.number(year: year, month: 1, day: 1)
    let last = GregorianDays.number(year: year, month: 12, day: 31)
    days = first...last
    kept = Set(holidays.holidays(in: year).map(\.date.dayNumber))
  }

  mutating func isWorkingDay(_ date: CivilDate) -> Bool {
    if date.isWeekend { return false }
    if !days.contains(date.dayNumber) { enter(date) }
    return !kept.contains(date.dayNumber)
  }

  /// Stops at the ends of the calendar when there are not so many working days.
  mutating func adding(_ count: Int, to start: CivilDate) -> CivilDate {
    let step = count.signum()
    let end = step > 0 ? CivilDate.latest : CivilDate.earliest
    var date = start
    var left = count.magnitude
    while left > 0, date != end {
      date = date.adding(days: step)
      if isWorkingDay(date) { left -= 1 }
    }
    return date
  }

  mutating func count(after start: CivilDate, through end: CivilDate) -> Int {
    var date = start
    var count = 0
    while date < end {
      date = date.adding(days: 1)
      if isWorkingDay(date) { count += 1 }
    }
    return count
  }
}
