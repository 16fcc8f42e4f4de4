/// A holiday that returns each year by a rule.
public struct AnnualHoliday: Hashable, Sendable, Codable {
  /// How the day is found in a year.
  public enum Rule: Hashable, Sendable, Codable {
    /// The same date each year. On a weekend, the next weekday that is not itself such a holiday is
    /// kept instead.
    case fixed(month: Month, day: Int)
    /// So many days after Easter Sunday, or before it when negative.
    case easter(days: Int)
    case firstMonday(of: Month)
    case lastMonday(of: Month)
  }

  public let name: String
  public let rule: Rule

  /// The first year in which it was kept.
  public let since: Int

  public init(_ name: String, _ rule: Rule, since: Int = CivilDate.years.lowerBound) {
    self.name = name
    self.rule = rule
    self.since = since
  }

  /// The day the rule names, before any substitute.
  func date(in year: Int) -> CivilDate? {
    guard year >= since else { return nil }
    switch rule {
    case .fixed(let month, let day):
      return CivilDate(year: year, month: month.rawValue, day: day)
    case .easter(let days):
      return CivilDate.easter(year)?.adding(days: days)
    case .firstMonday(let month):
      return CivilDate(year: year, month: month.rawValue, day: 1)?.monday(onOrAfter: true)
    case .lastMonday(let month):
      return CivilDate(year: year, month: month.rawValue, day: 1)?
        .lastOfMonth.monday(onOrAfter: false)
    }
  }
}

extension CivilDate {
  fileprivate func monday(onOrAfter: Bool) -> CivilDate {
    let since = Int(Weekday.daysAfterMonday(dayNumber))
    return adding(days: onOrAfter ? (7 - since) % 7 : -since)
  }
}
