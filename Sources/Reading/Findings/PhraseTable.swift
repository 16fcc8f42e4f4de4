/// Phrases of a word list with what each stands for, found in a text in one pass.
struct PhraseTable<Meaning: Sendable>: Sendable {
  struct Hit {
    var meaning: Meaning
    /// Indices of words.
    var words: Range<Int>
  }

  private struct Entry: Sendable {
    var rest: [UInt64]
    var meaning: Meaning
  }

  /// By the stem of the first word; the longest phrases first.
  private var entries: [[Entry]] = []
  private let stems: StemTable

  /// - Parameter phrases: words parted by spaces.
  init(_ phrases: [(phrase: String, meaning: Meaning)]) {
    let split = phrases.map { WordStream($0.phrase).words.map(\.stem) }
    stems = StemTable(split.compactMap(\.first))
    entries = Array(repeating: [], count: stems.count)
    for (words, phrase) in zip(split, phrases) {
      guard let first = words.first, let number = stems.number(of: first) else { continue }
      entries[number].append(Entry(rest: Array(words.dropFirst()), meaning: phrase.meaning))
    }
    for index in entries.indices { entries[index].sort { $0.rest.count > $1.rest.count } }
  }

  /// From left to right the longest phrase at each place; phrases do not overlap.
  func hits(in words: ArraySlice<WordStream.Word>) -> [Hit] {
    var found: [Hit] = []
    var index = words.startIndex
    while index < words.endIndex {
      guard let number = stems.number(of: words[index].stem),
        let entry = entries[number].first(where: { matches($0, words, index) })
      else {
        index += 1
        continue
      }
      let end = index + 1 + entry.rest.count
      found.append(Hit(meaning: entry.meaning, words: index..<end))
      index = end
    }
    return found
  }

  private func matches(
    _ entry: Entry, _ words: ArraySlice<WordStream.Word>, _ index: Int
  ) -> Bool {
    guard words.endIndex - index > entry.rest.count else { return false }
    for (offset, stem) in entry.rest.enumerated() where words[index + 1 + offset].stem != stem {
      return false
    }
    return true
  }
}

/// The phrases of a list that is written as one text: parted by commas or line ends.
func phrases(_ list: String) -> [String] {
  list.split { $0 == "," || $0 == "\n" }.map(\.trimmed).filter { !$0.isEmpty }
}
