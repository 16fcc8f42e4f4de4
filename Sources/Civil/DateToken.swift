/// A piece of a written date: a run of digits, a run of letters, or a mark between them.
enum DateToken: Hashable {
  case number(String)
  case word(String)
  case mark(Character)

  var mark: Character? {
    if case .mark(let character) = self { character } else { nil }
  }
}

extension DateToken {
  private static let ordinalEndings: Set<String> = ["st", "nd", "rd", "th"]
  private static let fillers: Set<String> = ["the", "of"]
  private static let dashes: Set<Character> = ["-", "–", "‑", "−"]
  private static let marks: Set<Character> = ["/", ".", ",", "-"]

  /// The pieces of a text without white space, ordinal endings, "the" and "of", and a closing full
  /// stop or comma; `nil` when something in it has no place in a date.
  static func tokens(of text: Substring) -> [DateToken]? {
    var tokens: [DateToken] = []
    var rest = text
    while let character = rest.first {
      if character.isWhitespace {
        rest = rest.dropFirst()
      } else if let digit = character.wholeNumberValue, character.isASCII, digit < 10 {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(digits.count)
        let ending = rest.prefix(while: \.isLetter)
        if ordinalEndings.contains(ending.lowercased()) { rest = rest.dropFirst(ending.count) }
        tokens.append(.number(String(digits)))
      } else if character.isLetter {
        let word = String(rest.prefix(while: \.isLetter))
        rest = rest.dropFirst(word.count)
        if !fillers.contains(word.lowercased()) { tokens.append(.word(word)) }
      } else {
        let mark: Character = dashes.contains(character) ? "-" : character
        // A mark stands after something, and never beside another.
        guard marks.contains(mark), let last = tokens.last, last.mark == nil else { return nil }
        tokens.append(.mark(mark))
        rest = rest.dropFirst()
      }
    }
    if tokens.last == .mark(".") || tokens.last == .mark(",") { tokens.removeLast() }
    return tokens
  }
}
