/// The raised numbers of some pages that stick to words in the text of a PDF, told by the size of
/// their letters: "aged 18 to 252" for a 25 with the mark of footnote 2.
struct RaisedMarks: Sendable {
  /// By page, the words with their marks and without them.
  private var words: [Int: [(marked: String, plain: String)]] = [:]

  var isEmpty: Bool { words.isEmpty }

  func isKnown(of page: Int) -> Bool { words[page] != nil }

  mutating func add(_ page: PageBoxes, number: Int) {
    let whole = Set(page.words.map(\.text))
    let found = zip(page.words, page.words.dropFirst()).compactMap { word, mark in
      RaisedMarks.isRaised(mark, behind: word)
        ? (marked: word.text + mark.text, plain: word.text) : nil
    }
    .filter { !whole.contains($0.marked) }
    if !found.isEmpty { words[number] = found }
  }

  /// One or two digits right behind a word, smaller and higher than it; but "m2" is a measure.
  private static func isRaised(_ mark: PageBoxes.Word, behind word: PageBoxes.Word) -> Bool {
    let height = word.box.bottom - word.box.top
    return mark.text.utf8.count <= 2 && mark.text.isDigitsOnly
      && mark.box.bottom - mark.box.top < 0.93 * height
      && mark.box.bottom < word.box.bottom - 0.05 * height
      && abs(mark.box.left - word.box.right) < 0.15 * height
      && !["m", "cm", "km"].contains(word.text)
  }

  /// A line of a page without them.
  func removed(from text: String, on page: Int) -> String {
    guard let found = words[page] else { return text }
    var out = text
    for (marked, plain) in found {
      for range in out.ranges(of: marked).reversed()
      where RaisedMarks.isWord(range, in: out) {
        out.replaceSubrange(range, with: plain)
      }
    }
    return out
  }

  /// Whether no letter or digit stands beside a part of a text.
  private static func isWord(_ range: Range<String.Index>, in text: String) -> Bool {
    let sides = [text[..<range.lowerBound].last, text[range.upperBound...].first]
    return sides.allSatisfy { $0.map { !$0.isLetter && !$0.isNumber } ?? true }
  }
}

extension PaperText {
  /// Takes the marks of footnotes off the words they stick to: those known by their size, those of
  /// the page's own footnotes, and letters that are raised themselves, "2024³".
  mutating func removeMarks(_ raised: RaisedMarks) {
    for index in lines.indices where lines[index].role == .body {
      let printed = lines[index].text
      let page = lines[index].page
      guard raised.isKnown(of: page) || FootnoteMark.mayStand(in: printed) else { continue }
      var text = raised.removed(from: printed, on: page)
      if let numbers = footnotes[page] { text = FootnoteMark.removed(numbers, from: text) }
      text = FootnoteMark.removedRaised(from: text)
      if text != printed {
        lines[index].printed = printed
        lines[index].text = text
      }
      if FootnoteMark.isLikely(in: text) { suspectPages.insert(page) }
    }
  }
}
