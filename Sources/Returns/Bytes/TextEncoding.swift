/// What a file is written in, found as XML 1.0, appendix F, has it: byte order mark, then
/// declaration.
enum TextEncoding {
  /// A file in UTF-8, whatever it was before.
  struct Readable {
    var bytes: [UInt8]
    /// Where the first element or comment may begin: after byte order mark and declaration.
    var start: Int
    /// The encoding it was converted from; `nil` when it was not.
    var converted: String?
  }

  /// - Throws: ``MalformedXML`` when the declaration is broken or names an encoding that is not
  ///   known here.
  static func readable(_ bytes: [UInt8]) throws(MalformedXML) -> Readable {
    if let (wide, name) = wideEncoding(bytes) {
      let converted = fromUTF16(bytes, bigEndian: wide.bigEndian, from: wide.start)
      guard let converted else {
        throw MalformedXML(at: 0, "it is not the \(name) it claims to be; save it as UTF-8")
      }
      // What its declaration says was about the bytes as they were.
      let declaration = try XMLDeclaration.read(converted, from: 0)
      return Readable(bytes: converted, start: declaration.end, converted: name)
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let declaration = try XMLDeclaration.read(bytes, from: start)
    switch declaration.encoding?.lowercased() {
    case nil, "utf-8", "utf8", "us-ascii", "ascii":
      return Readable(bytes: bytes, start: declaration.end)
    case "iso-8859-1"?, "latin1"?, "iso8859-1"?, "windows-1252"?, "cp1252"?:
      let name = declaration.encoding ?? ""
      // A byte order mark is stronger than what a declaration says.
      if start == 3 || bytes.allSatisfy({ $0 < 0x80 }) {
        return Readable(bytes: bytes, start: declaration.end)
      }
      return Readable(
        bytes: fromWestern(bytes), start: declaration.end, converted: name)
    case .some:
      throw MalformedXML(
        at: start,
        "it claims to be written in '\((declaration.encoding ?? "").prefix(40))', which is not known here; save it as UTF-8"
      )
    }
  }

  private static func wideEncoding(
    _ bytes: [UInt8]
  ) -> (wide: (bigEndian: Bool, start: Int), name: String)? {
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0xFF, 0xFE, _, _): return ((false, 2), "UTF-16")
    case (0xFE, 0xFF, _, _): return ((true, 2), "UTF-16")
    case (UInt8(ascii: "<"), 0, _, 0): return ((false, 0), "UTF-16")
    case (0, UInt8(ascii: "<"), 0, _): return ((true, 0), "UTF-16")
    default: return nil
    }
  }

  private static func fromUTF16(_ bytes: [UInt8], bigEndian: Bool, from start: Int) -> [UInt8]? {
    guard (bytes.count - start) % 2 == 0 else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity((bytes.count - start) / 2)
    for place in stride(from: start, to: bytes.count, by: 2) {
      let (one, two) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      units.append(bigEndian ? one << 8 | two : two << 8 | one)
    }
    var converted: [UInt8] = []
    converted.reserveCapacity(units.count)
    let failed = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true
    ) { converted.append($0) }
    return failed ? nil : converted
  }

  /// Windows-1252, of which ISO 8859-1 is what exporters mean when they write anything else.
  static func fromWestern(_ bytes: [UInt8]) -> [UInt8] {
    // 0x80 to 0x9F; a place without a character becomes the replacement character.
    let upper: [UInt16] = [
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
    var converted: [UInt8] = []
    converted.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      guard byte >= 0x80 else {
        converted.append(byte)
        continue
      }
      let scalar = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt16(byte)
      converted.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? .init())
    }
    return converted
  }
}
