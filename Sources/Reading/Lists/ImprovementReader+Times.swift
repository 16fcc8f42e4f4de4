/// Headings over items that say by when.
extension ImprovementReader {
  /// What they make doubtful of a whole list in a report of a kind that is not known to print any.
  mutating func timeDoubt(under heading: BodyLine, section: String) -> Certainty {
    warnings.append(
      "The items under “\(section)” on page \(heading.line.page) stand beneath words that say by when, "
        + "which reports of this kind are not known to print. Look whether each has its timescale.")
    return .uncertain("Reports of this kind are not known to print timescales.")
  }

  /// Says which items have no timescale because the words over them were not understood.
  mutating func noteTimes(_ items: [ListItems.Item]) {
    var last: String?
    for item in items {
      guard let reason = item.timescale?.doubt, reason != last else { continue }
      last = reason
      warnings.append(
        "\(reason) The items beneath it, from page \(item.lines[0].line.page) on, have no timescale."
      )
    }
  }
}
