/// The extracted text of a paper as pages of lines, to be laid out anew.
struct PrintedPaper {
  var pages: [[String]]

  init(_ bytes: [UInt8]) {
    var text = String(decoding: bytes, as: UTF8.self)
    if text.last == "\u{0C}" { text.removeLast() }
    pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false).map {
      $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  var bytes: [UInt8] {
    Array(pages.map { $0.joined(separator: "\n") + "\u{0C}" }.joined().utf8)
  }

  /// The lines at the foot of a page that stand, but for their digits, on other pages as well.
  func foot(of page: Int) -> [String] {
    var found: [String] = []
    for line in pages[page].reversed() {
      if line.allSatisfy(\.isWhitespace) {
        if found.isEmpty || line.isEmpty { continue }
        break
      }
      let plain = PrintedPaper.withoutDigits(line)
      let others = pages.indices.filter { other in
        other != page && pages[other].suffix(8).contains { PrintedPaper.withoutDigits($0) == plain }
      }
      guard others.count >= 2 || plain.isEmpty else { break }
      found.insert(line, at: 0)
    }
    return found
  }

  /// Every line that is not blank, changed.
  mutating func mapLines(_ change: (String) -> String) {
    for page in pages.indices {
      for line in pages[page].indices where !pages[page][line].isEmpty {
        pages[page][line] = change(pages[page][line])
      }
    }
  }

  static func withoutDigits(_ line: String) -> String {
    line.filter { !$0.isNumber && !$0.isWhitespace }
  }

  static func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }

  static func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }

  /// The marks of the first level that the reports of all years use.
  static let marks: Set<Unicode.Scalar> = [
    "\u{25FC}", "\u{F06E}", "\u{F0B7}", "\u{F0A7}", "\u{2022}", "\u{25AA}", "\u{25A0}",
  ]

  /// Whether a line opens with a mark of the first level.
  static func isMarked(_ line: String) -> Bool {
    line.unicodeScalars.first { $0 != " " }.map(marks.contains) ?? false
  }
}
