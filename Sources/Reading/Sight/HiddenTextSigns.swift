/// Signs, in a PDF's own drawing instructions, that some of its text may not be seen: a cheap look
/// that finds the known ways, for when there are many papers. It errs on the side of a sign:
/// whoever wants to know draws the page (``GradeSight/always``).
enum HiddenTextSigns {
  /// Files beyond this many bytes are drawn rather than gone through.
  private static let mostBytes = 12_000_000

  static func mayHide(_ paper: OpenPaper) -> Bool {
    guard paper.size <= mostBytes, let bytes = try? paper.bytes(from: 0, count: paper.size) else {
      return true
    }
    return mayHide(bytes)
  }

  static func mayHide(_ bytes: [UInt8]) -> Bool {
    var streams = PDFStreams(bytes)
    guard streams.isPlain else { return true }
    var pages: [[Int]] = []
    var areas: Set<[Double]> = []
    var visibleAreas: Set<[Double]> = []
    for text in streams.dictionaries {
      if hasSign(text) { return true }
      for place in PDFNames.places(of: "/Contents", in: text) {
        // What is no reference cannot be followed: another kind of content, or a list kept
        // elsewhere.
        guard let numbers = PDFNames.references(text, after: place) else { continue }
        pages.append(numbers)
      }
      for place in PDFNames.places(of: "/MediaBox", in: text) {
        areas.insert(PDFNames.numbers(text, after: place))
      }
      for place in PDFNames.places(of: "/CropBox", in: text) {
        visibleAreas.insert(PDFNames.numbers(text, after: place))
      }
    }
    // A page of which only a part is shown.
    guard visibleAreas.isSubset(of: areas), !pages.isEmpty else { return true }
    let hasForms = !streams.forms.isEmpty
    for page in pages {
      var content: [UInt8] = []
      for number in page {
        guard let part = streams.content(ofObject: number) else { return true }
        content += part + [0x0A]
      }
      if DrawnText.mayHide(content, drawsForms: hasForms) { return true }
    }
    for form in streams.forms {
      guard let content = streams.content(ofObject: form) else { return true }
      if DrawnText.mayHide(content, drawsForms: true) { return true }
    }
    return false
  }

  /// Locked files, pictures laid over pages as notes, letters that are drawings of their own, and
  /// anything more or less transparent.
  private static func hasSign(_ text: [UInt8]) -> Bool {
    for name in ["/Encrypt", "/AP", "/Luminosity", "/Alpha", "/Type3"] as [StaticString]
    where !PDFNames.places(of: name, in: text).isEmpty {
      return true
    }
    return PDFNames.places(of: "/ca", in: text).contains { place in
      (PDFNames.number(text, after: place) ?? 0) < 0.9
    }
  }
}

/// Names in a PDF's dictionaries and what stands behind them.
enum PDFNames {
  /// The places after a name, where it is no part of a longer one.
  static func places(of name: StaticString, in text: [UInt8]) -> [Int] {
    var out: [Int] = []
    var position = 0
    while let found = PDFStreams.find(name, in: text, from: position) {
      position = found + name.utf8CodeUnitCount
      let next = position < text.count ? text[position] : 0x20
      if !isRegular(next) { out.append(position) }
    }
    return out
  }

  /// "12 0 R" or "[12 0 R 13 0 R]"; nil where neither stands there.
  static func references(_ text: [UInt8], after place: Int) -> [Int]? {
    var words: [String] = []
    for word in plainWords(text, after: place, most: 4000) {
      if word == "R" || Int(word) != nil { words.append(word) } else { break }
      if words.count == 3, !isList(text, after: place) { break }
    }
    guard words.count >= 3, words.count % 3 == 0 else { return nil }
    return stride(from: 0, to: words.count, by: 3).compactMap { Int(words[$0]) }
  }

  static func number(_ text: [UInt8], after place: Int) -> Double? {
    plainWords(text, after: place, most: 1).first.flatMap {
      Double($0.hasPrefix(".") ? "0" + $0 : $0)
    }
  }

  /// The four numbers of a rectangle, whole points.
  static func numbers(_ text: [UInt8], after place: Int) -> [Double] {
    plainWords(text, after: place, most: 4).compactMap { Double($0)?.rounded() }
  }

  private static func isList(_ text: [UInt8], after place: Int) -> Bool {
    text[place...].first { $0 > 0x20 } == 0x5B
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x20, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: false
    default: true
    }
  }

  /// The words after a place, without brackets, up to the end of a list or a name.
  private static func plainWords(_ text: [UInt8], after place: Int, most: Int) -> [String] {
    var out: [String] = []
    var word: [UInt8] = []
    var index = place
    while index < text.count, out.count < most {
      let byte = text[index]
      if isRegular(byte) {
        word.append(byte)
      } else {
        if !word.isEmpty { out.append(String(decoding: word, as: UTF8.self)) }
        word = []
        if byte == 0x5D || byte == 0x2F || byte == 0x3E || byte == 0x3C { break }
      }
      index += 1
    }
    if !word.isEmpty, out.count < most { out.append(String(decoding: word, as: UTF8.self)) }
    return out
  }
}
