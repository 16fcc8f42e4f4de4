extension InspectionReport {
  /// A name that holds words of a title, or that the paper never says again, may be cut, joined
  /// with other words or misprinted.
  mutating func doubtOddName(in text: PaperText) {
    guard let authority, authority.certainty == .certain, kind.value != .childrenSummary else {
      return
    }
    let key = TextKey.letters(authority.value)
    if Self.titleWords.contains(where: key.contains) || Self.designations.contains(key)
      || key.hasSuffix("local") || authority.value.contains(where: \.isNumber)
    {
      doubtAuthority("“\(authority.value)” does not look like the name of an authority.")
    } else if !Self.repeats(key, in: text, besides: authority.place) {
      doubtAuthority(
        "The paper says “\(authority.value)” only once; look whether it is misprinted.")
    }
  }

  /// A digit, a sign or a capital within a word is in no name of an inspector: "Rache1 Marl", "J|m
  /// Fenn".
  mutating func doubtMisreadLead() {
    guard let lead = leadInspector, lead.certainty == .certain else { return }
    let isOdd = lead.value.split(separator: " ").contains { word in
      word.contains { !$0.isLetter && !"-–’'.".contains($0) }
        || (word.last?.isUppercase == true && word.dropLast().last?.isLowercase == true)
    }
    if isOdd { leadInspector?.certainty = .uncertain("A sign of the name may be misread.") }
  }

  private static let titleWords = [
    "localauthority", "childrens", "services", "inspection", "ofsted", "authority",
  ]
  private static let designations: Set<String> = [
    "londonborough", "royalborough", "metropolitanborough", "boroughcouncil", "citycouncil",
    "countycouncil", "council", "cityof", "borough", "county", "city",
  ]

  /// Whether a key stands in the paper outside one place, over line ends as well.
  private static func repeats(_ key: String, in text: PaperText, besides place: Place) -> Bool {
    var letters: [UInt8] = []
    for line in text.lines
    where line.page != place.page || !place.lines.contains(line.number) {
      letters += line.key.utf8
    }
    let wanted = Array(key.utf8)
    guard let first = wanted.first, letters.count >= wanted.count else { return false }
    return letters.indices.dropLast(wanted.count - 1).contains { index in
      letters[index] == first && letters[index..<(index + wanted.count)].elementsEqual(wanted)
    }
  }
}
