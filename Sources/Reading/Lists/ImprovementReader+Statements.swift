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

  /// "Foster carers are well supported.", "Good practice": a statement that faults nothing and asks
  /// for nothing, or the heading of another part.
  static func readsLikePraise(_ text: String) -> Bool {
    guard text.startsUppercase else { return false }
    if SectionHeadings.isEnd(TextKey.letters(text)) { return true }
    let words = text.plainWords
    guard let verb = words.prefix(16).firstIndex(where: plainVerbs.contains), verb > 0,
      !words[..<verb].contains(where: { subordinating.contains($0) }),
      !words.contains(where: { $0 == "however" || $0 == "but" })
    else { return false }
    let reading = SentencePolarity.read(text)
    return reading.faulted == 0
      && (reading.polarity == .strength || reading.polarity == .neutral)
  }

  /// Whether words above an item ask for what it says: "The council should ensure that:".
  func isAsked(_ item: ListItems.Item, beneath intro: [BodyLine]) -> Bool {
    if let theme = item.theme, SubHeading.isAddress(theme) { return true }
    let words = joinedText(intro.map(\.text)).plainWords
    return words.contains { $0 == "should" || $0 == "must" || $0 == "ensure" || $0 == "needs" }
  }

  /// Says which item praises.
  mutating func notePraise(_ text: String, at page: Int, section: String) {
    warnings.append(
      "An item under “\(section)” on page \(page) says what is, and not what must improve: "
        + "“\(text.prefix(60))”. Look whether it is one.")
  }

  private static let plainVerbs: Set<Substring> = [
    "is", "are", "was", "were", "has", "have", "had", "feel", "feels", "know", "knows", "told",
    "said", "say",
  ]
  /// Behind these a verb says nothing of the whole, and with these something is asked for.
  private static let subordinating: Set<Substring> = [
    "who", "which", "that", "when", "where", "whose", "whom", "if", "with", "so", "how", "because",
    "while", "although", "as", "there", "whether", "what", "to", "ensure", "ensuring", "ensures",
    "should", "must", "need", "needs", "improve", "review", "make", "making", "identify",
  ]

  private static let statementOpenings = [
    "The ", "There ", "A ", "An ", "All ", "Children ", "Young ", "Most ", "Many ", "Some ", "In ",
    "At ", "Since ", "Although ", "While ", "Partner", "Board ", "Senior ", "Social ", "Staff ",
    "Members ", "This ", "These ", "Inspectors ",
  ]
  private static let statementVerbs: Set<Substring> = [
    "is", "are", "was", "were", "has", "have", "had", "does", "do",
  ]
}
