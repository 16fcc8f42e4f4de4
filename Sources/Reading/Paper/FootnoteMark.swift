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

  /// Whether a digit sticks to a word or its sign, or a letter is raised itself, to pass over most
  /// lines quickly.
  static func mayStand(in text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        // Most bytes are neither digits nor of a raised one.
        if byte &- 0x30 > 9, byte != 0xC2, byte != 0xE2 { continue }
        if byte >= 0xC2 {
          guard index < bytes.count else { break }
          let next = bytes[index]
          if byte == 0xE2 ? next == 0x81 : next == 0xB2 || next == 0xB3 || next == 0xB9 {
            return true
          }
          continue
        }
        let start = index - 1
        while index < bytes.count, bytes[index] &- 0x30 <= 9 { index += 1 }
        // "20133"; behind a blank, a bracket or a dash a number is one.
        if index - start == 5 { return true }
        guard start > 0 else { continue }
        switch bytes[start - 1] {
        case 0x20, 0x28, 0x2D, 0x2F, 0x93: continue
        default: return true
        }
      }
      return false
    } ?? true
  }

  /// Whether a word or a year may end with a mark, which only the size of its letters tells.
  static func isLikely(in text: String) -> Bool {
    text.utf8.split(separator: 0x20).contains { part in
      guard part.contains(where: isDigit) else { return false }
      let word = Substring(part).trimmingSigns
      let digits = word.utf8.reversed().prefix(while: isDigit).count
      if digits == word.utf8.count { return digits == 5 && mayBeNumberAndMark(word) }
      guard (1...2).contains(digits), !word.contains("/"), !word.contains("@") else { return false }
      let scalars = Array(word.unicodeScalars.dropLast(digits))
      return isBehindWord(scalars.count, in: scalars)
    }
  }

  /// The text without raised digits behind its words: "2024³"; "m²" is a measure.
  static func removedRaised(from text: String) -> String {
    guard text.unicodeScalars.contains(where: isRaised) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isMark = isRaised(scalar) && out.last.map { $0 != "m" && $0 != " " } ?? false
      if !isMark { out.append(scalar) }
    }
    return String(out)
  }

  private static func isRaised(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x2079: true
    default: false
    }
  }

  /// A word or a number that may end with the mark of a footnote, though no such footnote is known:
  /// "children3", "aged 18 to 252", "Working Together 20133".
  static func glued(in text: String) -> String? {
    let parts = text.utf8.split(separator: 0x20).map(Substring.init)
    for (index, part) in parts.enumerated() where part.utf8.contains(where: isDigit) {
      let word = part.trimmingSigns
      let digits = word.utf8.reversed().prefix(while: isDigit).count
      if digits == word.utf8.count {
        guard mayBeNumberAndMark(word) else { continue }
        let above = parts[..<index].last { hasLetter($0) && !isBetweenNumbers($0) }
        let named = above?.trimmingSigns.lowercased() ?? ""
        if !named.hasPrefix("paragraph"), named != "page", named != "pages" { return String(word) }
      } else if (1...2).contains(digits), !word.contains("/"), !word.contains("@") {
        let scalars = Array(word.unicodeScalars.dropLast(digits))
        if isBehindWord(scalars.count, in: scalars) { return String(word) }
      }
    }
    return nil
  }

  private static func hasLetter(_ part: Substring) -> Bool {
    part.unicodeScalars.contains { isLetter($0) || $0.value >= 0x80 && $0.properties.isAlphabetic }
  }

  /// "paragraphs 30 and 112" are all paragraphs.
  private static func isBetweenNumbers(_ part: Substring) -> Bool {
    part.utf8.count <= 5 && ["and", "to"].contains(part.trimmingSigns)
  }

  /// A number of three digits that is not round, or a year and one more.
  private static func mayBeNumberAndMark(_ word: Substring) -> Bool {
    guard let number = Int(word) else { return false }
    switch word.count {
    case 3: return number > 100 && number % 10 != 0 && !wellKnown.contains(number)
    case 5: return (1900..<2100).contains(number / 10)
    default: return false
    }
  }

  /// Sections of Acts, days of the year, numbers to ring.
  private static let wellKnown: Set<Int> = [
    101, 111, 114, 117, 136, 151, 152, 157, 175, 251, 365, 999,
  ]

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
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x61 && scalar.value <= 0x7A
  }
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    isSmall(scalar) || (scalar.value >= 0x41 && scalar.value <= 0x5A)
  }
}

extension Substring {
  /// Without the signs of a sentence at its ends.
  fileprivate var trimmingSigns: Substring {
    var rest = unicodeScalars.drop(while: Self.isSign)
    while let last = rest.last, Self.isSign(last) { rest.removeLast() }
    return Substring(rest)
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "‘", "“", "(", "’", "”", ")", ".", ",", ";", ":", "'", "\"": true
    default: false
    }
  }
}
