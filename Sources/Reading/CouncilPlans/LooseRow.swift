/// Rows of a plan's table that are no part of the plan.
enum LooseRow {
  /// Why a row is left, in the opening of a sentence; nil where it may be an action, or a heading.
  static func reason(_ row: PlanRow) -> String? {
    let filled = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }
    guard let first = filled.first else { return nil }
    if isTotal(filled) { return "The row looks like a total" }
    guard filled.count == 1, !row.cells.contains(where: \.continuesAbove) else { return nil }
    return isNote(first.text) ? "The row looks like a note" : nil
  }

  /// "Total" with figures, or with few words.
  private static func isTotal(_ cells: [PlanCell]) -> Bool {
    let words = cells.filter { $0.text.contains(where: \.isLetter) }
    guard let key = words.first.map({ TextKey.letters($0.text) }),
      words.allSatisfy({ $0.text.split(separator: " ").count <= 3 })
    else { return false }
    return ["total", "totals", "subtotal", "grandtotal", "overalltotal", "sum"].contains(key)
  }

  private static func isNote(_ text: String) -> Bool {
    let text = text.squeezed.lowercased()
    return [
      "note:", "notes:", "note -", "note –", "nb:", "nb.", "n.b", "key:", "legend:", "source:",
    ]
    .contains(where: text.hasPrefix) || text.hasPrefix("*")
  }

  /// What the columns hold, where a row is one of headers and of nothing else.
  static func headers(_ row: PlanRow) -> [PlanColumn: Int]? {
    var columns: [PlanColumn: Int] = [:]
    var known = 0
    let filled = row.cells.filter { !$0.text.isEmpty }
    for cell in filled {
      guard cell.columns == 1, !cell.continuesAbove, let match = ColumnWords.match(cell.text),
        match.strength == 3
      else { continue }
      known += 1
      if columns[match.column] == nil { columns[match.column] = cell.column }
    }
    let isPlan = columns[.action] != nil || columns[.recommendation] != nil
    return isPlan && columns.count >= 3 && known >= filled.count - 1 ? columns : nil
  }
}
