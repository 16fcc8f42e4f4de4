/// Whole numbers as English writes them in words, to 999: "eleven", "twenty-one", "a hundred and
/// twelve".
enum NumberWords {
  private static let ones: [String: Int] = Dictionary(
    uniqueKeysWithValues: [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen",
    ].enumerated().map { ($0.element, $0.offset) })

  private static let tens: [String: Int] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
  ]

  /// Whether a number may begin with a word: it is one, is written with a hyphen, or is the "a" of
  /// "a hundred".
  static func mayBegin(with word: String) -> Bool {
    word == "a" || ones[word] != nil || tens[word] != nil || word.utf8.contains(UInt8(ascii: "-"))
  }

  static func mayBeginShare(with word: String) -> Bool {
    word == "half" || word == "a" || ones[word] != nil || word.utf8.contains(UInt8(ascii: "-"))
  }

  /// The number that begins with the first of some words, and how many words it takes.
  static func number(in words: some Collection<String>) -> (value: Int, length: Int)? {
    let words = Array(words.prefix(5))
    guard let first = words.first else { return nil }
    if words.count > 1, words[1] == "hundred", let hundreds = first == "a" ? 1 : ones[first],
      (1...9).contains(hundreds)
    {
      let rest = words.count > 3 && words[2] == "and" ? small(words.dropFirst(3)) : nil
      return rest.map { (hundreds * 100 + $0.value, $0.length + 3) } ?? (hundreds * 100, 2)
    }
    return small(words[...])
  }

  private static func small(_ words: ArraySlice<String>) -> (value: Int, length: Int)? {
    guard let first = words.first else { return nil }
    if let value = ones[first] { return (value, 1) }
    let parts = first.split(separator: "-").map(String.init)
    if parts.count == 2, let ten = tens[parts[0]], let one = ones[parts[1]], (1...9).contains(one) {
      return (ten + one, 1)
    }
    guard let ten = tens[first] else { return nil }
    if let next = words.dropFirst().first, let one = ones[next], (1...9).contains(one) {
      return (ten + one, 2)
    }
    return (ten, 1)
  }

  /// "half", "two thirds", "three-quarters": the parts, and how many words it takes.
  static func share(in words: some Collection<String>) -> (share: NarrativeShare, length: Int)? {
    let words = Array(words.prefix(2))
    guard let first = words.first else { return nil }
    if first == "half" { return (NarrativeShare(1, 2), 1) }
    let parts = first.split(separator: "-").map(String.init)
    if parts.count == 2, let share = share(parts[0], parts[1]) { return (share, 1) }
    guard words.count > 1, let share = share(first, words[1]) else { return nil }
    return (share, 2)
  }

  private static func share(_ above: String, _ below: String) -> NarrativeShare? {
    let parts = ["third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5]
    guard let below = parts[below], let above = above == "a" ? 1 : ones[above], above > 0,
      above < below
    else { return nil }
    return NarrativeShare(above, below)
  }
}

/// A vulgar fraction.
struct NarrativeShare: Hashable, Sendable {
  let above: Int
  let below: Int

  init(_ above: Int, _ below: Int) {
    self.above = above
    self.below = below
  }
}
