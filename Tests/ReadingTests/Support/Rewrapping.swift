/// Paragraphs set in another width, and words broken at line ends.
enum Rewrapping {
  /// Runs of full lines and the shorter one that ends them, filled anew.
  static func rewrap(_ paper: inout PrintedPaper, width: Int) {
    paper.pages = paper.pages.map { lines in
      var out: [String] = []
      var index = 0
      while index < lines.count {
        let run = paragraph(in: lines, from: index)
        if run.count >= 2 {
          out += filled(Array(lines[run]), width: width)
        } else {
          out += lines[run]
        }
        index = run.upperBound
      }
      return out
    }
  }

  /// One line, or the lines of running prose from an index: long ones, and a last one.
  private static func paragraph(in lines: [String], from start: Int) -> Range<Int> {
    var end = start
    while end < lines.count, isFull(lines[end]), end + 1 < lines.count,
      goesOn(lines[end + 1], in: lines, from: start)
    {
      end += 1
    }
    return start..<(end + 1)
  }

  private static func isFull(_ line: String) -> Bool {
    let words = line.drop { $0 == " " }
    return words.count >= 68 && !words.contains("   ")
  }

  private static func goesOn(_ line: String, in lines: [String], from start: Int) -> Bool {
    let words = line.drop { $0 == " " }
    guard let first = words.first, first.isLowercase, !words.contains("   ") else { return false }
    return abs(PrintedPaper.indent(line) - PrintedPaper.indent(lines[start])) <= 6
  }

  private static func filled(_ lines: [String], width: Int) -> [String] {
    let first = String(repeating: " ", count: PrintedPaper.indent(lines[0]))
    let hanging = String(repeating: " ", count: PrintedPaper.indent(lines[1]))
    var out: [String] = []
    var line = first
    var isOpen = false
    for word in lines.flatMap({ $0.split(separator: " ") }) {
      if isOpen, line.count + 1 + word.count > width {
        out.append(line)
        (line, isOpen) = (hanging, false)
      }
      line += (isOpen ? " " : "") + word
      isOpen = true
    }
    return out + [line]
  }

  /// Long words that begin a line of prose end on the line before, with a hyphen.
  static func hyphenate(
    _ paper: inout PrintedPaper, mark: String, _ numbers: inout SeededNumbers
  ) {
    for page in paper.pages.indices {
      for index in paper.pages[page].indices.dropFirst() {
        let above = paper.pages[page][index - 1]
        let line = paper.pages[page][index]
        guard isFull(above), above.last?.isLetter == true, Bool.random(using: &numbers) else {
          continue
        }
        let indent = PrintedPaper.indent(line)
        let word = line.dropFirst(indent).prefix { $0.isLetter }
        guard word.count >= 8, word.first?.isLowercase == true else { continue }
        paper.pages[page][index - 1] = above + " " + word.prefix(4) + mark
        paper.pages[page][index] =
          String(line.prefix(indent)) + line.dropFirst(indent + 4)
      }
    }
  }
}
