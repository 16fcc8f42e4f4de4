/// Recommendations that a PDF prints in the middle of the rows they belong to.
enum CentredCells {
  /// The recommendation of each row that has none of its own, by the number of the row; empty where
  /// the rows do not stand around their recommendations as they would.
  static func recommendations(
    in table: PlanTable, _ mapping: PlanMapping.Table
  ) -> [Int: String] {
    guard let column = mapping.columns[.recommendation], let action = mapping.columns[.action]
    else { return [:] }
    let rows = table.rows.filter { row in
      row.number > mapping.headerRows?.upperBound ?? 0 && !row.text(action).isEmpty
    }
    // A cell whose words stand at its top never leaves the first row without them.
    guard let first = rows.first, first.page != nil, first.text(column).isEmpty else { return [:] }
    var found: [Int: String] = [:]
    var groups = 0
    var at = 0
    while at < rows.count {
      guard let middle = rows[at...].firstIndex(where: { !$0.text(column).isEmpty }) else {
        return [:]
      }
      let above = middle - at
      let end = middle + above
      guard end < rows.count,
        rows[(middle + 1)..<(end + 1)].allSatisfy({ $0.text(column).isEmpty })
      else { return [:] }
      for index in at...end where index != middle {
        found[rows[index].number] = rows[middle].text(column)
      }
      if above > 0 { groups += 1 }
      at = end + 1
    }
    return groups > 1 ? found : [:]
  }
}
