/// Runs rules over a return: each over each part, on all cores.
enum RuleRun {
  /// - Parameters:
  ///   - whole: the return as a whole, for rules that must see all of it.
  ///   - parts: the same, cut into parts.
  /// - Returns: issues in the order of rules, tables and rows; one for each rule and row.
  static func issues<Rows: Sendable>(
    _ rules: [Rule<Rows>], whole: Rows, parts: [Rows]
  ) async -> [ReturnIssue] {
    var found: [[ReturnIssue]] = Array(repeating: [], count: rules.count)
    await withTaskGroup(of: [(Int, Int, [ReturnIssue])].self) { group in
      for (number, part) in parts.enumerated() {
        group.addTask {
          rules.indices.compactMap { place in
            guard rules[place].reach == .child else { return nil }
            return (place, number, run(rules[place], over: part))
          }
        }
      }
      group.addTask {
        rules.indices.compactMap { place in
          guard rules[place].reach == .wholeReturn else { return nil }
          return (place, 0, run(rules[place], over: whole))
        }
      }
      for await results in group {
        for (place, _, issues) in results where !issues.isEmpty { found[place] += issues }
      }
    }
    var issues: [ReturnIssue] = []
    issues.reserveCapacity(found.reduce(0) { $0 + $1.count })
    for (place, flagged) in found.enumerated() {
      append(flagged, of: UInt16(place), to: &issues)
    }
    return issues
  }

  private static func run<Rows>(_ rule: Rule<Rows>, over rows: Rows) -> [ReturnIssue] {
    var flags = Flags()
    rule.check(rows, &flags)
    return flags.issues
  }

  /// Adds what one rule found, in order, the flags of one row together.
  private static func append(
    _ flagged: [ReturnIssue], of rule: UInt16, to issues: inout [ReturnIssue]
  ) {
    let first = issues.count
    for issue in flagged.sorted(by: { $0.order < $1.order }) {
      if issues.count > first, issues[issues.count - 1].order == issue.order {
        issues[issues.count - 1].fields |= issue.fields
      } else {
        var issue = issue
        issue.rule = rule
        issues.append(issue)
      }
    }
  }
}
