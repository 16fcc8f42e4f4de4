/// Where the sentences of a text stand.
enum Sentences {
  /// The byte range of each sentence, without the white space between them.
  static func ranges(in text: String) -> [Range<Int>] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [Range<Int>] = []
      var start = 0
      var index = 0
      while index < bytes.count {
        defer { index += 1 }
        guard isEnd(bytes[index]) else { continue }
        var next = index + 1
        // A closing quote, bracket or footnote number belongs to the sentence it follows.
        while next < bytes.count, bytes[next] != 0x20, next - index <= 5 { next += 1 }
        guard next == bytes.count || bytes[next] == 0x20, closes(bytes, index, next) else {
          continue
        }
        if start < next { found.append(start..<next) }
        start = min(next + 1, bytes.count)
        index = max(index, next - 1)
      }
      if start < bytes.count { found.append(start..<bytes.count) }
      return found
    }
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x3F || byte == 0x21
  }

  /// Whether the mark at `index`, with the white space at `next`, ends a sentence.
  private static func closes(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ next: Int
  ) -> Bool {
    for byte in bytes[(index + 1)..<next] where byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A {
      return false
    }
    guard next + 1 < bytes.count else { return true }
    let following = bytes[next + 1]
    // A sentence opens with a capital, a figure, a quote or a bracket.
    if following >= 0x61, following <= 0x7A { return false }
    guard bytes[index] == 0x2E else { return true }
    var start = index
    while start > 0, bytes[start - 1] != 0x20, bytes[start - 1] != 0x28 { start -= 1 }
    let word = bytes[start..<index]
    // Initials and short forms: "J. Orme", "e.g.", "St."
    if word.count == 1, word.first.map({ $0 >= 0x41 && $0 <= 0x5A }) == true { return false }
    return !shortForms.contains { $0.utf8.elementsEqual(word) }
  }

  private static let shortForms = ["e.g", "i.e", "eg", "ie", "St", "No", "Dr", "Mr", "Mrs", "Ms"]
}
