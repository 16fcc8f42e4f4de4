/// Findings and summaries in a few lines for people at a terminal.
enum FindingText {
  /// "Proposed findings: 60 strengths, 11 to improve, 1 too early to judge, 2 of neither"
  static func line(_ proposals: [FindingProposal]) -> String? {
    guard !proposals.isEmpty else { return nil }
    let names: [(Polarity, String)] = [
      (.strength, "strengths"), (.needsImproving, "to improve"),
      (.tooEarlyToJudge, "too early to judge"), (.neutral, "of neither"),
    ]
    let counts = names.compactMap { polarity, name -> String? in
      let count = proposals.count { $0.polarity == polarity }
      return count > 0 ? "\(count) \(name)" : nil
    }
    return "Proposed findings: " + counts.joined(separator: ", ")
  }

  /// The lists and promises of a summary for children.
  static func lines(_ summary: ChildSummary) -> [String] {
    var out = [
      "For children and young people: \(summary.items.count) points, page \(summary.heading.page)"
    ]
    guard summary.isWholePaper else { return out }
    for (title, points) in [
      ("What is good", summary.good), ("What needs to be better", summary.needsImproving),
      ("What adults will do", summary.promises.map(\.text)),
    ] where !points.isEmpty {
      out.append("")
      out.append(title)
      var last: String?
      for point in points where point.value != last {
        out.append("  - \(point.value)  (page \(point.page))")
        last = point.value
      }
    }
    if let link = summary.fullReportLink {
      out.append("")
      out.append("The full report: \(link.value)")
    }
    return out
  }
}
