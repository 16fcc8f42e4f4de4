/// Working days counted once, so that adding is two look-ups and no walk.
///
/// Two arrays answer each other: a day's number of working days before it, and the day of each
/// working day. Both hold 16-bit numbers, 214 KB together, so that they stay in a core's cache.
final class WorkingDayTable: Sendable {
  /// The years counted: 173 years are 63,187 days, which 16 bits hold.
  static let years = 1978...2150

  let firstDay: Int32
  let dayCount: Int

  /// For each day, the working days from ``firstDay`` up to and without it; one more entry than
  /// there are days.
  private let before: [UInt16]

  /// Each working day, as days after ``firstDay``.
  private let workingDays: [UInt16]

  init(_ holidays: BankHolidays) {
    let first = GregorianDays.number(year: Self.years.lowerBound, month: 1, day: 1)
    let afterLast = GregorianDays.number(year: Self.years.upperBound + 1, month: 1, day: 1)
    let days = Int(afterLast - first)
    var isHoliday = [Bool](repeating: false, count: days)
    for year in Self.years {
      for holiday in holidays.holidays(in: year) {
        isHoliday[Int(holiday.date.dayNumber - first)] = true
      }
    }
    var before: [UInt16] = [0]
    before.reserveCapacity(days + 1)
    var workingDays: [UInt16] = []
    workingDays.reserveCapacity(days)
    for day in 0..<days {
      if !isHoliday[day], !Weekday.isWeekend(dayNumber: first + Int32(day)) {
        workingDays.append(UInt16(day))
      }
      before.append(UInt16(workingDays.count))
    }
    firstDay = first
    dayCount = days
    self.before = before
    self.workingDays = workingDays
  }

  /// A date's place in the table; `nil` outside it.
  @inline(__always)
  private func place(of date: CivilDate) -> Int? {
    let place = Int(date.dayNumber) - Int(firstDay)
    return place >= 0 && place < dayCount ? place : nil
  }

  /// `nil` when the table does not hold the date.
  func isWorkingDay(_ date: CivilDate) -> Bool? {
    guard let place = place(of: date) else { return nil }
    return before[place + 1] != before[place]
  }

  /// The working day `count` after a date, or before it when negative; the date itself for 0. `nil`
  /// when the table does not hold either end.
  func adding(_ count: Int, to date: CivilDate) -> CivilDate? {
    guard let place = place(of: date), count.magnitude <= dayCount.magnitude else { return nil }
    if count == 0 { return date }
    let ordinal =
      count > 0 ? Int(before[place + 1]) + count - 1 : Int(before[place]) + count
    guard ordinal >= 0, ordinal < workingDays.count else { return nil }
    return CivilDate(trusted: firstDay + Int32(workingDays[ordinal]))
  }

  /// Working days after the earlier of two dates and up to the later, the later included; `nil`
  /// when the table does not hold both.
  func count(after start: CivilDate, through end: CivilDate) -> Int? {
    guard let start = place(of: start), let end = place(of: end) else { return nil }
    return Int(before[end + 1]) - Int(before[start + 1])
  }
}
