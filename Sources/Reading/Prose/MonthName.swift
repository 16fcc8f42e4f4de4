import Civil

/// A month of the year as English prose prints it.
struct MonthName: Hashable, Sendable {
  let number: Int

  private static let names = Month.allCases.map { TextKey.letters($0.name) }

  /// Nil unless from 1 to 12.
  init?(number: Int) {
    guard (1...12).contains(number) else { return nil }
    self.number = number
  }

  /// The full name, or its usual short form of three or four letters; nothing else.
  init?(word: some StringProtocol) {
    let key = TextKey.letters(word)
    guard key.utf8.count >= 3 else { return nil }
    guard
      let index = MonthName.names.firstIndex(where: {
        $0 == key || (key.utf8.count <= 4 && $0.utf8.starts(with: key.utf8))
      })
    else { return nil }
    number = index + 1
  }

  /// Whether the text opens with a month.
  init?(startingWith text: some StringProtocol) {
    self.init(word: text.prefix(while: \.isLetter))
  }
}
