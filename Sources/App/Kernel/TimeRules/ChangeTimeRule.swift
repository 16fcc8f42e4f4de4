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
/// stays: dates computed with it keep it.
public struct ChangeTimeRule: Sendable {
  private let world: World

  public init(_ world: World) { self.world = world }

  @discardableResult
  public func callAsFunction(
    _ key: TimeRuleKey, _ entry: TimeRuleEntry, by user: User
  ) async throws -> TimeRule {
    try user.require(.manageSettings)
    let problems = Self.problems(entry)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return try await world.store.write(
      as: user.author, because: "time rule changed from \(entry.validFrom.longForm)"
    ) { db in
      let records = try db.timeRuleRecords(of: user.authority)
      let rules = try TimeRules(records.map(\.rule))
      guard let old = rules.rule(key, asAt: entry.validFrom) else {
        throw Refusal.notFound("There is no time rule “\(key)” on that day.")
      }
      guard old.tag.isLocallySet || !entry.tag.isLocallySet else {
        throw Refusal.invalid(
          "This limit comes from \(old.tag.meaning), which a local choice cannot replace. "
            + "If the \(old.tag.meaning) has changed, choose that and name the source.",
          field: "tag")
      }
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
