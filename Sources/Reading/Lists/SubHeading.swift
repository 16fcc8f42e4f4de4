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
