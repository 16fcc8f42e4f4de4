extension PlanTable {
  /// It is a form, "Lead officer | Ann Oak", "Target date | 1 May 2027": what the columns of a plan
  /// are called stands in its first column, and what stands beside is of one action. Its rows are no
  /// rows of a plan.
  var isForm: Bool {
    var names: Set<PlanColumn> = []
    var named = 0
    var filledRows = 0
    for row in rows {
      let filled = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }
      guard filled.count <= 2 else { return false }
      guard let first = filled.first else { continue }
      filledRows += 1
      guard first.column == 1, let name = Self.name(first.text),
        filled.count < 2 || ColumnWords.named(filled[1].text) == nil
      else { continue }
      named += 1
      names.insert(name)
    }
    return names.count >= 3 && named * 2 > filledRows
  }

  /// What a cell names as a header would: "Lead officer:", "Action 2".
  private static func name(_ text: String) -> PlanColumn? {
    guard text.split(whereSeparator: \.isWhitespace).count <= 5, let match = ColumnWords.match(text)
    else { return nil }
    return match.strength > 1 ? match.column : nil
  }
}
