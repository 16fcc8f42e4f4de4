/// Columns with values and no header of their own: nothing of them may vanish without a word.
enum HeaderlessColumns {
  private struct Column {
    var number: Int
    /// Each once, in order.
    var values: [String]
    var count: Int
    /// What stands over it a row above the headers.
    var above: String?
    /// The header of a column to its left that is merged over it.
    var shared: String?

    /// "Column G has no header and 12 values (“Red”, “Green”)"
    var said: String {
      let shown = values.prefix(3).map { "“\($0.squeezed.prefix(30))”" }.joined(separator: ", ")
      let header = above.map {
        "stands under “\($0.squeezed.prefix(40))”, a row above the headers, with"
      }
      let own = shared.map { "has no header but “\($0.squeezed.prefix(40))”, which it shares, and" }
      return "Column \(PlanPlace.letters(number)) \(header ?? own ?? "has no header and") "
        + "\(count == 1 ? "one value" : "\(count) values") (\(shown)\(values.count > 3 ? " …" : ""))"
    }

    var isOfRatings: Bool {
      values.allSatisfy { PlanRating(words: $0) != nil }
        && (count > 1 || values.allSatisfy { $0.count > 1 })
    }
  }

  /// Guesses what such columns hold where that is sure, and makes each of them a doubt.
  static func settle(
    _ guess: inout ColumnGuess, in table: PlanTable, choosing choices: [ColumnChoice]
  ) {
    guard let numbers = guess.rows else { return }
    let chosen = Set(choices.map(\.holds))
    func isFree(_ holds: PlanColumn) -> Bool {
      guess.columns[holds] == nil && !chosen.contains(holds)
    }
    for column in columns(of: table, beneath: numbers, leaving: guess.columns).prefix(10) {
      if let above = column.above, let match = ColumnWords.match(above), isFree(match.column) {
        guess.columns[match.column] = column.number
        guess.doubts.append(
          "“\(above.squeezed.prefix(40))” stands over column \(PlanPlace.letters(column.number)) a row "
            + "above the other headers; the column was taken for the \(match.column.rawValue).")
      } else if column.isOfRatings, isFree(.rating) {
        guess.columns[.rating] = column.number
        guess.doubts.append("\(column.said); it was taken for the rating.")
      } else {
        guess.doubts.append("\(column.said); it is left unless you say what it holds.")
      }
    }
  }

  /// Those that are left, each with its place.
  static func problems(in table: PlanTable, _ mapping: PlanMapping.Table) -> [PlanProblem] {
    guard let numbers = mapping.headerRows else { return [] }
    return columns(of: table, beneath: numbers, leaving: mapping.columns).prefix(20).map {
      PlanProblem(
        kind: .notRead,
        place: PlanPlace(
          table: table.name, row: numbers.upperBound, column: $0.number,
          page: table.rows.first { numbers.contains($0.number) }?.page),
        message: "\($0.said), and what stands there is left. Say what it holds, if it matters.")
    }
  }

  private static func columns(
    of table: PlanTable, beneath numbers: ClosedRange<Int>, leaving taken: [PlanColumn: Int]
  ) -> [Column] {
    let headers = table.rows.filter { numbers.contains($0.number) }
    let known = Set(
      headers.flatMap { $0.cells.filter { !$0.text.isEmpty }.map(\.column) } + taken.values)
    // A title over the table is no header of its first column.
    let above = table.rows.last { $0.number < numbers.lowerBound }
      .flatMap { $0.cells.count { !$0.text.isEmpty } > 1 ? $0 : nil }
    var found: [Int: Column] = [:]
    for row in table.rows where row.number > numbers.upperBound {
      if LooseRow.headers(row) != nil { break }
      let filled = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }
      // A text alone in its row is a heading, or told as one.
      for cell in filled where filled.count > 1 && !known.contains(cell.column) {
        var column =
          found[cell.column]
          ?? Column(number: cell.column, values: [], count: 0, above: nil)
        column.count += 1
        if !column.values.contains(cell.text) { column.values.append(cell.text) }
        let words = above?.cell(cell.column)
        column.above = words?.column == cell.column ? words?.text : nil
        column.shared = headers.last?.cell(cell.column).flatMap { $0.text.isEmpty ? nil : $0.text }
        found[cell.column] = column
      }
    }
    return found.values.sorted { $0.number < $1.number }
  }
}
