/// A sheet that lays the work out over months or weeks, as a Gantt chart does, beside the plan
/// itself.
enum MonthChart {
  /// With fewer columns of months, a table is none.
  private static let fewest = 3

  /// Takes the charts away from tables that are read, where another table holds the plan.
  ///
  /// - Returns: What is to be said of each, in a sentence.
  static func beside(_ mapping: inout PlanMapping, in tables: [PlanTable]) -> [String] {
    let charts = mapping.tables.compactMap { table in
      months(of: table, in: tables[table.table]).map { (table: table.table, months: $0) }
    }
    guard charts.count < mapping.tables.count else { return [] }
    mapping.tables.removeAll { table in charts.contains { $0.table == table.table } }
    return charts.map { chart in
      let shown = chart.months.prefix(3).map { "“\($0.squeezed.prefix(20))”" }
        .joined(separator: ", ")
      return
        "“\(tables[chart.table].name)” lays work out over columns of time (\(shown) …) and was "
        + "taken for a chart beside the plan: it is left. Take it if its actions stand nowhere else."
    }
  }

  /// The headers that are months, weeks or quarters with nothing but marks beneath them; nil where
  /// the table has dates of its own, or too few of such columns.
  private static func months(of mapped: PlanMapping.Table, in table: PlanTable) -> [String]? {
    guard let numbers = mapped.headerRows, mapped.columns[.due] == nil,
      mapped.columns[.completed] == nil
    else { return nil }
    let rows = table.rows.filter { numbers.contains($0.number) }
    let headers = HeaderRecognition.headers(of: rows[...]).filter { isTime($0.lowest) }
    let columns = Set(headers.map(\.column))
    let isMarked = table.rows.allSatisfy { row in
      row.number <= numbers.upperBound
        || row.cells.allSatisfy { !columns.contains($0.column) || $0.text.count <= 3 }
    }
    return headers.count >= fewest && isMarked ? headers.map(\.lowest) : nil
  }

  /// "Apr", "May 26", "2026-04-01", "Q1", "Wk 3".
  private static func isTime(_ header: String) -> Bool {
    let pieces = header.split { !$0.isLetter && !$0.isNumber }
    guard let first = pieces.first, pieces.count <= 3 else { return false }
    if MonthName(word: first) != nil { return pieces.dropFirst().allSatisfy { Int($0) != nil } }
    let key = TextKey.letters(header)
    return ["q", "qtr", "quarter", "w", "wk", "week", "wc"].contains(key)
      && header.contains(where: \.isNumber)
      || key.isEmpty && (try? PlanDate(reading: header))?.day != nil
  }
}
