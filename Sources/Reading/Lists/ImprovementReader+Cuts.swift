/// Items that end in mid sentence: their rest may stand on a page that is not there.
extension ImprovementReader {
  /// Why the end of an item may be missing, by its place in the list: the others end with a mark
  /// and it does not, or its last word is one that no sentence ends with.
  func cuts(in items: [ListItems.Item]) -> [Int: String] {
    let texts = items.map { words(of: $0) }
    let open = texts.indices.filter { !ImprovementReader.isClosed(texts[$0]) }
    let closed = items.count - open.count
    var found: [Int: String] = [:]
    for index in open {
      let isBroken = ImprovementReader.breaksOff(texts[index])
      guard closed > open.count || isBroken, let last = items[index].lines.last else { continue }
      let place =
        isAtFoot(last)
        ? "It ends at the foot of page \(last.line.page)" : "It ends"
      found[index] =
        place
        + (isBroken
          ? " in mid sentence; its end may be missing."
          : " without a full stop, unlike the others of its list; its end may be missing.")
    }
    return found
  }

  /// Says which items may be cut.
  mutating func noteBroken(_ text: String, at page: Int, section: String, _ reason: String) {
    warnings.append(
      "An item under “\(section)” on page \(page) may be cut: “… \(text.suffix(60))”. \(reason)")
  }

  /// Says which items may hold the mark of a footnote.
  mutating func noteGlued(_ word: String, at page: Int, section: String) {
    warnings.append(
      "An item under “\(section)” on page \(page) may hold the mark of a footnote: “\(word)”. Look what "
        + "is printed.")
  }

  /// Whether a text ends with a mark, or as an item does that another follows: "…; and".
  static func isClosed(_ text: String) -> Bool {
    let text = text.trimmed
    if [", and", ", or"].contains(where: text.hasSuffix) { return true }
    for word in [" and", " or"] where text.hasSuffix(word) {
      return isClosed(String(text.dropLast(word.count)))
    }
    return text.last.map { ".;:!?…)”’\"'".contains($0) } ?? false
  }

  /// Whether a text ends with a word that no item ends with; "and" may lead to the next item.
  private static func breaksOff(_ text: String) -> Bool {
    ListItems.endsWithin(text) && ![" and", " or"].contains(where: text.hasSuffix)
  }

  /// Whether no line of the body stands beneath a line on its page.
  private func isAtFoot(_ line: BodyLine) -> Bool {
    let page = line.line.page
    return !body.contains { $0.line.page == page && $0.line.number > line.line.number }
  }
}
