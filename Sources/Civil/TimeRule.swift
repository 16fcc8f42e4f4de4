/// One version of a deadline, as a record: how long, counted how, from what, and who says so.
///
/// Rules are data. An administrator may replace one from a date on, and a due date keeps the
/// version it was computed with, so that history keeps its own rules.
public struct TimeRule: Hashable, Sendable, Codable {
  /// Which deadline this is; every version of it has the same key.
  public let key: TimeRuleKey

  /// 1 for the first rule under its key, then counting up.
  public let version: Int

  /// How many ``unit``s; negative for a deadline that lies before its start.
  public let value: Int

  public let unit: TimeUnit

  /// What the clock starts from.
  public let basis: TimeBasis

  /// How much authority the value has.
  public let tag: RuleTag

  /// The law, guidance or document that the value comes from, for showing beside a date.
  public let source: String

  /// The first day on which a clock may start under this version; `nil` for any day before
  /// ``validTo``.
  public let validFrom: CivilDate?

  /// The last such day; `nil` while the version stands.
  public let validTo: CivilDate?

  public init(
    key: TimeRuleKey, version: Int = 1, value: Int, unit: TimeUnit, basis: TimeBasis, tag: RuleTag,
    source: String, validFrom: CivilDate? = nil, validTo: CivilDate? = nil
  ) {
    self.key = key
    self.version = version
    self.value = value
    self.unit = unit
    self.basis = basis
    self.tag = tag
    self.source = source
    self.validFrom = validFrom
    self.validTo = validTo
  }
}

extension TimeRule {
  /// Whether a clock that starts on a day runs under this version.
  public func isValid(on date: CivilDate) -> Bool {
    (validFrom ?? .earliest) <= date && date <= (validTo ?? .latest)
  }

  /// The date this rule gives when its clock starts on `start`.
  ///
  /// A clock starts at receipt or publication, never at data entry. A calendar deadline on a day on
  /// which nobody works stays where it is; ``DueDate/actBy`` then says when to act.
  public func due(from start: CivilDate, calendar: WorkingCalendar) -> DueDate {
    let date = unit.date(value, from: start, calendar: calendar)
    let worked = calendar.previousWorkingDay(onOrBefore: date)
    // Nobody can act before the clock has started: a report published on a Saturday with
    // immediate effect is not to be acted on by the Friday before.
    let actsTooEarly = date >= start && worked < start
    return DueDate(
      date: date, actBy: worked == date || actsTooEarly ? nil : worked, start: start,
      rule: TimeRuleVersion(key: key, version: version))
  }

  /// "30 working days from receipt of the report", for showing beside a date.
  public var phrase: String {
    if value == 0 { return "on \(basis.phrase)" }
    let count = abs(value)
    let length = "\(count) \(unit.name(for: count))"
    return "\(length) \(isCountedBack ? "before" : "from") \(basis.phrase)"
  }

  /// Whether the date lies before the start of the clock, as papers before a meeting.
  public var isCountedBack: Bool {
    value < 0 || unit == .clearWorkingDays || unit == .clearDays
  }
}
