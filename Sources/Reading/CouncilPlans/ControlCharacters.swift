/// The control characters in a cell of a delimited file. A program leaves one behind where
/// something was copied, and it says nothing: the cell is read without it, and named.
struct ControlCharacters {
  /// The words of the cell without them.
  let text: String
  /// What is said of the cell; nil where it has none.
  let message: String?

  init(in field: String) {
    guard field.utf8.contains(where: Self.isControl) else {
      (text, message) = (field, nil)
      return
    }
    var kept = String.UnicodeScalarView()
    var found: [(place: Int, scalar: Unicode.Scalar)] = []
    for (index, scalar) in field.unicodeScalars.enumerated() {
      switch scalar {
      // Word breaks a line or a page with these.
      case "\u{B}", "\u{C}": kept.append("\n")
      case _ where scalar.isASCII && Self.isControl(UInt8(scalar.value)):
        found.append((index + 1, scalar))
      default: kept.append(scalar)
      }
    }
    text = String(kept)
    message = found.isEmpty ? nil : Self.sentence(found)
  }

  /// Whether a byte is no letter and no white space of a text.
  static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  private static func sentence(_ found: [(place: Int, scalar: Unicode.Scalar)]) -> String {
    let first = found[0]
    let more =
      switch found.count - 1 {
      case 0: ""
      case 1: " Another of its characters is one too."
      case let rest: " \(rest) more of its characters are too."
      }
    return "Character \(first.place) of this cell is the control character \(first.scalar.code),"
      + " which no text has; it was left out.\(more) Compare the cell with the file."
  }
}

extension Unicode.Scalar {
  /// "U+0001".
  fileprivate var code: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
