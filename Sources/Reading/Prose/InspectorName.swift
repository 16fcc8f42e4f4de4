/// The name of an inspector without what is printed around it.
enum InspectorName {
  /// "Alex Marl, His Majesty’s Inspector" → "Alex Marl"; "Alex Marl HMI and Jo Fenn HMI" → "Alex
  /// Marl and Jo Fenn"; nil where no name is left.
  static func plain(_ printed: String) -> String? {
    let parts = printed.squeezed.replacing(" & ", with: " and ").split(separator: " and ")
      .map { one(String($0)) }
    guard let first = parts.first, let first else { return nil }
    // "… and regulatory inspection manager" is no second name.
    let others = parts.dropFirst().compactMap { $0 }.filter { name in
      let words = name.split(separator: " ")
      return words.count >= 2 && words.count <= 4 && words.first?.first?.isUppercase == true
        && words.last?.first?.isUppercase == true
    }
    return ([first] + others).joined(separator: " and ")
  }

  /// One name out of its titles.
  private static func one(_ printed: String) -> String? {
    var name = printed.trimmed
    // "Jo Fe|n": a stroke within a word is a letter that was misread.
    if let cut = name.firstIndex(where: { $0 == "," || $0 == "(" || $0 == ";" })
      ?? name.firstRange(of: " |")?.lowerBound
    {
      name = String(name[..<cut])
    }
    // Two blanks in the layout part the name from a second column.
    var words: [Substring] = []
    for word in name.split(separator: " ") {
      let key = TextKey.letters(word)
      if titles.contains(key), !words.isEmpty { break }
      if titles.contains(key) { continue }
      guard word.first?.isLetter == true || word == "–" || word == "-" else { break }
      words.append(word)
    }
    while words.last == "–" || words.last == "-" { words.removeLast() }
    let plain = words.joined(separator: " ")
    // "Lead inspector: Inspection dates: 3 May": another label stands where the name should.
    let keys = words.map { TextKey.letters($0) }
    guard !keys.contains(where: { labels.contains($0) }), !isStillToCome(keys) else { return nil }
    return plain.contains(where: \.isLetter) && words.count <= 6 ? plain : nil
  }

  private static let labels: Set<String> = [
    "inspection", "inspections", "date", "dates", "judgement", "grade", "published",
  ]

  /// "To be confirmed", "TBC": words where a name is still to come.
  private static func isStillToCome(_ keys: [String]) -> Bool {
    keys.starts(with: ["to", "be"])
      || ["tbc", "tba", "vacant", "none", "notknown", "unknown"].contains(keys.joined())
  }

  private static let titles: Set<String> = [
    "hmi", "her", "his", "hermajestys", "hismajestys", "majestys", "senior", "ofsted", "inspector",
    "inspectors", "shmi", "social", "regulatory", "lead", "mr", "mrs", "ms", "miss", "dr", "scri",
    "mbe", "obe", "cbe",
  ]
}
