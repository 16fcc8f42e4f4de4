/// Characters that say the same as plain ones, made plain: what a font, a word processor or the
/// extraction did to a letter must never decide whether it is read.
enum PlainCharacters {
  /// Spaces and hyphens of every sort as the plain ones, tabulators as columns, ligatures as their
  /// letters, full-width letters as narrow ones; characters without a width are dropped. A soft
  /// hyphen stays only at the end of the line, where it broke a word (see `joinedText`).
  static func plain(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var column = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09:
        let width = 8 - column % 8
        for _ in 0..<width { out.append(" ") }
        column += width
        continue
      case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x85, 0x2028, 0x2029:
        out.append(" ")
      case 0x2010, 0x2011, 0xFE63, 0xFF0D: out.append("-")
      case 0xFB00...0xFB06: out.append(contentsOf: ligatures[Int(scalar.value - 0xFB00)])
      case 0xFF01...0xFF5E: out.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x200B...0x200F, 0x2060, 0xFEFF, 0xFE00...0xFE0F: continue
      case 0..<0x20: continue
      default: out.append(scalar)
      }
      column += 1
    }
    guard out.contains("\u{AD}") else { return String(out) }
    dashBetweenDigits(&out)
    var last = out.endIndex
    while last > out.startIndex, out[out.index(before: last)] == " " {
      last = out.index(before: last)
    }
    let breaksWord = last > out.startIndex && out[out.index(before: last)] == "\u{AD}"
    out.removeAll { $0 == "\u{AD}" }
    return String(out).trimmedAtEnd + (breaksWord ? "\u{AD}" : "")
  }

  /// Between two digits a soft hyphen breaks no word: "12\u{AD}23 March" is printed "12-23 March".
  private static func dashBetweenDigits(_ text: inout String.UnicodeScalarView) {
    let scalars = Array(text)
    let isDigit = { (scalar: Unicode.Scalar) in scalar.value >= 0x30 && scalar.value <= 0x39 }
    text.removeAll()
    for (index, scalar) in scalars.enumerated() {
      let isBetween =
        scalar == "\u{AD}" && index > 0 && index + 1 < scalars.count
        && isDigit(scalars[index - 1]) && isDigit(scalars[index + 1])
      text.append(isBetween ? "-" : scalar)
    }
  }

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map(\.unicodeScalars)
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var view = self[...]
    while view.utf8.last == 0x20 { view = view.dropLast() }
    return String(view)
  }
}
