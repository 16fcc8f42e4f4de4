/// Which of some texts resemble another: the share of their words that two texts have in common,
/// each word weighted by how rare it is among the texts, so that "children" counts for little and
/// "interpreters" for much. It proposes; whether two texts ask for the same a person decides.
public struct Resemblance: Sendable {
  /// A text that resembles another.
  public struct Match: Hashable, Sendable {
    /// Its place among the texts.
    public let index: Int
    /// 0 for nothing in common, 1 for the same words.
    public let score: Double
    /// The rarest words that both have, as the other text writes them.
    public let words: [String]
  }

  /// The least score that is worth proposing: below it, real recommendations share words and no
  /// matter.
  public static let threshold = 0.3

  private let texts: [Set<UInt64>]
  private let frequency: [UInt64: Int]

  public init(among texts: [String]) {
    self.texts = texts.map { Set(Self.words(of: $0).map(\.stem)) }
    frequency = self.texts.reduce(into: [:]) { counts, words in
      for word in words { counts[word, default: 0] += 1 }
    }
  }

  /// The texts that resemble this one, the nearest first.
  public func matches(of text: String, most: Int = 5) -> [Match] {
    let own = Self.words(of: text)
    let stems = Set(own.map(\.stem))
    let total = weight(of: stems)
    guard total > 0 else { return [] }
    let found = texts.enumerated().compactMap { index, words -> Match? in
      let common = stems.intersection(words)
      let shared = weight(of: common)
      let all = weight(of: words)
      guard shared > 0, all > 0 else { return nil }
      // Of each text’s words the other has a share; a short text within a long one is near to it.
      let score = (shared / total + shared / all) / 2
      guard score >= Self.threshold else { return nil }
      return Match(index: index, score: score, words: rarest(common, of: own, in: text))
    }
    return Array(found.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.prefix(most))
  }

  private func rarest(
    _ common: Set<UInt64>, of words: [WordStream.Word], in text: String
  ) -> [String] {
    var seen: Set<UInt64> = []
    let own = words.filter { common.contains($0.stem) && seen.insert($0.stem).inserted }
    let best = own.sorted {
      (frequency[$0.stem] ?? 0, $0.start) < (frequency[$1.stem] ?? 0, $1.start)
    }
    let utf8 = text.utf8
    return best.prefix(5).map { word in
      let from = utf8.index(utf8.startIndex, offsetBy: Int(word.start))
      let to = utf8.index(utf8.startIndex, offsetBy: Int(word.end))
      return String(decoding: utf8[from..<to], as: UTF8.self)
    }
  }

  private func weight(of words: Set<UInt64>) -> Double {
    // Summed in one order, so that the same texts have the same score on every day.
    words.sorted().reduce(0) { $0 + weight(of: $1) }
  }

  /// How rare a word is among the texts. A word that none of them has is no rarer than one that a
  /// single text has.
  private func weight(of word: UInt64) -> Double {
    let count = max(frequency[word] ?? 0, 1)
    let ratio = 1 + Double(texts.count) / Double(count)
    return Double(ratio.exponent) + (ratio.significand - 1)
  }

  private static func words(of text: String) -> [WordStream.Word] {
    WordStream(text).words.filter { FunctionWords.table.number(of: $0.stem) == nil }
  }
}
