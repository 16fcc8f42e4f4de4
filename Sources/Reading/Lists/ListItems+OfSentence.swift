/// Numbers, letters and dashes that are words of an item, though a line begins with them: "aged / 21.
/// To 25 is the limit", "close at / – at present".
extension ListItems {
  /// Whether what looks like a mark beneath an item is of its sentence, which has not ended: nothing
  /// leads to it, and no other such mark stands above it or beneath it.
  func isOfSentence(_ marker: ListMarker, at index: Int) -> Bool {
    guard let item = items.last, let last = item.lines.last?.text.utf8.last,
      ![0x3A, 0x3B, 0x2E, 0x3F, 0x21].contains(last)
    else { return false }
    if case .bullet = marker.kind { return false }
    let above = item.lines.dropFirst().compactMap { ListMarker($0.line)?.kind }
    let below = body[(index + 1)..<limit].lazy.prefix(30).prefix { !isTop($0) }
      .compactMap { ListMarker($0.line)?.kind }
    return !above.contains { Self.numbersOn(from: $0, to: marker.kind) }
      && !below.contains { Self.numbersOn(from: marker.kind, to: $0) }
  }

  /// Whether a mark is the next after another of its kind.
  static func numbersOn(from first: ListMarker.Kind, to next: ListMarker.Kind) -> Bool {
    switch (first, next) {
    case (.dash, .dash): true
    case (.number(let number), .number(let next)), (.letter(let number), .letter(let next)),
      (.roman(let number), .roman(let next)):
      next == number + 1
    // "i" after "h", "j" after "i", and "v" or "x" among letters.
    case (.letter, .roman), (.roman, .letter): true
    default: false
    }
  }
}
