/// Items printed in one paragraph: "■ The visits. ■ The plans.", "1. The visits. 2. The plans."
extension ListItems {
  /// Whether a further mark of the list's own form stands within the words of an item.
  static func holdsFurtherMark(_ item: Item) -> Bool {
    let text = joinedText([item.marker.text] + item.words)
    switch item.marker.kind {
    case .bullet(let mark):
      return mark.value >= 0x80 && text.contains(" \(String(Character(mark))) ")
    case .number(let number):
      return ["\(number + 1).", "\(number + 1))", "(\(number + 1))"].contains {
        opensItem($0, in: text)
      }
    case .letter(let letter):
      guard letter < 26 else { return false }
      return isBracketed(String(Character(Unicode.Scalar(UInt8(0x61 + letter)))), in: text)
    case .roman(let number):
      return ListMarker.romans.contains {
        $0.value == number + 1 && isBracketed($0.key, in: text)
      }
    case .dash: return false
    }
  }

  private static func isBracketed(_ letters: String, in text: String) -> Bool {
    text.contains(" (\(letters)) ") || opensItem("\(letters))", in: text)
      || opensItem("\(letters).", in: text)
  }

  /// Whether a mark stands behind the end of a clause and before a word: "see paragraph 2. The"
  /// opens no item.
  private static func opensItem(_ mark: String, in text: String) -> Bool {
    text.ranges(of: " \(mark) ").contains { place in
      guard let before = text[..<place.lowerBound].last,
        let after = text[place.upperBound...].first
      else { return false }
      return ".;:,".contains(before) && after.isLetter
    }
  }
}
