/// Figures behind a label: "Complete actions: 9/16", "Actions on track: 9".
extension NarrativeReader {
  /// A figure behind a label that says what it counts. Without a whole beside it, it may be any part
  /// of a list's in a text about one action.
  func labelled(_ quantity: NarrativeQuantity) -> NarrativeClaim? {
    var isLoose = true
    switch quantity.amount {
    case .ratio: isLoose = false
    case .count, .percent: break
    default: return nil
    }
    let colon = quantity.start - 1
    guard mark(colon) == ":", !quantity.isPartOfWhole, let start = labelStart(before: colon),
      let label = label(from: start, to: colon, figure: quantity)
    else { return nil }
    return NarrativeClaim(
      quantity: quantity, subject: label.subject, meaning: label.meaning, isLoose: isLoose,
      led: label.led)
  }

  /// Where a line's label begins. Under a heading it may be of what the heading names, and a measure
  /// that is named is compared as a measure.
  private func labelStart(before colon: Int) -> Int? {
    let before = tokens[max(0, colon - 16)..<colon]
    var start = before.lastIndex(where: \.endsSentence).map { $0 + 1 } ?? before.startIndex
    let isUnderHeading = (0..<start).contains { mark($0) == ":" && mark($0 + 1) == "\n" }
    guard !isUnderHeading, start == 0 || tokens[start - 1].endsSentence,
      mark(start - 1) != ":"
    else { return nil }
    while let mark = mark(start), "-–—•*".contains(mark) { start += 1 }
    for phrase in ["the number of", "number of", "total", "the", "our"] where has(phrase, at: start)
    {
      start += phrase.split(separator: " ").count
      break
    }
    return measure(at: start) == nil ? start : nil
  }

  private typealias Label = (
    subject: PlanFacts.Subject, meaning: NarrativeWords.Meaning, led: NarrativeVocabulary.Led?
  )

  /// "Complete actions", "actions complete"; and "actions" where the state stands behind the figure.
  private func label(
    from start: Int, to colon: Int, figure: NarrativeQuantity
  ) -> Label? {
    let isAlone = mayEnd(pastPlan(figure.next))
    for subject in PlanFacts.Subject.allCases {
      for (phrase, meaning) in longestFirst(subject) where has(phrase, at: start) {
        guard let noun = ledNoun(at: start + phrase.split(separator: " ").count),
          noun.subject == subject, pastPlan(noun.end) == colon
        else { continue }
        return isAlone ? (subject, meaning, noun.led) : nil
      }
    }
    guard let noun = ledNoun(at: start) else { return nil }
    let isBare = pastPlan(noun.end) == colon
    var state = isBare ? figure.next : pastPlan(noun.end)
    while let word = word(state), NarrativeWords.links.contains(word) { state += 1 }
    for (phrase, meaning) in longestFirst(noun.subject) where has(phrase, at: state) {
      let end = pastPlan(state + phrase.split(separator: " ").count)
      guard isBare ? mayEnd(end) : end == colon && isAlone else { return nil }
      return (noun.subject, meaning, noun.led)
    }
    return nil
  }
}
