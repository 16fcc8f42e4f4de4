/// The bytes of a return, with the text that had to be put together from them.
public struct SourceText: Sendable {
  /// The file.
  public let bytes: [UInt8]
  let assembled: [UInt8]

  /// The bytes of a value.
  func bytes(of text: TextReference) -> ArraySlice<UInt8> {
    text.isAssembled ? assembled[text.range] : bytes[text.range]
  }

  /// The same without counting a reference; the bytes must not leave the closure.
  @inline(__always)
  func withBytes<Result>(
    of text: TextReference, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = text.range
    return (text.isAssembled ? assembled : bytes).withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// A value as a string.
  func string(_ text: TextReference) -> String {
    String(decoding: bytes(of: text), as: UTF8.self)
  }

  /// The most bytes of a text that a report carries. No code, number or date of a return is as
  /// long.
  static let mostShown = 100

  /// A value for people: of one that is far too long only the beginning, with its length.
  func shortened(_ text: TextReference) -> String {
    guard text.range.count > Self.mostShown else { return string(text) }
    return withBytes(of: text) { bytes in
      var end = Self.mostShown
      while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      let beginning = String(decoding: bytes[..<end], as: UTF8.self)
      return "\(beginning)… (\(Grouped.number(bytes.count)) bytes)"
    }
  }

  func same(_ one: TextReference, _ other: TextReference) -> Bool {
    one == other
      || one.length == other.length
        && withBytes(of: one) { one in withBytes(of: other) { one.elementsEqual($0) } }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many characters (Unicode scalars) these bytes of UTF-8 are.
  var characterCount: Int {
    var count = 0
    for byte in self { count += byte & 0xC0 != 0x80 ? 1 : 0 }
    return count
  }
}
