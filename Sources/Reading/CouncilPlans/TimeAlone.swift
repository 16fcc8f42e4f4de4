extension PlanCell {
  /// It says when and nothing else, in words that name no day: "Autumn 2026", "2026/27", "Year 2",
  /// "within 6 weeks".
  var isTimeAlone: Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard words.count <= 8, !words.isEmpty else { return false }
    var namesTime = false
    for word in words {
      if word.allSatisfy(\.isNumber) {
        let isYear = Int(word).map { word.count == 4 && PlanDate.years.contains($0) } ?? false
        namesTime = namesTime || isYear
      } else if Self.times.contains(String(word)) || MonthName(word: word) != nil {
        namesTime = true
      } else if !Self.beside.contains(String(word)) {
        return false
      }
    }
    return namesTime
  }

  private static let times: Set<String> = [
    "spring", "summer", "autumn", "winter", "term", "quarter", "qtr", "q1", "q2", "q3", "q4", "h1",
    "h2", "year", "years", "fy", "month", "months", "week", "weeks", "day", "days", "ongoing",
    "immediate", "immediately", "tbc",
  ]
  /// Words that stand beside those and say nothing by themselves.
  private static let beside: Set<String> = [
    "by", "end", "of", "the", "in", "within", "from", "to", "until", "early", "mid", "late",
    "first", "second", "half", "next", "this", "financial", "academic", "school", "working", "one",
    "two", "three", "four", "six", "nine", "twelve", "every", "each",
  ]
}
