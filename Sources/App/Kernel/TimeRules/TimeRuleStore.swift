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

  /// The catalogue of rules as the authority keeps it.
  ///
  /// - Throws: `TimeRuleProblem` when what is stored contradicts itself.
  public func timeRules(of authority: AuthorityID) throws -> TimeRules {
    try TimeRules(timeRuleRecords(of: authority).map(\.rule))
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
