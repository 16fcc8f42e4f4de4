import Civil
import Storage

/// What an administrator enters to change a time rule from a day on.
public struct TimeRuleEntry: Sendable {
  public var value: Int
  public var unit: TimeUnit
  public var tag: RuleTag
  /// The law, guidance or local document that says so.
  public var source: String
  /// The first day on which a clock may start under the new version.
  public var validFrom: CivilDate

  public init(
    value: Int, unit: TimeUnit, tag: RuleTag, source: String, validFrom: CivilDate
  ) {
    self.value = value
    self.unit = unit
    self.tag = tag
    self.source = source
    self.validFrom = validFrom
  }
}

/// Adds a version of a time rule from a day on. The version before it ends the day before and
/// stays: dates computed with it keep it. A version whose first day is still to come is replaced by
/// another entry for the same day, so that a slip of the pen does not stand for ever.
public struct ChangeTimeRule: Sendable {
  private let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(
    _ key: TimeRuleKey, _ entry: TimeRuleEntry
  ) async throws -> TimeRule {
    let user = acting.user
    try user.require(.manageSettings)
    let problems = Self.problems(entry)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return try await acting.write(
      because: "time rule changed from \(entry.validFrom.longForm)"
    ) { db in
      let records = try db.timeRuleRecords(of: user.authority)
      let rules = try TimeRules(records.map(\.rule))
      let current = try Self.version(of: key, asAt: entry.validFrom, in: rules)
      let pending =
        current.validFrom == entry.validFrom && entry.validFrom > db.at.dateInLondon
        ? current : nil
      // A version that no clock has run under may be put right, its tag as well; what the entry is
      // judged by is then the version before it, which stays.
      let old =
        pending.flatMap { _ in rules.rule(key, asAt: entry.validFrom.adding(days: -1)) } ?? current
      let contradictions = Self.contradictions(entry, old)
      guard contradictions.isEmpty else { throw Refusal.invalid(contradictions) }
      if let pending { return try Self.replace(pending, by: entry, among: records, in: db) }
      let changed: TimeRules
      do {
        changed = try rules.changing(
          key, to: entry.value, entry.unit, from: entry.validFrom, tag: entry.tag,
          source: entry.source)
      } catch {
        throw Refusal.invalid("\(error)", field: "validFrom")
      }
      return try Self.keep(changed, key, over: records, in: db, of: user.authority)
    }
  }

  /// The version valid on a day. A key that nobody knows is not there; a day without a version is
  /// a wrong entry.
  private static func version(
    of key: TimeRuleKey, asAt date: CivilDate, in rules: TimeRules
  ) throws -> TimeRule {
    if let rule = rules.rule(key, asAt: date) { return rule }
    let versions = rules.rules.filter { $0.key == key }
    guard !versions.isEmpty else { throw Refusal.notFound("There is no time rule “\(key)”.") }
    if let first = versions.map({ $0.validFrom ?? .earliest }).min(), date < first {
      throw Refusal.invalid(
        "The first day must be after \(first.longForm), when this rule first applied",
        field: "validFrom")
    }
    throw Refusal.invalid(
      "This rule does not apply on \(date.longForm); choose a day on which it does",
      field: "validFrom")
  }

  /// What an entry may not do to the version it follows.
  private static func contradictions(_ entry: TimeRuleEntry, _ old: TimeRule) -> [Problem] {
    var problems: [Problem] = []
    if entry.value == 0 && old.value != 0 {
      problems.append(Problem("The length must be at least 1", field: "value"))
    }
    if !old.tag.isLocallySet && entry.tag.isLocallySet {
      problems.append(
        Problem(
          "This limit comes from \(old.tag.meaning), which a local choice cannot replace. "
            + "If the \(old.tag.meaning) has changed, choose that and name the source.",
          field: "tag"))
    }
    return problems
  }

  /// Puts another entry in the place of a version whose first day is still to come. It keeps its
  /// number and its days; what it was before is in its history.
  private static func replace(
    _ pending: TimeRule, by entry: TimeRuleEntry, among records: [TimeRuleRecord],
    in db: WriteTransaction
  ) throws -> TimeRule {
    guard var record = records.first(where: { $0.rule == pending }) else {
      throw Refusal.notFound("There is no time rule “\(pending.key)”.")
    }
    record.rule = TimeRule(
      key: pending.key, version: pending.version, value: entry.value, unit: entry.unit,
      basis: pending.basis, tag: entry.tag, source: entry.source, validFrom: pending.validFrom,
      validTo: pending.validTo)
    return try db.update(record).rule
  }

  /// Writes what differs: the ended version and the new one. Answers the new one.
  private static func keep(
    _ changed: TimeRules, _ key: TimeRuleKey, over records: [TimeRuleRecord],
    in db: WriteTransaction, of authority: AuthorityID
  ) throws -> TimeRule {
    var newest: TimeRule?
    for rule in changed.rules where rule.key == key {
      newest = rule
      if var record = records.first(where: {
        $0.rule.key == key && $0.rule.version == rule.version
      }) {
        record.rule = rule
        try db.update(record)
      } else {
        try db.insert(TimeRuleRecord(authority: authority, rule: rule))
      }
    }
    guard let newest else { throw Refusal.notFound("There is no time rule “\(key)”.") }
    return newest
  }

  static func problems(_ entry: TimeRuleEntry) -> [Problem] {
    var problems: [Problem] = []
    if !(0...1000).contains(entry.value) {
      problems.append(Problem("The length must be between 0 and 1,000", field: "value"))
    }
    if entry.source.allSatisfy(\.isWhitespace) {
      problems.append(
        Problem("Name the law or document that the limit comes from", field: "source"))
    } else if entry.source.count > 500 {
      problems.append(Problem("The source must have at most 500 characters", field: "source"))
    }
    return problems
  }
}
