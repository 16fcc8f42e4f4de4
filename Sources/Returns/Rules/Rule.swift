/// How much a fault weighs.
public enum RuleLevel: String, Sendable, CaseIterable {
  /// Must be put right.
  case error
  /// Must be looked at, and explained when it is right as it stands.
  case query
}

/// What a rule says, apart from how it is found out.
public struct RuleInfo: Sendable {
  /// The department's number; queries end in Q.
  public let code: String
  public let level: RuleLevel
  /// The collections it belongs to, by the year in which each ends.
  public let years: ClosedRange<Int>
  /// What is wrong, in words, without a full stop.
  public let title: String
  /// What to do about it.
  public let remedy: String
  /// The fields it may flag.
  public let fields: [ReturnField]

  /// A line for one issue: what is wrong, and what the flagged fields say.
  public func message(_ values: [(field: String, value: String)]) -> String {
    guard !values.isEmpty else { return title }
    let said = values.map { "\($0.field) \($0.value.isEmpty ? "is missing" : $0.value)" }
    return title + ": " + said.joined(separator: ", ")
  }
}

/// A rule over the rows of a return: a small value, and a function that only looks at its argument.
struct Rule<Rows: Sendable>: Sendable {
  /// Which rows must be seen together to judge one.
  enum Reach: Sendable {
    /// Those of one child; parts of the return may be judged side by side.
    case child
    /// The whole return.
    case wholeReturn
  }

  let info: RuleInfo
  let reach: Reach
  let check: @Sendable (Rows, inout Flags) -> Void

  init(
    _ code: String, _ level: RuleLevel, _ years: ClosedRange<Int>, _ reach: Reach = .child,
    flags fields: [ReturnField], _ title: String, do remedy: String,
    check: @escaping @Sendable (Rows, inout Flags) -> Void
  ) {
    info = RuleInfo(
      code: code, level: level, years: years, title: title, remedy: remedy, fields: fields)
    self.reach = reach
    self.check = check
  }
}
