/// Footnotes: what stands at the foot of a page behind a number and belongs to no sentence above
/// it.
extension PaperText {
  /// A footnote opens with its number alone on a line (raised numbers are extracted so) or before
  /// its text, low on the page, and what stands beneath it belongs to it up to white space, a
  /// heading of the report or a list mark.
  ///
  /// - Parameters:
  ///   - next: the number that the next footnote of the paper has.
  ///   - row: the last number at the margin that is no footnote: that of a row, or of an item.
  mutating func markFootnotes(in range: Range<Int>, next: inout Int, row: inout Int) {
    let body = range.filter { lines[$0].role == .body }
    guard let first = body.first else { return }
    defer {
      for index in body where lines[index].role == .body { row = marginNumber(at: index) ?? row }
      markSignedFootnote(in: body)
    }
    var opening: Int?
    var number = next
    for (position, index) in body.enumerated() where index > first {
      let close = opening == nil ? nil : closeMark(number, at: index, in: body)
      guard let mark = footnoteMark(at: index) ?? close,
        position + 1 < body.count || !lines[index].text.isDigitsOnly
      else { continue }
      if opening == nil {
        guard body.count - position <= 25, lines[index - 1].role == .blank,
          // "1   The quality of plans" right under the heading of a list is a row of a table.
          position == 0 || !SectionHeadings.isSection(lines[body[position - 1]].key),
          // Nor is "2   The quality of visits" a footnote, where "1" stands above it and is none.
          mark == 1 || mark != row + 1,
          !body[..<position].contains(where: { marginNumber(at: $0) == mark - 1 }),
          isReferred(mark, in: body[..<position])
            || (isAlone(mark, at: position, in: body)
              && (mark == number || mark == 1
                || closesPage(mark, at: position, in: body, expected: number)))
        else { continue }
        opening = index
      } else if mark != number {
        continue
      }
      number = mark + 1
    }
    guard let opening else { return }
    markFootnotes(from: opening, in: body, next: next)
    next = number
  }

  private mutating func markFootnotes(from opening: Int, in body: [Int], next: Int) {
    let gap = isDoubleSpaced ? 2 : 1
    let reach = body.map { rightEdge($0) }.max() ?? 0
    var isFootnote = true
    var hasWords = false
    var mark = next
    var last = opening
    for index in body where index >= opening {
      let close = isFootnote && index > opening ? closeMark(mark, at: index, in: body) : nil
      if let number = footnoteMark(at: index) ?? close, number == mark || index == opening {
        isFootnote = true
        mark = number + 1
        hasWords = !lines[index].text.isDigitsOnly
        noteFootnote(number, on: lines[index].page)
      } else if isFootnote,
        endsFootnote(at: index)
          || (hasWords && isApart(index, by: gap) && !goesOn(last, to: index, reach: reach))
      {
        isFootnote = false
      }
      if isFootnote {
        setRole(.footnote, at: index)
        hasWords = hasWords || !lines[index].text.isDigitsOnly
        last = index
      }
    }
  }

  /// Whether the page says the number of a footnote above it, raised behind a word, or a blank
  /// behind the last word of a line: "Children Board 1".
  func isReferred(_ mark: Int, in above: ArraySlice<Int>) -> Bool {
    above.contains {
      FootnoteMark.stands(mark, in: lines[$0].printed ?? lines[$0].text)
        || endsApart(lines[$0], mark)
    }
  }

  private func endsApart(_ line: PaperLine, _ mark: Int) -> Bool {
    let text = line.text
    guard let last = text.utf8.last, last >= 0x30, last <= 0x39, text.hasSuffix(" \(mark)") else {
      return false
    }
    let word = text.utf8.dropLast(mark < 10 ? 2 : 3).suffix(2)
    // "Recommendation 4" refers to nothing.
    return word.count == 2 && word.allSatisfy { $0 != 0x20 && !($0 >= 0x30 && $0 <= 0x39) }
      && !ListLabels.isItem(line)
  }

  /// Whether a mark that nothing refers to stands as that of a footnote does: not beneath words
  /// that may be a heading nor far left of its own, as a row does, not with the next number beneath
  /// it, and over the last words of its page.
  private func isAlone(_ mark: Int, at position: Int, in body: [Int]) -> Bool {
    let rest = body[(position + 1)...]
    guard !rest.contains(where: { marginNumber(at: $0) == mark + 1 }) else { return false }
    let text = lines[body[position]].text
    if !text.isDigitsOnly, text.firstRange(of: "   ") != nil { return false }
    if position > 0, mayBeHeading(body[position - 1]) { return false }
    return zip(body[position...], rest).allSatisfy {
      $1 - $0 == 1 || goesOn($0, to: $1, reach: 0) || isOnWeb($1)
    }
  }

  /// A short line with white space above it that begins with a capital and ends no sentence.
  private func mayBeHeading(_ index: Int) -> Bool {
    let text = lines[index].text
    if SectionHeadings.isSection(lines[index].key) { return true }
    return (index == lines.startIndex || lines[index - 1].role != .body) && text.startsUppercase
      && !text.endsSentence && text.utf8.count <= 60 && text.firstRange(of: "   ") == nil
  }

  /// "* Multi-agency risk assessment conference.", "† See above.": the last words of a page behind
  /// a sign with which no other line of the paper begins.
  private mutating func markSignedFootnote(in body: [Int]) {
    guard
      let start = body.suffix(8).last(where: { footnoteSign(at: $0) != nil }), start > body[0],
      let sign = footnoteSign(at: start), lines[start].role == .body
    else { return }
    let rest = body[(body.firstIndex(of: start) ?? body.endIndex)...]
    guard rest.allSatisfy({ lines[$0].role == .body }),
      zip(rest, rest.dropFirst()).allSatisfy({ $1 - $0 == 1 || goesOn($0, to: $1, reach: 0) }),
      rest.dropFirst().allSatisfy({ !endsFootnote(at: $0) }),
      !body.prefix(while: { $0 < start }).suffix(1).contains(where: mayBeHeading),
      lines.count(where: { opensWith(sign, $0) }) == 1
    else { return }
    for index in rest { setRole(.footnote, at: index) }
  }

  /// The sign before words that begin a sentence or a title.
  func footnoteSign(at index: Int) -> Character? {
    guard let byte = lines[index].text.utf8.first, byte == 0x2A || byte == 0xE2 || byte == 0xC2,
      let sign = lines[index].text.first, "*†‡§".contains(sign)
    else { return nil }
    let words = lines[index].text.drop { $0 == sign || $0 == " " || $0 == "‘" || $0 == "“" }
    return words.first?.isUppercase == true ? sign : nil
  }

  private func opensWith(_ sign: Character, _ line: PaperLine) -> Bool {
    line.text.utf8.first == sign.utf8.first && line.text.first == sign
  }

  /// Whether a number at the margin and the words behind it are the last of a page, and no row of a
  /// table or of a list: a footnote though nothing above it on the page refers to it.
  private func closesPage(
    _ mark: Int, at position: Int, in body: [Int], expected: Int
  ) -> Bool {
    guard position >= 2, mark > expected, mark <= expected + 20, body.count - position <= 8 else {
      return false
    }
    let rest = body[position...]
    let words = rest.map { lines[$0].text }
    guard let last = words.last, last.endsSentence || last.utf8.last == 0x29,
      words.allSatisfy({ $0.firstRange(of: "   ") == nil }),
      zip(rest, rest.dropFirst()).allSatisfy({ $1 == $0 + 1 || goesOn($0, to: $1, reach: 0) }),
      rest.dropFirst().allSatisfy({ !endsFootnote(at: $0) })
    else { return false }
    let margin = body.map { lines[$0].indent }.min() ?? 0
    return lines[body[position]].indent <= margin + 2
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
    case .number?, .dash?: return lines[index - 1].role == .blank
    case .letter?, .roman?, nil: return false
    }
  }

  /// Whether white space parts a line from the words above it; an address on the web is part of its
  /// footnote all the same.
  private func isApart(_ index: Int, by gap: Int) -> Bool {
    let above = lines[..<index].suffix(gap)
    guard above.count == gap, above.allSatisfy({ $0.role == .blank }) else { return false }
    return !isOnWeb(index)
  }

  private func isOnWeb(_ index: Int) -> Bool {
    lines[index].key.hasPrefix("www") || lines[index].key.hasPrefix("http")
  }

  /// Whether the words of a footnote run on over one blank line, as wide leading is extracted: a
  /// full line of them, or one that a hyphen broke, ends no sentence.
  private func goesOn(_ last: Int, to index: Int, reach: Int) -> Bool {
    guard index - last <= 2, !lines[last].text.endsSentence else { return false }
    return lines[last].text.utf8.last == 0x2D || rightEdge(last) * 5 >= reach * 4
  }

  private func rightEdge(_ index: Int) -> Int {
    lines[index].indent + lines[index].text.unicodeScalars.count
  }

  /// The next number, where its footnote stands right beneath the one before, and the page refers
  /// to it.
  private func closeMark(_ next: Int, at index: Int, in body: [Int]) -> Int? {
    guard marginNumber(at: index) == next, isReferred(next, in: body.prefix { $0 < index }) else {
      return nil
    }
    return next
  }

  /// The number of a footnote that may open at a line: alone on it, or with white space above.
  private func footnoteMark(at index: Int) -> Int? {
    guard let number = marginNumber(at: index) else { return nil }
    let isAlone = lines[index].text.isDigitsOnly
    return isAlone || index == lines.startIndex || lines[index - 1].role == .blank ? number : nil
  }

  /// A number alone on a line, or before words that begin a sentence, a title or an address.
  func marginNumber(at index: Int) -> Int? {
    let text = lines[index].text
    let digits = text.prefix(while: \.isNumber)
    guard !digits.isEmpty, digits.utf8.count <= 2, let number = Int(digits) else { return nil }
    let rest = text.dropFirst(digits.count)
    if rest.isEmpty { return number }
    guard rest.utf8.first == 0x20 else { return nil }
    let words = rest.drop { $0 == " " || $0 == "‘" || $0 == "“" || $0 == "'" || $0 == "\"" }
      .trimmed
    guard words.startsUppercase || words.hasPrefix("www.") || words.hasPrefix("http"),
      MonthName(startingWith: words) == nil
    else { return nil }
    return number
  }
}
