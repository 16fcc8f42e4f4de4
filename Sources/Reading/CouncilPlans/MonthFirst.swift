/// Days of a table that have the month first, as American programs write them: "04/13/2026".
enum MonthFirst {
  /// The first cell of the columns of dates that nothing but the month first explains; nil where
  /// there is none.
  static func sample(in table: PlanTable, _ mapping: PlanMapping.Table) -> String? {
    let columns = [PlanColumn.start, .due, .completed].compactMap { mapping.columns[$0] }
    for row in table.rows where row.number > mapping.headerRows?.upperBound ?? 0 {
      for column in columns {
        if let (first, second) = parts(row.text(column)), 1...12 ~= first, 13...31 ~= second {
          return row.text(column).squeezed
        }
      }
    }
    return nil
  }

  /// Whether a day could be another with the month first: "05/06/2026".
  static func isPossible(_ text: String) -> Bool {
    guard let (first, second) = parts(text) else { return false }
    return 1...12 ~= first && 1...12 ~= second && first != second
  }

  private static func parts(_ text: String) -> (Int, Int)? {
    let parts = text.squeezed.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }),
      [2, 4].contains(parts[2].count), let first = Int(parts[0]), let second = Int(parts[1])
    else { return nil }
    return (first, second)
  }
}
