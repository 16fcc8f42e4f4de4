/// The sub-headings that say by when the items beneath them are to be done.
extension ListItems {
  /// A heading over items that speaks of time.
  struct TimeHeading {
    /// Nil where the words are no span that has a code, or none that is understood.
    var value: Timescale?
    /// As printed, without its colon.
    var printed: String
    /// Why the items beneath have no certain timescale.
    var doubt: String?
  }

  /// Whether a line over an item says by when and nothing else: "Immediately", "Within three months".
  static func isTimed(_ body: ArraySlice<BodyLine>) -> Bool {
    zip(body, body.dropFirst()).contains { line, next in
      line.text.utf8.count <= 100 && line.text.startsUppercase
        && (ListMarker(next.line) != nil || next.line.label != nil)
        && (line.opensBlock || line.text.utf8.last == 0x3A) && ListMarker(line.line) == nil
        && TimeWords(line.text).isSpan
    }
  }

  /// The heading that begins at an index, up to three lines of it, with the index after it.
  func timeHeading(at index: Int) -> (heading: TimeHeading, next: Int)? {
    let first = body[index]
    if let found = markedTimeHeading(at: index) { return found }
    if let heading = ListItems.plainTimeHeading(first) { return (heading, index + 1) }
    guard first.text.startsUppercase || first.text.first?.isNumber == true,
      ListMarker(first.line) == nil, SectionHeadings.role(of: first, after: nil) == nil
    else { return nil }
    var next = index
    while next < limit, next < index + 3, ListMarker(body[next].line) == nil {
      if next > index, body[next].opensBlock || TimeWords(body[next].text).isSpan { break }
      next += 1
      if body[next - 1].text.utf8.last == 0x3A { break }
      // A line that says all by itself is one heading, whatever stands beneath it.
      if next == index + 1, TimeWords(first.text).isSpan, next < limit, body[next].opensBlock {
        break
      }
    }
    let lines = body[index..<next]
    guard let last = lines.last, lines.allSatisfy({ !$0.text.endsSentence }) else { return nil }
    let text = joinedText(lines.map(\.text))
    let words = TimeWords(text)
    guard text.utf8.count <= 160, words.speakOfTime else { return nil }
    let heading = ListItems.timeHeading(text, words)
    let endsInColon = last.text.utf8.last == 0x3A
    // A date without a colon may as well be the last words of an item.
    if heading.doubt == nil, words.isSpan || endsInColon { return (heading, next) }
    let isOverItem = next < limit && ListMarker(body[next].line) != nil
    guard isOverItem || endsInColon,
      standsLikeHeading(first, endsInColon) || (words.areNothingElse && mayBegin(first))
    else { return nil }
    return (heading, next)
  }

  /// "within three months:", "13. Within three months:", "• Immediately:": a whole line that is a
  /// span up to its colon, whatever it opens with.
  private static func plainTimeHeading(_ line: BodyLine) -> TimeHeading? {
    guard line.text.utf8.last == 0x3A, line.text.utf8.count <= 160 else { return nil }
    let text = ListMarker(line.line)?.text ?? line.text
    let words = TimeWords(text)
    return words.isSpan ? timeHeading(text, words) : nil
  }

  /// "◼ Within six months", "12. In three months of the publication / of this report:": a mark
  /// before words of time alone, over an item.
  private func markedTimeHeading(at index: Int) -> (heading: TimeHeading, next: Int)? {
    guard let marker = ListMarker(body[index].line), marker.text.utf8.count <= 100 else {
      return nil
    }
    var next = index + 1
    while next < limit, next < index + 3, !body[next].opensBlock,
      ListMarker(body[next].line) == nil
    {
      next += 1
    }
    guard next < limit, ListMarker(body[next].line) != nil else { return nil }
    let text = joinedText([marker.text] + body[(index + 1)..<next].map(\.text))
    let words = TimeWords(text)
    return words.areNothingElse ? (ListItems.timeHeading(text, words), next) : nil
  }

  /// Whether the sentence above a line has ended, or the page.
  private func mayBegin(_ line: BodyLine) -> Bool {
    line.pageBreakBefore || items.last?.lines.last?.text.endsSentence != false
  }

  /// Whether a number right beneath a heading that says by when, or the next one, is that of an
  /// item, though the paragraphs around the list have numbers.
  func isBeneathTime(_ number: Int) -> Bool {
    guard style.hasTimescales, timescale != nil else { return false }
    let last = items.last?.number
    return restarts ? number == 1 || last.map { $0 + 1 } == number : last.map { $0 + 1 } == number
  }

  /// Whether a line can be no part of the item above it.
  private func standsLikeHeading(_ line: BodyLine, _ endsInColon: Bool) -> Bool {
    guard let item = items.last, isOpen else { return true }
    if line.gapBefore { return true }
    return endsInColon && (line.pageBreakBefore || line.indent <= item.lines[0].indent)
  }

  private static func timeHeading(_ text: String, _ words: TimeWords) -> TimeHeading {
    var printed = text.squeezed
    if printed.hasSuffix(":") { printed = printed.dropLast().trimmed }
    let bare = String(printed.reversed().drop(while: \.isNumber).reversed())
    if bare.last?.isLetter == true { printed = bare }
    if let value = words.timescale { return TimeHeading(value: value, printed: printed) }
    // "Within one month", "By the end of March 2013:": printed as it is, without a code.
    if words.isSpan || words.isDay { return TimeHeading(printed: printed) }
    return TimeHeading(
      printed: printed, doubt: "The heading “\(printed)” speaks of time and was not understood.")
  }

  /// Where a line within an item may be a heading that speaks of time, the items beneath it have no
  /// certain timescale.
  mutating func noteTime(within line: BodyLine) {
    guard style.hasTimescales, line.text.startsUppercase, line.text.utf8.count <= 60,
      items.last?.lines.last.map({ ListItems.endsWithin($0.text) }) == false,
      TimeWords(line.text).areNothingElse
    else { return }
    stand(
      beneath: TimeHeading(
        printed: line.text.squeezed,
        doubt: "“\(line.text.squeezed)” stands above it and may be a heading."))
  }
}
