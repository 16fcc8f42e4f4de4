/// Signs that the mark of an item was lost, as when a font has no letter for it: the item would pass for
/// words of the one before, or for the introduction of the list.
extension ListItems {
  /// Whether a line without a mark begins a paragraph of its own: with a capital or, where items begin with
  /// a small letter, beneath white space, though its first word had room on the line above.
  func looksLikeItem(_ line: BodyLine) -> Bool {
    guard let last = items.last?.lines.last, last.line.page == line.line.page,
      line.text.startsUppercase || (style.hasTimescales && line.gapBefore)
    else { return false }
    let word = line.text.prefix { $0 != " " }.count
    return rightEdge(last) + 1 + word + 2 < measure(of: line.line.page)
  }

  /// Whether the words above the first item stand right of its mark, as those of an item do.
  var introHangs: Bool {
    guard let first = items.first, let line = intro.last, line.text.utf8.last != 0x3A,
      line.line.page == first.lines[0].line.page, ListMarker(line.line) == nil
    else { return false }
    return line.indent > first.lines[0].indent && line.indent >= first.marker.textIndent - 1
  }

  private func rightEdge(_ line: BodyLine) -> Int { line.indent + line.text.count }

  /// How far right the lines of the items on a page reach.
  private func measure(of page: Int) -> Int {
    items.lazy.flatMap(\.lines).filter { $0.line.page == page }.map { self.rightEdge($0) }.max()
      ?? 0
  }
}
