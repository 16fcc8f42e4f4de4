/// A computed deadline, with what it takes to explain it later.
public struct DueDate: Hashable, Sendable, Codable {
  /// The day it falls due, working day or not.
  public let date: CivilDate

  /// The last working day before ``date`` when nobody works on it; `nil` when somebody does, or
  /// when that day would lie before the clock started.
  public let actBy: CivilDate?

  /// The day the clock started, or that it was counted back from.
  public let start: CivilDate

  /// The version of the rule that gave it.
  public let rule: TimeRuleVersion

  public init(date: CivilDate, actBy: CivilDate?, start: CivilDate, rule: TimeRuleVersion) {
    self.date = date
    self.actBy = actBy
    self.start = start
    self.rule = rule
  }
}

/// Which version of which rule.
public struct TimeRuleVersion: Hashable, Sendable, Codable, CustomStringConvertible {
  public let key: TimeRuleKey
  public let version: Int

  public init(key: TimeRuleKey, version: Int) {
    self.key = key
    self.version = version
  }

  /// "inspection.statement-of-action, version 1".
  public var description: String { "\(key), version \(version)" }
}
