import Civil
import Storage

extension Transaction {
  /// Every version of every rule, by key and version.
  public func timeRuleRecords(of authority: AuthorityID) throws -> [TimeRuleRecord] {
    try all(
      TimeRuleRecord.self,
      """
      SELECT * FROM time_rule WHERE authority_id = \(authority)
      ORDER BY rule_key, rule_version, id
      """)
  }

  /// The catalogue of rules as the authority keeps it, or kept it at a moment of the past.
  ///
  /// A rule that the service did not know yet at that moment came with a newer program, which says
  /// itself from when it applies: it is taken as it stands.
  ///
  /// - Parameter moment: the moment of the past; nil for now.
  /// - Throws: `TimeRuleProblem` when what is stored contradicts itself.
  public func timeRules(
    of authority: AuthorityID, asAt moment: Instant? = nil
  ) throws -> TimeRules {
    let now = try timeRuleRecords(of: authority).map(\.rule)
    guard let moment else { return try TimeRules(now) }
    let then = try all(TimeRuleRecord.self, of: authority, asAt: moment).map(\.rule)
      .sorted { ($0.key.rawValue, $0.version) < ($1.key.rawValue, $1.version) }
    let known = Set(then.map(\.key))
    return try TimeRules(then + now.filter { !known.contains($0.key) })
  }

  /// The version of a rule for a clock that starts on a day.
  ///
  /// - Throws: `TimeRuleProblem.missing` when there is none.
  public func timeRule(
    _ key: TimeRuleKey, on date: CivilDate, of authority: AuthorityID
  ) throws -> TimeRule {
    let versions = try all(
      TimeRuleRecord.self,
      """
      SELECT * FROM time_rule WHERE authority_id = \(authority) AND rule_key = \(key.rawValue)
      ORDER BY rule_version, id
      """)
    guard let found = versions.first(where: { $0.rule.isValid(on: date) }) else {
      throw TimeRuleProblem.missing(key, asAt: date)
    }
    return found.rule
  }
}

extension WriteTransaction {
  /// Adds the rules that ship with the product and are not there yet; what an authority has set
  /// stays. Run at every start: a newer program brings newer rules. Answers how many were added.
  @discardableResult
  public func seedTimeRules(
    _ seeded: [TimeRule] = TimeRule.seeded, of authority: AuthorityID
  ) throws -> Int {
    let known = Set(try timeRuleRecords(of: authority).map(\.rule.key))
    let missing = seeded.filter { !known.contains($0.key) }
    for rule in missing { try insert(TimeRuleRecord(authority: authority, rule: rule)) }
    return missing.count
  }
}
