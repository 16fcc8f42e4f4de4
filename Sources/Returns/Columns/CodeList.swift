/// Codes a field may hold, compared exactly. A column keeps a code as its place in the list.
struct CodeList: Sendable {
  let codes: [StaticString]
  private let packed: [UInt64]

  /// No code was given.
  static let missing: UInt8 = 0
  /// A value that is not in the list.
  static let other: UInt8 = 255

  init(_ codes: [StaticString]) {
    self.codes = codes
    packed = codes.map { code in
      Self.pack(code.utf8Start, count: code.utf8CodeUnitCount)
    }
  }

  /// The code's number: 1 for the first of the list, ``other`` when it is not there.
  @inline(__always)
  func number(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt8 {
    guard count <= 8 else { return Self.other }
    let wanted = Self.pack(bytes, count: count)
    for place in packed.indices where packed[place] == wanted { return UInt8(place + 1) }
    return Self.other
  }

  /// The number of a code of the list, for use in rules.
  func number(of code: StaticString) -> UInt8 {
    number(code.utf8Start, count: code.utf8CodeUnitCount)
  }

  /// The code with a number; `nil` when missing or other.
  func code(_ number: UInt8) -> StaticString? {
    codes.indices.contains(Int(number) - 1) ? codes[Int(number) - 1] : nil
  }

  /// Up to eight bytes as one number.
  @inline(__always)
  private static func pack(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    var packed: UInt64 = 0
    for place in 0..<count { packed = packed << 8 | UInt64(bytes[place]) }
    return packed
  }
}
