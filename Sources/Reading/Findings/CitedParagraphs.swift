/// The paragraphs a text cites: "(paragraph 34)", "(paragraphs 12, 14 and 20–22)", "(paras 3)".
enum CitedParagraphs {
  static func numbers(in text: String) -> [Int] {
    var found: [Int] = []
    let lowered = text.lowercased()
    for range in lowered.ranges(of: "para") {
      var rest = lowered[range.upperBound...]
      for ending in ["graphs", "graph", "s.", "s", "."] where rest.hasPrefix(ending) {
        rest = rest.dropFirst(ending.count)
        break
      }
      for number in list(rest) where !found.contains(number) { found.append(number) }
    }
    return found
  }

  /// The numbers that a text opens with, and the links between them.
  private static func list(_ text: Substring) -> [Int] {
    var found: [Int] = []
    var rest = text
    var isRange = false
    while true {
      rest = rest.drop { $0 == " " }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard digits.count <= 3, let number = Int(digits) else { return found }
      if isRange, let first = found.last, number > first, number - first <= 20 {
        found += (first + 1)...number
      } else {
        found.append(number)
      }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      isRange = false
      if rest.hasPrefix("and ") {
        rest = rest.dropFirst(4)
      } else if rest.hasPrefix("to ") {
        rest = rest.dropFirst(3)
        isRange = true
      } else if let mark = rest.first, ",&–-".contains(mark) {
        rest = rest.dropFirst()
        isRange = mark == "–" || mark == "-"
        rest = rest.drop { $0 == " " }
        if rest.hasPrefix("and ") { rest = rest.dropFirst(4) }
      } else {
        return found
      }
    }
  }
}
