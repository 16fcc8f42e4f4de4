/// Text of an unknown encoding as UTF-8, with what it was.
public struct DecodedText: Sendable {
  /// The raw values are printed.
  public enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16 (little endian)"
    case utf16BigEndian = "UTF-16 (big endian)"
    case windows1252 = "Windows-1252"
    case macRoman = "Mac Roman"
  }

  public var text: String
  public var encoding: Encoding
  /// What another encoding would make of characters that nothing in the text settles.
  var doubts: [Unicode.Scalar: Unicode.Scalar] = [:]

  /// A byte order mark decides; without one, UTF-16 is told by its zeros, UTF-8 by its form, and
  /// everything else is taken for Windows-1252, in which spreadsheets save here, unless its quotes,
  /// dashes and letters make sense in Mac Roman only.
  public init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(String(decoding: bytes.dropFirst(3), as: UTF8.self), .utf8)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(Self.utf16(bytes.dropFirst(2), low: 0), .utf16LittleEndian)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(Self.utf16(bytes.dropFirst(2), low: 1), .utf16BigEndian)
    } else if let low = Self.zeros(bytes.prefix(2000)) {
      self.init(
        Self.utf16(bytes[...], low: low), low == 0 ? .utf16LittleEndian : .utf16BigEndian)
    } else if let text = String(validating: bytes, as: UTF8.self) {
      self.init(text, .utf8)
    } else {
      let read = WesternReading(bytes)
      self.init(read.text, read.isMac ? .macRoman : .windows1252)
      doubts = read.doubts
    }
  }

  private init(_ text: String, _ encoding: Encoding) {
    (self.text, self.encoding) = (text, encoding)
  }

  /// Which byte of each pair is the low one, where the other is zero nearly always.
  private static func zeros(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= 8 else { return nil }
    let even = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).count { bytes[$0] == 0 }
    let odd = stride(from: bytes.startIndex + 1, to: bytes.endIndex, by: 2).count { bytes[$0] == 0 }
    let most = bytes.count / 2 * 7 / 10
    if odd >= most, even == 0 { return 0 }
    if even >= most, odd == 0 { return 1 }
    return nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, low: Int) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(low == 0 ? pair.1 << 8 | pair.0 : pair.0 << 8 | pair.1)
      index += 2
    }
    return String(decoding: units, as: UTF16.self)
  }
}
