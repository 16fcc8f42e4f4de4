/// The words of a heading that says by when something is to be done.
struct TimeWords {
  private let words: [Substring]

  init(_ text: String) {
    words = text.lowercased().filter { $0 != "’" && $0 != "'" }
      .split { !$0.isLetter && !$0.isNumber }
      // "months2": the mark of a footnote sticks to the word.
      .map { $0.first?.isLetter == true ? $0.prefix(while: \.isLetter) : $0 }
  }

  /// "Immediately", "Within three months of publication of this report", "In the next six months":
  /// nil for what has no code.
  var timescale: Timescale? {
    if let rest = rest(after: Self.atOnce), isTail(rest, from: "publication") {
      return .immediately
    }
    guard let span, span.unit.hasPrefix("month") || span.unit.hasPrefix("year") else { return nil }
    switch span.unit.hasPrefix("year") ? span.count * 12 : span.count {
    case 3: return .withinThreeMonths
    case 6: return .withinSixMonths
    case 12: return .withinTwelveMonths
    default: return nil
    }
  }

  /// Whether they are a span from publication on and nothing else, with or without a code.
  var isSpan: Bool { timescale != nil || span != nil }

  /// "By the end of March 2013": a day or a month with its year.
  var isDay: Bool {
    guard words.first == "by" else { return false }
    let rest = words.dropFirst()
    return rest.contains { Self.isYear($0) }
      && rest.allSatisfy { word in
        Self.isYear(word) || Int(word.prefix(while: \.isNumber)) != nil
          || MonthName(word: String(word)) != nil || Self.ofDays.contains(word)
      }
  }

  /// Whether every word is of time, so that no item is made of them: "Three months", "By six
  /// months".
  var areNothingElse: Bool {
    !words.isEmpty && speakOfTime
      && words.allSatisfy { word in
        Int(word) != nil || Self.counts[word] != nil || Self.ofUnits.contains(word)
          || Self.ofTime.contains(word) || Self.ofOrder.contains(word) || Self.ofDays.contains(word)
          || Self.ofTails.contains(word) || Self.ofBeginnings.contains(word)
          || Self.ofSpans.contains(word) || MonthName(word: String(word)) != nil
      }
  }

  /// Whether any word is of time, understood or not.
  var speakOfTime: Bool {
    if isSpan || isDay || rest(after: Self.atOnce) != nil { return true }
    if words.contains(where: { Self.ofTime.contains($0) || Self.isYear($0) }) { return true }
    for (word, next) in zip(words, words.dropFirst()) {
      if Self.ofUnits.contains(next), Self.counts[word] != nil || Int(word) != nil { return true }
      if Self.ofUnits.contains(next), Self.ofOrder.contains(word) { return true }
      if next == "term", ["short", "shorter", "medium", "mid", "long", "longer"].contains(word) {
        // "Long-term fostering" is about a placement.
        return words.last.map { ["term", "action", "actions", "priorities"].contains($0) } == true
      }
      if [["at", "once"], ["straight", "away"], ["without", "delay"]].contains([word, next]) {
        return true
      }
      if MonthName(word: String(word)) != nil, next.first?.isNumber == true { return true }
    }
    return words.count <= 8 && words.first.map(Self.ofBeginnings.contains) == true
  }

  /// How many of which unit, where the words are a span and nothing else.
  private var span: (count: Int, unit: Substring)? {
    guard let rest = rest(after: Self.openings), let word = rest.first,
      let count = Self.counts[word] ?? Int(word)
    else { return nil }
    var tail = rest.dropFirst()
    // "three (3) months"
    if let again = tail.first, (Self.counts[again] ?? Int(again)) == count {
      tail = tail.dropFirst()
    }
    if tail.first == "working" { tail = tail.dropFirst() }
    guard let unit = tail.first, Self.units.contains(unit), isTail(tail.dropFirst(), from: "report")
    else { return nil }
    return (count, unit)
  }

  /// "of the publication of this report", "the local authority and its partners should": nothing
  /// that changes the span.
  private func isTail(_ rest: ArraySlice<Substring>, from: Substring) -> Bool {
    guard !rest.isEmpty else { return true }
    guard rest.allSatisfy(Self.ofTails.contains) else { return false }
    let isOfReport = rest.contains { ["publication", "published", "publishing"].contains($0) }
    let isAddressed = rest.contains { ["should", "must"].contains($0) }
    let isAction = rest.allSatisfy { ["action", "actions", "required", "needed"].contains($0) }
    // "of the inspection" counts from another day.
    return (isOfReport || isAddressed || isAction)
      && (isOfReport || !rest.contains("inspection") && !rest.contains("report"))
  }

  private func rest(after openings: [[Substring]]) -> ArraySlice<Substring>? {
    openings.first { words.starts(with: $0) }.map { words.dropFirst($0.count) }
  }

  private static func isYear(_ word: Substring) -> Bool {
    word.utf8.count == 4 && Int(word).map { (1990...2200).contains($0) } == true
  }

  private static let atOnce: [[Substring]] = [
    ["immediately"], ["with", "immediate", "effect"], ["for", "immediate", "action"],
    ["immediate", "action"], ["immediate", "actions"], ["immediate"],
  ]
  private static let openings: [[Substring]] = [
    ["within", "the", "next"], ["within"], ["in", "the", "next"], ["over", "the", "next"],
    ["during", "the", "next"], ["in"],
  ]
  private static let counts: [Substring: Int] = [
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18,
  ]
  private static let units: Set<Substring> = [
    "day", "days", "week", "weeks", "month", "months", "year", "years",
  ]
  private static let ofUnits = units.union(["quarter", "term", "half"])
  private static let ofOrder: Set<Substring> = ["next", "first", "coming", "following", "this"]
  private static let ofSpans: Set<Substring> = [
    "within", "in", "over", "during", "to", "or", "than", "less", "more", "with", "effect", "for",
    "short", "shorter", "medium", "mid", "long", "longer", "at", "without", "delay", "not", "no",
  ]
  private static let ofDays: Set<Substring> = ["the", "end", "of", "start", "beginning"]
  private static let ofTails: Set<Substring> = [
    "of", "from", "after", "following", "on", "the", "this", "its", "date", "publication",
    "published", "publishing", "being", "report", "reports", "inspection", "local", "authority",
    "council",
    "and", "partners", "partner", "agencies", "should", "must", "take", "action", "actions",
    "required", "needed",
  ]
  /// With what headings begin that put items behind one another in time: "By Easter:", "Then:".
  private static let ofBeginnings: Set<Substring> = [
    "by", "from", "after", "afterwards", "then", "next", "following", "once", "when", "now",
  ]
  private static let ofTime: Set<Substring> = [
    "immediate", "immediately", "urgent", "urgently", "urgency", "month", "months", "week", "weeks",
    "fortnight", "thereafter", "subsequently", "later", "soon", "forthwith", "deadline",
    "timescale",
    "timescales", "spring", "summer", "autumn", "winter", "until", "before",
    "easter", "christmas", "publication",
  ]
}
