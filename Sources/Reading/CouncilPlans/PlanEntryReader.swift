import Civil

extension CouncilPlan {
  /// Reads the rows by a mapping that a person confirmed. The same mapping gives the same rows;
  /// nothing that is not in the file is added, and what is doubtful is named with its place.
  public func reading(by mapping: PlanMapping) -> PlanReading {
    var reading = PlanReading()
    noteLeftTables(mapping, &reading)
    for table in tables where !table.isHidden { reading.problems += table.remarks }
    for table in mapping.tables where tables.indices.contains(table.table) {
      var reader = PlanEntryReader(tables[table.table], table)
      reader.read(into: &reading)
    }
    return reading
  }

  /// Names every table that is not read, with how many rows are left with it.
  private func noteLeftTables(_ mapping: PlanMapping, _ reading: inout PlanReading) {
    let taken = Set(mapping.tables.map(\.table))
    for (index, table) in tables.enumerated() where !taken.contains(index) {
      guard let first = table.rows.first else { continue }
      let count = table.rows.count
      reading.leftRows += count
      let why = table.isHidden ? "The sheet is hidden" : "The table was not taken for a plan"
      let shown = first.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: " | ").squeezed
      reading.problems.append(
        PlanProblem(
          kind: .notRead,
          place: PlanPlace(table: table.name, row: first.number, column: nil, page: first.page),
          message: "\(why), and \(count == 1 ? "its one row is" : "its \(count) rows are") left: "
            + "“\(shown.prefix(80))”. If actions stand there, say which column holds what."))
    }
  }
}

/// Reads the rows of one table.
private struct PlanEntryReader {
  private let table: PlanTable
  private let mapping: PlanMapping.Table
  private let isReadByHeader: [Int: String]
  private var section: String?
  private var last: PlanEntry?
  private var problems: [PlanProblem] = []

  init(_ table: PlanTable, _ mapping: PlanMapping.Table) {
    (self.table, self.mapping) = (table, mapping)
    let headers = table.rows.filter { mapping.headerRows?.contains($0.number) ?? false }
    isReadByHeader = Dictionary(
      headers.last?.cells.map { ($0.column, TextKey.letters($0.text)) } ?? [],
      uniquingKeysWith: { first, _ in first })
  }

  mutating func read(into reading: inout PlanReading) {
    problems += HeaderRecognition.repeated(in: table, mapping)
    let below = mapping.headerRows?.upperBound ?? 0
    for row in table.rows where row.number > below {
      if repeatsHeader(row) { continue }
      if let banner = banner(row) {
        section = banner
        continue
      }
      let entry = entry(row)
      if let entry { reading.entries.append(entry) } else { noteUnread(row) }
      last = entry ?? last
    }
    reading.problems += problems
  }

  /// A table that goes on over pages prints its headers again.
  private func repeatsHeader(_ row: PlanRow) -> Bool {
    guard isReadByHeader.count >= 2 else { return false }
    let same = row.cells.filter { isReadByHeader[$0.column] == TextKey.letters($0.text) }.count
    return same >= 2 && same >= row.cells.count - 1
  }

  /// A row with one text over the whole breadth, or in the first column alone.
  private func banner(_ row: PlanRow) -> String? {
    let filled = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }
    guard filled.count == 1, let only = filled.first, !hasLostText(row),
      !row.cells.contains(where: \.continuesAbove)
    else { return nil }
    if only.columns >= 2, only.columns >= mapping.columns.count / 2 { return only.text.squeezed }
    let wanted = [mapping.columns[.action], mapping.columns[.recommendation]]
    return only.column == 1 && !wanted.contains(1) ? only.text.squeezed : nil
  }

  // MARK: Rows

  private mutating func entry(_ row: PlanRow) -> PlanEntry? {
    var entry = PlanEntry(place: place(row, nil))
    entry.section = section
    entry.reference = text(.reference, row)
    entry.action = text(.action, row)
    entry.recommendation = recommendation(row, hasAction: entry.action != nil)
    guard entry.action != nil || text(.recommendation, row) != nil else { return nil }
    entry.outcome = text(.outcome, row)
    entry.measure = text(.measure, row)
    entry.owners = names(.owner, row)
    entry.partners = names(.partners, row)
    entry.start = dates(.start, row).first
    let due = dates(.due, row)
    entry.due = due.first
    entry.movedTo = Array(due.dropFirst())
    entry.completed = dates(.completed, row).first
    entry.rating = rating(.rating, row)
    entry.impactRating = rating(.impactRating, row)
    entry.status = text(.status, row)
    entry.progress = text(.progress, row)
    entry.evidence = text(.evidence, row)
    entry.resources = text(.resources, row)
    entry.theme = text(.theme, row)
    for cell in row.cells { check(cell, row) }
    entry.looksShifted = looksShifted(row)
    if let start = entry.start?.day, let due = entry.due?.day, due < start {
      note(.wrong, row, .due, "The action would be due on \(due) before it starts on \(start).")
    }
    entry.proposedSplit = proposedSplit(row)
    return entry
  }

  /// Names an action's cell that lists several, and what they would be.
  private mutating func proposedSplit(_ row: PlanRow) -> PlanSplit? {
    guard let action = text(.action, row),
      let split = PlanSplit(
        action: action, owner: text(.owner, row), due: text(.due, row),
        linesAreParagraphs: row.page == nil)
    else { return nil }
    let shown = split.parts.map { "“\($0.action.prefix(60))”" }.joined(separator: ", ")
    note(
      .doubtful, row, .action,
      "\(split.reason) They are read as one row; as rows of their own they would be \(shown).")
    return split
  }

  /// The recommendation of the row, of the row above where its own cell is empty, or of the banner.
  private mutating func recommendation(_ row: PlanRow, hasAction: Bool) -> String? {
    if let own = text(.recommendation, row) { return own }
    guard mapping.columns[.recommendation] != nil else {
      let key = TextKey.letters(section ?? "")
      return key.contains("recommendation") || key.hasPrefix("areaforimprovement") ? section : nil
    }
    guard hasAction, let above = last?.recommendation, last?.section == section else { return nil }
    note(
      .doubtful, row, .recommendation,
      "The cell is empty; the recommendation of the row above was taken.")
    return above
  }

  private func cell(_ column: PlanColumn, _ row: PlanRow) -> PlanCell? {
    mapping.columns[column].flatMap { row.cell($0) }
  }

  private func text(_ column: PlanColumn, _ row: PlanRow) -> String? {
    guard let cell = cell(column, row), !cell.text.isEmpty, cell.kind != .error else { return nil }
    return cell.text
  }

  private func names(_ column: PlanColumn, _ row: PlanRow) -> [String] {
    guard let text = text(column, row) else { return [] }
    return text.split { ";,/\n&".contains($0) }.flatMap { $0.split(separator: " and ") }
      .map { String($0).squeezed }.filter { !$0.isEmpty }
  }

  private mutating func dates(_ column: PlanColumn, _ row: PlanRow) -> [PlanDate] {
    guard let text = text(column, row) else { return [] }
    do throws(UnreadableDate) {
      let read = try PlanDateCell(text, as: column == .start ? .start : .end)
      if let strange = read.dates.first(where: { !$0.hasYearOfAPlan }) {
        note(
          .wrong, row, column,
          "The year of “\(strange.text.prefix(40))” cannot be right; years from "
            + "\(PlanDate.years.lowerBound) to \(PlanDate.years.upperBound) are taken.")
        return []
      }
      for reason in read.dates.compactMap(\.certainty.reason) + [read.doubt].compactMap(\.self) {
        note(.doubtful, row, column, reason)
      }
      for date in read.dates where date.hasShortYear {
        guard let day = date.day else { continue }
        note(
          .doubtful, row, column,
          "“\(date.text.prefix(40))” was read as \(day.longForm), two digits of year: check.")
      }
      return read.dates
    } catch {
      note(.wrong, row, column, "\(error)")
      return []
    }
  }

  private mutating func rating(_ column: PlanColumn, _ row: PlanRow) -> PlanRating? {
    guard let cell = cell(column, row) else { return nil }
    if !cell.text.isEmpty {
      if let rating = PlanRating(words: cell.text) { return rating }
      note(.doubtful, row, column, "“\(cell.text.prefix(40))” names no single colour.")
      return nil
    }
    guard let rating = PlanRating(colour: cell.colour) else { return nil }
    note(
      .doubtful, row, column, "The cell has no word; its colour was taken for \(rating.rawValue).")
    return rating
  }

  // MARK: Problems

  /// Names a row in which two things or more stand in one another's columns.
  private mutating func looksShifted(_ row: PlanRow) -> Bool {
    let clashes = ColumnClash.clashes { column in cell(column, row) }
    guard clashes.count >= 2 else { return false }
    problems.append(
      PlanProblem(
        kind: .doubtful, place: place(row, nil),
        message: "The row looks shifted: \(clashes.joined(separator: ", ")). Compare it with the "
          + "file before it is taken."))
    return true
  }

  /// The action, or the recommendation, is a formula whose value the file does not hold.
  private func hasLostText(_ row: PlanRow) -> Bool {
    [PlanColumn.action, .recommendation].contains { column in
      cell(column, row).map { $0.isFormula && $0.text.isEmpty } ?? false
    }
  }

  private mutating func check(_ cell: PlanCell, _ row: PlanRow) {
    if cell.kind == .error {
      problems.append(
        PlanProblem(
          kind: .wrong, place: place(row, cell.column),
          message: "The spreadsheet shows the error “\(cell.text)” here."))
    } else if cell.isFormula, cell.text.isEmpty {
      problems.append(
        PlanProblem(
          kind: .notRead, place: place(row, cell.column),
          message: "A formula without a stored value; open the file, save it, and read it again."))
    } else if !cell.continuesAbove, FormulaText.isDangerous(cell.text) {
      problems.append(
        PlanProblem(
          kind: .unsafe, place: place(row, cell.column),
          message:
            "“\(cell.text.prefix(20))” opens like a formula; it is kept as text and never run."
        ))
    }
  }

  private mutating func noteUnread(_ row: PlanRow) {
    let words = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }.map(\.text)
    let shown = words.joined(separator: " | ").squeezed
    if hasLostText(row) {
      let lost = words.isEmpty ? "" : "; with it “\(shown.prefix(80))” was left"
      problems.append(
        PlanProblem(
          kind: .notRead, place: place(row, nil),
          message: "The row is lost, since what it would do is a formula without a stored value"
            + "\(lost). Open the file, save it, and read it again."))
      return
    }
    guard !words.isEmpty else { return }
    problems.append(
      PlanProblem(
        kind: .notRead, place: place(row, nil),
        message: "The row has neither action nor recommendation: “\(shown.prefix(80))”."))
  }

  private mutating func note(
    _ kind: PlanProblem.Kind, _ row: PlanRow, _ column: PlanColumn, _ message: String
  ) {
    problems.append(
      PlanProblem(kind: kind, place: place(row, mapping.columns[column]), message: message))
  }

  private func place(_ row: PlanRow, _ column: Int?) -> PlanPlace {
    PlanPlace(table: table.name, row: row.number, column: column, page: row.page)
  }
}
