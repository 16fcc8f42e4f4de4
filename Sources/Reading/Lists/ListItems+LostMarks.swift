/// Signs that the mark of an item was lost, as when a font has no letter for it: the item would
/// pass for words of the one before, or for the introduction of the list.
extension ListItems {
  /// Whether a line without a mark begins a paragraph of its own: with a capital or, where items
  /// begin with a small letter, beneath white space, though its first word had room on the line
  /// above. A small letter behind a sentence that has ended begins one wherever it stands.
  func looksLikeItem(_ line: BodyLine) -> Bool {
    if line.text.startsLowercase, items.last?.lines.last?.text.utf8.last == 0x2E { return true }
    guard let last = items.last?.lines.last, last.line.page == line.line.page,
      line.text.startsUppercase || (style.hasTimescales && line.gapBefore),
      !ListItems.endsWithin(last.text)
    else { return false }
    let word = line.text.prefix { $0 != " " }.count
    return rightEdge(last) + 1 + word + 2 < (reach.page == line.line.page ? reach.edge : 0)
  }

  /// Whether a line ends with a word that no item ends with: the next one is a name.
  static func endsWithin(_ text: String) -> Bool {
    let word = text.utf8.reversed().prefix { $0 != 0x20 }
    return word.count <= 8 && linking.contains(String(decoding: word.reversed(), as: UTF8.self))
  }

  private static let linking: Set<String> = [
    "a", "an", "the", "and", "or", "of", "by", "with", "to", "in", "for", "from", "between",
    "through", "at", "as", "on", "that", "which", "than", "their", "its", "although", "including",
  ]

  /// Whether the words above the first item stand right of its mark, as those of an item do.
  var introHangs: Bool {
    guard let first = items.first, let line = intro.last, line.text.utf8.last != 0x3A,
      line.line.page == first.lines[0].line.page, ListMarker(line.line) == nil
    else { return false }
    return line.indent > first.lines[0].indent && line.indent >= first.marker.textIndent - 1
  }

  func rightEdge(_ line: BodyLine) -> Int { line.indent + line.text.count }
}
