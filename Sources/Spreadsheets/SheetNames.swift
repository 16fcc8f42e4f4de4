/// The name of a sheet as Excel takes it: at most 31 characters, none of `[]:*?/\`, no apostrophe
/// at either end, not empty, and no two alike but for case.
struct SheetNames {
  private var taken: Set<String> = []
  static let mostCharacters = 31

  mutating func next(_ wanted: String) -> String {
    let name = Self.allowed(wanted)
    var candidate = name
    var number = 1
    while !taken.insert(candidate.lowercased()).inserted {
      number += 1
      let suffix = " (\(number))"
      candidate = Self.prefix(of: name, units: Self.mostCharacters - suffix.count) + suffix
    }
    return candidate
  }

  static func allowed(_ wanted: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in wanted.unicodeScalars {
      scalars.append(
        "[]:*?/\\".unicodeScalars.contains(scalar) || scalar.value < 0x20 ? " " : scalar)
    }
    var name = prefix(of: String(scalars), units: mostCharacters)[...]
    while let first = name.first, first == "'" || first.isWhitespace { name.removeFirst() }
    while let last = name.last, last == "'" || last.isWhitespace { name.removeLast() }
    // Excel keeps the word "History" to itself.
    return name.isEmpty || name.lowercased() == "history" ? "Sheet" : String(name)
  }

  /// The beginning of a text, at most so many UTF-16 units long, which is how Excel counts.
  static func prefix(of text: String, units: Int) -> String {
    var left = units
    var end = text.startIndex
    for index in text.indices {
      left -= text[index].utf16.count
      if left < 0 { break }
      end = text.index(after: index)
    }
    return String(text[..<end])
  }
}
