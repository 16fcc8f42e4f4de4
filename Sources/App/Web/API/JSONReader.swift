/// Why a text is no JSON that can be taken, and where.
public struct UnreadableJSON: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  public var line: Int
  /// In characters, from 1.
  public var column: Int
  public var what: String

  public var description: String { "line \(line), column \(column): \(what)" }
}

/// Reads JSON strictly (RFC 8259), from somebody who may mean harm.
///
/// Foundation's readers take the last of two members of one name, say at best a byte where
/// something is wrong, and let a text hold NUL: a request that can be understood in two ways has to
/// be refused, and the person who wrote it has to be told where.
public struct JSONReader {
  /// Values within values; nothing that can be sent here is deeper than three.
  static let mostDepth = 16

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// The value that a text holds, and nothing after it.
  public static func read(_ bytes: [UInt8]) throws(UnreadableJSON) -> JSON {
    var reader = JSONReader(bytes: bytes)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      reader.position = reader.firstWrongByte
      throw reader.fault("this is no UTF-8")
    }
    let value = try reader.value()
    reader.skipSpace()
    guard reader.position == bytes.count else {
      throw reader.fault("there is more after the end of the value")
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value() throws(UnreadableJSON) -> JSON {
    skipSpace()
    guard position < bytes.count else { throw fault("the text ends where a value should stand") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try nested { (r) throws(UnreadableJSON) in try r.object() }
    case UInt8(ascii: "["): return try nested { (r) throws(UnreadableJSON) in try r.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fault("no value begins like this")
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(UnreadableJSON) -> JSON
  ) throws(UnreadableJSON) -> JSON {
    depth += 1
    guard depth <= Self.mostDepth else {
      throw fault("values are nested deeper than \(Self.mostDepth) levels")
    }
    position += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(UnreadableJSON) -> JSON {
    var members: [JSON.Member] = []
    var names: Set<String> = []
    if skip("}") { return .object(members) }
    repeat {
      skipSpace()
      let start = position
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw fault("the name of a member should stand here, in quotation marks")
      }
      let name = try string()
      guard names.insert(name).inserted else {
        position = start
        throw fault("the member “\(name)” is there twice")
      }
      guard skip(":") else { throw fault("a colon should stand here") }
      members.append(JSON.Member(name, try value()))
    } while skip(",")
    guard skip("}") else { throw fault("a comma or the end of the object should stand here") }
    return .object(members)
  }

  private mutating func array() throws(UnreadableJSON) -> JSON {
    var values: [JSON] = []
    if skip("]") { return .array(values) }
    repeat { values.append(try value()) } while skip(",")
    guard skip("]") else { throw fault("a comma or the end of the list should stand here") }
    return .array(values)
  }

  private mutating func word(
    _ word: StaticString, _ value: JSON
  ) throws(UnreadableJSON) -> JSON {
    let expected = Array(word.description.utf8)
    guard bytes[position...].starts(with: expected) else {
      throw fault("no value begins like this")
    }
    position += expected.count
    return value
  }

  private mutating func number() throws(UnreadableJSON) -> JSON {
    let start = position
    skip(while: { $0 == UInt8(ascii: "-") }, atMost: 1)
    let whole = skip(while: Self.isDigit)
    var isWellFormed = whole == 1 || whole > 1 && bytes[position - whole] != UInt8(ascii: "0")
    var isWhole = true
    if skipOne([UInt8(ascii: ".")]) {
      isWhole = false
      isWellFormed = skip(while: Self.isDigit) > 0 && isWellFormed
    }
    if skipOne([UInt8(ascii: "e"), UInt8(ascii: "E")]) {
      isWhole = false
      _ = skipOne([UInt8(ascii: "+"), UInt8(ascii: "-")])
      isWellFormed = skip(while: Self.isDigit) > 0 && isWellFormed
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWellFormed, isWhole, let number = Int(text) { return .integer(number) }
    if isWellFormed, let number = Double(text), number.isFinite {
      return Int(exactly: number).map { .integer($0) } ?? .number(number)
    }
    position = start
    throw fault("this number cannot be taken")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension JSONReader {
  private mutating func string() throws(UnreadableJSON) -> String {
    position += 1
    var found: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: found, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &found)
      case 0x00..<0x20:
        throw fault("a control character has to be written as an escape, such as \\n")
      default:
        found.append(byte)
        position += 1
      }
    }
    throw fault("the text has no end")
  }

  private mutating func escape(into found: inout [UInt8]) throws(UnreadableJSON) {
    let start = position
    position += 1
    guard position < bytes.count else { throw fault("the text has no end") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): found.append(byte)
    case UInt8(ascii: "n"): found.append(0x0A)
    case UInt8(ascii: "r"): found.append(0x0D)
    case UInt8(ascii: "t"): found.append(0x09)
    case UInt8(ascii: "b"): found.append(0x08)
    case UInt8(ascii: "f"): found.append(0x0C)
    case UInt8(ascii: "u"):
      guard let scalar = scalar() else {
        position = start
        throw fault("this escape stands for no character")
      }
      guard scalar.value != 0 else {
        position = start
        throw fault("the character NUL cannot be kept")
      }
      found += Array(String(Character(scalar)).utf8)
    default:
      position = start
      throw fault("this escape is unknown")
    }
  }

  /// The character of an escape, of which one or two UTF-16 units are written; nil when they are
  /// none.
  private mutating func scalar() -> Unicode.Scalar? {
    guard let first = unit() else { return nil }
    guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(UInt32(first)) }
    guard bytes[position...].starts(with: "\\u".utf8) else { return nil }
    position += 2
    guard let second = unit(), UTF16.isTrailSurrogate(second) else { return nil }
    return Unicode.Scalar(
      0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
  }

  private mutating func unit() -> UInt16? {
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { return nil }
    position += 4
    return unit
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    return skipOne([UInt8(ascii: character)])
  }

  private mutating func skipOne(_ any: [UInt8]) -> Bool {
    guard position < bytes.count, any.contains(bytes[position]) else { return false }
    position += 1
    return true
  }

  @discardableResult
  private mutating func skip(while isOne: (UInt8) -> Bool, atMost most: Int = .max) -> Int {
    let start = position
    while position < bytes.count, position - start < most, isOne(bytes[position]) { position += 1 }
    return position - start
  }

  private mutating func skipSpace() {
    skip(while: { [0x20, 0x09, 0x0A, 0x0D].contains($0) })
  }

  /// Where the text stops being UTF-8.
  private var firstWrongByte: Int {
    var low = 0
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      guard String(validating: rest[...end], as: UTF8.self) != nil else { break }
      low = end + 1
      rest = bytes[low...]
    }
    return low
  }

  private func fault(_ what: String) -> UnreadableJSON {
    let before = bytes[..<min(position, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return UnreadableJSON(
      line: before.count { $0 == 0x0A } + 1,
      column: String(decoding: before[lineStart...], as: UTF8.self).count + 1, what: what)
  }
}
