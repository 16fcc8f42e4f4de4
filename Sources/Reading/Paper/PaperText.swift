/// One printed line of a paper.
struct PaperLine: Sendable {
  /// What the line is to the reader.
  enum Role: Sendable {
    case body, blank
    /// Running head, running foot, page number.
    case furniture
    case footnote
    /// A line of the table of contents.
    case contents
  }

  /// 1 for the first page.
  var page: Int
  /// 1 for the first line of its page, as extracted.
  var number: Int
  /// Columns before the text.
  var indent: Int
  /// Without white space at its ends, and without marks of footnotes: see `RaisedMarks`.
  var text: String
  /// The text with those marks, where it had any.
  var printed: String?
  /// The letters only: see `TextKey`.
  let key: String
  /// The first eight letters of the key as a number, to pass over most lines quickly.
  let opening: UInt64
  var role: Role
  /// What it opens with as an item of the list it stands in, where only the list tells.
  var label: ListLabel?

  init(page: Int, number: Int, indent: Int, text: String, role: Role) {
    (self.page, self.number, self.indent, self.text) = (page, number, indent, text)
    key = TextKey.letters(text.utf8)
    opening = TextKey.opening(key)
    self.role = role
  }
}

/// The text of a paper as `pdftotext -layout` gives it: pages of lines.
struct PaperText: Sendable {
  var lines: [PaperLine] = []
  /// Where each page's lines stand in `lines`.
  private(set) var pages: [Range<Int>] = []
  /// The numbers of the footnotes on each page that has any.
  private(set) var footnotes: [Int: Set<Int>] = [:]
  /// The pages on which a word may end with the mark of a footnote, which only its size tells.
  var suspectPages: Set<Int> = []

  var pageCount: Int { pages.count }

  /// - Parameters:
  ///   - bytes: UTF-8, pages parted by form feeds. What is not UTF-8 is repaired.
  ///   - raised: marks of footnotes that are known by their size.
  init(bytes: [UInt8], raised: RaisedMarks = RaisedMarks()) {
    lines.reserveCapacity(bytes.count / 50)
    var page = 1
    var number = 1
    var pageStart = 0
    var lineStart = 0
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      let end = buffer.count
      while index <= end {
        let byte: UInt8 = index < end ? buffer[index] : 0x0C
        if byte == 0x0A || byte == 0x0C {
          if byte == 0x0A || index > lineStart {
            lines.append(
              PaperText.line(buffer[lineStart..<index], page: page, number: number))
            number += 1
          }
          lineStart = index + 1
          if byte == 0x0C {
            pages.append(pageStart..<lines.count)
            pageStart = lines.count
            page += 1
            number = 1
          }
        }
        index += 1
      }
    }
    // The form feed that ends the last page opens one that does not exist.
    if bytes.last == 0x0C, pages.count > 1 { pages.removeLast() }
    markFurniture()
    removeMarks(raised)
  }

  mutating func setRole(_ role: PaperLine.Role, at index: Int) { lines[index].role = role }

  mutating func noteFootnote(_ number: Int, on page: Int) {
    footnotes[page, default: []].insert(number)
  }

  private static func line(
    _ slice: Slice<UnsafeBufferPointer<UInt8>>, page: Int, number: Int
  ) -> PaperLine {
    let text: String
    var indent = 0
    if slice.contains(where: { $0 >= 0x80 || $0 < 0x20 }) {
      let whole = PlainCharacters.plain(String(decoding: slice, as: UTF8.self))
      indent = whole.utf8.prefix { $0 == 0x20 }.count
      text = whole.trimmed
    } else {
      var start = slice.startIndex
      var end = slice.endIndex
      while start < end, slice[start] == 0x20 { start += 1 }
      while end > start, slice[end - 1] == 0x20 { end -= 1 }
      indent = start - slice.startIndex
      text = String(decoding: slice[start..<end], as: UTF8.self)
    }
    return PaperLine(
      page: page, number: number, indent: indent, text: text, role: text.isEmpty ? .blank : .body)
  }
}

/// A line that belongs to the body, with what parted it from the line before.
struct BodyLine: Sendable {
  var line: PaperLine
  /// White space stood between this line and the body line before it on the same page.
  var gapBefore: Bool
  /// It is the first body line of its page.
  var pageBreakBefore: Bool
  /// A footnote stands between this line and the body line before it on the same page.
  var isBelowFootnote = false
  /// Pages seem to be missing between this line and the body line before it: see `MissingPages`.
  var isBelowGap = false

  var text: String { line.text }
  /// The text with the marks of footnotes.
  var printed: String { line.printed ?? line.text }
  var key: String { line.key }
  var indent: Int { line.indent }

  /// Whether something may begin here: after white space or on a new page.
  var opensBlock: Bool { gapBefore || pageBreakBefore }
}

extension PaperText {
  /// The body: no blank lines, running heads, feet, footnotes or contents. A list mark that the
  /// extraction left alone on its line is put before its words again.
  func bodyLines() -> [BodyLine] {
    var out: [BodyLine] = []
    out.reserveCapacity(lines.count)
    let gapLines = isDoubleSpaced ? 2 : 1
    var skipped = 0
    var isBelowFootnote = false
    var page = 0
    var mark: PaperLine?
    for line in lines {
      guard line.role == .body else {
        skipped += line.role == .blank ? 1 : gapLines
        isBelowFootnote = isBelowFootnote || line.role == .footnote
        continue
      }
      if mark == nil, line.key.isEmpty, ListMarker.isMarkAlone(line.text) {
        mark = line
        continue
      }
      var line = line
      if let alone = mark {
        mark = nil
        if alone.page == line.page, ListMarker(line) == nil {
          let printed = line.printed
          line = PaperLine(
            page: line.page, number: line.number, indent: alone.indent,
            text: alone.text + " " + line.text, role: .body)
          line.printed = printed.map { alone.text + " " + $0 }
        }
      }
      let isFirst = line.page != page
      out.append(
        BodyLine(
          line: line, gapBefore: skipped >= gapLines && !isFirst, pageBreakBefore: isFirst,
          isBelowFootnote: isBelowFootnote && !isFirst))
      page = line.page
      (skipped, isBelowFootnote) = (0, false)
    }
    return out
  }

  /// Papers set with wide leading are extracted with a blank line beneath each line of text; there
  /// a single one parts nothing.
  var isDoubleSpaced: Bool {
    var close = 0
    var apart = 0
    for index in lines.indices.dropFirst() where lines[index].role == .body {
      switch lines[index - 1].role {
      case .body: close += 1
      case .blank: apart += 1
      default: break
      }
    }
    return apart > 20 && close * 8 < apart
  }
}
