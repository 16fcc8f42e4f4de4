/// How hard an English text is to read, by the Flesch–Kincaid grade: the school year, as counted in
/// the United States, in which it can be read. Grade 8 is read at 13 to 14 years.
///
///     0.39 × words / sentences + 11.8 × syllables / words − 15.59
///
/// Source: Kincaid, Fishburne, Rogers and Chissom, *Derivation of new readability formulas for Navy
/// enlisted personnel*, Research Branch Report 8-75, 1975. Syllables are counted by the vowels that
/// stand together, a silent "e" at the end left out, as is usual for programs; a number has one for
/// each digit. The formula sees long words and long sentences and nothing else: it does not say
/// whether a text is clear, and says nothing of other languages.
public struct Readability: Hashable, Sendable {
  /// One sentence, with its own grade.
  public struct Sentence: Hashable, Sendable {
    public let text: String
    public let words: Int
    /// To one decimal.
    public let grade: Double
  }

  public let words: Int
  public let sentences: [Sentence]
  /// Of the whole text, to one decimal.
  public let grade: Double

  /// Nil for a text without a word.
  public init?(_ text: String) {
    let found = Self.sentences(of: text).compactMap { sentence -> (String, Count)? in
      let count = Count(sentence)
      return count.words == 0 ? nil : (sentence, count)
    }
    guard !found.isEmpty else { return nil }
    let words = found.reduce(0) { $0 + $1.1.words }
    let syllables = found.reduce(0) { $0 + $1.1.syllables }
    self.words = words
    grade = Self.grade(words: words, sentences: found.count, syllables: syllables)
    sentences = found.map { text, count in
      Sentence(
        text: text, words: count.words,
        grade: Self.grade(words: count.words, sentences: 1, syllables: count.syllables))
    }
  }

  /// Whether the text is at or below a grade.
  public func passes(_ limit: Int) -> Bool { grade <= Double(limit) }

  /// The sentences above a grade, the hardest first.
  public func hardest(above limit: Int, atMost count: Int = 3) -> [Sentence] {
    Array(
      sentences.filter { $0.grade > Double(limit) }.sorted { $0.grade > $1.grade }.prefix(count))
  }

  private static func grade(words: Int, sentences: Int, syllables: Int) -> Double {
    let exact =
      0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words) - 15.59
    return (exact * 10).rounded() / 10
  }

  private struct Count {
    var words = 0
    var syllables = 0

    init(_ sentence: String) {
      for token in sentence.split(whereSeparator: \.isWhitespace) {
        // "well-being" is read as two.
        for word in token.split(whereSeparator: { "-–—/".contains($0) }) {
          guard word.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
          words += 1
          syllables += Readability.syllables(of: word)
        }
      }
    }
  }

  /// At least one.
  static func syllables(of word: some StringProtocol) -> Int {
    let digits = word.count(where: \.isNumber)
    let letters = word.lowercased().filter(\.isLetter)
    if letters.isEmpty { return max(digits, 1) }
    var count = 0
    var wasVowel = false
    for letter in letters {
      let isVowel = "aeiouyàáâäèéêëìíîïòóôöùúûü".contains(letter)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    // "home" has one; "table" and "agree" keep theirs.
    if letters.hasSuffix("e"), !letters.hasSuffix("le"), !letters.hasSuffix("ee"), count > 1 {
      count -= 1
    }
    // "helped" has one, "wanted" two.
    if letters.hasSuffix("ed"), !letters.hasSuffix("ted"), !letters.hasSuffix("ded"), count > 1 {
      count -= 1
    }
    return max(count, 1) + digits
  }

  /// A sentence ends at ".", "!" or "?" with space after it, and at the end of a line that has
  /// anything on it: headings and lists have no full stops.
  private static func sentences(of text: String) -> [String] {
    var found: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      var sentence: [Substring] = []
      for token in line.split(whereSeparator: \.isWhitespace) {
        sentence.append(token)
        let bare = token.drop { "“‘(\"'".contains($0) }.trimmingSuffix { "”’)\"'".contains($0) }
        let ends = bare.last.map { ".!?…".contains($0) } ?? false
        if ends, !abbreviations.contains(bare.lowercased()) {
          found.append(sentence.joined(separator: " "))
          sentence = []
        }
      }
      if !sentence.isEmpty { found.append(sentence.joined(separator: " ")) }
    }
    return found
  }

  private static let abbreviations: Set<String> = [
    "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "e.g.", "i.e.", "no.", "nos.", "p.", "pp.",
    "cllr.",
    "approx.", "vs.",
  ]
}

extension Substring {
  /// Without what stands at the end as long as the condition holds.
  fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, condition(last) { rest.removeLast() }
    return rest
  }
}
