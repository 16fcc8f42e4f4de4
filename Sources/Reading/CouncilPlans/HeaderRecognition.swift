import Civil

/// Guesses which columns hold what, by the words of the headers.
enum HeaderRecognition {
  /// Rows from the top in which headers are looked for.
  static let reach = 40

  /// The words over a column, from the top; one at least.
  struct Header {
    var column: Int
    var words: [String]
    /// The column from which on its lowest words are merged over this one; nil where they are its
    /// own.
    var mergedFrom: Int?

    /// The lowest says most.
    var lowest: String { words.last ?? "" }
  }

  /// - Parameters:
  ///   - choices: what a person says of some columns; the others are guessed.
  ///   - today: days after it are due dates; nil where that is not to be asked.
  static func mapping(
    of tables: [PlanTable], choosing choices: [ColumnChoice] = [], today: CivilDate? = nil
  ) -> PlanMapping {
    var found: [PlanMapping.Table] = []
    for (index, table) in tables.enumerated() where !table.isHidden && !table.isForm {
      if let guess = guess(table, index, choices, today) {
        found.append(guess)
      } else if let before = found.last(where: { goesOn(table, after: tables[$0.table], $0) }) {
        // A long table that was parted, without its headers again.
        found.append(
          PlanMapping.Table(
            table: index, headerRows: nil, columns: before.columns,
            certainty: .uncertain(
              "It has no headers; those of the table before it, “\(tables[before.table].name)”, "
                + "were taken.")))
      }
    }
    return PlanMapping(tables: found)
  }

  /// Whether a table without headers has as many columns as one before it, or as the headers of it.
  private static func goesOn(
    _ table: PlanTable, after other: PlanTable, _ mapping: PlanMapping.Table
  ) -> Bool {
    guard !table.isApart, table.columnCount >= 3, let rows = mapping.headerRows else {
      return false
    }
    let headers = other.rows.filter { rows.contains($0.number) }
    let width = headers.compactMap { $0.cells.last?.lastColumn }.max() ?? 0
    return [other.columnCount, width].contains(table.columnCount)
  }

  private static func guess(
    _ table: PlanTable, _ index: Int, _ choices: [ColumnChoice], _ today: CivilDate?
  ) -> PlanMapping.Table? {
    var best: (score: Int, guess: ColumnGuess)?
    let rows = Array(table.rows.prefix(reach))
    for (position, row) in rows.enumerated() {
      for depth in 1...2 where position + depth <= rows.count {
        let block = rows[position..<(position + depth)]
        guard depth == 1 || isSplit(row) else { continue }
        let (columns, score, doubts) = read(
          headers(of: block), choices, columnCount: table.columnCount)
        guard columns.count >= (choices.isEmpty ? 2 : 1),
          columns[.action] != nil || columns[.recommendation] != nil,
          score > (best?.score ?? 0)
        else { continue }
        if choices.isEmpty || namesAny(of: columns, headers(of: block), choices) {
          best = (
            score,
            ColumnGuess(
              rows: row.number...(block.last?.number ?? row.number), columns: columns,
              doubts: doubts)
          )
        } else {
          best = (
            score,
            ColumnGuess(
              rows: nil, columns: columns,
              doubts: ["No row of it is known as headers, and every row was read."])
          )
        }
      }
    }
    guard var guess = best?.guess else { return nil }
    let block = table.rows.filter { guess.rows?.contains($0.number) ?? false }
    CompletionHeader.settle(
      &guess, in: table, headers(of: block[...]), choosing: choices, today: today)
    TimedColumns.settle(&guess, in: table, headers(of: block[...]), choosing: choices)
    HeaderlessColumns.settle(&guess, in: table, choosing: choices)
    return PlanMapping.Table(
      table: index, headerRows: guess.rows, columns: guess.columns, certainty: guess.certainty)
  }

  /// Whether some of the columns are known by words over them and not by their letters alone.
  private static func namesAny(
    of columns: [PlanColumn: Int], _ headers: [Header], _ choices: [ColumnChoice]
  ) -> Bool {
    columns.contains { holds, _ in !choices.contains { $0.holds == holds } }
      || headers.contains { ColumnWords.match($0.words.last ?? "")?.strength == 3 }
      || choices.contains { choice in headers.contains { $0.words.contains(where: choice.isHeader) }
      }
  }

  /// Whether a header covers several columns, whose own headers then stand beneath it.
  private static func isSplit(_ row: PlanRow) -> Bool {
    row.cells.contains { $0.columns > 1 } && row.cells.count >= 2
  }

  /// The words over each column, from the top.
  static func headers(of rows: ArraySlice<PlanRow>) -> [Header] {
    let last = rows.compactMap { $0.cells.last?.lastColumn }.max() ?? 0
    guard last > 0 else { return [] }
    return (1...min(last, 200)).compactMap { column in
      var header = Header(column: column, words: [])
      for row in rows {
        guard let cell = row.cell(column), !cell.continuesAbove, !cell.text.isEmpty else {
          continue
        }
        header.words.append(cell.text)
        header.mergedFrom = cell.column == column ? nil : cell.column
      }
      return header.words.isEmpty ? nil : header
    }
  }

  private static func read(
    _ headers: [Header], _ choices: [ColumnChoice], columnCount: Int
  ) -> (columns: [PlanColumn: Int], score: Int, doubts: [String]) {
    var taken: [PlanColumn: (column: Int, strength: Int, header: String)] = [:]
    var doubts: [String] = []
    var chosen: Set<Int> = []
    for choice in choices {
      guard let column = choice.column(under: headers, columnCount: columnCount) else { continue }
      taken[choice.holds] = (column, 3, "")
      chosen.insert(column)
    }
    var chosenAsGuessed = 0
    for header in headers {
      let (column, words) = (header.column, header.words)
      if chosen.contains(column) {
        // What it holds is said; that the row is one of headers is still told by its words.
        if ColumnWords.match(words.last ?? "")?.strength == 3 { chosenAsGuessed += 1 }
        continue
      }
      // The lowest header says most; with the one above it where it says nothing alone.
      let lowest = words.last ?? ""
      let match = ColumnWords.match(lowest) ?? ColumnWords.match(words.joined(separator: " "))
      guard let match, !choices.contains(where: { $0.holds == match.column }) else { continue }
      if match.column == .due, let other = taken[.due], taken[.revisedDue] == nil,
        !choices.contains(where: { $0.holds == .revisedDue }),
        ColumnWords.isFirstDue(lowest) != ColumnWords.isFirstDue(other.header)
      {
        let found = (column: column, strength: match.strength, header: lowest)
        let isFirst = ColumnWords.isFirstDue(lowest)
        taken[.due] = isFirst ? found : other
        taken[.revisedDue] = isFirst ? other : found
        continue
      }
      if let other = taken[match.column] {
        let letters = (PlanPlace.letters(other.column), PlanPlace.letters(column))
        let doubt =
          header.mergedFrom == other.column
          ? "“\(lowest)” is one header over columns \(letters.0) and \(letters.1); either could be "
            + "the \(match.column.rawValue)."
          : "Both column \(letters.0) “\(other.header)” and column \(letters.1) “\(lowest)” could be "
            + "the \(match.column.rawValue)."
        if !doubts.contains(doubt) { doubts.append(doubt) }
        if other.strength >= match.strength { continue }
      }
      taken[match.column] = (column, match.strength, lowest)
    }
    // Where nothing else says what is done, the milestones do.
    if taken[.action] == nil,
      !choices.contains(where: { [.action, .milestones].contains($0.holds) })
    {
      taken[.action] = taken.removeValue(forKey: .milestones)
    }
    // A revised date that stands beside no other is the due date.
    if taken[.due] == nil, !choices.contains(where: { [.due, .revisedDue].contains($0.holds) }) {
      taken[.due] = taken.removeValue(forKey: .revisedDue)
    }
    if doubts.isEmpty, let weak = taken.first(where: { $0.value.strength == 1 }) {
      doubts = ["“\(weak.value.header)” was taken for the \(weak.key.rawValue)."]
    }
    let score = taken.values.reduce(chosenAsGuessed) { $0 + 1 + $1.strength }
    return (taken.mapValues(\.column), score, doubts)
  }

  /// The columns of which nobody knows what they hold, with their headers.
  static func unrecognised(
    in table: PlanTable, _ mapping: PlanMapping.Table
  ) -> [(column: Int, header: String)] {
    guard let numbers = mapping.headerRows else { return [] }
    let rows = table.rows.filter { numbers.contains($0.number) }
    let used = Set(mapping.columns.values)
    return headers(of: rows[...]).compactMap { header in
      let (column, words) = (header.column, header.words)
      guard !used.contains(column), let lowest = words.last,
        let cell = rows.last?.cell(column), cell.column == column,
        ColumnWords.match(lowest) == nil,
        ColumnWords.match(words.joined(separator: " ")) == nil
      else { return nil }
      return (column, String(lowest.squeezed.prefix(40)))
    }
  }

  /// The columns whose headers say what another column was taken for, and which are therefore left.
  static func repeated(in table: PlanTable, _ mapping: PlanMapping.Table) -> [PlanProblem] {
    guard let numbers = mapping.headerRows else { return [] }
    let rows = table.rows.filter { numbers.contains($0.number) }
    let used = Set(mapping.columns.values)
    return headers(of: rows[...]).compactMap { header in
      let (column, words) = (header.column, header.words)
      // A cell over several columns is no header of its own for each of them.
      guard !used.contains(column), let lowest = words.last,
        let cell = rows.last?.cell(column), cell.column == column,
        let match = ColumnWords.match(lowest) ?? ColumnWords.match(words.joined(separator: " ")),
        let taken = mapping.columns[match.column]
      else { return nil }
      return PlanProblem(
        kind: .notRead,
        place: PlanPlace(
          table: table.name, row: numbers.upperBound, column: column, page: rows.last?.page),
        message: "“\(lowest.squeezed.prefix(40))” is left: column \(PlanPlace.letters(taken)) was "
          + "taken for the \(match.column.rawValue).")
    }
  }
}

/// What the columns of a table were taken for, before a person confirms it.
struct ColumnGuess {
  /// The numbers of the rows that hold the headers; nil where every row is read.
  var rows: ClosedRange<Int>?
  var columns: [PlanColumn: Int]
  /// Sentences.
  var doubts: [String]

  var certainty: Certainty {
    doubts.isEmpty ? .certain : .uncertain(doubts.joined(separator: " "))
  }
}
