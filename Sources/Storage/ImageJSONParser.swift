import Foundation

/// Reads what ``ImageJSON`` writes, and any other JSON of the same shape.
struct ImageJSONParser {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func object() throws -> [Image.Pair] {
    try expect("{")
    var pairs: [Image.Pair] = []
    if skip("}") { return pairs }
    repeat {
      let name = try string()
      try expect(":")
      pairs.append(Image.Pair(name: SQLName(catalogued: name), value: try value()))
    } while skip(",")
    try expect("}")
    return pairs
  }

  mutating func array() throws -> [SQLValue] {
    try expect("[")
    var values: [SQLValue] = []
    if skip("]") { return values }
    repeat { values.append(try value()) } while skip(",")
    try expect("]")
    return values
  }

  mutating func finish() throws {
    skipSpace()
    guard position == bytes.count else { throw fault("more text after its end") }
  }

  private mutating func value() throws -> SQLValue {
    skipSpace()
    guard position < bytes.count else { throw fault("its end is missing") }
    switch bytes[position] {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "{"): return try special()
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  /// `{"base64":"…"}` or `{"real":"inf"}`.
  private mutating func special() throws -> SQLValue {
    try expect("{")
    let kind = try string()
    try expect(":")
    let content = try string()
    try expect("}")
    switch kind {
    case "base64":
      guard let data = Data(base64Encoded: content) else { throw fault("bytes that are no base64") }
      return .blob([UInt8](data))
    case "real":
      guard let number = Double(content) else { throw fault("a real that is no number") }
      return .real(number)
    default: throw fault("an object '\(kind)' where a value is expected")
    }
  }

  private mutating func word(_ word: StaticString, _ value: SQLValue) throws -> SQLValue {
    let expected = word.description.utf8
    guard bytes[position...].starts(with: expected) else { throw fault("an unknown word") }
    position += expected.count
    return value
  }

  private mutating func number() throws -> SQLValue {
    let start = position
    var isReal = false
    scan: while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isReal = true
      default: break scan
      }
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isReal, let number = Double(text) { return .real(number) }
    if !isReal, let number = Int64(text) { return .integer(number) }
    throw fault("something that is no value")
  }

  private mutating func string() throws -> String {
    try expect("\"")
    var found: [UInt8] = []
    while true {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\""),
        bytes[position] != UInt8(ascii: "\\")
      {
        position += 1
      }
      guard position < bytes.count else { throw fault("a text without an end") }
      let plain = bytes[start..<position]
      position += 1
      if bytes[position - 1] == UInt8(ascii: "\\") {
        found += plain
        try escape(into: &found)
      } else if found.isEmpty {
        // Nearly always: nothing in it had to be escaped.
        return String(decoding: plain, as: UTF8.self)
      } else {
        return String(decoding: found + plain, as: UTF8.self)
      }
    }
  }

  private mutating func escape(into found: inout [UInt8]) throws {
    guard position < bytes.count else { throw fault("a text without an end") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): found.append(byte)
    case UInt8(ascii: "n"): found.append(0x0a)
    case UInt8(ascii: "r"): found.append(0x0d)
    case UInt8(ascii: "t"): found.append(0x09)
    case UInt8(ascii: "b"): found.append(0x08)
    case UInt8(ascii: "f"): found.append(0x0c)
    case UInt8(ascii: "u"):
      var units = [try unit()]
      if UTF16.isLeadSurrogate(units[0]), bytes[position...].starts(with: "\\u".utf8) {
        position += 2
        units.append(try unit())
      }
      found += String(decoding: units, as: UTF16.self).utf8
    default: throw fault("an unknown escape")
    }
  }

  private mutating func unit() throws -> UInt16 {
    guard position + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw fault("an unknown escape") }
    position += 4
    return unit
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard skip(character) else { throw fault("no '\(character)' where one is expected") }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0a, 0x0d: position += 1
      default: return
      }
    }
  }

  private func fault(_ what: String) -> DecodingFault {
    DecodingFault("an image in the change log has \(what), at byte \(position)")
  }
}
