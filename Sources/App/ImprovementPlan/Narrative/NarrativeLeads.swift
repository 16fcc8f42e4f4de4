/// How many actions a body has: "the police lead 4 actions", "Children's Social Care has 12 actions".
extension NarrativeReader {
  /// The body that a sentence says leads, or has, so many; nil where it says more than that.
  func leader(of quantity: NarrativeQuantity) -> NarrativeVocabulary.Led? {
    let verb = backPast(["now", "currently", "still"], from: quantity.start)
    for (phrase, leads) in Self.leads {
      let start = verb - phrase.split(separator: " ").count
      guard has(phrase, at: start) else { continue }
      let name = backPast(["now", "currently", "still"], from: start)
      guard let body = body(before: name), opensClause(body.start), isOfAll(quantity) else {
        continue
      }
      return NarrativeVocabulary.Led(words: body.led.words, group: body.led.group, isExact: leads)
    }
    return nil
  }

  /// What is said of a body and its actions, and whether it can only mean those that it leads: those
  /// that it "has" may be those that it helps with too.
  private static let leads = [
    ("lead", true), ("leads", true), ("lead on", true), ("leads on", true), ("is leading", true),
    ("are leading", true), ("is leading on", true), ("are leading on", true), ("has", false),
    ("have", false), ("owns", false), ("own", false), ("is responsible for", false),
    ("are responsible for", false),
  ]

  /// "Two actions each" are more in all, and "two actions: to recruit, and to train" may be steps.
  private func isOfAll(_ quantity: NarrativeQuantity) -> Bool {
    guard let sentence = sentence(around: quantity.start) else { return false }
    return mark(sentence.upperBound) != ":" && !sentence.contains { word($0) == "each" }
  }

  private func backPast(_ words: Set<String>, from place: Int) -> Int {
    var place = place
    while let word = word(place - 1), words.contains(word) { place -= 1 }
    return place
  }

  private func body(before end: Int) -> (led: NarrativeVocabulary.Led, start: Int)? {
    for led in vocabulary.bodies {
      let start = end - led.words.split(separator: " ").count
      guard has(led.words, at: start) else { continue }
      return (led, word(start - 1).map { ["the", "our"].contains($0) } == true ? start - 1 : start)
    }
    return nil
  }

  /// Whether what stands here is all that the verb is said of: "health and the police lead" is of
  /// both.
  private func opensClause(_ place: Int) -> Bool {
    if startsSentence(place) { return true }
    let isJoined =
      mark(place - 1) == ","
      || word(place - 1).map { ["and", "but", "while", "whereas"].contains($0) } ?? false
    guard isJoined else { return false }
    let before = mark(place - 2) == "," ? place - 3 : place - 2
    return word(before).map { ["action", "actions", "plan"].contains($0) } ?? false
  }
}
