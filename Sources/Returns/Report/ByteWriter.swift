/// Text put together as bytes.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func put(_ byte: UInt8) { bytes.append(byte) }

  mutating func put(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func put(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  mutating func put(_ number: Int) {
    guard number >= 0 else {
      put(String(number))
      return
    }
    let first = bytes.count
    var rest = number
    repeat {
      bytes.append(48 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[first...].reverse()
  }

  /// A JSON string.
  mutating func putJSON(_ text: UnsafeBufferPointer<UInt8>) {
    put(UInt8(ascii: "\""))
    if text.allSatisfy({ $0 >= 0x20 && $0 != 34 && $0 != 92 && $0 != 0x7F }) {
      bytes.append(contentsOf: text)
    } else {
      for byte in text { putEscaped(byte) }
    }
    put(UInt8(ascii: "\""))
  }

  private mutating func putEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): put("\\\"")
    case UInt8(ascii: "\\"): put("\\\\")
    case 0..<0x20, 0x7F:
      put("\\u00")
      for digit in [byte >> 4, byte & 15] { put(digit < 10 ? 48 + digit : 87 + digit) }
    default: put(byte)
    }
  }

  /// A field of CSV (RFC 4180). A spreadsheet would run what begins like a formula: such text gets
  /// an apostrophe before it.
  mutating func putCSV(_ text: String) {
    let formula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let needsQuotes = text.utf8.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
    guard formula || needsQuotes else {
      put(text)
      return
    }
    put(UInt8(ascii: "\""))
    if formula { put(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { put(byte) }
      put(byte)
    }
    put(UInt8(ascii: "\""))
  }

  /// A row of CSV.
  mutating func putCSVRow(_ cells: [String]) {
    for (number, cell) in cells.enumerated() {
      if number > 0 { put(UInt8(ascii: ",")) }
      putCSV(cell)
    }
    put("\r\n")
  }
}
