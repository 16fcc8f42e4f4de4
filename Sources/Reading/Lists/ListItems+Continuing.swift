/// Which lines without a mark go on with the item above them.
extension ListItems {
  /// Whether a line without a mark belongs to the item above it.
  func continues(_ line: BodyLine, at index: Int) -> Bool {
    guard let item = items.last, let last = item.lines.last else { return false }
    if SectionHeadings.role(of: line, after: last) != nil { return false }
    if line.pageBreakBefore || line.line.page != item.lines[0].line.page {
      return continuesOverPage(line, at: index, last: last)
    }
    let markIndent = item.lines[0].indent
    if line.gapBefore {
      if goesOnInSentence(line.text), !last.text.endsSentence { return true }
      return line.indent > markIndent && line.indent >= item.marker.textIndent - 2
    }
    // Some lists do not hang: there the sentence tells.
    return line.indent > markIndent || line.text.startsLowercase || !last.text.endsSentence
      || line.text.utf8.first == 0x28
  }

  private func continuesOverPage(_ line: BodyLine, at index: Int, last: BodyLine) -> Bool {
    if line.text.startsLowercase { return true }
    if line.text.utf8.first == 0x28, !last.text.endsSentence { return true }
    // The page may be set further left or right than the one before: compare within the page.
    let page = body[index..<limit].lazy.prefix { $0.line.page == line.line.page }
    let mark = page.first { isTop($0) }?.indent
    let isHanging = line.indent > (mark ?? items.last?.lines[0].indent ?? 0)
    if line.gapBefore { return isHanging && mark != nil }
    if !line.pageBreakBefore { return isHanging || !last.text.endsSentence }
    return isHanging && (mark != nil || !last.text.endsSentence)
  }

  /// Whether a line opens with a mark of the first level.
  func isTop(_ line: BodyLine) -> Bool {
    switch (ListMarker(line.line)?.kind, top) {
    case (.bullet(let mark)?, .bullet(let first)?): mark == first
    case (.number?, .number?), (.dash?, .dash?), (.letter?, .letter?), (.roman?, .roman?): true
    default: false
    }
  }

  /// Whether a bullet beneath a numbered item is none of its points: white space parts it, it
  /// stands no deeper, and the words above it do not lead to it.
  func standsApart(_ line: BodyLine) -> Bool {
    guard line.gapBefore, let topIndent, topIndent.page == line.line.page,
      line.indent <= topIndent.indent, let last = items.last?.lines.last
    else { return false }
    return last.text.utf8.last != 0x3A
  }

  /// Whether a dash among bullets, or a bullet among dashes, is an item like them: it stands at
  /// their column, and the sentence above it has ended.
  func standsAsItem(_ line: BodyLine) -> Bool {
    guard isAtTop(line), let last = items.last?.lines.last else { return false }
    return last.text.endsSentence && !holdsMarks
  }

  /// Whether the first mark beneath an item stands on the next page or at the column of the items,
  /// and no words lead to it.
  func mayOpenItem(_ line: BodyLine) -> Bool {
    guard line.pageBreakBefore || isAtTop(line), let last = items.last?.lines.last else {
      return false
    }
    return last.text.utf8.last != 0x3A && !holdsMarks
  }

  /// Whether a line stands no deeper than the marks of the first level on its page, but for the
  /// width of a glyph.
  private func isAtTop(_ line: BodyLine) -> Bool {
    guard let topIndent, topIndent.page == line.line.page else { return false }
    return line.indent <= topIndent.indent + 1
  }

  /// Whether the open item has marked points already.
  private var holdsMarks: Bool {
    items.last?.lines.dropFirst().contains { ListMarker($0.line) != nil } ?? false
  }

  /// Whether a mark is a bullet among numbers, letters or dashes, or a dash among bullets, with no
  /// words above it that it stands under.
  func isStray(_ kind: ListMarker.Kind) -> Bool {
    guard isOpen, isOfOtherKind(kind), let last = items.last else { return false }
    return !isOfOtherKind(last.marker.kind) || last.certainty != .certain
  }

  private func isOfOtherKind(_ kind: ListMarker.Kind) -> Bool {
    switch (kind, top) {
    case (.bullet, .number?), (.bullet, .letter?), (.bullet, .roman?), (.dash, .number?),
      (.dash, .letter?), (.dash, .roman?), (.dash, .bullet?), (.bullet, .dash?):
      true
    default: false
    }
  }
}
