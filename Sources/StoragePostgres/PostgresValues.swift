import CLibPQ
import Storage

/// The types that matter here, by their numbers in `pg_type`.
private enum TypeNumber {
  static let unspecified: Oid = 0
  static let boolean: Oid = 16
  static let bytes: Oid = 17
  static let integers: Set<Oid> = [20, 21, 23, 26]
  static let bigInteger: Oid = 20
  static let doublePrecision: Oid = 701
  static let reals: Set<Oid> = [700, 701]
  static let numeric: Oid = 1700
}

/// Values on their way to the server: texts, but for bytes.
///
/// A text has no type of its own, so that the server takes it for what the column is: a date, a
/// UUID, a text.
struct PostgresParameters {
  let types: [Oid]
  private let formats: [Int32]
  private let lengths: [Int32]
  private let offsets: [Int?]
  private let bytes: [UInt8]

  init(_ values: [SQLValue]) {
    var types: [Oid] = []
    var formats: [Int32] = []
    var lengths: [Int32] = []
    var offsets: [Int?] = []
    var bytes: [UInt8] = []
    for value in values {
      let start = bytes.count
      switch value {
      case .null: types.append(TypeNumber.unspecified)
      case .integer(let number):
        types.append(TypeNumber.bigInteger)
        bytes += String(number).utf8
      case .real(let number):
        types.append(TypeNumber.doublePrecision)
        bytes += number.description.utf8
      case .boolean(let flag):
        types.append(TypeNumber.boolean)
        bytes.append(UInt8(ascii: flag ? "t" : "f"))
      case .text(let text):
        types.append(TypeNumber.unspecified)
        bytes += text.utf8
      case .blob(let blob):
        types.append(TypeNumber.bytes)
        bytes += blob
      }
      if case .blob = value { formats.append(1) } else { formats.append(0) }
      lengths.append(Int32(bytes.count - start))
      offsets.append(value == .null ? nil : start)
      bytes.append(0)
    }
    (self.types, self.formats, self.lengths) = (types, formats, lengths)
    (self.offsets, self.bytes) = (offsets, bytes)
  }

  func withPointers<Result>(
    _ body: ([Oid], [UnsafePointer<CChar>?], [Int32], [Int32]) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBytes { buffer in
      let start = buffer.bindMemory(to: CChar.self).baseAddress
      let pointers = offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }
      return try body(types, pointers, lengths, formats)
    }
  }
}

/// The rows that the server has sent.
final class PostgresResult {
  private let handle: OpaquePointer

  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { PQclear(handle) }

  /// The word with which the server names what it did: `COMMIT`, `INSERT 0 1`.
  var command: String { String(cString: PQcmdStatus(handle)) }

  /// How many rows the statement changed.
  var changed: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

  func forEachRow(_ body: (Row) throws -> Void) throws {
    let fields = 0..<PQnfields(handle)
    let columns = Row.Columns(fields.map { String(cString: PQfname(handle, $0)) })
    let types = fields.map { PQftype(handle, $0) }
    for row in 0..<PQntuples(handle) {
      try body(Row(columns: columns, values: fields.map { value(row, $0, types[Int($0)]) }))
    }
  }

  private func value(_ row: Int32, _ field: Int32, _ type: Oid) -> SQLValue {
    if PQgetisnull(handle, row, field) == 1 { return .null }
    let length = Int(PQgetlength(handle, row, field))
    let buffer = UnsafeRawBufferPointer(start: PQgetvalue(handle, row, field), count: length)
    if type == TypeNumber.bytes { return .blob(Self.bytes(hex: buffer)) }
    if type == TypeNumber.boolean { return .boolean(buffer.first == UInt8(ascii: "t")) }
    let text = String(decoding: buffer, as: UTF8.self)
    if TypeNumber.integers.contains(type), let number = Int64(text) { return .integer(number) }
    if TypeNumber.reals.contains(type), let number = Double(text) { return .real(number) }
    if type == TypeNumber.numeric {
      // The sum of whole numbers is `numeric` to PostgreSQL and an integer to SQLite.
      if let number = Int64(text) { return .integer(number) }
      if let number = Double(text) { return .real(number) }
    }
    return .text(text)
  }

  /// `\x` and two digits for each byte.
  private static func bytes(hex: UnsafeRawBufferPointer) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8 { byte < 58 ? byte - 48 : byte - 87 }
    let count = max(0, hex.count / 2 - 1)
    return [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
      for index in 0..<count {
        bytes[index] = digit(hex[2 + index * 2]) << 4 | digit(hex[3 + index * 2])
      }
      filled = count
    }
  }
}
