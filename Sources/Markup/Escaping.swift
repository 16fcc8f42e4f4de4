/// What turns text into markup that means that text and nothing else.
///
/// One table serves text and attribute values. The five characters that could end either become
/// references. A carriage return becomes one as well, because a parser would turn it into a line
/// feed. NUL and the control characters that HTML forbids (C0 but for tab, line feed and form feed,
/// DEL, and C1) become U+FFFD, as a parser would do at best.
/// Source: HTML Living Standard, 13.2.3.5 "Preprocessing the input stream".
enum Escaping {
  /// The number of bytes `text` takes up when escaped.
  static func count(_ text: String) -> Int {
    withBytes(of: text) { bytes in
      isPlain(bytes) ? bytes.count : bytes.count + growth(of: bytes)
    }
  }

  static func write(_ text: String, to cursor: inout ByteCursor) {
    withBytes(of: text) { bytes in
      if isPlain(bytes) { cursor.put(bytes) } else { writeEscaped(bytes, to: &cursor) }
    }
  }

  @inline(__always)
  private static func withBytes<Result>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    // A string that came from elsewhere may not be contiguous; its copy is.
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(text.utf8).withUnsafeBufferPointer(body)
  }

  /// Whether no byte needs a closer look. Without an early exit, so that it is vectorised.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var special: UInt8 = 0
    for byte in bytes {
      let control: UInt8 = byte < 0x20 ? 1 : 0
      let quote: UInt8 = (byte == 0x22) || (byte == 0x27) ? 1 : 0
      let bracket: UInt8 = (byte == 0x3C) || (byte == 0x3E) || (byte == 0x26) ? 1 : 0
      let upper: UInt8 = (byte == 0x7F) || (byte == 0xC2) ? 1 : 0
      special |= control | quote | bracket | upper
    }
    return special == 0
  }

  private static func growth(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var growth = 0
    var index = 0
    while index < bytes.count {
      if let found = replacement(in: bytes, at: index) {
        growth += found.text.utf8CodeUnitCount - found.length
        index += found.length
      } else {
        index += 1
      }
    }
    return growth
  }

  private static func writeEscaped(
    _ bytes: UnsafeBufferPointer<UInt8>, to cursor: inout ByteCursor
  ) {
    var start = 0
    var index = 0
    while index < bytes.count {
      if let found = replacement(in: bytes, at: index) {
        cursor.put(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        cursor.put(found.text)
        index += found.length
        start = index
      } else {
        index += 1
      }
    }
    cursor.put(UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// What takes the place of the character at `index`, and how many bytes it replaces.
  @inline(__always)
  private static func replacement(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (text: StaticString, length: Int)? {
    switch bytes[index] {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\""): return ("&quot;", 1)
    case UInt8(ascii: "'"): return ("&#39;", 1)
    case 0x0D: return ("&#13;", 1)
    case 0x09, 0x0A, 0x0C: return nil
    case 0x00..<0x20, 0x7F: return ("\u{FFFD}", 1)
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] < 0xA0: return ("\u{FFFD}", 2)
    default: return nil
    }
  }
}
