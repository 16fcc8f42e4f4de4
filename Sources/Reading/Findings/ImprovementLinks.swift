/// Why an improvement is thought to go back to a finding.
public struct ImprovementLink: Sendable, Hashable {
  public enum Kind: String, Sendable {
    /// The improvement names the paragraph: "(paragraph 34)".
    case cites
    /// The two share words that are rare in the report.
    case resembles
  }

  public var kind: Kind
  /// The printed number of the paragraph.
  public var paragraph: Int?
  public var page: Int
  /// How much of the improvement's words, weighted by how rare they are, the paragraph has: 0 to 1.
  public var score: Double
  /// Uncertain for everything but a citation of a paragraph that was found.
  public var certainty: Certainty
}

/// Finds the paragraphs that improvements cite or resemble. The measure is plain: the share of an
/// improvement's words that a paragraph has too, each weighted by its rarity in the report (inverse
/// document frequency), so that "children" counts for nothing and "interpreters" for much.
struct ImprovementLinks {
  /// The least share for a link, and how far behind the best a second may be.
  static let threshold = 0.34
  static let nearBest = 0.85
  static let mostResembling = 3
  /// What the share is worth where a paragraph only praises.
  static let withoutFault = 0.85

  private let paragraphs: [Paragraph]
  private let faulting: [Bool]
  /// For each paragraph which of the improvements' words it has, by their numbers.
  private var contents: [[Bool]] = []
  private var numbers: [UInt64: Int] = [:]
  /// For each of those words how many paragraphs have it.
  private var frequency: [Int] = []

  /// - Parameters:
  ///   - streams: the words of each paragraph.
  ///   - faulting: which of them find fault; an improvement rather goes back to one of those.
  init(
    _ paragraphs: [Paragraph], words streams: [[WordStream.Word]], faulting: [Bool],
    for improvements: [Improvement]
  ) {
    (self.paragraphs, self.faulting) = (paragraphs, faulting)
    var phrases: [(stem: UInt64, meaning: Int)] = []
    for improvement in improvements
    where CitedParagraphs.numbers(in: improvement.text.value).isEmpty {
      for word in WordStream(improvement.text.value).words
      where numbers[word.stem] == nil && FunctionWords.table.number(of: word.stem) == nil {
        numbers[word.stem] = numbers.count
        phrases.append((word.stem, phrases.count))
      }
    }
    guard !numbers.isEmpty else { return }
    let table = StemTable(phrases.map(\.stem))
    frequency = Array(repeating: 0, count: phrases.count)
    contents = streams.map { stream in
      var found = Array(repeating: false, count: phrases.count)
      for word in stream {
        if let number = table.number(of: word.stem), !found[number] {
          found[number] = true
          frequency[number] += 1
        }
      }
      return found
    }
  }

  func links(for improvements: [Improvement]) -> [[ImprovementLink]] {
    improvements.map { improvement in
      let cited = citations(in: improvement.text.value)
      return cited.isEmpty ? resembling(improvement.text.value) : cited
    }
  }

  // MARK: Citations

  private func citations(in text: String) -> [ImprovementLink] {
    CitedParagraphs.numbers(in: text).map { number in
      guard let found = paragraphs.first(where: { $0.number == number }),
        let page = found.lines.first?.line.page
      else {
        return ImprovementLink(
          kind: .cites, paragraph: number, page: 0, score: 1,
          certainty: .uncertain("It cites paragraph \(number), which was not found."))
      }
      return ImprovementLink(
        kind: .cites, paragraph: number, page: page, score: 1, certainty: .certain)
    }
  }

  // MARK: Resemblance

  /// A word of an improvement with how much it tells.
  private struct Weighted {
    var number: Int
    var weight: Double
    var word: WordStream.Word
  }

  private func resembling(_ text: String) -> [ImprovementLink] {
    let stream = WordStream(text).words
    var weights: [Weighted] = []
    var seen: Set<UInt64> = []
    for word in stream where seen.insert(word.stem).inserted {
      guard let number = numbers[word.stem] else { continue }
      weights.append(Weighted(number: number, weight: weight(of: number), word: word))
    }
    let total = weights.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return [] }
    var scored: [(index: Int, score: Double)] = []
    for (index, content) in contents.enumerated() {
      var sum = 0.0
      for word in weights where word.weight > 0 && content[word.number] {
        sum += word.weight
      }
      let share = sum / total
      if share >= Self.threshold {
        scored.append((index, share * (faulting[index] ? 1 : Self.withoutFault)))
      }
    }
    // A paragraph that only praises and shares no more than this is linked where no other is.
    let isFound = { (match: (index: Int, score: Double)) in match.score >= Self.threshold }
    if scored.contains(where: isFound) { scored.removeAll { !isFound($0) } }
    scored.sort { ($1.score, $0.index) < ($0.score, $1.index) }
    guard let best = scored.first?.score else { return [] }
    return scored.prefix(Self.mostResembling).filter { $0.score >= best * Self.nearBest }.map {
      let shared = sharedWords(weights, contents[$0.index], text)
      return ImprovementLink(
        kind: .resembles, paragraph: paragraphs[$0.index].number,
        page: paragraphs[$0.index].lines.first?.line.page ?? 0, score: $0.score,
        certainty: .uncertain("They share the words \(shared)."))
    }
  }

  /// How rare a word is: 0 where every paragraph has it.
  private func weight(of number: Int) -> Double {
    let count = frequency[number]
    // A word that no paragraph has speaks against all of them alike.
    return count > 0
      ? logarithm(Double(paragraphs.count) / Double(count))
      : logarithm(Double(paragraphs.count)) / 2
  }

  private func sharedWords(
    _ weights: [Weighted], _ content: [Bool], _ text: String
  ) -> String {
    let best = weights.filter { content[$0.number] }.sorted {
      ($1.weight, $0.word.start) < ($0.weight, $1.word.start)
    }
    let utf8 = text.utf8
    return best.prefix(5).map { entry in
      let from = utf8.index(utf8.startIndex, offsetBy: Int(entry.word.start))
      let to = utf8.index(utf8.startIndex, offsetBy: Int(entry.word.end))
      return "“\(String(decoding: utf8[from..<to], as: UTF8.self))”"
    }.joined(separator: ", ")
  }
}

/// The binary logarithm of a number of at least 1, to what its bits give: exact enough to rank by,
/// and the same everywhere.
private func logarithm(_ value: Double) -> Double {
  guard value > 1 else { return 0 }
  return Double(value.exponent) + (value.significand - 1)
}
