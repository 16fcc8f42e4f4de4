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

  /// "Page 3", "3 of 12" or a number away from the first column, at the foot of a page.
  static func isPageNumber(_ row: PlanRow) -> Bool {
    guard row.page != nil, let first = row.cells.first else { return false }
    let text = row.cells.map(\.text).joined(separator: " ").lowercased()
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.allSatisfy({ ["page", "of"].contains($0) || $0.allSatisfy(\.isNumber) }) else {
      return false
    }
    return words.count == 1
      ? first.column > 1 : words.count <= 4 && text.contains(where: \.isLetter)
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

  /// Names a column of references that holds sentences, in a table without recommendations.
  static func sentencesAsReferences(
    _ entries: ArraySlice<PlanEntry>, _ mapping: PlanMapping.Table, in table: PlanTable
  ) -> PlanProblem? {
    guard let column = mapping.columns[.reference], let first = entries.first,
      !entries.contains(where: { $0.recommendation != nil })
    else { return nil }
    let references = entries.compactMap(\.reference)
    let sentences = references.filter { $0.split(separator: " ").count >= 4 }
    guard sentences.count * 2 > references.count, let shown = sentences.first else { return nil }
    return PlanProblem(
      kind: .doubtful,
      place: PlanPlace(
        table: table.name, row: mapping.headerRows?.upperBound ?? first.place.row, column: column,
        page: first.place.page),
      message: "The table has no recommendations, and what was taken for references are "
        + "sentences: “\(shown.squeezed.prefix(60))”. The recommendations may stand here; say "
        + "so of the column.")
  }
}
