import Civil

/// A piece of a text that the check of figures looks at: a word, a number, a mark.
struct NarrativeToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// In lower case, with straight apostrophes.
    case word(String)
    /// Written in digits; `places` says how many stand after the point.
    case number(Double, places: Int)
    /// "11/13".
    case ratio(Int, Int)
    /// Written in digits: "31/03/2013", "2013-03-31".
    case date(CivilDate)
    /// The same of a day that there is not: "31/11/2013".
    case noDate(WrittenDate)
    /// Digits that are none of these: "3-4", "5.2.1".
    case opaque
    case mark(Character)
  }

  let kind: Kind
  let range: Range<String.Index>
}

extension NarrativeToken {
  var word: String? { if case .word(let text) = kind { text } else { nil } }

  var mark: Character? { if case .mark(let mark) = kind { mark } else { nil } }

  /// Whether a sentence ends here, or something like one: a list's line, half of a sentence before
  /// a semicolon.
  var endsSentence: Bool { mark.map { ".!?;:\n".contains($0) } ?? false }

  static func tokens(of text: String) -> [NarrativeToken] {
    var tokens: [NarrativeToken] = []
    var place = text.startIndex
    while place < text.endIndex {
      if let (token, end) = plainToken(of: text, at: place) {
        if let token { tokens.append(token) }
        place = end
        continue
      }
      let character = text[place]
      if character.isASCII, character.isNumber {
        let end = endOfDigits(in: text, from: place)
        tokens.append(NarrativeToken(kind: digits(text[place..<end]), range: place..<end))
        place = end
      } else if character.isLetter {
        let end = endOfWord(in: text, from: place)
        let word = String(text[place..<end].lowercased().map { $0 == "’" ? "'" : $0 })
        tokens.append(NarrativeToken(kind: .word(word), range: place..<end))
        place = end
      } else {
        let end = text.index(after: place)
        if character.isNewline {
          tokens.append(NarrativeToken(kind: .mark("\n"), range: place..<end))
        } else if !character.isWhitespace {
          tokens.append(NarrativeToken(kind: .mark(character), range: place..<end))
        }
        place = end
      }
    }
    return tokens
  }

  /// A word, a mark or a space that is ASCII through and through, which nearly all are: told from
  /// its bytes, without asking of every character what it is. A number, a line's end, and all that
  /// has another letter in it or behind it are nil: what follows such a letter may belong to it.
  private static func plainToken(
    of text: String, at start: String.Index
  ) -> (token: NarrativeToken?, end: String.Index)? {
    let bytes = text.utf8
    var end = start
    while end < bytes.endIndex, bytes[end].isLetterOrDigit { end = bytes.index(after: end) }
    if end == start { end = bytes.index(after: end) }
    let first = bytes[start]
    guard (UInt8(ascii: " ")..<0x80).contains(first), !first.isDigit else { return nil }
    // What joins words is left to those who look at what follows it.
    if end < bytes.endIndex, bytes[end] >= 0x80 || first.isLetter && "'-".utf8.contains(bytes[end])
    {
      return nil
    }
    if first == UInt8(ascii: " ") { return (nil, end) }
    let kind: Kind =
      first.isLetter
      ? .word(text[start..<end].lowercased()) : .mark(Character(Unicode.Scalar(first)))
    return (NarrativeToken(kind: kind, range: start..<end), end)
  }

  /// Digits with what joins them: "1,204", "3.5", "11/13", "31.3.2013", "2nd".
  private static func endOfDigits(in text: String, from start: String.Index) -> String.Index {
    var end = start
    while end < text.endIndex {
      let character = text[end]
      let next = text.index(after: end)
      if character.isLetter || character.isNumber {
        end = next
      } else if ",./-".contains(character), next < text.endIndex, text[next].isNumber {
        end = next
      } else {
        break
      }
    }
    return end
  }

  private static func endOfWord(in text: String, from start: String.Index) -> String.Index {
    var end = start
    while end < text.endIndex {
      let character = text[end]
      let next = text.index(after: end)
      let joins = "’'-".contains(character) && next < text.endIndex
      if character.isLetter || character.isNumber || joins && text[next].isLetterOrDigit {
        end = next
      } else {
        break
      }
    }
    return end
  }

  private static func digits(_ written: Substring) -> Kind {
    if written.contains("-") || written.filter({ $0 == "/" || $0 == "." }).count > 1 {
      return (try? CivilDate(reading: String(written))).map { .date($0) }
        ?? noDate(written).map { .noDate($0) } ?? .opaque
    }
    let parts = written.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let above = Int(parts[0]), let below = Int(parts[1]) {
      return .ratio(above, below)
    }
    for ending in ["st", "nd", "rd", "th"] where written.hasSuffix(ending) {
      if let day = Int(written.dropLast(2)) { return .number(Double(day), places: 0) }
    }
    let places = written.firstIndex(of: ".").map {
      written.distance(from: $0, to: written.endIndex)
    }
    return Double(written.filter { $0 != "," }).map { .number($0, places: (places ?? 1) - 1) }
      ?? .opaque
  }

  /// A day of a month that has fewer: 29 to 31, in a month from 1 to 12, with a year of four
  /// digits.
  private static func noDate(_ written: Substring) -> WrittenDate? {
    let isISO = written.contains("-")
    let parts = written.split(separator: isISO ? "-" : "/", omittingEmptySubsequences: false)
    let numbers = (isISO ? parts.reversed() : parts).compactMap { Int($0) }
    guard parts.count == 3, numbers.count == 3, (29...31).contains(numbers[0]),
      (1...12).contains(numbers[1]), (1900...2100).contains(numbers[2])
    else { return nil }
    let date = WrittenDate(day: numbers[0], month: numbers[1], year: numbers[2])
    return date.exists ? nil : date
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  fileprivate var isLetterOrDigit: Bool { isLetter || isDigit }
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}
