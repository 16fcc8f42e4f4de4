import Foundation

/// The words of a text as search knows them: without accents, capitals and endings, so that
/// "Chronologies", "chronology" and "CHRONOLOGY" are one word on every engine, and a page can mark
/// in a text exactly what the index found in it.
public struct SearchWords: Sendable {
  public struct Word: Hashable, Sendable {
    /// As the index keeps it.
    public let stem: String
    /// Without accents and capitals, with its ending: what a word still being typed begins with.
    public let plain: String
    /// Where it stands in the text.
    public let range: Range<String.Index>
  }

  public let words: [Word]

  /// What is longer is no word; its first letters will do.
  static let longestWord = 40

  public init(_ text: String) {
    var found: [Word] = []
    var start: String.Index?
    var index = text.startIndex
    while index < text.endIndex {
      if let isInWord = Self.isPlainlyInWord(text.utf8, index) {
        if isInWord {
          if start == nil { start = index }
        } else if let begin = start {
          found.append(Self.word(text, begin..<index))
          start = nil
        }
        index = text.utf8.index(after: index)
        continue
      }
      let character = text[index]
      if character.isLetter || character.isNumber {
        if start == nil { start = index }
      } else if let begin = start, !Self.isWithinWord(text, index) {
        found.append(Self.word(text, begin..<index))
        start = nil
      }
      index = text.index(after: index)
    }
    if let begin = start { found.append(Self.word(text, begin..<text.endIndex)) }
    words = found.filter { !$0.stem.isEmpty }
  }

  /// Whether a character belongs to a word, where one byte and the next tell it, which they nearly
  /// always do; nil for an apostrophe, a line's end, and what is not ASCII or has something that is
  /// not behind it.
  private static func isPlainlyInWord(
    _ bytes: String.UTF8View, _ index: String.Index
  ) -> Bool? {
    let (byte, next) = (bytes[index], bytes.index(after: index))
    guard (0x20..<0x80).contains(byte), byte != UInt8(ascii: "'"),
      next == bytes.endIndex || bytes[next] < 0x80
    else { return nil }
    return (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// An apostrophe with a letter behind it: "children’s", "O'Brien".
  private static func isWithinWord(_ text: String, _ index: String.Index) -> Bool {
    guard "'’‘ʼ".contains(text[index]) else { return false }
    let next = text.index(after: index)
    return next < text.endIndex && text[next].isLetter
  }

  private static func word(_ text: String, _ range: Range<String.Index>) -> Word {
    var plain = folded(text[range])
    if plain.hasSuffix("'s") { plain.removeLast(2) }
    plain.removeAll { $0 == "'" }
    plain = String(plain.prefix(longestWord))
    return Word(stem: stem(of: plain), plain: plain, range: range)
  }

  /// In lower case, without accents, with plain apostrophes.
  private static func folded(_ word: Substring) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
    let plain = String(word).folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    return String(plain.map { "’‘ʼ".contains($0) ? "'" : $0 })
  }
}

extension SearchWords {
  /// Words of this work whose plural an ending does not tell.
  private static let irregular = [
    "children": "child", "childrens": "child", "people": "person", "peoples": "person",
  ]

  /// A word without the ending that changes no meaning here: "audits", "audited" and "auditing" are
  /// "audit"; "agencies" and "agency" are "agenci".
  static func stem(of word: String) -> String {
    if let known = irregular[word] { return known }
    var letters = Array(word.utf8)
    guard letters.count > 3, letters.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return word
    }
    dropPlural(&letters)
    if letters.count >= 6, ends(letters, "ing"), hasVowel(letters.dropLast(3)) {
      letters.removeLast(3)
      undouble(&letters)
    } else if letters.count >= 5, ends(letters, "ed"), !ends(letters, "eed"),
      hasVowel(letters.dropLast(2))
    {
      letters.removeLast(2)
      undouble(&letters)
    }
    if letters.count >= 4, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    if letters.count > 3, letters.last == UInt8(ascii: "y") {
      letters[letters.count - 1] = UInt8(ascii: "i")
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func dropPlural(_ letters: inout [UInt8]) {
    guard letters.last == UInt8(ascii: "s") else { return }
    if ends(letters, "sses") {
      letters.removeLast(2)
    } else if ends(letters, "ies"), letters.count > 4 {
      letters.removeLast(2)
    } else if !ends(letters, "ss"), !ends(letters, "us"), !ends(letters, "is") {
      letters.removeLast()
    }
  }

  /// "planning" has become "plann".
  private static func undouble(_ letters: inout [UInt8]) {
    guard letters.count > 3, letters[letters.count - 1] == letters[letters.count - 2],
      !"lsz".utf8.contains(letters[letters.count - 1])
    else { return }
    letters.removeLast()
  }

  private static func ends(_ letters: [UInt8], _ ending: StaticString) -> Bool {
    ending.withUTF8Buffer { letters.suffix($0.count).elementsEqual($0) }
  }

  private static func hasVowel(_ letters: some Sequence<UInt8>) -> Bool {
    letters.contains { "aeiouy".utf8.contains($0) }
  }
}
