import Reading

/// The cells of the rows of a plan as the file has them, under their headers: what could not be
/// read, and what stands in columns that were left, is not lost with them.
struct RowCells {
  /// As much of a cell as is kept with its action; the file has the rest.
  static let most = 4000

  private var rows: [RowPlace: [ImportedRow.Cell]] = [:]
  /// Says of the cells that are longer that they are.
  private(set) var cut: [ImportDigest.Note] = []

  init(_ plan: CouncilPlan, _ mapping: ColumnMapping, _ layout: ImportLayout) {
    for mapped in mapping.tables where mapped.isTaken {
      guard plan.tables.indices.contains(mapped.table),
        let shown = layout.tables.first(where: { $0.index == mapped.table })
      else { continue }
      let table = plan.tables[mapped.table]
      let holds = Dictionary(
        mapped.columns.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
      for row in table.rows where row.number > mapped.headerRow {
        rows[RowPlace(table: table.name, row: row.number)] = row.cells.filter { !$0.text.isEmpty }
          .map {
            let header = shown.header(of: $0.column, at: mapped.headerRow)
            return ImportedRow.Cell(
              label: header.isEmpty ? "Column \(PlanPlace.letters($0.column))" : header,
              text: $0.text.shortened(to: Self.most), holds: holds[$0.column])
          }
        for cell in row.cells where cell.text.count > Self.most && !cell.continuesAbove {
          let column = PlanPlace.letters(cell.column)
          cut.append(
            ImportDigest.Note(
              kind: PlanProblem.Kind.notRead.rawValue,
              place: "“\(table.name)”, column \(column), row \(row.number)",
              message:
                "The cell has \(cell.text.count) characters. Its first \(Self.most) are kept with the action; the file keeps all of it."
            ))
        }
      }
    }
  }

  func cells(at place: PlanPlace) -> [ImportedRow.Cell] {
    rows[RowPlace(place)] ?? []
  }
}
