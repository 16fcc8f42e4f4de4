extension CivilDate {
  /// The date so many days later, or earlier when `count` is negative; ``latest`` or ``earliest``
  /// when the sum lies beyond them.
  public func adding(days count: Int) -> CivilDate {
    let (sum, overflow) = Int(dayNumber).addingReportingOverflow(count)
    guard !overflow else { return count > 0 ? .latest : .earliest }
    return CivilDate(nearest: sum)
  }

  /// The date so many weeks later, or earlier when `count` is negative.
  public func adding(weeks count: Int) -> CivilDate {
    let (days, overflow) = count.multipliedReportingOverflow(by: 7)
    guard !overflow else { return count > 0 ? .latest : .earliest }
    return adding(days: days)
  }

  /// The same day number so many months later, or that month's last day when it has no such day:
  /// 31 August and six months make 28 February.
  ///
  /// Not additive: two steps of one month may end earlier than one step of two, so a series of
  /// dates is reckoned from its start each time.
  public func adding(months count: Int) -> CivilDate {
    let start = parts
    let monthsBefore = start.year * 12 + start.month - 1
    let (months, overflow) = monthsBefore.addingReportingOverflow(count)
    guard !overflow else { return count > 0 ? .latest : .earliest }
    guard months >= Self.years.lowerBound * 12 else { return .earliest }
    guard months < (Self.years.upperBound + 1) * 12, let month = Month(rawValue: months % 12 + 1)
    else { return .latest }
    let year = months / 12
    let day = min(start.day, month.length(in: year))
    return CivilDate(
      trusted: GregorianDays.number(year: year, month: month.rawValue, day: day))
  }

  /// Days from this date to another: positive when the other is later.
  public func days(until other: CivilDate) -> Int {
    Int(other.dayNumber) - Int(dayNumber)
  }

  /// The first day of this date's month.
  public var firstOfMonth: CivilDate {
    CivilDate(trusted: dayNumber - Int32(day - 1))
  }

  /// The last day of this date's month.
  public var lastOfMonth: CivilDate {
    let (year, month, day) = parts
    let left = Month.allCases[month - 1].length(in: year) - day
    return CivilDate(trusted: dayNumber + Int32(left))
  }
}

extension CivilDate: Strideable {
  /// The same as ``days(until:)``; it makes `for day in start...end` possible.
  public func distance(to other: CivilDate) -> Int { days(until: other) }

  /// The same as ``adding(days:)``.
  public func advanced(by days: Int) -> CivilDate { adding(days: days) }
}
