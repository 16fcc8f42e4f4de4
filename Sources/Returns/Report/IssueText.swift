/// Issues for the person who has to put them right.
extension CheckedReturn {
  /// By rule: how many, what is wrong, the first few children, what to do; then totals.
  ///
  /// - Parameter first: how many issues of a rule are shown.
  public func text(first: Int = 5) -> String {
    var lines: [String] = []
    for (rule, issues) in issuesByRule {
      let many = issues.count == 1 ? "1 row" : "\(Grouped.number(issues.count)) rows"
      let count = issues.allSatisfy(\.isOfWholeReturn) ? "the return" : many
      lines.append("\(rule.code)  \(rule.level.rawValue), \(count): \(rule.title).")
      for issue in issues.prefix(first) where !issue.isOfWholeReturn {
        lines.append("       " + line(issue))
      }
      if issues.count > first {
        lines.append("       and \(Grouped.number(issues.count - first)) more")
      }
      lines.append("       → \(rule.remedy)")
      lines.append("")
    }
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
  }

  /// One issue: which child, where in the file, what the flagged fields say.
  private func line(_ issue: ReturnIssue) -> String {
    var parts: [String] = []
    if child(issue) != nil || childID(issue) != nil {
      parts.append(childID(issue).map { "child \($0)" } ?? "a child without number")
    }
    if let place = place(issue) { parts.append("\(place)") }
    parts.append(table(issue) ?? "")
    let values = values(issue).map { "\($0.field) \($0.value.isEmpty ? "–" : $0.value)" }
    return parts.joined(separator: ", ")
      + (values.isEmpty ? "" : ": " + values.joined(separator: ", "))
  }

  /// The totals in a sentence.
  public var summary: String {
    let children = "\(Grouped.number(childCount)) \(childCount == 1 ? "child" : "children")"
    let checked = "\(children) checked against \(rules.count) rules of \(year)"
    guard !issues.isEmpty else { return checked + ": nothing found." }
    let errors = count(.error)
    let queries = count(.query)
    let concerned = childrenWithIssues
    return checked
      + ": \(Grouped.number(errors)) \(errors == 1 ? "error" : "errors")"
      + " and \(Grouped.number(queries)) \(queries == 1 ? "query" : "queries")"
      + " in \(Grouped.number(concerned)) \(concerned == 1 ? "child" : "children")."
  }
}
