import Inspections
import Kernel
import Reading
import Storage

/// Confirms which column holds what, reads the rows by it, and remembers it for the same headers.
public struct ConfirmColumns: Sendable {
  /// Rows of the tables that are taken, headings and empty ones among them. With more than these,
  /// too many are actions in any case, and none of them is read in vain.
  static let mostRows = 2 * RecordPlanImport.mostActions

  let acting: any Acting
  let reader: PlanFileReader

  init(_ acting: any Acting, reader: PlanFileReader) {
    self.acting = acting
    self.reader = reader
  }

  /// - Throws: `Refusal.invalid` when nothing could be read by it, or one column is named twice.
  func callAsFunction(
    _ id: PlanImport.ID, readAt version: Int, as mapping: ColumnMapping
  ) async throws {
    let user = acting.user
    try user.require(.managePlan)
    let (documents, today) = (acting.world.documents, acting.world.today())
    let (layout, owners, found, bytes) = try await acting.world.store.read { db in
      let found = try db.openImport(id, of: user.authority)
      return (
        try db.layout(of: found), try OwnerMatcher(user.authority, on: today, db), found,
        try documents.bytes(of: found.document, in: user.authority, db)
      )
    }
    let count = mapping.rowCount(layout)
    if count > Self.mostRows { throw Self.tooMany(count) }
    let problems = mapping.problems(layout)
    if !problems.isEmpty { throw Refusal.invalid(problems) }
    let plan = try await reader.read(bytes, found.fileName)
    let reading = plan.reading(by: mapping.confirmed)
    let cells = RowCells(plan, mapping, layout)
    let doubts = Dictionary(grouping: reading.problems) { RowPlace($0.place) }
    let columns = Dictionary(
      mapping.tables.compactMap { table in
        layout.tables.first { $0.index == table.table }.map { ($0.name, table.columns) }
      }, uniquingKeysWith: { first, _ in first })
    let rows = reading.inOrder(of: plan, mapping).map { entry, isSetAside in
      var row = ImportedRow(entry)
      if isSetAside { row.isSetAside = true }
      row.cells = cells.cells(at: entry.place)
      row.keepSection()
      row.keepNamesWhole(by: owners)
      row.note(
        doubts[RowPlace(entry.place)] ?? [], columns: columns[entry.place.table] ?? [:])
      return row
    }
    if reading.entries.isEmpty {
      throw Refusal.invalid(
        "No row has an action or a recommendation when the columns are read like this. Look at the"
          + " row of the headers, and at the column of the actions.")
    }
    if rows.count > RecordPlanImport.mostActions { throw Self.tooMany(rows.count) }
    let digest = ImportDigest(
      rows, problems: reading.problems, cut: cells.cut, leftRows: reading.leftRows)
    let left = Set(
      rows.indices.filter { rows[$0].looksShifted == true || rows[$0].isSetAside == true })
    let texts = try rows.map { try JSONText.of($0) }
    try await acting.write(because: "columns of a council’s own plan confirmed") { db in
      var changed = try db.openImport(id, of: user.authority)
      changed.version = version
      changed.mapping = try JSONText.of(mapping)
      changed.state = .toRecord
      let kept = try db.update(changed)
      try db.keep(texts, leavingOut: left, digest, of: kept)
      for table in mapping.tables where table.isTaken {
        guard let shown = layout.tables.first(where: { $0.index == table.table }) else { continue }
        try db.remember(
          table.columns, for: shown.headerKey(table.headerRow), of: user.authority)
      }
    }
  }
}

extension PlanReading {
  /// The rows that were read and those that were set aside, as they stand in the file.
  fileprivate func inOrder(
    of plan: CouncilPlan, _ mapping: ColumnMapping
  ) -> [(entry: Reading.PlanEntry, isSetAside: Bool)] {
    let names = mapping.tables.filter(\.isTaken).map(\.table)
      .filter(plan.tables.indices.contains).map { plan.tables[$0].name }
    let order = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    func place(_ entry: Reading.PlanEntry) -> (Int, Int) {
      (order[entry.place.table] ?? 0, entry.place.row)
    }
    return (entries.map { ($0, false) } + setAside.map { ($0, true) })
      .sorted { place($0.0) < place($1.0) }
  }
}

extension ImportedRow {
  /// Keeps the theme over a row among its words, where the row stands under a recommendation too.
  fileprivate mutating func keepSection() {
    guard let section, recommendation != nil, section != recommendation else { return }
    cells.append(Cell(label: "Under", text: section.shortened(to: 4000), holds: nil))
  }
}

extension ConfirmColumns {
  /// What is said of tables with too many rows, and what to do.
  static func tooManyRows(_ count: Int) -> String {
    "The tables that are taken have \(count) rows\(limit) Take only the table with the plan; or save"
      + inSeveralFiles
  }

  /// The same of a file of one table, which is refused before it is read.
  static func tooManyRows(inFile count: Int) -> String {
    "The file has \(count) rows\(limit) Save" + inSeveralFiles
  }

  private static let limit =
    ", and at most \(RecordPlanImport.mostActions) are brought in at once, which is more than one"
    + " plan holds."

  private static let inSeveralFiles =
    " the rows in several files of at most \(RecordPlanImport.mostActions), each with the headers,"
    + " and bring them in one after the other."

  private static func tooMany(_ count: Int) -> Refusal { .invalid(tooManyRows(count)) }
}

extension ColumnMapping {
  /// The rows of the tables that are taken below their headers, what stands between them too.
  func rowCount(_ layout: ImportLayout) -> Int {
    let headers = Dictionary(
      tables.filter(\.isTaken).map { ($0.table, $0.headerRow) }, uniquingKeysWith: { $1 })
    return layout.tables.map { table in
      guard let header = headers[table.index] else { return 0 }
      return table.rowCount - table.rows.count { $0.number <= header }
    }.reduce(0, +)
  }

  /// What is wrong with it, field by field.
  func problems(_ layout: ImportLayout) -> [Problem] {
    let taken = tables.filter(\.isTaken)
    guard !taken.isEmpty else {
      return [
        Problem(
          "No table is taken. Take at least one, and say which of its columns holds the actions or the recommendations.",
          field: layout.tables.first.map { "take-\($0.index)" })
      ]
    }
    return taken.compactMap { table in
      if table.columns["action"] == nil, table.columns["recommendation"] == nil {
        let name = layout.tables.first { $0.index == table.table }?.name ?? ""
        return Problem(
          "Say which column of “\(name)” holds the actions, or leave the table.",
          field: "take-\(table.table)")
      }
      return nil
    }
  }
}
