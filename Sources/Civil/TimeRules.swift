/// The catalogue of time rules: every version of every rule, at most one valid on any day.
public struct TimeRules: Hashable, Sendable {
  /// All versions, in order of key and version.
  public let rules: [TimeRule]

  /// A catalogue from stored rules.
  ///
  /// - Throws: ``TimeRuleProblem`` when two versions of a rule are valid on one day, share a
  ///   number, or end before they begin.
  public init(_ rules: [TimeRule]) throws(TimeRuleProblem) {
    self.init(unchecked: rules)
    if let problem = Self.problem(in: self.rules) { throw problem }
  }

  init(unchecked rules: [TimeRule]) {
    self.rules = rules.sorted { ($0.key.rawValue, $0.version) < ($1.key.rawValue, $1.version) }
  }

  /// The rules that ship with the product, see ``TimeRule/seeded``.
  public static let seeded = TimeRules(unchecked: TimeRule.seeded)

  /// The version of a rule that is valid on a day; `nil` when there is none.
  public func rule(_ key: TimeRuleKey, asAt date: CivilDate) -> TimeRule? {
    rules.first { $0.key == key && $0.isValid(on: date) }
  }

  /// The rule a stored due date was computed with.
  public func rule(_ version: TimeRuleVersion) -> TimeRule? {
    rules.first { $0.key == version.key && $0.version == version.version }
  }

  /// The date a rule gives for a clock that starts on `start`, by the version valid on that day.
  ///
  /// - Throws: ``TimeRuleProblem/missing(_:asAt:)``.
  public func due(
    _ key: TimeRuleKey, from start: CivilDate, calendar: WorkingCalendar
  ) throws(TimeRuleProblem) -> DueDate {
    guard let rule = rule(key, asAt: start) else { throw .missing(key, asAt: start) }
    return rule.due(from: start, calendar: calendar)
  }

  /// The catalogue with a new value for a rule from a day on: the version valid until then ends the
  /// day before, and the new one has the next number.
  ///
  /// - Throws: ``TimeRuleProblem`` when no version is valid on that day, when it began that very
  ///   day, or when a later version is already there.
  public func changing(
    _ key: TimeRuleKey, to value: Int, _ unit: TimeUnit, from start: CivilDate, tag: RuleTag,
    source: String
  ) throws(TimeRuleProblem) -> TimeRules {
    guard let old = rule(key, asAt: start) else { throw .missing(key, asAt: start) }
    guard start > (old.validFrom ?? .earliest) else { throw .alreadyStarts(key, on: start) }
    if let end = old.validTo { throw .alreadyEnds(key, on: end) }
    let versions = rules.filter { $0.key == key }.map(\.version)
    let new = TimeRule(
      key: key, version: (versions.max() ?? 0) + 1, value: value, unit: unit, basis: old.basis,
      tag: tag, source: source, validFrom: start)
    let others = rules.filter { $0 != old }
    return try TimeRules(others + [old.ending(on: start.adding(days: -1)), new])
  }
}

extension TimeRules {
  private static func problem(in rules: [TimeRule]) -> TimeRuleProblem? {
    for rule in rules where (rule.validFrom ?? .earliest) > (rule.validTo ?? .latest) {
      return .endsBeforeItBegins(rule.key, version: rule.version)
    }
    for (one, other) in zip(rules, rules.dropFirst())
    where one.key == other.key && one.version == other.version {
      return .sameVersionTwice(one.key, version: one.version)
    }
    let byStart = rules.sorted {
      ($0.key.rawValue, $0.validFrom ?? .earliest) < ($1.key.rawValue, $1.validFrom ?? .earliest)
    }
    for (one, next) in zip(byStart, byStart.dropFirst()) where one.key == next.key {
      let begins = next.validFrom ?? .earliest
      if (one.validTo ?? .latest) >= begins { return .overlap(one.key, on: begins) }
    }
    return nil
  }
}

extension TimeRule {
  fileprivate func ending(on last: CivilDate) -> TimeRule {
    TimeRule(
      key: key, version: version, value: value, unit: unit, basis: basis, tag: tag, source: source,
      validFrom: validFrom, validTo: last)
  }
}
