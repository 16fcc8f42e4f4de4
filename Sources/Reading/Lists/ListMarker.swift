/// What opens an item of a printed list.
struct ListMarker {
  enum Kind: Equatable {
    case bullet(Unicode.Scalar)
    case dash
    case number(Int)
    /// "(a)", "b)": 1 for a.
    case letter(Int)
    /// "(ii)", "iv.": 2, 4. One "i", "v" or "x" is a numeral until the letters before it say
    /// otherwise.
    case roman(Int)
  }

  var kind: Kind
  /// The item's first words, after the mark.
  var text: String
  /// Columns before the item's words.
  var textIndent: Int

  /// Nil where the line opens no item.
  init?(_ line: PaperLine) {
    if let label = line.label {
      kind = label.kind
      text = String(line.text.dropFirst(label.length))
      textIndent = line.indent + label.length
      return
    }
    guard let first = line.text.utf8.first else { return nil }
    let isDigit = { (byte: UInt8) in byte >= 0x30 && byte <= 0x39 }
    let found: (Kind, String)?
    if isDigit(first) {
      found = ListMarker.number(line.text)
    } else if first == 0x28 {
      found = ListMarker.bracketed(line.text)
    } else {
      found = ListMarker.mark(line.text, first) ?? ListMarker.letter(line.text, first)
    }
    guard let (kind, words) = found, !words.isEmpty else { return nil }
    self.kind = kind
    text = words
    textIndent =
      line.indent + line.text.unicodeScalars.count - words.unicodeScalars.count
  }

  /// A bullet or a dash and the words after it.
  private static func mark(_ text: String, _ first: UInt8) -> (Kind, String)? {
    // Letters open no item, but for the Courier "o" that word processors use on the second level.
    if first < 0x80, first != 0x2D, first != 0x2A, !text.starts(withBytes: "o "),
      !isStandIn(text, first)
    {
      return nil
    }
    let scalars = text.unicodeScalars
    guard let mark = scalars.first else { return nil }
    let rest = scalars.dropFirst()
    switch mark.value {
    case 0xF02D, 0xF0BE, 0x2D, 0x2012...0x2015, 0x2043, 0x2212, 0x0336:
      return rest.first == " " ? (.dash, String(Substring(rest)).trimmed) : nil
    case 0x2A, 0x2B, 0x3E, 0x3F:
      return rest.first == " " ? (.bullet(mark), String(Substring(rest)).trimmed) : nil
    case 0x6F, 0x2022, 0x2023, 0x00B7, 0xFFFD, 0x80...0x9F, 0xE000...0xF8FF:
      return (.bullet(mark), String(Substring(rest)).trimmed)
    default:
      // Squares, discs, arrows, ticks of any font; a letter, a quote or a currency is none.
      switch mark.properties.generalCategory {
      case .otherSymbol, .mathSymbol: return (.bullet(mark), String(Substring(rest)).trimmed)
      default: return nil
      }
    }
  }

  /// "? Ensure …", "> Ensure …", "+ Ensure …": what is left of marks whose letter a font or a
  /// program does not have.
  private static func isStandIn(_ text: String, _ first: UInt8) -> Bool {
    guard first == 0x3F || first == 0x3E || first == 0x2B else { return false }
    let rest = text.dropFirst()
    return rest.first == " " && rest.drop { $0 == " " }.first?.isLetter == true
  }

  /// "a) Ensure …", "a. Ensure …", "iv. Ensure …"
  private static func letter(_ text: String, _ first: UInt8) -> (Kind, String)? {
    let isSmall = { (byte: UInt8) in byte >= 0x61 && byte <= 0x7A }
    // Nearly every line begins with a letter: by bytes, since characters take their time.
    guard isSmall(first), let end = text.utf8.firstIndex(where: { !isSmall($0) }),
      text.utf8[end] == 0x29 || text.utf8[end] == 0x2E
    else { return nil }
    let letters = text[..<end]
    let tail = text[end...].dropFirst()
    // "e.g. children" is no item.
    guard tail.first == " ", let kind = kind(ofLetters: letters) else { return nil }
    return (kind, tail.trimmed)
  }

  /// "(a) Ensure …", "(2) Ensure …", "(iv) Ensure …"
  private static func bracketed(_ text: String) -> (Kind, String)? {
    guard let close = text.firstIndex(of: ")") else { return nil }
    let inside = text[text.index(after: text.startIndex)..<close]
    let tail = text[text.index(after: close)...]
    guard (1...5).contains(inside.utf8.count), tail.first == " " else { return nil }
    if inside.isDigitsOnly, inside.utf8.count <= 3, let number = Int(inside) {
      return (.number(number), tail.trimmed)
    }
    return kind(ofLetters: inside).map { ($0, tail.trimmed) }
  }

  private static func kind(ofLetters letters: Substring) -> Kind? {
    if let number = romans[String(letters)] { return .roman(number) }
    guard letters.utf8.count == 1, let byte = letters.utf8.first, byte >= 0x61, byte <= 0x7A else {
      return nil
    }
    return .letter(Int(byte) - 0x60)
  }

  /// "i" to "xxix".
  static let romans: [String: Int] = {
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    var out: [String: Int] = [:]
    for number in 1...29 {
      out[String(repeating: "x", count: number / 10) + ones[number % 10]] = number
    }
    return out
  }()

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
