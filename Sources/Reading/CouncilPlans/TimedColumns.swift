/// Columns that give one thing at different times, "RAG Sept | RAG Oct | RAG Nov": the latest
/// counts.
enum TimedColumns {
  private struct Column {
    var number: Int
    var header: String
    /// Of the year, or since the year 0.
    var month: Int
    var hasYear: Bool
  }

  /// Takes the latest of such columns that holds something, and says so.
  static func settle(
    _ guess: inout ColumnGuess, in table: PlanTable, _ headers: [HeaderRecognition.Header],
    choosing choices: [ColumnChoice]
  ) {
    guard let last = guess.rows?.upperBound else { return }
    let rows = table.rows.filter { $0.number > last }
    for holds in [PlanColumn.rating, .impactRating, .status, .progress]
    where !choices.contains(where: { $0.holds == holds }) {
      let columns = headers.compactMap { column($0, holding: holds) }
      guard columns.contains(where: { $0.number == guess.columns[holds] }),
        let isRising = isRising(columns)
      else { continue }
      let filled = columns.filter { column in rows.contains { !$0.text(column.number).isEmpty } }
      guard let latest = isRising ? filled.last : filled.first else { continue }
      guess.columns[holds] = latest.number
      guess.doubts.removeAll { $0.hasSuffix("could be the \(holds.rawValue).") }
      let letters = columns.map { PlanPlace.letters($0.number) }.joined(separator: ", ")
      guess.doubts.append(
        "Columns \(letters) give the \(holds.rawValue) at different times; the latest that is filled, "
          + "column \(PlanPlace.letters(latest.number)) “\(latest.header)”, was taken.")
    }
  }

  private static func column(
    _ header: HeaderRecognition.Header, holding holds: PlanColumn
  ) -> Column? {
    let whole = header.words.joined(separator: " ")
    guard (ColumnWords.match(header.lowest) ?? ColumnWords.match(whole))?.column == holds else {
      return nil
    }
    let words = whole.split { !$0.isLetter && !$0.isNumber }
    guard let month = words.lazy.compactMap(month).first else { return nil }
    let year = words.lazy.compactMap { Int($0) }.first { $0 > 2000 && $0 < 2100 }
    return Column(
      number: header.column, header: header.lowest.squeezed, month: 12 * (year ?? 0) + month,
      hasYear: year != nil)
  }

  /// "Sept" is 9, and so is "Q3".
  private static func month(_ word: Substring) -> Int? {
    if let month = MonthName(word: word) { return month.number }
    guard word.utf8.count == 2, word.first == "Q" || word.first == "q",
      let quarter = word.last?.wholeNumberValue, (1...4).contains(quarter)
    else { return nil }
    return 3 * quarter
  }

  /// Whether the times go up from left to right, or down; nil where they do neither. Without years
  /// January follows December.
  private static func isRising(_ columns: [Column]) -> Bool? {
    let haveYears = columns.allSatisfy(\.hasYear)
    let steps = zip(columns, columns.dropFirst()).map { first, second in
      let step = second.month - first.month
      if haveYears { return step }
      let turn = (step % 12 + 12) % 12
      return turn > 6 ? turn - 12 : turn
    }
    guard !steps.isEmpty else { return nil }
    if steps.allSatisfy({ $0 > 0 }) { return true }
    return steps.allSatisfy { $0 < 0 } ? false : nil
  }
}
