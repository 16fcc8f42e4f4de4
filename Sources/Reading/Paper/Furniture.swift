/// What every page carries and no sentence belongs to: running heads and feet, page numbers,
/// the table of contents, footnotes (see `markFootnotes`). They are told by their place and by
/// repeating, never by words.
extension PaperText {
  mutating func markFurniture() {
    let feet = repeatedKeys(at: .foot)
    let heads = repeatedKeys(at: .head)
    var nextFootnote = 1
    var lastRow = 0
    for (index, range) in pages.enumerated() {
      markFeet(in: range, repeated: feet)
      if index > 0 { markHeads(in: range, page: index + 1, repeated: heads) }
      markTurnedLetters(in: range)
      markFootnotes(in: range, next: &nextFootnote, row: &lastRow)
    }
    markContents()
  }

  /// One or two capitals alone on several lines of a page, as the letters of a word that is printed
  /// across it are extracted.
  private mutating func markTurnedLetters(in range: Range<Int>) {
    let found = range.filter { index in
      let text = lines[index].text.utf8
      return (1...2).contains(text.count) && text.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    }
    guard found.count >= 3 else { return }
    for index in found { setRole(.furniture, at: index) }
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
      let isNumber =
        (line.text.utf8.count <= 3 && line.text.isDigitsOnly) || isDressedNumber(line)
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

  /// "- 3 -", "– 3 –", "| 3", "3 |", "3/12"
  private func isDressedNumber(_ line: PaperLine) -> Bool {
    guard line.key.isEmpty, line.text.utf8.count <= 13 else { return false }
    let signs = "-–—|/"
    let numbers = line.text.split { $0 == " " || signs.contains($0) }
    guard numbers.allSatisfy({ $0.utf8.count <= 3 && $0.isDigitsOnly }),
      let first = line.text.first, let last = line.text.last
    else { return false }
    if numbers.count == 2 { return first.isNumber && last.isNumber && line.text.contains("/") }
    // "- 3" may be an item.
    return numbers.count == 1
      && (first == "|" || last == "|" || (signs.contains(first) && signs.contains(last)))
  }

  /// "Page 3 of 12", "3 of 12"
  private func isPageOfPages(_ line: PaperLine) -> Bool {
    switch line.key {
    case "pageof", "page": line.text.utf8.count < 20
    case "of": line.text.first?.isNumber == true && line.text.last?.isNumber == true
    default: false
    }
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
