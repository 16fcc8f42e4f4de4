/// One form in which lists label their items.
struct ListLabelForm: Sendable {
  /// A label as it is printed.
  struct Reading {
    /// The first number of two: 2 in "2.3".
    var chapter = 0
    var number: Int
    var label: ListLabel
    /// Nothing else stands on its line.
    var isAlone = false
    /// The words behind it may be the rest of a sentence that it stands in.
    var isWeak = false
  }

  /// No sentence begins so: one label makes a list.
  var isStrong = false
  /// `ListMarker` reads it, where words follow it and a list begins with the first.
  var isPlain = false
  /// How many labels in sequence make a list.
  var least = 2
  /// Whether a line that begins with the byte may have a label of the form, to pass over most lines
  /// quickly.
  var isOpening: @Sendable (UInt8) -> Bool
  var read: @Sendable (String) -> Reading?

  var isNumber: Bool { isPlain && isOpening(0x31) }

  static let all = [
    ListLabelForm(isOpening: isDigit, read: bare),
    ListLabelForm(isOpening: isDigit, read: pointed),
    ListLabelForm(isPlain: true, isOpening: { isDigit($0) || $0 == 0x28 }, read: number),
    ListLabelForm(isStrong: true, least: 1, isOpening: { $0 == 0x5B }, read: square),
    ListLabelForm(isStrong: true, least: 1, isOpening: { $0 == 0x52 }, read: code),
    ListLabelForm(
      isStrong: true, least: 1, isOpening: { $0 == 0x52 || $0 == 0x41 || $0 == 0x50 }, read: word),
    ListLabelForm(isStrong: true, least: 1, isOpening: { $0 == 0xE2 }, read: circled),
    ListLabelForm(isPlain: true, isOpening: { isSmall($0) || $0 == 0x28 }, read: letter),
    ListLabelForm(isPlain: true, isOpening: { isSmall($0) || $0 == 0x28 }, read: roman),
  ]

  // MARK: Forms

  /// "1   Ensure": a number before words, and no day of a month nor the row of a table.
  @Sendable private static func bare(_ text: String) -> Reading? {
    guard let (number, rest) = digits(text[...]), rest.first == " " else { return nil }
    let words = rest.drop { $0 == " " }
    let width = text.count - words.count
    guard let first = words.first, MonthName(startingWith: words) == nil,
      first.isLetter || "‘“'\"".contains(first), words.firstRange(of: "   ") == nil
    else { return nil }
    return Reading(
      number: number, label: ListLabel(kind: .number(number), length: width),
      isWeak: first.isLowercase && width < 4)
  }

  /// "1.2 Ensure", "1.2. Ensure": the second number counts within the first.
  @Sendable private static func pointed(_ text: String) -> Reading? {
    guard let (chapter, tail) = digits(text[...]), tail.first == ".",
      let (number, end) = digits(tail.dropFirst())
    else { return nil }
    let rest = end.first == "." ? end.dropFirst() : end
    guard rest.isEmpty || rest.first == " ",
      rest.first(where: { $0 != " " })?.isLowercase != true
    else { return nil }
    return reading(number, chapter: chapter, before: rest, of: text)
  }

  /// "1. Ensure", "1) Ensure", "(1) Ensure".
  @Sendable private static func number(_ text: String) -> Reading? {
    let isBracketed = text.first == "("
    guard let (number, tail) = digits(isBracketed ? text.dropFirst() : text[...]),
      let sign = tail.first, sign == ")" || (sign == "." && !isBracketed)
    else { return nil }
    let rest = tail.dropFirst()
    guard rest.isEmpty || rest.first == " " || (!isBracketed && rest.first?.isLetter == true) else {
      return nil
    }
    return reading(number, before: rest, of: text)
  }

  /// "[1] Ensure"
  @Sendable private static func square(_ text: String) -> Reading? {
    guard let (number, tail) = digits(text.dropFirst()), tail.first == "]" else { return nil }
    let rest = tail.dropFirst()
    return rest.isEmpty || rest.first == " " ? reading(number, before: rest, of: text) : nil
  }

  /// "R1 Ensure", "R1. Ensure", "Rec 1: Ensure"
  @Sendable private static func code(_ text: String) -> Reading? {
    var tail = text.dropFirst()
    for letters in ["ec ", "ec", "EC"] where tail.hasPrefix(letters) {
      tail = tail.dropFirst(letters.count)
      break
    }
    guard let (number, end) = digits(tail) else { return nil }
    return reading(number, before: end, of: text, mayEndIn: ".:)", isName: true)
  }

  /// "Recommendation 1: Ensure", and the same as a heading of its own over the item's words.
  @Sendable private static func word(_ text: String) -> Reading? {
    guard let word = words.first(where: { text.hasPrefix($0) }),
      let (number, end) = digits(text.dropFirst(word.count))
    else { return nil }
    return reading(number, before: end, of: text, mayEndIn: ".:)–-")
  }

  private static let words = [
    "Recommendation ", "RECOMMENDATION ", "Priority action ", "Area for priority action ",
    "Area for improvement ", "Action ",
  ]

  /// "① Ensure", "❶ Ensure"
  @Sendable private static func circled(_ text: String) -> Reading? {
    guard let sign = text.unicodeScalars.first else { return nil }
    let number: UInt32
    switch sign.value {
    case 0x2460...0x2473: number = sign.value - 0x245F
    case 0x2776...0x277F: number = sign.value - 0x2775
    case 0x2780...0x2789: number = sign.value - 0x277F
    case 0x278A...0x2793: number = sign.value - 0x2789
    default: return nil
    }
    return reading(Int(number), before: text.dropFirst(), of: text)
  }

  /// "k) Ensure", "(k) Ensure", "k. Ensure"
  @Sendable private static func letter(_ text: String) -> Reading? {
    guard let (letters, rest) = small(text), letters.utf8.count == 1, let byte = letters.utf8.first
    else { return nil }
    let number = Int(byte) - 0x60
    return reading(number, kind: .letter(number), before: rest, of: text)
  }

  /// "iv) Ensure", "(iv) Ensure", "iv. Ensure"
  @Sendable private static func roman(_ text: String) -> Reading? {
    guard let (letters, rest) = small(text), let number = ListMarker.romans[String(letters)] else {
      return nil
    }
    return reading(number, kind: .roman(number), before: rest, of: text)
  }

  // MARK: Parts

  private static func digits(_ text: Substring) -> (Int, Substring)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.utf8.count) || (digits.utf8.count == 3 && digits.first != "0"),
      let number = Int(digits), number > 0
    else { return nil }
    return (number, text.dropFirst(digits.count))
  }

  /// The small letters of a label, up to five, and what stands behind its sign.
  private static func small(_ text: String) -> (Substring, Substring)? {
    let isBracketed = text.first == "("
    let tail = isBracketed ? text.dropFirst() : text[...]
    let letters = tail.prefix(6).prefix { $0.isASCII && $0.isLowercase }
    guard (1...5).contains(letters.utf8.count) else { return nil }
    let end = tail.dropFirst(letters.count)
    guard let sign = end.first, sign == ")" || (sign == "." && !isBracketed) else { return nil }
    let rest = end.dropFirst()
    return rest.isEmpty || rest.first == " " ? (letters, rest) : nil
  }

  /// - Parameters:
  ///   - signs: what may end the label.
  ///   - isName: no word begins so, and a small letter may follow without a sign.
  private static func reading(
    _ number: Int, chapter: Int = 0, kind: ListMarker.Kind? = nil, before end: Substring,
    of text: String, mayEndIn signs: String = "",
    isName: Bool = false
  ) -> Reading? {
    var rest = end
    if !signs.isEmpty {
      let spaced = rest.drop { $0 == " " }
      if let sign = spaced.first, signs.contains(sign) {
        rest = spaced.dropFirst()
      } else if rest.first.map({ $0 != " " }) == true
        || (!isName && spaced.first?.isLowercase == true)
      {
        return nil
      }
    }
    let words = rest.drop { $0 == " " }
    return Reading(
      chapter: chapter, number: number,
      label: ListLabel(kind: kind ?? .number(number), length: text.count - words.count),
      isAlone: words.isEmpty)
  }

  /// Whether a label that is no mark of `ListMarker` may begin with a byte.
  static func mayOpen(_ byte: UInt8) -> Bool {
    isDigit(byte) || [0x5B, 0x52, 0x41, 0x50, 0xE2].contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isSmall(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
}
