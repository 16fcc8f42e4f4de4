/// Small instruments for the tests, written without the library so that they can prove it wrong.

/// What a browser would show for escaped text: the references of this library, read back.
func unescaped(_ markup: Substring) -> String {
  let references = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&#13;": "\r",
  ]
  var scalars = String.UnicodeScalarView()
  var rest = markup.unicodeScalars
  while let scalar = rest.first {
    if scalar == "&", let end = rest.firstIndex(of: ";"),
      let character = references[String(rest[...end])]
    {
      scalars.append(contentsOf: character.unicodeScalars)
      rest = rest[rest.index(after: end)...]
    } else {
      scalars.append(scalar)
      rest = rest.dropFirst()
    }
  }
  return String(scalars)
}

/// The text with U+FFFD for each character that HTML forbids.
func permitted(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    let isSpace = [0x09, 0x0A, 0x0C, 0x0D].contains(scalar.value)
    scalars.append(isControl && !isSpace ? "\u{FFFD}" : scalar)
  }
  return String(scalars)
}

/// The same numbers in each run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Text of up to `length` characters in which those that matter are frequent.
  mutating func text(upTo length: Int) -> String {
    let dangerous: [Unicode.Scalar] = [
      "<", ">", "&", "\"", "'", "\0", "\r", "\n", "\t", ";", "#", "=", "/", " ", "\u{301}",
      "\u{7F}", "\u{85}", "\u{A0}", "\u{C2}", "\u{2028}", "\u{FFFD}",
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      switch Int.random(in: 0..<4, using: &self) {
      case 0: scalars.append(dangerous[Int.random(in: 0..<dangerous.count, using: &self)])
      case 1: scalars.append(Unicode.Scalar(UInt8.random(in: 0...255, using: &self)))
      case 2: scalars.append(Unicode.Scalar(UInt8.random(in: 0x61...0x7A, using: &self)))
      default:
        let value = UInt32.random(in: 0...0x10FFFF, using: &self)
        if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
      }
    }
    return String(scalars)
  }
}
