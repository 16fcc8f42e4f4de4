extension String {
  /// Without the control characters that a paper, or the name of a file, may hold and a terminal
  /// would obey: each becomes the sign for what is missing. Line ends stay.
  public var printable: String {
    let isControl = { (scalar: Unicode.Scalar) in
      scalar != "\n" && scalar.properties.generalCategory == .control
    }
    guard unicodeScalars.contains(where: isControl) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
  }

  /// As `printable`, on one line.
  public var printableLine: String { printable.replacing("\n", with: "\u{FFFD}") }
}
