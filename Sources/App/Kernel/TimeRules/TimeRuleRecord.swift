import Civil
import Storage

/// A version of a time rule as it is kept. ``rule`` is what is computed with.
public struct TimeRuleRecord: Record, Hashable {
  public static let table: SQLName = "time_rule"

  public let authority: AuthorityID
  public let id: Storage.ID<TimeRuleRecord>
  public var version: Int
  public var rule: TimeRule

  public init(authority: AuthorityID, id: Storage.ID<TimeRuleRecord> = .init(), rule: TimeRule) {
    self.authority = authority
    self.id = id
    version = 0
    self.rule = rule
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    rule = TimeRule(
      key: TimeRuleKey(rawValue: try row["rule_key"]), version: try row["rule_version"],
      value: try row["value"], unit: try row["unit"], basis: try row["basis"],
      tag: try row["tag"], source: try row["source"], validFrom: try row["valid_from"],
      validTo: try row["valid_to"])
  }

  public var fields: Fields {
    [
      "rule_key": rule.key.rawValue, "rule_version": rule.version, "value": rule.value,
      "unit": rule.unit, "basis": rule.basis, "tag": rule.tag, "source": rule.source,
      "valid_from": rule.validFrom, "valid_to": rule.validTo,
    ]
  }
}

extension TimeUnit: SQLConvertible {}
extension TimeBasis: SQLConvertible {}
extension RuleTag: SQLConvertible {}
