extension HTML {
  /// Whether a word of its text has more letters than that, so that it would make a table wider
  /// than its page. A tag ends a word, and what stands in one is no text.
  public func hasWord(longerThan most: Int) -> Bool {
    var (letters, isTag) = (0, false)
    for byte in rendered() {
      switch byte {
      case UInt8(ascii: "<"): (letters, isTag) = (0, true)
      case UInt8(ascii: ">"): isTag = false
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"): letters = 0
      // What follows the first byte of a letter belongs to that letter.
      case 0x80..<0xC0: continue
      default:
        if isTag { continue }
        letters += 1
        if letters > most { return true }
      }
    }
    return false
  }
}
