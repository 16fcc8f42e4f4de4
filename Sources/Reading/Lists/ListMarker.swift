/// What opens an item of a printed list.
struct ListMarker {
  enum Kind: Equatable {
    case bullet(Unicode.Scalar)
    case dash
    case number(Int)
  }

  var kind: Kind
  /// The item's first words, after the mark.
  var text: String
  /// Columns before the item's words.
  var textIndent: Int

  /// Nil where the line opens no item.
  init?(_ line: PaperLine) {
    guard let first = line.text.utf8.first else { return nil }
    let found =
      first >= 0x30 && first <= 0x39
      ? ListMarker.number(line.text) : ListMarker.mark(line.text, first)
    guard let (kind, words) = found, !words.isEmpty else { return nil }
    self.kind = kind
    text = words
    textIndent =
      line.indent + line.text.unicodeScalars.count - words.unicodeScalars.count
  }

  /// A bullet or a dash and the words after it.
  private static func mark(_ text: String, _ first: UInt8) -> (Kind, String)? {
    // Letters open no item, but for the Courier "o" that word processors use on the second level.
    if first < 0x80, first != 0x2D, !text.starts(withBytes: "o  ") { return nil }
    let scalars = text.unicodeScalars
    guard let mark = scalars.first else { return nil }
    let rest = scalars.dropFirst()
    let words = String(Substring(rest)).trimmed
    switch mark.value {
    case 0xF02D, 0xF0BE, 0x2D, 0x2012, 0x2013, 0x2014, 0x2212, 0x0336:
      return rest.first == " " ? (.dash, words) : nil
    case 0x25FC, 0x25FB, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x2022, 0x25CF, 0x25CB, 0x25E6, 0x25C6,
      0x25C7, 0x25B6, 0x25BA, 0x27A2, 0x2756, 0x2219, 0x00B7, 0x2714, 0x2713, 0xFFFD, 0x80...0x9F,
      0xE000...0xF8FF, 0x6F:
      return (.bullet(mark), words)
    default: return nil
    }
  }

  /// Whether a line is a bullet and nothing else.
  static func isMarkAlone(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= 0x80, let (kind, words) = mark(text, first),
      words.isEmpty
    else { return false }
    if case .bullet = kind { return true }
    return false
  }

  /// "12. Ensure …" or "12) Ensure …"
  private static func number(_ text: String) -> (Kind, String)? {
    let digits = text.prefix(while: { $0.isASCII && $0.isNumber })
    guard digits.utf8.count <= 3, let number = Int(digits) else { return nil }
    let rest = text.dropFirst(digits.count)
    guard rest.first == "." || rest.first == ")" else { return nil }
    let tail = rest.dropFirst()
    guard let next = tail.first, next == " " || next.isLetter else { return nil }
    return (.number(number), tail.trimmed)
  }
}
