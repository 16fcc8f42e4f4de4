extension PlanTable {
  /// It is a form, "Lead officer | Ann Oak", "Target date | 1 May 2027": what the columns of a plan
  /// are called stands in its first column, and what stands beside is of one action. Its rows are no
  /// rows of a plan.
  var isForm: Bool {
    var names: Set<PlanColumn> = []
    var labels: [String] = []
    var isWide = false
    var filledRows = 0
    for row in rows {
      let filled = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }
      guard filled.count <= 4 else { return false }
      guard let first = filled.first else { continue }
      filledRows += 1
      isWide = isWide || filled.count > 2
      guard first.column == 1, Self.isLabel(first.text),
        filled.count < 2 || ColumnWords.named(filled[1].text) == nil
      else { continue }
      labels.append(TextKey.letters(first.text))
      // "Performance" may be a theme; what is named with its very words is none.
      if let name = ColumnWords.named(first.text) { names.insert(name) }
    }
    // A list names the same kinds over and over; forms beneath one another have two columns.
    if isWide, Set(labels).count < labels.count { return false }
    return names.count >= 3 && (names.contains(.action) || names.contains(.recommendation))
      && labels.count * 2 > filledRows
  }

  /// "Lead officer:", "Action 2"
  private static func isLabel(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).count <= 5
      && (ColumnWords.match(text)?.strength ?? 0) > 1
  }
}
