/// A whole number as a column keeps it: one byte, which is enough for the counts of a return.
enum SmallCount {
  static let missing: UInt8 = 0
  /// Below zero.
  static let negative: UInt8 = 254
  /// 252 or more.
  static let many: UInt8 = 253

  /// The number plus one, so that zero can stand for a missing value.
  static func read(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt8 {
    let sign = bytes[0]
    let first = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") ? 1 : 0
    guard count > first else { return CodeList.other }
    var value = 0
    for place in first..<count {
      let digit = Int(bytes[place]) - 48
      guard (0...9).contains(digit) else { return CodeList.other }
      value = min(value * 10 + digit, 1_000)
    }
    if sign == UInt8(ascii: "-"), value > 0 { return negative }
    return value < 252 ? UInt8(value + 1) : many
  }

  /// The number, at most 252; `nil` when it is missing or is none.
  static func value(_ stored: UInt8) -> Int? {
    stored == missing || stored >= negative ? nil : Int(stored) - 1
  }
}
