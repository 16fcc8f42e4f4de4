/// The raised numbers that refer to footnotes: "schools,3", "the law outline.3", "homes3 and".
enum FootnoteMark {
  /// Whether a number stands behind a word or the sign that ends it, as a raised one is extracted.
  static func stands(_ number: Int, in text: String) -> Bool {
    !ranges(of: [number], in: Array(text.unicodeScalars)).isEmpty
  }

  /// The text without the marks of these footnotes.
  static func removed(_ numbers: Set<Int>, from text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    let found = ranges(of: numbers, in: scalars)
    guard !found.isEmpty else { return text }
    for range in found.reversed() { scalars.removeSubrange(range) }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func ranges(
    of numbers: Set<Int>, in text: [Unicode.Scalar]
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < text.endIndex {
      guard isDigit(text[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < text.endIndex, isDigit(text[index]) { index += 1 }
      guard index - start <= 2, isBehindWord(start, in: text), isBeforeWord(index, in: text),
        let number = Int(String(String.UnicodeScalarView(text[start..<index]))),
        numbers.contains(number)
      else { continue }
      found.append(start..<index)
    }
    return found
  }

  /// A word of two small letters at least, with or without a sign that ends it: no "KS2", "p3",
  /// "2.1".
  private static func isBehindWord(_ index: Int, in text: [Unicode.Scalar]) -> Bool {
    var end = index
    while end > 0, isSign(text[end - 1]) { end -= 1 }
    return end >= 2 && isSmall(text[end - 1]) && isLetter(text[end - 2]) && index - end <= 2
  }

  private static func isBeforeWord(_ index: Int, in text: [Unicode.Scalar]) -> Bool {
    guard index < text.endIndex else { return true }
    if text[index] == " " { return true }
    return isSign(text[index]) && (index + 1 == text.endIndex || !isDigit(text[index + 1]))
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    ".,;:)?!’”'\"".unicodeScalars.contains(scalar)
  }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x30 && scalar.value <= 0x39
  }
  private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x61 && scalar.value <= 0x7A
  }
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    isSmall(scalar) || (scalar.value >= 0x41 && scalar.value <= 0x5A)
  }
}
