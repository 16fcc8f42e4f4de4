/// Printed text folded to plain keys, so that spacing, punctuation, numbering, footnote marks and
/// capitals never decide whether a heading is recognised.
enum TextKey {
  /// The ASCII letters of the text in lower case: "What needs to improve?1" → "whatneedstoimprove".
  static func letters(_ bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count) { buffer in
      var count = 0
      for byte in bytes {
        let lower = byte | 0x20
        guard lower >= 0x61, lower <= 0x7A, byte >= 0x41 else { continue }
        buffer[count] = lower
        count += 1
      }
      return count
    }
  }

  static func letters(_ text: some StringProtocol) -> String { letters(text.utf8) }

  /// The ASCII letters and digits in lower case, as places on a page are compared.
  static func lettersAndDigits(_ text: some StringProtocol) -> String {
    String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
      var count = 0
      for byte in text.utf8 {
        let lower = byte | 0x20
        let isLetter = lower >= 0x61 && lower <= 0x7A && byte >= 0x41
        let isDigit = byte >= 0x30 && byte <= 0x39
        guard isLetter || isDigit else { continue }
        buffer[count] = isLetter ? lower : byte
        count += 1
      }
      return count
    }
  }

  /// The first eight letters of a key as a number; a shorter key is filled with zeros.
  static func opening(_ key: String) -> UInt64 {
    var value: UInt64 = 0
    var count = 0
    for byte in key.utf8.prefix(8) {
      value = value << 8 | UInt64(byte)
      count += 1
    }
    return count == 0 ? 0 : value << UInt64(8 * (8 - count))
  }

  /// A place in the original text for a length in letters: where the first `letterCount` letters
  /// end. Used to cut a printed line where its key was cut.
  static func index(in text: String, afterLetters letterCount: Int) -> String.Index {
    var left = letterCount
    var index = text.utf8.startIndex
    while left > 0, index < text.utf8.endIndex {
      let byte = text.utf8[index]
      let lower = byte | 0x20
      if lower >= 0x61, lower <= 0x7A, byte >= 0x41 { left -= 1 }
      index = text.utf8.index(after: index)
    }
    return index
  }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    var view = Substring(self)
    while let first = view.utf8.first, first == 0x20 || first == 0x09 || first == 0x0A {
      view = view[view.utf8.index(after: view.startIndex)...]
    }
    while let last = view.utf8.last, last == 0x20 || last == 0x09 || last == 0x0A {
      view = view[..<view.utf8.index(before: view.endIndex)]
    }
    return String(view)
  }

  /// Whether every character is a digit, and there is at least one.
  var isDigitsOnly: Bool {
    !isEmpty && utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// Whether the bytes start with these bytes; plain comparison, no Unicode folding.
  func starts(withBytes prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { utf8.starts(with: $0) }
  }
}

extension String {
  /// Runs of white space as single spaces.
  var squeezed: String {
    String(unsafeUninitializedCapacity: utf8.count) { out in
      var count = 0
      for byte in utf8 {
        let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A
        if isSpace, count == 0 || out[count - 1] == 0x20 { continue }
        out[count] = isSpace ? 0x20 : byte
        count += 1
      }
      return count > 0 && out[count - 1] == 0x20 ? count - 1 : count
    }
  }

  /// The words in lower case, without figures and signs; "council’s" as "councils".
  var plainWords: [Substring] {
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "a"..."z": out.append(UInt8(scalar.value))
      case "A"..."Z": out.append(UInt8(scalar.value | 0x20))
      case "'", "’": continue
      case _ where scalar.value >= 0x80 && scalar.properties.isAlphabetic:
        out += String(scalar).lowercased().utf8
      default: out.append(0x20)
      }
    }
    return String(decoding: out, as: UTF8.self).utf8.split(separator: 0x20).map(Substring.init)
  }

  /// Whether the first letter is a lower-case ASCII letter: a line that goes on with a sentence.
  var startsLowercase: Bool {
    guard let first = utf8.first else { return false }
    return first >= 0x61 && first <= 0x7A
  }

  /// Whether the first letter is an upper-case ASCII letter.
  var startsUppercase: Bool {
    guard let first = utf8.first else { return false }
    return first >= 0x41 && first <= 0x5A
  }

  /// Whether a sentence ends here.
  var endsSentence: Bool {
    guard let last = utf8.last else { return false }
    return last == 0x2E || last == 0x3F || last == 0x21
  }
}

/// Lines of one printed paragraph as one text: line breaks become single spaces, and a word broken
/// at its hyphen is joined again with the hyphen kept ("multi-" + "agency"), at a soft hyphen
/// without it.
func joinedText(_ parts: some Sequence<String>) -> String {
  var out = ""
  for part in parts { append(printedLine: part, to: &out) }
  if out.unicodeScalars.last == softHyphen { out.unicodeScalars.removeLast() }
  return out
}

/// Where a printer may break a word; it is never part of the word.
private let softHyphen: Unicode.Scalar = "\u{AD}"

/// Adds one printed line to a text, as `joinedText` does. A soft hyphen at the end of the text
/// waits there for the rest of its word.
func append(printedLine part: String, to out: inout String) {
  let piece = part.squeezed
  if piece.isEmpty { return }
  if out.isEmpty {
    out = piece
  } else if out.unicodeScalars.last == softHyphen {
    out.unicodeScalars.removeLast()
    // Between digits it breaks no word: "12" + "23 March" is a range.
    if out.last?.isNumber == true, piece.first?.isNumber == true { out += "-" }
    out += piece
  } else if out.utf8.last == 0x2D, out.utf8.count >= 2, isWordByte(out.utf8.dropLast().last),
    isWordByte(piece.utf8.first)
  {
    out += piece
  } else {
    out += " " + piece
  }
}

private func isWordByte(_ byte: UInt8?) -> Bool {
  guard let byte else { return false }
  let lower = byte | 0x20
  return (lower >= 0x61 && lower <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
}
