/// A page of a PDF.
struct PDFPage {
  var number: Int
  var height: Double
  /// From top to bottom, the words of each from left to right.
  var lines: [[PDFTables.Word]]
}

/// What stands at the head and the foot of a plan's pages beside its tables: the title again, the
/// version of the paper, how it is to be handled, the number of the page.
struct PDFMargins {
  private typealias Line = [PDFTables.Word]

  /// The pages without it; the head of the first is left, since the title stands there.
  private(set) var pages: [PDFPage] = []
  /// What was left out and says more than a page's number, once each.
  private(set) var left: [String] = []
  /// The pages whose last line could be a foot, where nothing shows that it is one.
  private(set) var doubtful: Set<Int> = []

  init(_ pages: [PDFPage]) {
    var named: [(line: Line, page: Int)] = []
    for (index, page) in pages.enumerated() {
      let others = pages.filter { $0.number != page.number }
      let foot = PDFMargins.foot(of: page, others)
      let rest = PDFPage(
        number: page.number, height: page.height, lines: page.lines.dropLast(foot))
      let head = index == 0 ? 0 : PDFMargins.head(of: rest, others, first: pages[0])
      let lines = Array(rest.lines.dropFirst(head))
      self.pages.append(PDFPage(number: page.number, height: page.height, lines: lines))
      if lines.count > 1, PDFMargins.isLow(lines.count - 1, in: lines, of: page) {
        doubtful.insert(page.number)
      }
      let titles = PDFMargins.title(of: pages[0])
      for line in rest.lines.prefix(head) + page.lines.suffix(foot)
      where !PDFMargins.isPlain(line)
        && !(named + titles.map { ($0, pages[0].number) })
          .contains(where: { PDFMargins.isSame(line, page.number, $0.0, $0.1) })
      {
        named.append((line, page.number))
      }
    }
    left = named.map { PDFTables.text($0.line) }
  }

  // MARK: Foot

  /// How many lines at the end of a page are none of a table.
  private static func foot(of page: PDFPage, _ others: [PDFPage]) -> Int {
    var count = 0
    for index in page.lines.indices.reversed().prefix(3) {
      let line = page.lines[index]
      let isFoot =
        isNumbering(line, page.number) || isMarking(line)
        || endsWithNumber(index, of: page)
        || others.contains { other in
          other.lines.suffix(3).contains {
            isSame(line, page.number, $0, other.number)
              && (space(above: index, page.lines) >= 1.5
                || abs(top(line) - top($0)) < 2 && top(line) > page.height * 0.85)
          }
        }
      guard isFoot else { break }
      count += 1
    }
    // A line that stands close beneath another is of its row.
    while count > 0, space(above: page.lines.count - count, page.lines) < 0.35 { count -= 1 }
    return count
  }

  /// The white space above a line in heights of its letters.
  private static func space(above index: Int, _ lines: [Line]) -> Double {
    guard index > 0, let height = lines[index].map(\.height).max(),
      let bottom = lines[index - 1].map(\.bottom).max()
    else { return .infinity }
    return (top(lines[index]) - bottom) / height
  }

  private static func top(_ line: Line) -> Double { line.map(\.top).min() ?? 0 }

  /// Whether a line stands by itself at the very end of a page.
  private static func isLow(_ index: Int, in lines: [Line], of page: PDFPage) -> Bool {
    top(lines[index]) > page.height * 0.88 && space(above: index, lines) >= 2.5
  }

  /// "Thornmere improvement plan          1", at the very end of the page.
  private static func endsWithNumber(_ index: Int, of page: PDFPage) -> Bool {
    let chunks = PDFTables.chunks(page.lines[index])
    return chunks.count > 1 && chunks.last?.text == String(page.number)
      && isLow(index, in: page.lines, of: page)
  }

  // MARK: Head

  /// How many lines at the top of a page, which is not the first, are none of a table.
  private static func head(of page: PDFPage, _ others: [PDFPage], first: PDFPage) -> Int {
    let titles = title(of: first)
    var count = 0
    for line in page.lines.prefix(4) {
      guard !PDFTables.isHeader(line), !PlanBand(PDFTables.text(line)).isNamed else { break }
      let isHead =
        isNumbering(line, page.number) || isMarking(line)
        || titles.contains { isSame(line, page.number, $0, first.number) }
        || others.contains { other in
          other.lines.prefix(3).contains {
            isSame(line, page.number, $0, other.number) && abs(top(line) - top($0)) < 2
          }
        } && top(line) < page.height * 0.15 && space(above: count + 1, page.lines) >= 0.35
      guard isHead else { break }
      count += 1
    }
    return count
  }

  /// What stands above the first headers.
  private static func title(of page: PDFPage) -> [Line] {
    let lines = page.lines.prefix(4)
    return Array(lines.prefix { !PDFTables.isHeader($0) })
  }

  // MARK: Words

  /// Whether two lines of two pages say the same but for the number of the page.
  private static func isSame(_ line: Line, _ page: Int, _ other: Line, _ otherPage: Int) -> Bool {
    line.count == other.count
      && zip(line, other).allSatisfy { word, there in
        guard word.text != there.text else { return true }
        guard let number = Int(word.text), let numberThere = Int(there.text) else { return false }
        return number - numberThere == page - otherPage
      }
  }

  /// "Page 1 of 2" by itself or within other words, "Page 3" by itself.
  private static func isNumbering(_ line: Line, _ page: Int) -> Bool {
    PDFTables.chunks(line).contains { chunk in
      let text = chunk.text.lowercased()
      return text.wholeMatch(of: /page \d+( of \d+)?|\d+ \| page/) != nil
        || text.contains("page \(page) of ")
    }
  }

  /// How a paper is to be handled: "OFFICIAL".
  private static func isMarking(_ line: Line) -> Bool {
    [
      "official", "officialsensitive", "notprotectivelymarked", "unclassified", "restricted",
      "confidential",
    ].contains(TextKey.letters(PDFTables.text(line)))
  }

  /// Whether a line says nothing but how a paper is to be handled, or the number of the page.
  private static func isPlain(_ line: Line) -> Bool {
    isMarking(line)
      || line.allSatisfy {
        ["page", "of", "|"].contains($0.text.lowercased()) || $0.text.allSatisfy(\.isNumber)
      }
  }
}
