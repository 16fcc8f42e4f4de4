/// Signs that a digit or a word of the dates was misread or lost, so that what is left passes for a
/// date.
extension DateDoubt {
  /// "Z2 to 26 May 2023", "|8 November": what sticks to the day may be one of its digits.
  var stuckDay: String? {
    for day in days {
      guard let index = day.tokens.first, let stuck = tokens[index].stuck else { continue }
      return "“\(stuck)” is printed where a day is expected; it was taken for \(day.day)."
    }
    return nil
  }

  /// "22 fo 26 May 2023", "10 t0 14 January 2022": a short word that nobody knows between two days.
  var unknownLink: String? {
    for day in days where !day.isLinked {
      guard let index = day.tokens.first else { continue }
      let between = tokens[..<index].reversed().prefix(3).prefix { printed in
        if case .number(1...31, _) = printed.token { return false }
        return printed.text.count <= 2
      }
      let before = index - between.count - 1
      guard !between.isEmpty, before >= 0, case .number(1...31, let digits) = tokens[before].token,
        digits <= 2, !used.contains(before)
      else { continue }
      return "“\(between.reversed().map(\.text).joined())” is no word that links days, and "
        + "“\(tokens[before].text)” stands before it."
    }
    return nil
  }
}
