/// What tells findings from items: they say what is, and not what to do.
extension ImprovementReader {
  /// A numbered paragraph that says what is and not what to do: "The LSCB has …"
  static func isStatement(_ item: ListItems.Item) -> Bool {
    item.number != nil && item.lines.count >= 3
      && saysWhatIs(joinedText([item.marker.text] + item.words))
  }

  /// Whether the first sentence of a paragraph is one on what inspectors found.
  static func saysWhatIs(_ text: String) -> Bool {
    guard statementOpenings.contains(where: { text.hasPrefix($0) }) else { return false }
    let words = text.prefix { $0 != "." }.split(separator: " ").prefix(40)
    return words.contains { statementVerbs.contains($0) }
      && !words.contains { $0 == "should" || $0 == "must" || $0 == "needs" || $0 == "need" }
  }

  private static let statementOpenings = [
    "The ", "There ", "A ", "An ", "All ", "Children ", "Young ", "Most ", "Many ", "Some ", "In ",
    "At ", "Since ", "Although ", "While ", "Partner", "Board ", "Senior ", "Social ", "Staff ",
    "Members ", "This ", "These ", "Inspectors ",
  ]
  private static let statementVerbs: Set<Substring> = [
    "is", "are", "was", "were", "has", "have", "had", "does", "do",
  ]
}
