import Civil

/// What the cells of a row say: names, dates, milestones and colours.
extension PlanEntryReader {
  mutating func names(_ column: PlanColumn, _ row: PlanRow) -> [String] {
    guard let text = text(column, row), isOfUse(text, column, row, most: 1000) else { return [] }
    if cell(column, row)?.isDateAlone ?? false {
      note(
        .wrong, row, column,
        "“\(text.squeezed.prefix(40))” is a date and names nobody; it was not taken for the "
          + "\(column.rawValue).")
      return []
    }
    let (named, dates) = withoutDates(text)
    if let date = dates.first {
      note(
        .doubtful, row, column,
        "“\(date)” is a date and names nobody; what stands beside it was taken for the "
          + "\(column.rawValue).")
    }
    let (names, doubt) = PlanNames.read(named, ofBodies: column == .partners)
    if let doubt { note(.doubtful, row, column, doubt) }
    return names
  }

  /// A cell with names without the days that stand among them: "Head of Early Help / 30/11/2026".
  private func withoutDates(_ text: String) -> (named: String, dates: [String]) {
    let dates = text.matches(of: /\b\d{1,2}[\/.\-]\d{1,2}[\/.\-]\d{2,4}\b/).map {
      String($0.output)
    }
    return (dates.reduce(text) { $0.replacing($1, with: " ") }, dates)
  }

  /// Whether a cell is short enough to be what its column holds; one that is not is told.
  private mutating func isOfUse(
    _ text: String, _ column: PlanColumn, _ row: PlanRow, most: Int
  ) -> Bool {
    guard text.utf8.count > most else { return true }
    note(
      .doubtful, row, column,
      "The cell is too long to be read as \(column.rawValue): it has \(text.count) characters. Its "
        + "words stay words.")
    return false
  }

  mutating func dates(_ column: PlanColumn, _ row: PlanRow) -> [PlanDate] {
    guard let text = text(column, row), isOfUse(text, column, row, most: PlanDateCell.mostBytes)
    else { return [] }
    if let date = PlanDate(serialNumber: text) {
      note(.doubtful, row, column, date.certainty.reason ?? "")
      return [date]
    }
    let isMonthFirst = mapping.columns[column].map(mapping.monthFirst.contains) ?? false
    do throws(UnreadableDate) {
      var read = try PlanDateCell(
        isMonthFirst ? MonthFirst.swapped(text) : text, as: column == .start ? .start : .end)
      if isMonthFirst {
        for index in read.dates.indices {
          read.dates[index].text = MonthFirst.swapped(read.dates[index].text)
        }
      }
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
      return read.dates.map { date in
        guard !isMonthFirst, let sample = monthFirst, let day = date.day,
          MonthFirst.isPossible(date.text)
        else {
          return date
        }
        var date = date
        let reason =
          "“\(date.text)” was read as \(day.longForm). Another cell, “\(sample)”, has the month "
          + "first, and so may this one."
        date.certainty = .uncertain(reason)
        note(.doubtful, row, column, reason)
        return date
      }
    } catch {
      note(
        .wrong, row, column,
        isMonthFirst && MonthFirst.isDayFirst(text)
          ? "“\(text.squeezed.prefix(40))” is no day with the month first, as this column was read."
          : "\(error)\(isMonthFirst ? "" : MonthFirst.offer(for: text))")
      return []
    }
  }

  /// What the cell of milestones lists; that some of it names no day is told.
  mutating func milestones(_ row: PlanRow) -> [PlanMilestone] {
    guard let text = text(.milestones, row), isOfUse(text, .milestones, row, most: 20_000) else {
      return []
    }
    let isMonthFirst = mapping.columns[.milestones].map(mapping.monthFirst.contains) ?? false
    let found = PlanMilestone.list(
      isMonthFirst ? MonthFirst.swapped(text) : text, linesAreParagraphs: row.page == nil)
    let undated = found.filter { $0.day == nil }.map { "“\($0.text.prefix(60))”" }
    if !undated.isEmpty {
      note(
        .doubtful, row, .milestones,
        "\(undated.prefix(10).joined(separator: ", ")) \(undated.count == 1 ? "names" : "name") no day that "
          + "could be told, and \(undated.count == 1 ? "stays" : "stay") words beside the action.")
    }
    return found
  }

  mutating func rating(_ column: PlanColumn, _ row: PlanRow) -> PlanRating? {
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
        note(
          .doubtful, row, column,
          "“\(cell.text.prefix(40))” names no single colour"
            + (stateInRating(row) == cell.text
              ? "; it was taken for how far the work is." : "."))
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

  /// The words of the rating's cell where they name no colour and no other cell has the status:
  /// "Complete" among colours says how far the work is.
  func stateInRating(_ row: PlanRow) -> String? {
    guard text(.status, row) == nil, let words = text(.rating, row),
      !PlanRating.isNamed(in: words), words.contains(where: \.isLetter)
    else { return nil }
    return words
  }

  /// The colour of a rating's cell; nil where it is that of other cells of the row, as in tables
  /// whose rows are shaded by turns.
  private func shownColour(_ cell: PlanCell, _ row: PlanRow) -> PlanRating? {
    let isOfRow = row.cells.contains { $0.column != cell.column && $0.colour == cell.colour }
    return isOfRow ? nil : PlanRating(colour: cell.colour).flatMap { $0 == .grey ? nil : $0 }
  }
}
