/// Words that head parts of reports and, within a list, say whom its items are for or what they are
/// about: "The local authority", "Overall effectiveness".
enum SubHeading {
  /// Whether such words stand right over an item of the list that begins at an index.
  static func stands(
    at index: Int, in body: [BodyLine], ofListFrom start: Int, bulletsOnly: Bool
  ) -> Bool {
    guard mayBe(body[index].key), index + 1 < body.endIndex else { return false }
    let next = body[index + 1].line
    if ListLabels.isItem(next) || TimeWords(next.text).isSpan { return true }
    let last = body[start..<index].lazy.compactMap { ListMarker($0.line)?.kind }.last
    switch (ListMarker(next)?.kind, last) {
    case (.bullet?, nil), (.dash?, nil): return index <= start + 1
    case (.bullet(let mark)?, .bullet(let first)?): return mark == first
    case (.dash?, .dash?): return true
    case (.number(1)?, nil): return !bulletsOnly && index == start
    case (.number(let number)?, .number(let before)?):
      return !bulletsOnly && number == before + 1 && !isFinding(at: index + 1, in: body)
    default: return false
    }
  }

  /// Whether a key is one that heads parts of reports and of lists alike.
  static func mayBe(_ key: String) -> Bool {
    whole.contains(key) || openings.contains { key.hasPrefix($0) }
  }

  /// Whether words over items are a heading, and may be none of them: a short phrase without a verb.
  static func isTheme(_ text: String) -> Bool {
    if mayBe(TextKey.letters(text)) { return true }
    let words = words(of: text)
    guard let first = words.first, words.count <= 10, text.utf8.count <= 70,
      !text.contains("("),
      text.last.map({ $0.isLetter || $0.isNumber || "’”'".contains($0) }) == true,
      !ListItems.endsWithin(text), !demands.contains(first),
      first.hasSuffix("ing")
        || !words.dropFirst().prefix(1).contains(where: determiners.contains)
    else { return false }
    if first == "the", words.count > 3, qualities.contains(words[1]) { return false }
    // "Children who are looked after" says nothing of them.
    let isSaid = zip(words, ["who"] + words).contains { verbs.contains($0) && $1 != "who" }
    return !isSaid && !words.contains { modals.contains($0) } && !leadsElsewhere(words)
  }

  /// "The police should:", "The council should also improve:": words that say whom the items beneath
  /// are for, and nothing that one of them would say.
  static func isAddress(_ text: String) -> Bool {
    let words = words(of: text)
    guard let modal = words.firstIndex(where: modals.contains), (1...8).contains(modal) else {
      return false
    }
    return !words[..<modal].contains { verbs.contains($0) } && !leadsElsewhere(words)
      && words[modal...].dropFirst().allSatisfy(leading.contains)
  }

  /// "Inspectors also saw these strengths:", "The inspectorates looked at:": what stands beneath is no
  /// recommendation.
  static func leadsElsewhere(_ text: String) -> Bool {
    let words = words(of: text)
    return leadsElsewhere(words) || (praises(words) && !asks(words))
  }

  /// "Practice that works well", "What families told us".
  private static func praises(_ words: [Substring]) -> Bool {
    zip(words, words.dropFirst()).contains { praise.contains([$0, $1]) }
  }

  private static func asks(_ words: [Substring]) -> Bool {
    words.contains { modals.contains($0) || $0.hasPrefix("improv") || demands.contains($0) }
  }

  private static func leadsElsewhere(_ words: [Substring]) -> Bool {
    let isElsewhere = zip(words, words.dropFirst() + [""]).contains { word, next in
      elsewhere.contains(word) || (word == "looked" && next != "after")
    }
    return isElsewhere && !asks(words)
  }

  /// Words in lower case; "council’s" as "councils".
  private static func words(of text: String) -> [Substring] {
    text.lowercased().filter { $0 != "’" && $0 != "'" }
      .split { !$0.isLetter && !$0.isNumber && $0 != "-" }
  }

  /// With what a demand begins, and no heading of a list.
  private static let demands: Set<Substring> = [
    "ensure", "improve", "strengthen", "review", "develop", "make", "take", "address", "increase",
    "reduce", "provide", "implement", "establish", "continue", "accelerate", "put", "stop", "begin",
    "evaluate", "monitor", "extend", "revise", "clarify", "urgently",
  ]
  /// Right behind the first word they show that it is a verb: "Stop the use", "Visit every child".
  private static let determiners: Set<Substring> = [
    "the", "a", "an", "all", "every", "each", "any", "this", "these", "those", "its", "their",
    "that", "more", "fewer", "how", "whether",
  ]
  /// "The timeliness of decisions" is an item, though its mark is lost.
  private static let qualities: Set<Substring> = [
    "quality", "timeliness", "consistency", "sufficiency", "oversight", "availability", "frequency",
    "stability", "response", "support", "impact", "assessment", "accuracy", "recording",
    "arrangements", "number",
  ]
  private static let modals: Set<Substring> = ["should", "must", "need", "needs"]
  private static let verbs: Set<Substring> = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "can",
    "could", "will", "would", "may", "ensure", "ensures", "remain", "remains", "require",
    "requires",
    "include", "includes", "ask", "asks", "says", "said",
  ]
  private static let elsewhere: Set<Substring> = [
    "strength", "strengths", "saw", "considered", "found", "noted", "visited", "praised",
    "evaluated", "examined",
  ]
  private static let praise: Set<[Substring]> = [
    ["good", "practice"], ["effective", "practice"], ["best", "practice"],
    ["outstanding", "practice"], ["good", "work"], ["works", "well"], ["working", "well"],
    ["worked", "well"], ["going", "well"], ["went", "well"], ["done", "well"], ["doing", "well"],
    ["does", "well"], ["do", "well"], ["told", "us"], ["told", "inspectors"], ["tell", "us"],
  ]
  private static let leading: Set<Substring> = [
    "also", "now", "to", "improve", "further", "take", "the", "these", "this", "following",
    "action",
    "actions", "steps", "ensure", "that", "make", "sure", "urgently", "immediately",
  ]

  /// Whom an item is for that stands under words on the board in a list of both.
  static func body(_ theme: String?, among addressed: AddressedBody?) -> AddressedBody? {
    guard addressed == .localAuthority, let theme else { return addressed }
    let key = TextKey.letters(theme)
    return key.hasPrefix("thelocalsafeguardingchildrenboard") || key.hasPrefix("thelscb")
      ? .safeguardingBoard : addressed
  }

  /// Whether a numbered paragraph says at length what is.
  private static func isFinding(at index: Int, in body: [BodyLine]) -> Bool {
    let rest = body[(index + 1)...].prefix(12).prefix {
      !$0.opensBlock && ListMarker($0.line) == nil
    }
    let text = joinedText([ListMarker(body[index].line)?.text ?? ""] + rest.map(\.text))
    return ImprovementReader.saysWhatIs(text) || Sentences.ranges(in: text).count > 1
  }

  private static let whole: Set<String> = [
    "thelocalauthority", "thelocalsafeguardingchildrenboard",
    "thelocalsafeguardingchildrenboardlscb",
  ]
  private static let openings = [
    "overalleffectiveness", "capacitytoimprove", "theeffectivenessofthehelp",
    "theeffectivenessofthelscb", "theeffectivenessofthelocal", "outcomesforlookedafterchildren",
  ]
}
