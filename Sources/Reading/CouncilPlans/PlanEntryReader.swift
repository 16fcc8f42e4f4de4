import Civil

extension CouncilPlan {
  /// Reads the rows by a mapping that a person confirmed. The same mapping gives the same rows;
  /// nothing that is not in the file is added, and what is doubtful is named with its place.
  public func reading(by mapping: PlanMapping) -> PlanReading {
    var reading = PlanReading()
    noteLeftTables(mapping, &reading)
    reading.problems += loose.map { $0.problem(in: tables) }
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
      let why =
        table.isHidden
        ? "The sheet is hidden"
        : table.isForm
          ? "The table is a form of one action, with a row for each thing that it says"
          : "The table was not taken for a plan"
      let advice =
        table.isForm
        ? "Add the action by hand, or bring it in from a table with a row for each action."
        : "If actions stand there, say which column holds what."
      let shown = first.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: " | ").squeezed
      reading.problems.append(
        PlanProblem(
          kind: .notRead,
          place: PlanPlace(table: table.name, row: first.number, column: nil, page: first.page),
          message: "\(why), and \(count == 1 ? "its one row is" : "its \(count) rows are") left: "
            + "“\(shown.prefix(80))”. \(advice)"))
    }
  }
}

/// Reads the rows of one table.
struct PlanEntryReader {
  let table: PlanTable
  var mapping: PlanMapping.Table
  let today: CivilDate?
  /// A day of the table that only the month first explains.
  let monthFirst: String?
  private let centred: [Int: String]
  private var isReadByHeader: [Int: String]
  private var bands: PlanBands
  private var last: PlanEntry?
  /// The row that looks shifted and stands between the last row and this one.
  private var passed: PlanRow?
  /// That row may have named a recommendation, of which nobody can be sure.
  private var mayHaveNamedAnother = false
  /// The recommendation that stood over the last row.
  private var lastBand: String?
  private var above: PlanRow?
  /// How far the row that was read last slipped sideways; nil where it did not.
  private var slip: RowShift.Slip?
  var problems: [PlanProblem] = []

  init(_ table: PlanTable, _ mapping: PlanMapping.Table, today: CivilDate?) {
    (self.table, self.mapping, self.today) = (table, mapping, today)
    bands = PlanBands(table, mapping)
    monthFirst = MonthFirst.sample(in: table, mapping)
    problems = MonthFirst.notes(in: table, mapping)
    centred = CentredCells.recommendations(in: table, mapping)
    let headers = table.rows.filter { mapping.headerRows?.contains($0.number) ?? false }
    isReadByHeader = Dictionary(
      headers.last?.cells.map { ($0.column, TextKey.letters($0.text)) } ?? [],
      uniquingKeysWith: { first, _ in first })
  }

  mutating func read(into reading: inout PlanReading) {
    problems += HeaderRecognition.repeated(in: table, mapping)
    problems += HeaderlessColumns.problems(in: table, mapping)
    let before = reading.entries.count
    let below = mapping.headerRows?.upperBound ?? 0
    let rowsAbove = RowsAboveHeaders(table, mapping)
    bands.takeHeadings(of: table, above: rowsAbove)
    for row in rowsAbove.left { note(loose: row, "The row stands above the headers") }
    for row in table.rows where row.number > below {
      defer { above = row }
      if repeatsHeader(row) || takesOtherHeaders(row) { continue }
      if let reason = LooseRow.reason(row) {
        note(loose: row, reason)
        reading.setAside.append(setAside(row))
        continue
      }
      if let banner = banner(row) {
        bands.take(banner, at: row)
        continue
      }
      let entry = entry(row)
      if let entry {
        reading.entries.append(entry)
        bands.count()
        lastBand = bands.recommendation
      } else {
        noteUnread(row)
      }
      follow(entry, row)
    }
    problems += bands.finished()
    problems += DoubledReferences.problems(reading.entries[before...], mapping)
    problems += [
      LooseRow.sentencesAsReferences(reading.entries[before...], mapping, in: table)
    ].compactMap(\.self)
    reading.problems += problems
  }

  /// Remembers what the rows beneath stand under where they name nothing themselves.
  private mutating func follow(_ entry: PlanEntry?, _ row: PlanRow) {
    guard let entry else { return }
    guard let slip, entry.looksShifted, let place = mapping.columns[.recommendation],
      !standsBefore(slip, place, row)
    else {
      (last, passed, mayHaveNamedAnother) = (entry, nil, false)
      return
    }
    let distance = max(slip.columns ?? 0, 0)
    let moved = TextKey.letters(row.text(place + distance))
    passed = row
    mayHaveNamedAnother =
      mayHaveNamedAnother || !moved.isEmpty && moved != TextKey.letters(last?.recommendation ?? "")
  }

  /// Whether a column stands to the left of the empty cell that pushed the rest of its row.
  private func standsBefore(_ slip: RowShift.Slip, _ place: Int, _ row: PlanRow) -> Bool {
    guard let columns = slip.columns, columns > 0,
      let gap = mapping.columns.values.sorted().first(where: { row.text($0).isEmpty })
    else { return false }
    return place < gap
  }

  /// A table that goes on over pages prints its headers again; one of them may differ, and is named.
  private mutating func repeatsHeader(_ row: PlanRow) -> Bool {
    guard isReadByHeader.count >= 2 else { return false }
    let others = row.cells.filter { isReadByHeader[$0.column] != TextKey.letters($0.text) }
    guard others.count <= 1, row.cells.count - others.count >= 2 else { return false }
    if let other = others.first, !other.text.isEmpty {
      problems.append(
        PlanProblem(
          kind: .notRead, place: place(row, other.column),
          message: "The headers stand here once more, with “\(other.text.squeezed.prefix(80))” "
            + "beside them; the row was left."))
    }
    return true
  }

  /// Headers that stand once more, in other columns: the rows beneath are read by them.
  private mutating func takesOtherHeaders(_ row: PlanRow) -> Bool {
    guard mapping.headerRows != nil, let columns = LooseRow.headers(row) else { return false }
    mapping.columns = columns
    mapping.headerRows = row.number...row.number
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

  private mutating func note(loose row: PlanRow, _ reason: String) {
    let words = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }.map(\.text)
    problems.append(
      PlanProblem(
        kind: .notRead, place: place(row, nil),
        message: "\(reason): “\(words.joined(separator: " | ").squeezed.prefix(80))”. It is left."))
  }

  /// The row as it would be if it were an action; nothing is said of its cells.
  private mutating func setAside(_ row: PlanRow) -> PlanEntry {
    let said = problems
    defer { problems = said }
    var entry = entry(row) ?? PlanEntry(place: place(row, nil), section: bands.section)
    let words = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }.map(\.text)
    entry.action = entry.action ?? words.joined(separator: " | ")
    return entry
  }

  /// A row with one text over the whole breadth, or in the first column alone.
  private func banner(_ row: PlanRow) -> String? {
    let filled = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }
    guard filled.count == 1, let only = filled.first, !hasLostText(row),
      only.text.contains(where: \.isLetter),
      !row.cells.contains(where: \.continuesAbove)
    else { return nil }
    if only.columns >= 2, only.columns >= mapping.columns.count / 2 { return only.text.squeezed }
    if mapping.columns[.recommendation] == nil, only.column == mapping.columns[.action],
      PlanBand(only.text).isNamed
    {
      return only.text.squeezed
    }
    let wanted = [mapping.columns[.action], mapping.columns[.recommendation]]
    return only.column == 1 && !wanted.contains(1) ? only.text.squeezed : nil
  }

  // MARK: Rows

  private mutating func entry(_ row: PlanRow) -> PlanEntry? {
    let noted = problems.count
    slip = nil
    var entry = PlanEntry(place: place(row, nil))
    entry.section = bands.section
    entry.reference = text(.reference, row)
    entry.action = text(.action, row)
    entry.recommendation = recommendation(row, hasAction: entry.action != nil)
    guard entry.action != nil || text(.recommendation, row) != nil else { return nil }
    entry.milestones = milestones(row)
    entry.outcome = text(.outcome, row)
    entry.measure = text(.measure, row)
    entry.owners = names(.owner, row)
    entry.partners = names(.partners, row)
    entry.start = dates(.start, row).first
    let due = dates(.due, row)
    let revised = dates(.revisedDue, row)
    noteRevised(revised, of: due, row)
    let all = due + revised.filter { $0.day == nil || $0.day != due.last?.day }
    entry.due = all.first
    entry.movedTo = Array(all.dropFirst())
    if entry.start == nil, text(.start, row) == nil, let start = entry.due?.start {
      entry.start = start
      note(.doubtful, row, .due, start.certainty.reason ?? "")
    }
    entry.completed = dates(.completed, row).first
    entry.rating = rating(.rating, row)
    entry.impactRating = rating(.impactRating, row)
    entry.status = text(.status, row) ?? stateInRating(row)
    entry.progress = text(.progress, row)
    entry.evidence = text(.evidence, row)
    entry.resources = text(.resources, row)
    entry.theme = text(.theme, row)
    for cell in row.cells { check(cell, row) }
    noteLoneAction(row)
    noteDatedAction(row)
    noteMerged(row)
    slip = noteSlip(row, from: noted)
    entry.looksShifted = slip != nil
    if entry.looksShifted { return entry }
    if let start = entry.start?.day, let due = entry.due?.day, due < start {
      note(
        .wrong, row, .due,
        "The action would be due on \(due.longForm), before it starts on \(start.longForm).")
    }
    noteCompletion(entry, row)
    noteDoneBeforeStart(entry, row)
    entry.proposedSplit = proposedSplit(row)
    return entry
  }

  /// Names an action's cell that lists several, and what they would be.
  private mutating func proposedSplit(_ row: PlanRow) -> PlanSplit? {
    guard let action = text(.action, row), action.utf8.count <= 20_000,
      let split = PlanSplit(
        action: action, owner: text(.owner, row), due: text(.due, row),
        linesAreParagraphs: row.page == nil)
    else { return nil }
    let shown =
      split.parts.prefix(10).map { "“\($0.action.prefix(60))”" }.joined(separator: ", ")
      + (split.parts.count > 10 ? " …" : "")
    note(
      .doubtful, row, .action,
      "\(split.reason) They are read as one row; as rows of their own they would be \(shown).")
    return split
  }

  /// The recommendation of the row, of the row above where its own cell is empty, or of the band
  /// over it.
  private mutating func recommendation(_ row: PlanRow, hasAction: Bool) -> String? {
    if let own = text(.recommendation, row) { return own }
    guard mapping.columns[.recommendation] != nil else { return bands.recommendation }
    guard hasAction else { return nil }
    if let middle = centred[row.number] {
      note(
        .doubtful, row, .recommendation,
        "The cell is empty. The recommendations stand in the middle of their rows, and “"
          + "\(middle.squeezed.prefix(60))” was taken.")
      return middle
    }
    if let passed, mayHaveNamedAnother {
      note(
        .doubtful, row, .recommendation,
        "The cell is empty, and row \(passed.number) above looks shifted and may have named the "
          + "recommendation; the action stands under none. Which one does it belong to?")
      return bands.recommendation
    }
    guard let above = last?.recommendation, last?.section == bands.section,
      lastBand == bands.recommendation
    else {
      if let band = bands.recommendation { return band }
      note(
        .doubtful, row, .recommendation,
        "The cell is empty, and no row above names a recommendation; the action stands under none.")
      return nil
    }
    note(
      .doubtful, row, .recommendation,
      passed.map {
        "The cell is empty. Row \($0.number) above looks shifted, and the recommendation of the row"
          + " before it was taken."
      } ?? "The cell is empty; the recommendation of the row above was taken.")
    return above
  }

  func cell(_ column: PlanColumn, _ row: PlanRow) -> PlanCell? {
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

  func text(_ column: PlanColumn, _ row: PlanRow) -> String? {
    guard let cell = cell(column, row), !cell.text.isEmpty, cell.kind != .error else { return nil }
    return cell.text
  }
}
