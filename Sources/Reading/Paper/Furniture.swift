/// What every page carries and no sentence belongs to: running heads and feet, page numbers,
/// footnotes, the table of contents. They are told by their place and by repeating, never by words.
extension PaperText {
  mutating func markFurniture() {
    let feet = repeatedKeys(at: .foot)
    let heads = repeatedKeys(at: .head)
    var nextFootnote = 1
    for (index, range) in pages.enumerated() {
      markFeet(in: range, repeated: feet)
      if index > 0 { markHeads(in: range, page: index + 1, repeated: heads) }
      markFootnotes(in: range, next: &nextFootnote)
    }
    markContents()
  }

  private enum Edge { case head, foot }

  /// Keys that stand at the same edge of so many pages that they are no text.
  private func repeatedKeys(at edge: Edge) -> Set<String> {
    var counts: [String: Int] = [:]
    for range in pages {
      var seen: Set<String> = []
      for index in edgeLines(of: range, edge) where !lines[index].key.isEmpty {
        seen.insert(lines[index].key)
      }
      for key in seen { counts[key, default: 0] += 1 }
    }
    let many = max(3, pages.count * 3 / 10)
    // Short papers repeat too few times for a share to tell: there a head stands on every page but
    // the first.
    let all = edge == .head && pages.count >= 3 && pages.count <= 4 ? pages.count - 1 : Int.max
    return Set(
      counts.filter { key, count in
        // "Inspection findings" is now and then the last line of a page.
        if SectionHeadings.isHeading(key), count * 2 < pages.count { return false }
        return count >= many || (count >= all && key.utf8.count >= 8)
          || (count >= 2 && key.utf8.count >= 15 && key.contains("inspection"))
      }.keys)
  }

  private func edgeLines(of range: Range<Int>, _ edge: Edge) -> [Int] {
    var found: [Int] = []
    switch edge {
    case .foot:
      for index in range.reversed() where lines[index].role != .blank {
        found.append(index)
        if found.count == 4 { break }
      }
    case .head:
      for index in range where lines[index].role != .blank {
        found.append(index)
        if found.count == 4 { break }
      }
    }
    return found
  }

  private mutating func markFeet(in range: Range<Int>, repeated: Set<String>) {
    var sawDates = false
    for index in edgeLines(of: range, .foot) {
      let line = lines[index]
      let isNumber = line.text.utf8.count <= 3 && line.text.isDigitsOnly
      // "Inspection of … / 9 to 20 May 2022      2": told by its form where a paper is too short
      // for repetition to tell.
      let isDates = isDatesOnly(line)
      let isTitle = sawDates && line.key.hasPrefix("inspectionof")
      guard isNumber || isDates || isTitle || isPageOfPages(line) || repeated.contains(line.key)
      else { break }
      sawDates = sawDates || isDates
      setRole(.furniture, at: index)
    }
  }

  /// A line of dates and perhaps a page number, and no other word.
  private func isDatesOnly(_ line: PaperLine) -> Bool {
    guard line.page > 1, line.text.utf8.count <= 140,
      line.text.utf8.first.map({ $0 < 0x3A }) == true,
      !ProseDates.periods(in: line.text).isEmpty
    else { return false }
    return line.text.split(whereSeparator: { !$0.isLetter }).allSatisfy {
      ["to", "and"].contains($0) || MonthName(word: $0) != nil
    }
  }

  /// "Page 3 of 12"
  private func isPageOfPages(_ line: PaperLine) -> Bool {
    (line.key == "pageof" || line.key == "page") && line.text.utf8.count < 20
  }

  private mutating func markHeads(in range: Range<Int>, page: Int, repeated: Set<String>) {
    for index in edgeLines(of: range, .head) {
      let line = lines[index]
      guard line.role == .body else { break }
      let isNumber = Int(line.text).map { abs($0 - page) <= 3 } ?? false
      guard isNumber || repeated.contains(line.key) else { break }
      setRole(.furniture, at: index)
    }
  }

  /// A footnote opens with its number alone on a line (raised numbers are extracted so) or before
  /// its text, low on the page, and what stands beneath it belongs to it up to white space, a heading of
  /// the report or a list mark.
  private mutating func markFootnotes(in range: Range<Int>, next: inout Int) {
    let body = range.filter { lines[$0].role == .body }
    guard let first = body.first else { return }
    var opening: Int?
    var number = next
    for (position, index) in body.enumerated() where index > first {
      guard let mark = footnoteMark(at: index), mark == number || (opening == nil && mark == 1),
        position + 1 < body.count || !lines[index].text.isDigitsOnly
      else { continue }
      if opening == nil {
        guard body.count - position <= 25, lines[index - 1].role == .blank,
          // "1   The quality of plans" right under the heading of a list is a row of a table.
          position == 0 || !SectionHeadings.isSection(lines[body[position - 1]].key)
        else { continue }
        opening = index
      }
      number = mark + 1
    }
    guard let opening else { return }
    let gap = isDoubleSpaced ? 2 : 1
    var isFootnote = true
    var hasWords = false
    var mark = next
    for index in body where index >= opening {
      if let number = footnoteMark(at: index), number == mark || index == opening {
        isFootnote = true
        mark = number + 1
        hasWords = !lines[index].text.isDigitsOnly
      } else if isFootnote, endsFootnote(at: index) || (hasWords && isApart(index, by: gap)) {
        isFootnote = false
      }
      if isFootnote {
        setRole(.footnote, at: index)
        hasWords = hasWords || !lines[index].text.isDigitsOnly
      }
    }
    next = number
  }

  /// A known heading, or the mark of an item after white space.
  private func endsFootnote(at index: Int) -> Bool {
    let line = lines[index]
    if line.text.first?.isUppercase == true, !line.text.endsSentence,
      SectionHeadings.isHeading(line.key)
    {
      return true
    }
    switch ListMarker(line)?.kind {
    case .bullet?: return true
    case .number?: return lines[index - 1].role == .blank
    case .dash?, .letter?, .roman?, nil: return false
    }
  }

  /// Whether white space parts a line from the words above it; an address on the web is part of its
  /// footnote all the same.
  private func isApart(_ index: Int, by gap: Int) -> Bool {
    let above = lines[..<index].suffix(gap)
    guard above.count == gap, above.allSatisfy({ $0.role == .blank }) else { return false }
    return !lines[index].key.hasPrefix("www") && !lines[index].key.hasPrefix("http")
  }

  private func footnoteMark(at index: Int) -> Int? {
    let text = lines[index].text
    let digits = text.prefix(while: \.isNumber)
    guard !digits.isEmpty, digits.utf8.count <= 2, let number = Int(digits) else { return nil }
    let rest = text.dropFirst(digits.count)
    if rest.isEmpty { return number }
    guard rest.utf8.first == 0x20, lines[index - 1].role == .blank else { return nil }
    let words = rest.trimmed
    guard words.startsUppercase, MonthName(startingWith: words) == nil else { return nil }
    return number
  }

  private mutating func markContents() {
    guard let heading = lines.firstIndex(where: { $0.role == .body && $0.key == "contents" }),
      lines[heading].page <= 8
    else { return }
    let following = lines[(heading + 1)...].prefix(60).filter { $0.role == .body }
    guard following.filter({ PaperText.endsInPageNumber($0.text) }).count >= 3 else { return }
    var last = heading
    var without = 0
    for index in lines.indices[(heading + 1)...] where lines[index].role == .body {
      if PaperText.endsInPageNumber(lines[index].text) {
        last = index
        without = 0
      } else {
        without += 1
        if without == 4 { break }
      }
    }
    for index in heading...last where lines[index].role == .body { setRole(.contents, at: index) }
  }

  /// "Recommendations                                     7"
  static func endsInPageNumber(_ text: String) -> Bool {
    let digits = text.reversed().prefix(while: \.isNumber).count
    guard (1...3).contains(digits) else { return false }
    let rest = text.dropLast(digits)
    return rest.hasSuffix("  ") || rest.hasSuffix("..")
  }
}
