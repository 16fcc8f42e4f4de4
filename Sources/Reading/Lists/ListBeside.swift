/// A list that stands in a table beside its heading: the text of the two runs on in the same lines.
enum ListBeside {
  /// The body with such headings above their lists, and the indices at which they stand; nil where
  /// it has none.
  static func parted(_ body: [BodyLine]) -> (body: [BodyLine], heads: Set<Int>)? {
    var out: [BodyLine] = []
    var heads: Set<Int> = []
    var index = 0
    while index < body.endIndex {
      guard SectionHeadings.mayOpen(body[index]), let table = table(at: index, in: body) else {
        if !heads.isEmpty { out.append(body[index]) }
        index += 1
        continue
      }
      if heads.isEmpty { out = Array(body[..<index]) }
      heads.insert(out.count)
      out += table.lines
      index = table.end
    }
    return heads.isEmpty ? nil : (out, heads)
  }

  private static func table(
    at start: Int, in body: [BodyLine]
  ) -> (lines: [BodyLine], end: Int)? {
    guard let (head, mark) = beforeMark(body[start].text) else { return nil }
    let column = body[start].indent + mark
    var words = [head]
    var items = [right(of: body[start], from: mark, at: column)]
    var index = start + 1
    var isWhole: Bool { SectionHeadings.isSection(TextKey.letters(words.joined(separator: " "))) }
    while index < body.endIndex, index < start + 12, !body[index].opensBlock {
      let line = body[index]
      if line.indent >= column - 2 {
        if isWhole { break }
        items.append(right(of: line, from: 0, at: column))
      } else if let (head, mark) = beforeMark(line.text) ?? beforeGap(line.text) {
        words.append(head)
        items.append(right(of: line, from: mark, at: column))
      } else if isWhole {
        break
      } else {
        words.append(line.text)
      }
      index += 1
    }
    guard isWhole else { return nil }
    while index < body.endIndex, !body[index].pageBreakBefore, body[index].indent >= column - 2 {
      items.append(right(of: body[index], from: 0, at: column))
      index += 1
    }
    var heading = body[start]
    heading.line = PaperLine(
      page: heading.line.page, number: heading.line.number, indent: heading.indent,
      text: words.joined(separator: " "), role: .body)
    return ([heading] + items, index)
  }

  /// The words before a bullet within a line, and how many characters stand before it.
  private static func beforeMark(_ text: String) -> (head: String, mark: Int)? {
    for (offset, character) in text.enumerated().dropFirst(2) where !character.isASCII {
      let rest = String(text.dropFirst(offset))
      let line = PaperLine(page: 1, number: 1, indent: 0, text: rest, role: .body)
      guard let marker = ListMarker(line), case .bullet = marker.kind,
        marker.text.contains(where: \.isLetter), text.dropFirst(offset - 1).first == " "
      else { continue }
      return (text.prefix(offset).trimmed, offset)
    }
    return nil
  }

  private static func beforeGap(_ text: String) -> (head: String, mark: Int)? {
    guard let gap = text.firstRange(of: "  ") else { return nil }
    let rest = text[gap.lowerBound...].drop { $0 == " " }
    return (String(text[..<gap.lowerBound]), text.count - rest.count)
  }

  /// The part of a line that is of the list, where all its marks stand in one column.
  private static func right(of line: BodyLine, from mark: Int, at column: Int) -> BodyLine {
    var out = line
    if mark > 0 { out.gapBefore = false }
    let part = PaperLine(
      page: line.line.page, number: line.line.number, indent: column,
      text: String(line.text.dropFirst(mark)), role: .body)
    out.line = part
    if ListMarker(part) == nil { out.line.indent += 2 }
    return out
  }
}

extension ImprovementReader {
  /// What a table makes doubtful of a whole list.
  mutating func besideDoubt(_ heading: BodyLine, _ section: String) -> Certainty {
    warnings.append(
      "“\(section)” on page \(heading.line.page) stands in a table beside its list; compare the items "
        + "with the page.")
    return .uncertain("The list stands beside its heading; the two were told by the white space.")
  }
}
