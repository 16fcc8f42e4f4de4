/// A day in the calendar, without a time of day and without a time zone.
///
/// A report is published *on 21 December 2012*, wherever the server stands. A `CivilDate` therefore
/// never passes through an instant: it is a count of days, and compares, sorts, hashes and stores
/// as one.
///
/// Dates run from 1 January 1583, the first full year of the Gregorian calendar, to 31 December
/// 9999, the last that ISO 8601 writes with four digits. Arithmetic that would leave that range
/// stops at ``earliest`` or ``latest``; it never traps and never wraps round.
public struct CivilDate: Hashable, Sendable {
  /// Days since 1 January 1970, negative before it.
  public let dayNumber: Int32

  /// 1 January 1583.
  public static let earliest = CivilDate(trusted: firstDayNumber)

  /// 31 December 9999.
  public static let latest = CivilDate(trusted: lastDayNumber)

  /// The years a date may fall in.
  public static let years = 1583...9999

  static let firstDayNumber: Int32 = -141_349
  static let lastDayNumber: Int32 = 2_932_896

  /// A date from its count of days since 1 January 1970; `nil` outside ``earliest``…``latest``.
  public init?(dayNumber: Int32) {
    guard (Self.firstDayNumber...Self.lastDayNumber).contains(dayNumber) else { return nil }
    self.dayNumber = dayNumber
  }

  /// A date from its parts; `nil` when there is no such day, as on 30 February.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), let named = Month(rawValue: month),
      (1...named.length(in: year)).contains(day)
    else { return nil }
    dayNumber = GregorianDays.number(year: year, month: month, day: day)
  }

  /// For day numbers already known to be in range.
  init(trusted dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// The date nearest to a day number that may lie outside the range.
  init(nearest dayNumber: Int) {
    let first = Int(Self.firstDayNumber)
    let last = Int(Self.lastDayNumber)
    self.dayNumber = Int32(truncatingIfNeeded: min(max(dayNumber, first), last))
  }
}

extension CivilDate {
  /// The year, 1583 to 9999.
  public var year: Int { parts.year }

  /// The month, 1 to 12.
  public var month: Int { parts.month }

  /// The day of the month, 1 to 31.
  public var day: Int { parts.day }

  /// Year, month and day together, for the price of one of them.
  public var parts: (year: Int, month: Int, day: Int) {
    GregorianDays.parts(of: dayNumber)
  }

  /// Monday to Sunday.
  public var weekday: Weekday {
    Weekday(dayNumber: dayNumber)
  }

  /// Whether this is a Saturday or a Sunday.
  public var isWeekend: Bool {
    Weekday.isWeekend(dayNumber: dayNumber)
  }
}

extension CivilDate: Comparable {
  public static func < (earlier: CivilDate, later: CivilDate) -> Bool {
    earlier.dayNumber < later.dayNumber
  }
}
