import Civil

/// What is told of a row beside its values.
extension PlanEntryReader {
  /// Names a day of completion that can hardly be one.
  mutating func noteCompletion(_ entry: PlanEntry, _ row: PlanRow) {
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

  /// Names a revised date that stands without a first one, or before it.
  mutating func noteRevised(_ revised: [PlanDate], of due: [PlanDate], _ row: PlanRow) {
    guard let day = revised.first?.day else { return }
    guard let first = due.first?.day else {
      return note(
        .doubtful, row, .revisedDue,
        "The row names no first due date; \(day.longForm) was taken for it, and its slippage would "
          + "be counted from there.")
    }
    if day < first {
      note(
        .doubtful, row, .revisedDue,
        "The revised date, \(day.longForm), is before the first one, \(first.longForm). Look "
          + "whether the two were swapped.")
    }
  }

  /// Names work that would be done before it begins: blue is not "complete" in every plan.
  mutating func noteDoneBeforeStart(_ entry: PlanEntry, _ row: PlanRow) {
    guard let today, let start = entry.start?.day, start > today,
      WorkState(status: entry.status, rating: entry.rating?.rawValue) == .done
    else { return }
    let words = [entry.status, entry.rating?.rawValue].compactMap(\.self).joined(separator: ", ")
    note(
      .doubtful, row, .start,
      "The work starts on \(start.longForm), which is still to come, and “\(words.squeezed.prefix(40))” "
        + "would say that it is done. Look what that means in this plan.")
  }

  /// Names a row in which the action alone has words: it may be a heading.
  mutating func noteLoneAction(_ row: PlanRow) {
    guard mapping.columns.count >= 3, mapping.columns[.recommendation] == nil,
      row.cells.count(where: { !$0.text.isEmpty }) == 1, text(.action, row) != nil
    else { return }
    note(
      .doubtful, row, .action,
      "Only the action has words in this row. If it is a heading or a recommendation over the rows "
        + "beneath, it is no action.")
  }

  /// Names an action that is a date or another time and nothing else: "Q3 2027", "Autumn 2026".
  mutating func noteDatedAction(_ row: PlanRow) {
    guard let cell = cell(.action, row), cell.isDateAlone || cell.isTimeAlone else { return }
    note(
      .doubtful, row, .action,
      "“\(cell.text.squeezed.prefix(40))” is a \(cell.isDateAlone ? "date" : "time") and says no "
        + "action; look whether the row is shifted, or leave it out.")
  }

  /// Names a row in which two things or more stand in one another's columns; nil for any other.
  mutating func noteSlip(_ row: PlanRow, from start: Int) -> RowShift.Slip? {
    let cells = { [self] column in cell(column, row) }
    guard let slip = RowShift.slip(row, mapping, in: table, cell: cells) else { return nil }
    let kept = problems[start...].filter { $0.kind == .unsafe }
    problems.replaceSubrange(start..., with: kept)
    problems.append(PlanProblem(kind: .doubtful, place: place(row, nil), message: slip.message))
    return slip
  }

  /// The action, or the recommendation, is a formula whose value the file does not hold.
  func hasLostText(_ row: PlanRow) -> Bool {
    [PlanColumn.action, .recommendation].contains { column in
      cell(column, row).map { $0.isFormula && $0.text.isEmpty } ?? false
    }
  }

  mutating func check(_ cell: PlanCell, _ row: PlanRow) {
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
    if !cell.struckText.isEmpty, !cell.continuesAbove {
      problems.append(
        PlanProblem(
          kind: .doubtful, place: place(row, cell.column),
          message: "“\(cell.struckText.squeezed.prefix(60))” is struck through in the file and was "
            + "left; “\(cell.text.squeezed.prefix(60))” stands beside it and was read."))
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

  mutating func noteUnread(_ row: PlanRow) {
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

  mutating func note(
    _ kind: PlanProblem.Kind, _ row: PlanRow, _ column: PlanColumn, _ message: String
  ) {
    problems.append(
      PlanProblem(kind: kind, place: place(row, mapping.columns[column]), message: message))
  }

  func place(_ row: PlanRow, _ column: Int?) -> PlanPlace {
    PlanPlace(table: table.name, row: row.number, column: column, page: row.page)
  }
}
