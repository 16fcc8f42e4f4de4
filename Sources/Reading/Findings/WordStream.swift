/// The words of a text as numbers, so that thousands of them are compared with the word lists in
/// well under a millisecond. Two words with the same stem ("delay", "delays", "delayed") are the
/// same number; that two others are is as good as impossible (64 bits, FNV-1a).
struct WordStream {
  struct Word {
    var stem: UInt64
    /// The bytes of the text it stands on.
    var start: Int32
    var end: Int32
    /// A comma, semicolon, colon, dash or bracket stands between it and the word before.
    var followsMark: Bool
  }

  let words: [Word]

  init(_ text: String) {
    var text = text
    var found: [Word] = []
    found.reserveCapacity(text.utf8.count / 5)
    text.withUTF8 { Self.read($0, into: &found) }
    words = found
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, into words: inout [Word]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestWord) { letters in
      var mark = false
      var index = 0
      while index < bytes.count {
        let start = index
        var count = 0
        while index < bytes.count {
          let byte = bytes[index]
          if let letter = letter(byte) {
            // What is longer is no word; its first letters will do.
            if count < longestWord {
              letters[count] = letter
              count += 1
            }
            index += 1
          } else if byte == 0x27, count > 0 {
            index += 1
          } else if count > 0, isQuote(bytes, index) {
            index += 3
          } else {
            break
          }
        }
        if index > start {
          words.append(
            Word(
              stem: Stem.hash(letters, count), start: Int32(truncatingIfNeeded: start),
              end: Int32(truncatingIfNeeded: index), followsMark: mark))
          mark = false
        } else {
          mark = mark || isMark(bytes, index)
          index += 1
        }
      }
    }
  }

  private static let longestWord = 48

  /// ASCII letters in lower case, digits, and the bytes of letters with accents.
  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte | 0x20
    case 0x61...0x7A, 0x30...0x39, 0xC3...0xC5: byte
    case 0x80...0xBF: nil
    default: nil
    }
  }

  /// U+2018 and U+2019: an apostrophe within a word, a quote around one.
  private static func isQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      && (bytes[index + 2] == 0x99 || bytes[index + 2] == 0x98)
  }

  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0x2C, 0x3B, 0x3A, 0x28, 0x29: true
    // En dash and em dash.
    case 0xE2:
      index + 2 < bytes.count && bytes[index + 1] == 0x80
        && (bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94)
    default: false
    }
  }
}

/// What is left of a word without its ending.
private enum Stem {
  /// Endings are dropped that change no meaning here: "delayed" is "delay", "plans" is "plan".
  static func hash(_ letters: UnsafeMutableBufferPointer<UInt8>, _ length: Int) -> UInt64 {
    var count = length
    // "effectively", but "timely" is not "time".
    if count >= 8, letters[count - 1] == 0x79, letters[count - 2] == 0x6C { count -= 2 }
    if count >= 7, letters[count - 1] == 0x67, letters[count - 2] == 0x6E,
      letters[count - 3] == 0x69
    {
      count -= 3
    } else if count >= 6, letters[count - 1] == 0x64, letters[count - 2] == 0x65 {
      count -= 2
    } else if count >= 4, letters[count - 1] == 0x73, letters[count - 2] != 0x73 {
      count -= 1
    }
    // "placed" and "place", but a "note" is not "not".
    if count >= 5, letters[count - 1] == 0x65 { count -= 1 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<count {
      var letter = letters[index]
      if letter == 0x79, index == count - 1, index > 2 { letter = 0x69 }
      hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
    }
    return hash
  }
}
