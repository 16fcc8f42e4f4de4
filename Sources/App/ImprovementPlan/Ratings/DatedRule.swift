import Civil
import Kernel
import Storage

/// A rule of the council's own that holds from a day on, until the next one does. Rules of the past
/// stay, so that a past day is rated by the rule of that day.
protocol DatedRule: Record {
  var validFrom: CivilDate { get }

  /// The rule of a council that has set none of its own.
  static func shipped(for authority: AuthorityID) -> Self
}

extension DeliveryRule: DatedRule {}
extension UpdateRule: DatedRule {}
extension FigureRule: DatedRule {}

/// The rule in force, with how often the council has set any of its kind: a change says of which
/// it was made.
@dynamicMemberLookup
struct RuleInForce<Rule: DatedRule>: Sendable {
  let rule: Rule
  let version: Int
  /// Those that are set for later days, the next first, where they were asked for.
  var toCome: [Rule] = []

  subscript<Member>(dynamicMember member: KeyPath<Rule, Member>) -> Member {
    rule[keyPath: member]
  }
}

extension Transaction {
  func ruleInForce<Rule: DatedRule>(
    on day: CivilDate, of authority: AuthorityID
  ) throws -> RuleInForce<Rule> {
    RuleInForce(
      rule: try rule(on: day, of: authority), version: try timesWritten(Rule.self, of: authority))
  }

  /// The rule in force, with those that are to come.
  func rulesFrom<Rule: DatedRule>(
    _ day: CivilDate, of authority: AuthorityID
  ) throws -> RuleInForce<Rule> {
    var found: RuleInForce<Rule> = try ruleInForce(on: day, of: authority)
    found.toCome = try rules(of: authority).prefix { $0.validFrom > day }.reversed()
    return found
  }

  /// The rule in force on a day.
  func rule<Rule: DatedRule>(on day: CivilDate, of authority: AuthorityID) throws -> Rule {
    try first(
      Rule.self,
      """
      SELECT * FROM \(Rule.table) WHERE authority_id = \(authority) AND valid_from <= \(day)
      ORDER BY valid_from DESC, id DESC LIMIT 1
      """) ?? .shipped(for: authority)
  }

  /// All rules that the council has set, the latest first.
  func rules<Rule: DatedRule>(of authority: AuthorityID) throws -> [Rule] {
    try all(
      Rule.self,
      """
      SELECT * FROM \(Rule.table) WHERE authority_id = \(authority)
      ORDER BY valid_from DESC, id DESC
      """)
  }
}
