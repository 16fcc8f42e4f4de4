/// The lines of a page's text, each with the row of words that it is on the page. Text and words are
/// of the same paper and run from top to bottom, so rows that say the same are told apart by the
/// lines around them.
struct LinesOnPage: Sendable {
  /// Words that stand at one height, from left to right.
  private struct Row {
    var words: [PageBoxes.Word]
    var middle: Double
    var keys: WordKeys
  }

  private struct Line {
    var key: String
    var row: Int?
  }

  private var lines: [Line]
  private let rows: [Row]
  /// The rows that are no line's: a cell set a little higher or lower than the rest of its line.
  private let free: [Int]

  /// - Parameters:
  ///   - text: the page as `pdftotext -layout` gives it.
  ///   - words: the words of the same page.
  init(text: some Collection<UInt8>, words: [PageBoxes.Word]) {
    let printed = text.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { PlainCharacters.plain(String(decoding: $0, as: UTF8.self)) }
    rows = LinesOnPage.rows(of: words)
    let matches = LinesOnPage.matches(printed, rows)
    lines = zip(printed, matches).map { Line(key: TextKey.lettersAndDigits($0), row: $1) }
    free = Array(Set(rows.indices).subtracting(matches.compactMap { $0 })).sorted()
  }

  /// The rectangles of the lines of an excerpt, one a row of print. What is found is taken off the
  /// excerpt; what is left may stand on the next page.
  ///
  /// - Parameter range: the lines it was read from; nil for a page that it runs on to, where only
  ///   whole lines count.
  func boxes(of excerpt: inout ArraySlice<Substring>, in range: ClosedRange<Int>?) -> [Box] {
    var out: [Box] = []
    var next = max(1, range?.lowerBound ?? 1)
    let last = min(range?.upperBound ?? lines.count, lines.count)
    var left = excerpt
    for (index, printed) in zip(excerpt.indices, excerpt) {
      guard next <= last else { break }
      let key = TextKey.lettersAndDigits(printed)
      let here = next...last
      let whole = here.first { !key.isEmpty && lines[$0 - 1].key == key }
      guard let number = whole ?? (range == nil ? nil : here.first { isPart($0, key) }) else {
        continue
      }
      out += boxes(ofLine: number, printed)
      next = number + 1
      left = excerpt[(index + 1)...]
    }
    excerpt = left
    return out
  }

  /// Whether a line is more or less than the words wanted: a list mark may stand on a line of its
  /// own.
  private func isPart(_ number: Int, _ key: String) -> Bool {
    let own = lines[number - 1].key
    return !own.isEmpty && !key.isEmpty
      && (own.firstRange(of: key) != nil || key.firstRange(of: own) != nil)
  }

  private func boxes(ofLine number: Int, _ printed: Substring) -> [Box] {
    guard let row = lines[number - 1].row else { return [] }
    // Print of one line may be set at two heights, as in a table.
    let near = [row] + free.filter { abs(rows[$0].middle - rows[row].middle) < 16 }
    var found: [Int: [PageBoxes.Word]] = [:]
    func find(_ text: Substring) -> Bool {
      let key = Array(TextKey.lettersAndDigits(text).utf8)
      for index in near {
        guard let run = rows[index].keys.runs(spelling: key).first else { continue }
        found[index, default: []] += rows[index].words[run]
        return true
      }
      return key.isEmpty
    }
    if !find(printed) {
      for piece in printed.split(separator: "  ") where !find(piece) {
        for word in piece.split(separator: " ") where !find(word) { _ = find(word.unmarked) }
      }
    }
    return found.values.compactMap { words in
      words.dropFirst().reduce(words.first?.box) { $0?.joined(with: $1.box) }
    }.sorted { ($0.top, $0.left) < ($1.top, $1.left) }
  }

  // MARK: Matching

  private static func rows(of words: [PageBoxes.Word]) -> [Row] {
    func middle(_ word: PageBoxes.Word) -> Double { (word.box.top + word.box.bottom) / 2 }
    var groups: [[PageBoxes.Word]] = []
    for word in words.sorted(by: { middle($0) < middle($1) }) {
      if let first = groups.last?.first, middle(word) - middle(first) < 3 {
        groups[groups.count - 1].append(word)
      } else {
        groups.append([word])
      }
    }
    return groups.map { group in
      let sorted = group.sorted { $0.box.left < $1.box.left }
      return Row(words: sorted, middle: middle(group[0]), keys: WordKeys(sorted))
    }
  }

  /// The row of each line: of all ways to match them in their order, the one that shares most
  /// letters.
  private static func matches(_ lines: [String], _ rows: [Row]) -> [Int?] {
    var out = [Int?](repeating: nil, count: lines.count)
    // A page of print has far fewer; one that has not would take too long.
    guard lines.count <= 1_000, rows.count <= 1_000, !rows.isEmpty else { return out }
    let likeness = Likeness(rows.map { $0.words.map(\.text) })
    let width = rows.count + 1
    var best = [Int](repeating: 0, count: (lines.count + 1) * width)
    var scores: [[Int]] = []
    for (line, text) in lines.enumerated() {
      let score = likeness.scores(of: text)
      scores.append(score)
      for row in rows.indices {
        let here = (line + 1) * width + row + 1
        best[here] = max(
          best[here - 1], best[here - width], best[here - width - 1] + max(0, score[row]))
      }
    }
    var (line, row) = (lines.count, rows.count)
    while line > 0, row > 0 {
      let here = line * width + row
      if best[here] == best[here - width] {
        line -= 1
      } else if best[here] == best[here - 1] {
        row -= 1
      } else {
        (line, row) = (line - 1, row - 1)
        out[line] = row
      }
    }
    return out
  }
}

/// How much of a line stands in each of some rows.
private struct Likeness {
  /// The rows that have a word.
  private var rows: [String: [Int]] = [:]
  /// The letters of each row.
  private var lengths: [Int]

  init(_ texts: [[String]]) {
    lengths = Array(repeating: 0, count: texts.count)
    for (row, words) in texts.enumerated() {
      for word in words {
        let key = TextKey.lettersAndDigits(word)
        lengths[row] += key.utf8.count
        if rows[key]?.last != row { rows[key, default: []].append(row) }
      }
    }
  }

  /// Above zero where line and row share more letters than chance gives two lines of prose.
  func scores(of line: String) -> [Int] {
    var shared = Array(repeating: 0, count: lengths.count)
    var length = 0
    for word in line.split(separator: " ") {
      let key = TextKey.lettersAndDigits(word)
      length += key.utf8.count
      let found = rows[key] ?? rows[TextKey.lettersAndDigits(word.unmarked)]
      for row in found ?? [] { shared[row] += key.utf8.count }
    }
    return zip(shared, lengths).map { 5 * $0 - length - $1 }
  }
}

extension Substring {
  /// Without a footnote's number at its end, which on the page is a word of its own.
  fileprivate var unmarked: Substring {
    var view = self
    while let last = view.utf8.last, last >= 0x30, last <= 0x39 { view.removeLast() }
    return view
  }
}
