/// Where a text value lies: in the file itself, or in the text that had to be put together from it
/// (character references, CDATA sections). Eight bytes, whatever the length of the value.
struct TextReference: Hashable, Sendable {
  let offset: UInt32
  let length: UInt32

  private static let assembledBit: UInt32 = 1 << 31

  /// No text.
  static let missing = TextReference(offset: 0, length: 0)

  private init(offset: UInt32, length: UInt32) {
    self.offset = offset
    self.length = length
  }

  init(file offset: Int, length: Int) {
    self.init(offset: UInt32(offset), length: UInt32(length))
  }

  init(assembled offset: Int, length: Int) {
    self.init(offset: UInt32(offset) | Self.assembledBit, length: UInt32(length))
  }

  @inline(__always) var isMissing: Bool { length == 0 }
  @inline(__always) var isPresent: Bool { length != 0 }

  var isAssembled: Bool { offset & Self.assembledBit != 0 }
  var range: Range<Int> {
    let start = Int(offset & ~Self.assembledBit)
    return start..<start + Int(length)
  }

  /// The same value after other assembled text was put before it.
  func moved(by count: Int) -> TextReference {
    guard isAssembled, count > 0 else { return self }
    return TextReference(assembled: range.lowerBound + count, length: Int(length))
  }
}
