/// Finds rows whose text others have too, with a table of hashes over the whole return.
enum RepeatedText {
  /// The rows, in order, whose text is that of another row; missing text is never the same.
  static func rows(_ column: [TextReference], in source: SourceText) -> [Int] {
    let present = column.count(where: \.isPresent)
    guard present > 1 else { return [] }
    var size = 16
    while size < present * 2 { size *= 2 }
    // The first row with each text, by the text's hash; the next free place where two collide.
    var firsts = [Int32](repeating: -1, count: size)
    var isFirstRepeated = [Bool](repeating: false, count: column.count)
    var repeated: [Int] = []
    for row in column.indices where column[row].isPresent {
      var place = Int(truncatingIfNeeded: source.withBytes(of: column[row], hash)) & (size - 1)
      while true {
        let first = Int(firsts[place])
        if first < 0 {
          firsts[place] = Int32(row)
          break
        }
        if source.same(column[first], column[row]) {
          if !isFirstRepeated[first] {
            isFirstRepeated[first] = true
            repeated.append(first)
          }
          repeated.append(row)
          break
        }
        place = (place + 1) & (size - 1)
      }
    }
    return repeated.sorted()
  }

  /// Eight bytes at a time, mixed so that numbers that follow one another scatter; seeded anew for
  /// each run, so that nobody can make texts that all collide.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed ^ UInt64(bytes.count)
    guard let start = bytes.baseAddress else { return hash }
    var place = 0
    while place < bytes.count {
      var word: UInt64 = 0
      if place + 8 <= bytes.count {
        word = UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self)
      } else {
        for rest in place..<bytes.count { word = word << 8 | UInt64(bytes[rest]) }
      }
      let (high, low) = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = high ^ low ^ seed
      place += 8
    }
    return hash ^ hash >> 29
  }

  private static let seed = UInt64.random(in: .min ... .max) | 1
}

extension CIN.Rows {
  func repeated(_ column: [TextReference]) -> [Int] {
    RepeatedText.rows(column, in: file.source)
  }
}
