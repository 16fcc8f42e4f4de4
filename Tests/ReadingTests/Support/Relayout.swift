/// The same paper as another printer, template or word processor would have laid it out: none of
/// these changes what the paper says.
enum Relayout: String, CaseIterable {
  case bullet, numberBullets, letterBullets, markAlone, quotes, dashes, ligatures, spaces
  case margins, breakPages, breakItems, breakTable, runningHead, windowsLines, rewrap, hyphenate
  case softHyphenate, moveColumns, wrapGrades, capitals, doubleSpace, tabs, raiseFoot

  static func apply(
    _ kind: Relayout, to bytes: [UInt8], _ numbers: inout SeededNumbers
  ) -> [UInt8] {
    var paper = PrintedPaper(bytes)
    switch kind {
    case .bullet: changeBullets(&paper, &numbers)
    case .numberBullets: enumerate(&paper) { "\($0). " }
    case .letterBullets: enumerate(&paper) { "(\(Character(Unicode.Scalar(UInt8(96 + $0))))) " }
    case .markAlone: markAlone(&paper)
    case .quotes:
      let straight = ["\u{2019}": "'", "\u{2018}": "'", "\u{201C}": "\"", "\u{201D}": "\""]
      paper.mapLines { line in String(line.flatMap { straight[String($0)] ?? String($0) }) }
    case .dashes:
      let dash = ["-", "\u{2014}", "\u{2212}"].randomElement(using: &numbers) ?? "-"
      paper.mapLines {
        $0.split(separator: "\u{2013}", omittingEmptySubsequences: false)
          .joined(separator: dash)
      }
    case .ligatures:
      paper.mapLines {
        replacing(
          $0,
          [
            "ffi": "\u{FB03}", "ffl": "\u{FB04}", "ff": "\u{FB00}", "fi": "\u{FB01}",
            "fl": "\u{FB02}",
          ])
      }
    case .spaces:
      let space = ["\u{A0}", "\u{2009}", "\u{202F}"].randomElement(using: &numbers) ?? "\u{A0}"
      paper.mapLines { replacing($0, [" ": space]) }
    case .margins: changeMargins(&paper, &numbers)
    case .breakPages: for _ in 0..<3 { breakPage(&paper, &numbers) { !PrintedPaper.isBlank($0) } }
    case .breakItems: breakPage(&paper, &numbers) { PrintedPaper.isMarked($0) }
    case .breakTable: breakTable(&paper, &numbers)
    case .runningHead:
      for page in paper.pages.indices.dropFirst() {
        paper.pages[page].insert(contentsOf: ["   Report of the inspectorate", ""], at: 0)
      }
    case .windowsLines: paper.mapLines { $0 + "\r" }
    case .rewrap: Rewrapping.rewrap(&paper, width: Int.random(in: 62...104, using: &numbers))
    case .hyphenate: Rewrapping.hyphenate(&paper, mark: "-", &numbers)
    case .softHyphenate: Rewrapping.hyphenate(&paper, mark: "\u{AD}", &numbers)
    case .moveColumns: TableLayout.moveColumns(&paper, &numbers)
    case .wrapGrades: TableLayout.wrapGrades(&paper, &numbers)
    case .capitals: TableLayout.capitalise(&paper)
    case .doubleSpace:
      paper.pages = paper.pages.map { $0.flatMap { [$0, ""] } }
    case .tabs: paper.mapLines { replacing($0, ["        ": "\t"]) }
    case .raiseFoot: paper.pages = paper.pages.map { $0 + ["", "", ""] }
    }
    return paper.bytes
  }

  // MARK: Lists

  private static func changeBullets(_ paper: inout PrintedPaper, _ numbers: inout SeededNumbers) {
    let mark =
      [
        "\u{2022} ", "\u{25CF} ", "\u{2013} ", "- ", "o  ", "* ", "\u{F0D8} ", "\u{2756} ",
        "\u{2192} ", "\u{25AA}", "\u{2023} ",
      ].randomElement(using: &numbers) ?? "\u{2022} "
    paper.mapLines { line in
      guard PrintedPaper.isMarked(line) else { return line }
      let words = line.unicodeScalars.drop { $0 == " " }.dropFirst()
      let indent = String(repeating: " ", count: PrintedPaper.indent(line))
      return indent + mark + String(Substring(words)).drop { $0 == " " }
    }
  }

  /// The items of the lists of what must improve, numbered or lettered in the place of their
  /// marks, from one in each list.
  private static func enumerate(_ paper: inout PrintedPaper, _ mark: (Int) -> String) {
    let headings = [
      "whatneedstoimprove", "areasforimprovement", "areasforpriorityaction", "recommendations",
      "areaforpriorityaction",
    ]
    var number: Int?
    for page in paper.pages.indices {
      for index in paper.pages[page].indices {
        let line = paper.pages[page][index]
        guard PrintedPaper.isMarked(line) else {
          let key = line.lowercased().filter { $0.isLetter && $0.isASCII }
          let isHeading = line.contains { $0 != " " } && line.count < 70
          if headings.contains(where: key.hasPrefix), isHeading {
            number = 0
          } else if isHeading,
            ["strength", "theexperiences", "theimpact"].contains(where: key.hasPrefix)
          {
            number = nil
          }
          continue
        }
        guard let last = number, last < 26 else { continue }
        number = last + 1
        let words = String(Substring(line.unicodeScalars.drop { $0 == " " }.dropFirst()))
        let indent = String(repeating: " ", count: PrintedPaper.indent(line))
        paper.pages[page][index] = indent + mark(last + 1) + words.drop { $0 == " " }
      }
    }
  }

  private static func markAlone(_ paper: inout PrintedPaper) {
    paper.pages = paper.pages.map { lines in
      lines.flatMap { line -> [String] in
        guard PrintedPaper.isMarked(line) else { return [line] }
        let indent = PrintedPaper.indent(line)
        let mark = line.prefix(indent + 1)
        let words = line.dropFirst(indent + 1).drop { $0 == " " }
        return [String(mark), String(repeating: " ", count: indent + 2) + words]
      }
    }
  }

  // MARK: Pages

  private static func changeMargins(
    _ paper: inout PrintedPaper, _ numbers: inout SeededNumbers
  ) {
    for page in paper.pages.indices {
      let margin = String(repeating: " ", count: Int.random(in: 0...9, using: &numbers))
      paper.pages[page] = paper.pages[page].map { $0.isEmpty ? $0 : margin + $0 }
    }
  }

  /// Ends a page above a line, with the page's own foot.
  private static func breakPage(
    _ paper: inout PrintedPaper, _ numbers: inout SeededNumbers, above: (String) -> Bool
  ) {
    let places = paper.pages.indices.flatMap { page in
      let lines = paper.pages[page]
      return lines.indices.filter {
        $0 > 3 && $0 < lines.count * 3 / 4 && above(lines[$0]) && (page > 0 || $0 > 30)
      }.map { (page, $0) }
    }
    guard let (page, line) = places.randomElement(using: &numbers) else { return }
    split(&paper, page: page, at: line)
  }

  private static func split(_ paper: inout PrintedPaper, page: Int, at line: Int) {
    let foot = paper.foot(of: page)
    let whole = paper.pages[page]
    paper.pages[page] = Array(whole[..<line]) + [""] + foot
    paper.pages.insert(Array(whole[line...]), at: page + 1)
  }

  private static func breakTable(_ paper: inout PrintedPaper, _ numbers: inout SeededNumbers) {
    guard let rows = TableLayout.rows(of: paper.pages[0]), rows.count > 2,
      let line = rows.dropFirst().randomElement(using: &numbers)
    else { return }
    split(&paper, page: 0, at: line)
  }

  static func replacing(_ line: String, _ pairs: KeyValuePairs<String, String>) -> String {
    var out = line
    for (old, new) in pairs {
      out = out.split(separator: old, omittingEmptySubsequences: false)
        .joined(separator: new)
    }
    return out
  }
}
