extension WebAddress: ExpressibleByStringInterpolation {
  /// The address a literal of the program stands for.
  public init(stringLiteral text: String) {
    self.init(text)
  }

  /// The address of a literal with values in it, each percent-encoded.
  public init(stringInterpolation parts: StringInterpolation) {
    self.init(parts.text)
  }

  /// Puts an address together from literal parts and encoded values.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text: String

    /// An empty address with room for what comes.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text = ""
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    /// A part of the address as it stands.
    public mutating func appendLiteral(_ literal: String) {
      text += literal
    }

    /// A value: everything but letters, digits and `-._~` is percent-encoded.
    public mutating func appendInterpolation(_ value: String) {
      text += WebAddress.encoded(value)
    }

    /// A number, an identifier or a date, encoded like any other value.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += WebAddress.encoded(value.description)
    }

    /// An address that the new one begins with or holds, as it stands.
    public mutating func appendInterpolation(_ address: WebAddress) {
      text += address.text
    }
  }
}

extension WebAddress {
  /// A value in the characters that mean only themselves anywhere in an address.
  /// Source: RFC 3986, section 2.3, "Unreserved Characters".
  public static func encoded(_ value: String) -> String {
    if value.utf8.allSatisfy(isUnreserved) { return value }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.utf8.count * 3)
    for byte in value.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 0xF)]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func digit(_ half: UInt8) -> UInt8 {
    half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "A") + half - 10
  }
}
