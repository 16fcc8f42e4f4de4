/// Whether the bytes of a text that is not in UTF-8 are letters of Windows-1252 or of Mac Roman, in
/// which older spreadsheets on a Mac save. Nothing in such a file says so; where a quote, a dash or
/// a letter stands tells it: “childÕs” is no word, and “child’s” is.
struct WesternReading {
  let text: String
  let isMac: Bool
  /// What the other encoding would make of characters that nothing in the text settles; empty where
  /// it is settled.
  let doubts: [Unicode.Scalar: Unicode.Scalar]

  init(_ bytes: [UInt8]) {
    // The bytes that make sense in one of them only, with how often; and those that tell nothing.
    var (mac, windows): ([UInt8: Int], [UInt8: Int]) = ([:], [:])
    var open: Set<UInt8> = []
    for index in bytes.indices where bytes[index] >= 0x80 {
      let byte = bytes[index]
      let (ours, theirs) = (Self.windows(byte), Self.mac(byte))
      if ours == theirs { continue }
      let inWindows = Self.makesSense(ours, at: index, of: bytes, Self.windows)
      switch (inWindows, Self.makesSense(theirs, at: index, of: bytes, Self.mac)) {
      case (true, false): windows[byte, default: 0] += 1
      case (false, true): mac[byte, default: 0] += 1
      // A quote or a dash is far more usual than the letter of a Mac that shares its byte.
      case (true, true) where Self.marks.contains(ours): windows[byte, default: 0] += 1
      default: open.insert(byte)
      }
    }
    let (forMac, forWindows) = (
      mac.values.reduce(0, +), windows.values.reduce(0, +)
    )
    let isMac = forMac > forWindows
    let against = Set(isMac ? windows.keys : mac.keys)
    let (read, other) = isMac ? (Self.mac, Self.windows) : (Self.windows, Self.mac)
    let doubtful = forMac == 0 && forWindows == 0 ? open : against
    self.isMac = isMac
    doubts = Dictionary(
      doubtful.map { (read($0), other($0)) }, uniquingKeysWith: { first, _ in first })
    var out = String.UnicodeScalarView()
    for byte in bytes { out.append(byte < 0x80 ? Unicode.Scalar(byte) : read(byte)) }
    text = String(out)
  }

  /// What is said of a cell in which a character is not settled; nil where all are.
  static func doubt(
    in field: String, _ doubts: [Unicode.Scalar: Unicode.Scalar]
  ) -> String? {
    guard !doubts.isEmpty else { return nil }
    for scalar in field.unicodeScalars {
      guard let other = doubts[scalar] else { continue }
      return
        "This cell has “\(scalar)”, which is “\(other)” where the file was saved with the letters of another kind of computer, and nothing in it says which. Compare the cell with the file, or save the file as CSV in UTF-8."
    }
    return nil
  }

  private static let marks: Set<Unicode.Scalar> = ["‘", "’", "“", "”", "–", "—", "…", "•"]

  /// Whether a character can stand where it stands.
  private static func makesSense(
    _ scalar: Unicode.Scalar, at index: Int, of bytes: [UInt8],
    _ read: (UInt8) -> Unicode.Scalar
  ) -> Bool {
    func neighbour(_ place: Int) -> Unicode.Scalar {
      bytes.indices.contains(place) ? read(bytes[place]) : " "
    }
    let (before, after) = (neighbour(index - 1), neighbour(index + 1))
    return switch scalar {
    case "“", "‘": !before.isOfWord && after.isOfWord
    case "”": !before.properties.isWhitespace && !after.isOfWord
    case "’":
      before.properties.isAlphabetic
        ? true : !before.properties.isWhitespace && !after.isOfWord
    case "–", "—": before.properties.isWhitespace == after.properties.isWhitespace
    case "…": before.isOfWord && !before.properties.isUppercase && !after.isOfWord
    case "•": !before.isOfWord && after.properties.isWhitespace
    case "£", "€", "¥": after.isDigit
    case "\u{A0}", "©", "®", "™", "°", "½", "¼", "¾": true
    case _ where scalar.properties.isUppercase:
      !before.properties.isLowercase
        && (after.properties.isAlphabetic || before.properties.isUppercase)
    case _ where scalar.properties.isLowercase:
      before.properties.isAlphabetic || after.properties.isAlphabetic
    default: false
    }
  }

  private static func windows(_ byte: UInt8) -> Unicode.Scalar {
    byte >= 0x80 && byte <= 0x9F
      ? Unicode.Scalar(windowsHigh[Int(byte - 0x80)]) ?? "\u{FFFD}" : Unicode.Scalar(byte)
  }

  private static func mac(_ byte: UInt8) -> Unicode.Scalar {
    byte >= 0x80
      ? Unicode.Scalar(macHigh[Int(byte - 0x80)]) ?? "\u{FFFD}" : Unicode.Scalar(byte)
  }

  /// The characters of 80 to 9F; the five that are none are replaced.
  private static let windowsHigh: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  /// The characters of 80 to FF.
  private static let macHigh: [UInt32] = [
    0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3,
    0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3,
    0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3,
    0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8,
    0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA,
    0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB,
    0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D,
    0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02,
    0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE,
    0x00CF, 0x00CC, 0x00D3, 0x00D4, 0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC,
    0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7,
  ]
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isOfWord: Bool { properties.isAlphabetic || isDigit }
}
