/// The letters and digits of a page's words, one after the other, in which runs of words are found.
struct WordKeys: Sendable {
  private var bytes: [UInt8] = []
  /// Where each word begins in `bytes`, and where the last ends.
  private var starts: [Int] = []

  init(_ words: [PageBoxes.Word]) {
    starts.reserveCapacity(words.count + 1)
    for word in words {
      starts.append(bytes.count)
      bytes.append(contentsOf: TextKey.lettersAndDigits(word.text).utf8)
    }
    starts.append(bytes.count)
  }

  /// Every run of words that spells the key, and nothing more.
  func runs(spelling key: [UInt8]) -> [Range<Int>] {
    var out: [Range<Int>] = []
    guard let first = key.first, key.count <= bytes.count else { return out }
    for word in 0..<(starts.count - 1) {
      let start = starts[word]
      guard start + key.count <= bytes.count else { break }
      // A word without letters and digits begins no run.
      guard bytes[start] == first, starts[word + 1] > start else { continue }
      var offset = 1
      while offset < key.count, bytes[start + offset] == key[offset] { offset += 1 }
      guard offset == key.count else { continue }
      var end = word + 1
      while starts[end] < start + key.count { end += 1 }
      if starts[end] == start + key.count { out.append(word..<end) }
    }
    return out
  }
}
