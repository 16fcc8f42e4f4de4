/// Words as they are compared: without case, marks and white space.
enum WordKey {
  /// Letters and digits alone: "Help families, early!" and "help  families early" are one.
  static func of(_ text: some StringProtocol) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The words of some length, each once.
  static func words(_ text: some StringProtocol) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        .filter { $0.count > 2 })
  }

  /// How alike two texts are, from 0 to 1: the share of their words that both have.
  static func likeness(_ left: Set<String>, _ right: Set<String>) -> Double {
    let all = left.union(right).count
    return all == 0 ? 0 : Double(left.intersection(right).count) / Double(all)
  }
}

extension String {
  /// No longer than so many characters, cut between words.
  func shortened(to limit: Int) -> String {
    guard count > limit else { return self }
    let cut = prefix(limit - 1)
    let end = cut.lastIndex { $0.isWhitespace } ?? cut.endIndex
    return cut[..<end] + "…"
  }

  /// On one line.
  var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
