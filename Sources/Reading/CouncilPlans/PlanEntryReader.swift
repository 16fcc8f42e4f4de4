import Civil

extension CouncilPlan {
  /// Reads the rows by a mapping that a person confirmed. The same mapping gives the same rows;
  /// nothing that is not in the file is added, and what is doubtful is named with its place.
  public func reading(by mapping: PlanMapping) -> PlanReading {
    var reading = PlanReading()
    noteLeftTables(mapping, &reading)
    for table in tables where !table.isHidden { reading.problems += table.remarks }
    for table in mapping.tables where tables.indices.contains(table.table) {
      var reader = PlanEntryReader(tables[table.table], table, today: today)
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
  private var mapping: PlanMapping.Table
  private let today: CivilDate?
  private var isReadByHeader: [Int: String]
  private var section: String?
  /// The row of the section, until a row stands under it.
  private var openSection: PlanRow?
  private var last: PlanEntry?
  private var above: PlanRow?
  private var problems: [PlanProblem] = []

  init(_ table: PlanTable, _ mapping: PlanMapping.Table, today: CivilDate?) {
    (self.table, self.mapping, self.today) = (table, mapping, today)
    let headers = table.rows.filter { mapping.headerRows?.contains($0.number) ?? false }
    isReadByHeader = Dictionary(
      headers.last?.cells.map { ($0.column, TextKey.letters($0.text)) } ?? [],
      uniquingKeysWith: { first, _ in first })
  }

  mutating func read(into reading: inout PlanReading) {
    problems += HeaderRecognition.repeated(in: table, mapping)
    let before = reading.entries.count
    let below = mapping.headerRows?.upperBound ?? 0
    for row in table.rows where row.number > below {
      defer { above = row }
      if LooseRow.isPageNumber(row) || repeatsHeader(row) || takesOtherHeaders(row) { continue }
      if let reason = LooseRow.reason(row) {
        note(loose: row, reason)
        continue
      }
      if let banner = banner(row) {
        closeSection()
        (section, openSection) = (banner, row)
        continue
      }
      let entry = entry(row)
      if let entry { reading.entries.append(entry) } else { noteUnread(row) }
      if entry != nil { openSection = nil }
      last = entry ?? last
    }
    closeSection()
    problems += [
      LooseRow.sentencesAsReferences(reading.entries[before...], mapping, in: table)
    ].compactMap(\.self)
    reading.problems += problems
  }

  /// A table that goes on over pages prints its headers again.
  private func repeatsHeader(_ row: PlanRow) -> Bool {
    guard isReadByHeader.count >= 2 else { return false }
    let same = row.cells.filter { isReadByHeader[$0.column] == TextKey.letters($0.text) }.count
    return same >= 2 && same >= row.cells.count - 1
  }

  /// Headers that stand once more, in other columns: the rows beneath are read by them.
  private mutating func takesOtherHeaders(_ row: PlanRow) -> Bool {
    guard mapping.headerRows != nil, let columns = LooseRow.headers(row) else { return false }
    mapping.columns = columns
    isReadByHeader = Dictionary(
      row.cells.map { ($0.column, TextKey.letters($0.text)) },
      uniquingKeysWith: { first, _ in first })
    problems.append(
      PlanProblem(
        kind: .doubtful, place: place(row, nil),
        message: "Headers stand here once more, in other columns than above; the rows beneath were "
          + "read by these."))
    return true
  }

  /// Names a heading under which no row stands, since its words are kept with its rows alone.
  private mutating func closeSection() {
    guard let row = openSection else { return }
    note(loose: row, "The words stand alone in their row, and no action stands under them")
    openSection = nil
  }

  private mutating func note(loose row: PlanRow, _ reason: String) {
    let words = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }.map(\.text)
    problems.append(
      PlanProblem(
        kind: .notRead, place: place(row, nil),
        message: "\(reason): “\(words.joined(separator: " | ").squeezed.prefix(80))”. It is left."))
  }

  /// A row with one text over the whole breadth, or in the first column alone.
  private func banner(_ row: PlanRow) -> String? {
    let filled = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }
    guard filled.count == 1, let only = filled.first, !hasLostText(row),
      only.text.contains(where: \.isLetter),
      !row.cells.contains(where: \.continuesAbove)
    else { return nil }
    if only.columns >= 2, only.columns >= mapping.columns.count / 2 { return only.text.squeezed }
    let wanted = [mapping.columns[.action], mapping.columns[.recommendation]]
    return only.column == 1 && !wanted.contains(1) ? only.text.squeezed : nil
  }

  // MARK: Rows

  private mutating func entry(_ row: PlanRow) -> PlanEntry? {
    let noted = problems.count
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
    noteMerged(row)
    entry.looksShifted = looksShifted(row, notedFrom: noted)
    if entry.looksShifted { return entry }
    if let start = entry.start?.day, let due = entry.due?.day, due < start {
      note(.wrong, row, .due, "The action would be due on \(due) before it starts on \(start).")
    }
    noteCompletion(entry, row)
    entry.proposedSplit = proposedSplit(row)
    return entry
  }

  /// Names a day of completion that can hardly be one.
  private mutating func noteCompletion(_ entry: PlanEntry, _ row: PlanRow) {
    guard let day = entry.completed?.day else { return }
    if let today, day > today {
      note(
        .doubtful, row, .completed,
        "The work would have been completed on \(day.longForm), which is still to come; it may be "
          + "the due date.")
    } else if WorkState(status: entry.status, rating: nil) == .open, let status = entry.status {
      note(
        .doubtful, row, .completed,
        "The row has a day of completion, \(day.longForm), and its status says "
          + "“\(status.squeezed.prefix(40))”; the day may be the due date.")
    }
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
    guard hasAction else { return nil }
    guard let above = last?.recommendation, last?.section == section else {
      note(
        .doubtful, row, .recommendation,
        "The cell is empty, and no row above names a recommendation; the action stands under none.")
      return nil
    }
    note(
      .doubtful, row, .recommendation,
      "The cell is empty; the recommendation of the row above was taken.")
    return above
  }

  private func cell(_ column: PlanColumn, _ row: PlanRow) -> PlanCell? {
    guard let number = mapping.columns[column], let cell = row.cell(number) else { return nil }
    return meanings(of: cell).first.map { mapping.columns[$0] == number } ?? false ? cell : nil
  }

  /// What the columns hold over which a cell is merged, from the left. Its words are those of the
  /// first: what an action says is no owner.
  private func meanings(of cell: PlanCell) -> [PlanColumn] {
    mapping.columns.filter { cell.column...cell.lastColumn ~= $0.value }
      .sorted { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }.map(\.key)
  }

  /// Names the cells that are merged over columns of several meanings, or with the row above.
  private mutating func noteMerged(_ row: PlanRow) {
    for cell in row.cells where !cell.text.isEmpty {
      let meanings = meanings(of: cell)
      guard let first = meanings.first else { continue }
      if meanings.count > 1, !cell.continuesAbove {
        let others = meanings.dropFirst().map(\.rawValue).joined(separator: ", ")
        note(
          .doubtful, row, first,
          "The cell is merged over the columns of \(meanings.map(\.rawValue).joined(separator: ", "))"
            + "; its words were taken for the \(first.rawValue) alone, and no \(others) was read.")
      }
      // Recommendations and their numbers are merged over their actions as a rule.
      guard cell.continuesAbove, ![.recommendation, .reference, .theme].contains(first),
        above?.cell(cell.column)?.continuesAbove == false
      else { continue }
      note(
        .doubtful, row, first,
        "The cell is merged with the one above; its \(first.rawValue) was taken for this row too.")
    }
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
    guard let cell = cell(column, row) else {
      if row.page != nil, mapping.columns[column] != nil, text(.action, row) != nil {
        note(
          .notRead, row, column,
          "The cell has no word. If it is coloured: the colours of a PDF's cells are not read.")
      }
      return nil
    }
    if !cell.text.isEmpty {
      guard let rating = PlanRating(words: cell.text) else {
        note(.doubtful, row, column, "“\(cell.text.prefix(40))” names no single colour.")
        return nil
      }
      if let odd = rating.contradiction(in: cell.text) {
        note(
          .doubtful, row, column,
          "“\(cell.text.squeezed.prefix(60))” was taken for \(rating.rawValue); “\(odd.prefix(40))” "
            + "may say something else.")
      }
      if let shown = shownColour(cell, row), shown != rating {
        note(
          .doubtful, row, column,
          "The word “\(cell.text.squeezed.prefix(40))” stands on \(shown.rawValue); the word was "
            + "taken.")
      }
      return rating
    }
    if cell.colour == "?" {
      note(
        .notRead, row, column,
        "The cell has no word, and its colour is one of the workbook's theme, which is not read.")
    }
    guard let rating = PlanRating(colour: cell.colour) else { return nil }
    note(
      .doubtful, row, column, "The cell has no word; its colour was taken for \(rating.rawValue).")
    return rating
  }

  /// The colour of a rating's cell; nil where it is that of other cells of the row, as in tables
  /// whose rows are shaded by turns.
  private func shownColour(_ cell: PlanCell, _ row: PlanRow) -> PlanRating? {
    let isOfRow = row.cells.contains { $0.column != cell.column && $0.colour == cell.colour }
    return isOfRow ? nil : PlanRating(colour: cell.colour).flatMap { $0 == .grey ? nil : $0 }
  }

  // MARK: Problems

  /// Names a row whose cells slipped sideways, in one note for all that follows from it.
  private mutating func looksShifted(_ row: PlanRow, notedFrom start: Int) -> Bool {
    let cells = { [self] column in cell(column, row) }
    guard let message = RowShift.message(row, mapping, cell: cells) else { return false }
    let kept = problems[start...].filter { $0.kind == .unsafe }
    problems.replaceSubrange(start..., with: kept)
    problems.append(PlanProblem(kind: .doubtful, place: place(row, nil), message: message))
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
    }
    if cell.isStruck, !cell.text.isEmpty, !cell.continuesAbove {
      problems.append(
        PlanProblem(
          kind: .doubtful, place: place(row, cell.column),
          message: "Words of this cell are struck through in the file, and were read all the same: "
            + "“\(cell.text.squeezed.prefix(60))”. Leave the row out if it no longer counts."))
    }
    if !cell.continuesAbove, cell.kind != .error, FormulaText.isDangerous(cell.text) {
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
