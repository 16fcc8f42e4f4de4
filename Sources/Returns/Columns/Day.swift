import Civil

/// A date as a column holds it: a count of days since 1 January 1970, or nothing.
///
/// Comparisons with a missing day are false, whichever way they are put, so that a rule passes over
/// what is not there without saying so. Any year from 1 to 9999 can be held, since a return may
/// hold `0202-05-01` by mistake and the rules are about that mistake.
struct Day: Hashable, Sendable {
  /// Days since 1 January 1970; `Int32.min` when missing.
  let number: Int32

  /// No date.
  static let missing = Day(number: .min)

  init(number: Int32) {
    self.number = number
  }

  init(_ date: CivilDate) {
    number = date.dayNumber
  }

  @inline(__always) var isPresent: Bool { number != .min }
  @inline(__always) var isMissing: Bool { number == .min }

  @inline(__always) func isBefore(_ other: Day) -> Bool {
    number < other.number && isPresent
  }

  @inline(__always) func isAfter(_ other: Day) -> Bool { other.isBefore(self) }

  @inline(__always) func isOnOrBefore(_ other: Day) -> Bool {
    number <= other.number && isPresent
  }

  @inline(__always) func isOnOrAfter(_ other: Day) -> Bool { other.isOnOrBefore(self) }

  /// Whether both are there and the same.
  @inline(__always) func isSame(as other: Day) -> Bool {
    number == other.number && isPresent
  }

  /// Saturday or Sunday; a missing day is neither.
  var isWeekend: Bool {
    guard isPresent else { return false }
    let remainder = (Int(number) - 4) % 7
    return (remainder < 0 ? remainder + 7 : remainder) >= 5
  }
}

extension Day {
  /// Eight thousand years, after which the Gregorian calendar repeats itself, weekdays included.
  private static let cycle = (years: 8_000, days: Int32(20 * 146_097))

  /// A day of the calendar, from the year 1; `nil` when there is no such day.
  init?(year: Int, month: Int, day: Int) {
    guard year >= 1 else { return nil }
    if let date = CivilDate(year: year, month: month, day: day) {
      self.init(date)
    } else if year < CivilDate.years.lowerBound,
      let later = CivilDate(year: year + Self.cycle.years, month: month, day: day)
    {
      self.init(number: later.dayNumber - Self.cycle.days)
    } else {
      return nil
    }
  }

  /// Year, month and day; `nil` when missing.
  var parts: (year: Int, month: Int, day: Int)? {
    guard isPresent else { return nil }
    if let date = CivilDate(dayNumber: number) { return date.parts }
    guard let later = CivilDate(dayNumber: number + Self.cycle.days) else { return nil }
    let parts = later.parts
    return (parts.year - Self.cycle.years, parts.month, parts.day)
  }

  /// The date for the rest of the product; `nil` when missing or before 1583.
  var date: CivilDate? { CivilDate(dayNumber: number) }

  /// The day so many days later; missing stays missing.
  func adding(days count: Int32) -> Day {
    isPresent ? Day(number: number &+ count) : self
  }

  /// The same day of the month so many months later, or that month's last day; missing stays so.
  func adding(months count: Int) -> Day {
    guard isPresent else { return self }
    if let date = CivilDate(dayNumber: number), date.year + count / 12 > 1_590 {
      return Day(date.adding(months: count))
    }
    guard let later = CivilDate(dayNumber: number + Self.cycle.days) else { return .missing }
    return Day(number: later.adding(months: count).dayNumber - Self.cycle.days)
  }

  /// The same day so many years later; 29 February becomes 28 February where there is none.
  func adding(years count: Int) -> Day { adding(months: 12 * count) }
}

extension Day: CustomStringConvertible {
  /// ISO 8601, or nothing at all.
  var description: String {
    guard let parts else { return "" }
    func digits(_ value: Int, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    return digits(parts.year, 4) + "-" + digits(parts.month, 2) + "-" + digits(parts.day, 2)
  }
}
