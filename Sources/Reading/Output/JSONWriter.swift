/// Writes JSON straight into bytes, in the order in which it is told.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// Where the words of the paper stand, where that is to be written too.
  var places: PaperBoxes?
  private var needsComma = false

  mutating func object(_ body: (inout JSONWriter) -> Void) { enclosed(0x7B, 0x7D, body) }

  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
  ) {
    enclosed(0x5B, 0x5D) { writer in for element in elements { body(&writer, element) } }
  }

  private mutating func enclosed(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  /// The key of the value that is written next.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(0x22)
    bytes.append(0x3A)
    needsComma = false
  }

  mutating func value(_ text: String?) {
    guard let text else {
      literal("null")
      return
    }
    separate()
    bytes.append(0x22)
    // Most texts need no escape, and are copied as they are.
    if !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      bytes.append(contentsOf: text.utf8)
      bytes.append(0x22)
      needsComma = true
      return
    }
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes += [0x5C, 0x22]
      case 0x5C: bytes += [0x5C, 0x5C]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x09: bytes += [0x5C, 0x74]
      case 0..<0x20:
        bytes += Array("\\u00".utf8)
        bytes += [hexDigit(byte >> 4), hexDigit(byte & 15)]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
    needsComma = true
  }

  mutating func value(_ number: Int?) {
    if let number { literal(String(number)) } else { literal("null") }
  }

  /// A number of tenths: 705 is 70.5.
  mutating func value(tenths: Int) {
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    literal((tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)"))
  }

  mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }

  mutating func entry(_ name: StaticString, _ text: String?) {
    key(name)
    value(text)
  }

  mutating func entry(_ name: StaticString, _ number: Int?) {
    key(name)
    value(number)
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = false
  }

  private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
