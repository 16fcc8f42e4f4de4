/// One character of UTF-8 beyond ASCII.
enum UTF8Check {
  /// How many bytes the character at the start of some bytes takes and which it is; `nil` when they
  /// are not UTF-8 (overlong and surrogate forms included) or XML forbids it.
  static func character(
    _ bytes: UnsafePointer<UInt8>, available: Int
  ) -> (length: Int, scalar: UInt32)? {
    let first = UInt32(bytes[0])
    let length: Int
    var scalar: UInt32
    let least: UInt32
    switch first {
    case 0xC2...0xDF: (length, scalar, least) = (2, first & 0x1F, 0x80)
    case 0xE0...0xEF: (length, scalar, least) = (3, first & 0x0F, 0x800)
    case 0xF0...0xF4: (length, scalar, least) = (4, first & 0x07, 0x1_0000)
    default: return nil
    }
    guard available >= length else { return nil }
    for place in 1..<length {
      let byte = UInt32(bytes[place])
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | byte & 0x3F
    }
    guard scalar >= least, isAllowed(scalar) else { return nil }
    return (length, scalar)
  }

  /// Whether XML 1.0 allows a character (production 2).
  static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }

  /// Whether a character beyond ASCII is white space (Unicode's White_Space).
  static func isWhiteSpace(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar)?.properties.isWhitespace ?? false
  }
}
