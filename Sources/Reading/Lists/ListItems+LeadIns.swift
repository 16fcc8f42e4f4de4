/// "The police should:": words over items that say whom they are for.
extension ListItems {
  /// The lines without a mark up to a colon, where an item follows them.
  static func leadIn(_ lines: ArraySlice<BodyLine>) -> Range<Int>? {
    guard
      let end = lines.indices.first(where: { lines[$0].text.utf8.last == 0x3A }),
      lines.indices.contains(end + 1), ListMarker(lines[end + 1].line) != nil,
      lines[...end].allSatisfy({ ListMarker($0.line) == nil }),
      lines[...end].dropFirst().allSatisfy({ !$0.opensBlock }),
      lines[..<end].allSatisfy({ !$0.text.endsSentence })
    else { return nil }
    return lines.startIndex..<(end + 1)
  }

  /// Whether a line opens an item such as those of the list, or with a mark of its own.
  func isMark(_ line: BodyLine) -> Bool {
    if line.line.label != nil { return true }
    return switch ListMarker(line.line)?.kind {
    case .bullet?, .dash?: true
    case .number(let number)?: items.last?.number.map { $0 + 1 } == number
    case .letter?, .roman?, nil: isTop(line)
    }
  }
}
