import Synchronization

/// The identifier of a record, typed by what it names: UUID version 7 (RFC 9562), so that it rises
/// with time; those that one process makes for one millisecond rise in the order it makes them.
public struct ID<Named>: Hashable, Sendable, CustomStringConvertible, SQLConvertible {
  /// Thirty-six characters, lower case.
  public let text: String

  /// A new identifier, for a record made now.
  public init(at instant: Instant = .now) {
    // Twelve bits of the count stand before the variant of the UUID and twenty behind it; forty-two
    // bits are left to chance.
    let count = UInt64(made.wrappingAdd(1, ordering: .relaxed).oldValue)
    let high = UInt64(bitPattern: instant.milliseconds) << 16 | 0x7000 | count >> 20
    let low = 1 << 63 | (count & 0xf_ffff) << 42 | .random(in: 0..<1 << 42)
    text = Self.dashed(high, low)
  }

  /// An identifier from a form, an address or a file; nil when it is not a UUID.
  public init?(_ string: some StringProtocol) {
    var lower = string.lowercased()
    guard lower.withUTF8(isIdentifier) else { return nil }
    text = lower
  }

  public init(sqlValue: SQLValue) throws {
    guard case .text(var string) = sqlValue else {
      throw DecodingFault(sqlValue, isNot: Self.self)
    }
    // As it was written, which is nearly always so: no copy, no lower-casing.
    if string.withUTF8(isIdentifier) {
      text = string
    } else if let id = Self(string) {
      self = id
    } else {
      throw DecodingFault(sqlValue, isNot: Self.self)
    }
  }

  /// The moment that the identifier was made for, as it stands in its first twelve digits.
  public var instant: Instant {
    let digits = text.utf8.prefix(13).filter { $0 != UInt8(ascii: "-") }
    return Instant(milliseconds: Int64(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0)
  }

  public var sqlValue: SQLValue { .text(text) }

  public var description: String { text }

  /// The same identifier, said to name something else: for columns that refer to records of several
  /// kinds.
  public func cast<Other>(to other: Other.Type = Other.self) -> ID<Other> { ID<Other>(known: text) }

  fileprivate init(known text: String) { self.text = text }

  private static func dashed(_ high: UInt64, _ low: UInt64) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(36)
    for nibble in 0..<32 {
      if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
        bytes.append(UInt8(ascii: "-"))
      }
      let word = nibble < 16 ? high : low
      bytes.append(digits[Int(word >> UInt64(60 - nibble % 16 * 4) & 15)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// How many identifiers this process has made, from a number of its own: two that are made in one
/// millisecond are told apart, and put in order, by it (RFC 9562, section 6.2).
private let made = Atomic<UInt32>(.random(in: 0...(.max / 2)))

/// Whether these are the thirty-six bytes of a UUID in lower case.
private func isIdentifier(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard bytes.count == 36 else { return false }
  for position in 0..<36 {
    let byte = bytes[position]
    switch position {
    case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return false }
    default: guard (48...57).contains(byte) || (97...102).contains(byte) else { return false }
    }
  }
  return true
}
