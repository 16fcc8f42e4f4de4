/// A public holiday on its day, with the name people know it by.
public struct BankHoliday: Hashable, Sendable, Codable {
  public let date: CivilDate

  /// "Early May bank holiday"; a day kept in lieu says so: "Christmas Day (substitute day)".
  public let name: String

  public init(_ date: CivilDate, _ name: String) {
    self.date = date
    self.name = name
  }
}

/// A holiday by proclamation or local decision, for one year only.
public struct OneOffHoliday: Hashable, Sendable, Codable {
  public let holiday: BankHoliday

  /// The day of the usual holiday that this one stands in for, if it was moved: the first Monday of
  /// May 2020 was worked, and Friday 8 May kept instead.
  public let replaces: CivilDate?

  public init(_ date: CivilDate, _ name: String, replaces: CivilDate? = nil) {
    holiday = BankHoliday(date, name)
    self.replaces = replaces
  }
}
