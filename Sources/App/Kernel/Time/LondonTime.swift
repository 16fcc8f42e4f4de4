import Civil
import Storage

/// A day and a time of day as clocks in England show them.
public struct LondonTime: Hashable, Sendable {
  public let date: CivilDate
  /// 0 to 23.
  public let hour: Int
  /// 0 to 59.
  public let minute: Int
  /// 0 to 59.
  public let second: Int

  /// Clocks are an hour ahead of UTC from 01:00 UTC on the last Sunday of March to 01:00 UTC on the
  /// last Sunday of October: the Summer Time Act 1972 as amended by SI 2002/262. The same days held
  /// in 1996 to 2001; for earlier years this is an approximation.
  public init(_ instant: Instant) {
    let utc = instant.milliseconds.flooredQuotient(by: 1000)
    let local = utc + (Self.isSummer(utcSeconds: utc) ? 3600 : 0)
    let day = local.flooredQuotient(by: 86_400)
    let rest = Int(local - day * 86_400)
    date = CivilDate.nearest(toDay: day)
    hour = rest / 3600
    minute = rest % 3600 / 60
    second = rest % 60
  }

  private static func isSummer(utcSeconds: Int64) -> Bool {
    let year = CivilDate.nearest(toDay: utcSeconds.flooredQuotient(by: 86_400)).year
    guard let starts = change(in: .march, of: year), let ends = change(in: .october, of: year)
    else { return false }
    return starts <= utcSeconds && utcSeconds < ends
  }

  /// 01:00 UTC on the last Sunday of a month that has 31 days, in seconds since 1970.
  private static func change(in month: Month, of year: Int) -> Int64? {
    guard let last = CivilDate(year: year, month: month.rawValue, day: 31) else { return nil }
    let sunday = last.adding(days: -(last.weekday.rawValue % 7))
    return Int64(sunday.dayNumber) * 86_400 + 3600
  }
}

extension LondonTime: CustomStringConvertible {
  /// "14:05".
  public var timeOfDay: String { "\(Self.twoDigits(hour)):\(Self.twoDigits(minute))" }

  /// "10 August 2012 at 14:05".
  public var description: String { "\(date.longForm) at \(timeOfDay)" }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

extension Instant {
  /// The last millisecond of a day in England: what was stored by then was stored on that day.
  public static func endOfDayInLondon(_ day: CivilDate) -> Instant {
    let midnight = (Int64(day.dayNumber) + 1) * 86_400
    // Clocks change at one o’clock in the morning, so the hour before midnight UTC says what holds.
    let ahead: Int64 =
      LondonTime(Instant(milliseconds: (midnight - 3600) * 1000)).hour == 0 ? 3600 : 0
    return Instant(milliseconds: (midnight - ahead) * 1000 - 1)
  }

  /// The day it is in England at this moment.
  public var dateInLondon: CivilDate { inLondon.date }

  /// Day and time of day as clocks in England show them.
  public var inLondon: LondonTime { LondonTime(self) }

  /// "10 August 2012 at 14:05", in English time, for people.
  public var forPeople: String { inLondon.description }

  /// "10 Aug 2012, 14:05", in English time, for tables.
  public var forTables: String {
    let time = inLondon
    return "\(time.date.shortForm), \(time.timeOfDay)"
  }
}

extension Int64 {
  /// Division that rounds down, so that moments before 1970 fall on their own day.
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension CivilDate {
  fileprivate static func nearest(toDay day: Int64) -> CivilDate {
    if let date = CivilDate(dayNumber: Int32(clamping: day)) { return date }
    return day < 0 ? .earliest : .latest
  }
}
