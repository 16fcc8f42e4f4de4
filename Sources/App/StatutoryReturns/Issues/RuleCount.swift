import Returns
import Storage

/// What one rule found in a check.
struct RuleCount: RowDecodable, Hashable {
  let code: String
  let level: RuleLevel
  var issues = 0
  /// Children that have one.
  var children = 0
  var fixed = 0
  var appeared = 0

  init(code: String, level: RuleLevel) {
    self.code = code
    self.level = level
  }

  init(row: Row) throws {
    code = try row["code"]
    let level: String = try row["level"]
    self.level = RuleLevel(rawValue: level) ?? .error
    issues = try row["issues"]
    children = try row["children"]
    fixed = try row["fixed"]
    appeared = try row["appeared"]
  }
}

extension IssueFile {
  /// What each rule found, in the order of the rules; those whose findings are all gone come last.
  var ruleCounts: [RuleCount] {
    var counts = rules.map { RuleCount(code: $0.code, level: $0.level) }
    var children = Array(repeating: Set<UInt32>(), count: rules.count)
    for issue in issues {
      counts[Int(issue.rule)].issues += 1
      if issue.standing == .new { counts[Int(issue.rule)].appeared += 1 }
      if issue.child != Issue.none { children[Int(issue.rule)].insert(issue.child) }
    }
    for issue in fixed where issue.standing != .departed { counts[Int(issue.rule)].fixed += 1 }
    for index in counts.indices { counts[index].children = children[index].count }
    return counts
  }
}
