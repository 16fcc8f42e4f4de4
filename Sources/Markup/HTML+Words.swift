extension HTML {
  /// Whether a word of its text has more letters than that, so that it would make a table wider
  /// than its page. A tag ends a word, and what stands in one is no text.
  public func hasWord(longerThan most: Int) -> Bool {
    var run = WordRun(most: most)
    return run.isExceeded(in: self)
  }
}

/// A word that is read byte by byte. Each cell of each table is read so: nothing is written anew.
private struct WordRun {
  let most: Int
  private var letters = 0
  private var isTag = false

  init(most: Int) { self.most = most }

  mutating func isExceeded(in html: HTML) -> Bool {
    switch html.storage {
    case .text(let text):
      for byte in text.utf8 where take(byte) { return true }
    case .bytes(let bytes):
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "<"): (letters, isTag) = (0, true)
        case UInt8(ascii: ">"): isTag = false
        default: if !isTag, take(byte) { return true }
        }
      }
    case .list(let pieces):
      for piece in pieces where isExceeded(in: piece) { return true }
    }
    return false
  }

  /// Whether the word is longer with this byte than it may be.
  private mutating func take(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"): letters = 0
    // What follows the first byte of a letter belongs to that letter.
    case 0x80..<0xC0: break
    default: letters += 1
    }
    return letters > most
  }
}
