/// What stands in a table above its headers: what heads its rows, and what is named as left.
struct RowsAboveHeaders {
  /// Themes, then recommendations; of several the nearest to the headers last.
  private(set) var headings: [(text: String, row: PlanRow)] = []
  /// Rows of which nothing is made.
  private(set) var left: [PlanRow] = []

  init(_ table: PlanTable, _ mapping: PlanMapping.Table) {
    guard let headers = mapping.headerRows else { return }
    let rows = table.rows.filter { $0.number < headers.lowerBound }
    for row in rows {
      let filled = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }
      let isNearest = row.number == rows.last?.number
      let heading = Self.heading(filled, isNearest: isNearest)
      if let heading { headings.append((heading, row)) }
      let isRead = filled.count <= (heading == nil ? 0 : 2)
      if !isRead, !Self.saysNothing(filled, row, isNearest: isNearest) { left.append(row) }
    }
    let isTheme = { (heading: (text: String, row: PlanRow)) in PlanBand(heading.text) == .theme }
    headings = headings.filter(isTheme) + headings.filter { !isTheme($0) }
  }

  /// "Recommendation 1: …", "Priority 2: …", "Recommendation" beside what it says; right above the
  /// headers whatever says that it heads them.
  private static func heading(_ cells: [PlanCell], isNearest: Bool) -> String? {
    guard let first = cells.first?.text.squeezed else { return nil }
    if cells.count == 1 {
      return isNearest && PlanBand(first).isNamed || PlanBand.isLabelled(first) ? first : nil
    }
    let label = first.last == ":" ? String(first.dropLast()) : first
    let words = cells[1].text.squeezed
    guard PlanBand.isLabel(label), ColumnWords.named(words) == nil,
      words.split(separator: " ").count >= 2
    else { return nil }
    return "\(label): \(words)"
  }

  /// Whether a row is the title of the paper, or names the groups of the columns.
  private static func saysNothing(_ cells: [PlanCell], _ row: PlanRow, isNearest: Bool) -> Bool {
    if cells.count == 1 { return row.page != nil || isTitle(cells[0].text) }
    // The words of a page's head stand apart too.
    if row.page != nil, cells.count < 3 { return true }
    let isHeader = { (cell: PlanCell) in cell.columns > 1 || ColumnWords.named(cell.text) != nil }
    return cells.allSatisfy(isHeader)
      || isNearest && cells.count > 2 && cells.contains(where: isHeader)
  }

  /// "Thornmere improvement plan, version 3", "Plan"
  private static func isTitle(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).count <= 12
      && (PlanBand.isTitle(text) || TextKey.letters(text).hasSuffix("plan"))
  }
}
