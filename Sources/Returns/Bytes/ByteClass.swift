/// What a byte may mean in XML, looked up in one step.
enum ByteClass {
  /// In text: goes on.
  static let plain: UInt8 = 0
  /// In text: needs a look (`<`, `&`, `]`, control characters, what is beyond ASCII).
  static let special: UInt8 = 1
  /// In a name.
  static let name: UInt8 = 2
  /// May begin a name too.
  static let nameStart: UInt8 = 4
  static let space: UInt8 = 8

  static let table: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
    let scalar = UInt8(byte)
    switch scalar {
    case UInt8(ascii: " "), 9, 10, 13: return space
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "_"), UInt8(ascii: ":"):
      return name | nameStart
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return name
    case 0x80...0xFF: return special | name | nameStart
    case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "]"): return special
    case 0..<0x20: return special
    default: return plain
    }
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == 10 || byte == 13 || byte == 9
  }
}
