import Civil

/// A row whose cells slipped sideways: told once, with how far, where that can be seen.
enum RowShift {
  static let dates: [PlanColumn] = [.start, .due, .completed]
  static let ratings: [PlanColumn] = [.rating, .impactRating]
  /// How far cells are looked for.
  private static let reach = [1, 2, 3, 4, -1, -2, -3, -4]

  /// How far a row slipped, and what is to be said of it.
  struct Slip {
    /// To the right; below 0 to the left; nil where that cannot be told.
    var columns: Int?
    var message: String
  }

  /// Nil where the cells of a row stand where they belong.
  ///
  /// - Parameter cell: the cell of a column, as the row was read.
  static func slip(
    _ row: PlanRow, _ mapping: PlanMapping.Table, in table: PlanTable,
    cell: (PlanColumn) -> PlanCell?
  ) -> Slip? {
    if let (columns, found) = shift(row, mapping.columns) ?? push(row, mapping.columns)
      ?? pushedWhole(row, mapping, in: table) ?? pull(row, mapping.columns)
    {
      return slip(columns, found, row, mapping)
    }
    if let slip = DateShift(row, mapping, in: table) {
      return self.slip(
        slip.columns, [words(slip.date, in: row, notIn: slip.date - slip.columns)], row, mapping,
        from: slip.start)
    }
    if let found = besideAction(row, mapping.columns, in: table) {
      return slip(1, [words(found, in: row, notIn: found - 1)], row, mapping)
    }
    let clashes = ColumnClash.clashes(cell)
    guard clashes.count >= 2 else { return nil }
    return Slip(
      message:
        "The row looks shifted: \(clashes.joined(separator: ", ")). Compare it with the file "
        + "before it is taken.")
  }

  private static func slip(
    _ columns: Int, _ found: [String], _ row: PlanRow, _ mapping: PlanMapping.Table,
    from start: String = ""
  ) -> Slip {
    let count = ["one column", "two columns", "three columns", "four columns"][abs(columns) - 1]
    return Slip(
      columns: columns,
      message:
        "The row looks shifted by \(count) to the \(columns > 0 ? "right" : "left")\(start): "
        + found.joined(separator: ", ") + beyond(row, mapping.columns)
        + ". Compare it with the file before it is taken.")
  }

  /// By how many columns, and what shows it: nothing of the kind stands where it belongs, and two
  /// things or more, a date among them, stand as far beside it.
  private static func shift(
    _ row: PlanRow, _ columns: [PlanColumn: Int]
  ) -> (columns: Int, found: [String])? {
    let kinds = (dates + ratings).filter { columns[$0] != nil }
    guard kinds.allSatisfy({ !fits($0, row, columns, by: 0) }),
      kinds.contains(where: { holdsText($0, row, columns) })
    else { return nil }
    for distance in reach {
      let found = kinds.filter { fits($0, row, columns, by: distance) }
      guard found.count >= 2, found.contains(where: dates.contains) else { continue }
      return (distance, found.compactMap { words($0, row, columns, by: distance) })
    }
    return nil
  }

  /// The same where the first of several dates slipped into the column of the second: all of them
  /// stand one or more columns to the right, words stand where the first belongs, and an empty cell
  /// where what is done does.
  private static func push(
    _ row: PlanRow, _ columns: [PlanColumn: Int]
  ) -> (columns: Int, found: [String])? {
    let kinds = dates.filter { columns[$0] != nil }
    guard kinds.count >= 2, let action = columns[.action], row.text(action).isEmpty,
      let first = kinds.min(by: { columns[$0] ?? 0 < columns[$1] ?? 0 }),
      !fits(first, row, columns, by: 0), holdsText(first, row, columns),
      let distance = reach.first(where: { distance in
        distance > 0 && kinds.allSatisfy { fits($0, row, columns, by: distance) }
      })
    else { return nil }
    return (distance, kinds.compactMap { words($0, row, columns, by: distance) })
  }

  /// The same where an empty cell pushed the whole row from its first column on, which other rows
  /// fill.
  private static func pushedWhole(
    _ row: PlanRow, _ mapping: PlanMapping.Table, in table: PlanTable
  ) -> (columns: Int, found: [String])? {
    let columns = mapping.columns
    let kinds = dates.filter { columns[$0] != nil }
    guard kinds.count >= 2, let gap = columns.values.min(), row.text(gap).isEmpty,
      !row.text(gap + 1).isEmpty,
      let first = kinds.compactMap({ columns[$0] }).min(), gap < first,
      row.text(first).contains(where: \.isLetter), (try? PlanDateCell(row.text(first))) == nil,
      kinds.allSatisfy({ fits($0, row, columns, by: 1) })
    else { return nil }
    let others = table.rows.filter {
      $0.number != row.number && $0.number > mapping.headerRows?.upperBound ?? 0
    }
    guard others.count(where: { !$0.text(gap).isEmpty }) * 2 > others.count else { return nil }
    return (1, kinds.compactMap { words($0, row, columns, by: 1) })
  }

  /// The same where a cell is missing and several dates stand side by side: each date may be read as
  /// the one before it, and the rating stands where the last of them belongs.
  private static func pull(
    _ row: PlanRow, _ columns: [PlanColumn: Int]
  ) -> (columns: Int, found: [String])? {
    let days = (dates + [.revisedDue]).compactMap { columns[$0] }
    for rating in ratings {
      guard let place = columns[rating], days.contains(place - 1),
        fits(rating, row, columns, by: -1), !fits(rating, row, columns, by: 0),
        holdsText(rating, row, columns), row.cell(place)?.isDateAlone == false
      else { continue }
      let first = dates.first { date in
        columns[date].map { $0 == days.min() && row.cell($0 - 1)?.isDateAlone == true } ?? false
      }
      return (
        -1, [first, rating].compactMap { $0.flatMap { words($0, row, columns, by: -1) } }
      )
    }
    return nil
  }

  /// Where words that say what is to be done stand for who does it, beside an empty cell of the
  /// action and behind a recommendation.
  private static func besideAction(
    _ row: PlanRow, _ columns: [PlanColumn: Int], in table: PlanTable
  ) -> Int? {
    guard let action = columns[.action], let before = columns[.recommendation], before < action,
      !row.text(before).isEmpty, row.cell(action)?.text.isEmpty ?? true,
      row.cell(action)?.isFormula != true, saysWhatIsDone(row.text(action + 1))
    else { return nil }
    let beside = columns.first { $0.value == action + 1 }?.key
    guard [nil, .owner, .partners].contains(beside) else { return nil }
    // Who does other things too is somebody.
    let isSomebody = table.rows.contains {
      $0.number != row.number && !$0.text(action).isEmpty
        && $0.text(action + 1).squeezed == row.text(action + 1).squeezed
    }
    return isSomebody ? nil : action + 1
  }

  /// Whether words are a sentence rather than a name or a post: "Open the third hub".
  private static func saysWhatIsDone(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count >= 3, let first = words.first, !posts.contains(TextKey.letters(first)) else {
      return false
    }
    return words.dropFirst().contains { $0.count > 3 && $0.first?.isLowercase == true }
  }

  /// With what posts and bodies begin.
  private static let posts: Set<String> = [
    "head", "heads", "director", "directors", "assistant", "deputy", "principal", "chief", "lead",
    "leads", "manager", "managers", "service", "team", "teams", "chair", "officer", "all", "senior",
    "strategic", "operational", "corporate", "executive", "programme", "project", "board", "the",
    "independent", "designated", "virtual", "local", "council", "police", "health", "children",
    "childrens",
  ]

  private static func words(
    _ column: PlanColumn, _ row: PlanRow, _ columns: [PlanColumn: Int], by distance: Int
  ) -> String? {
    columns[column].map { words($0 + distance, in: row, notIn: $0) }
  }

  private static func words(_ found: Int, in row: PlanRow, notIn place: Int) -> String {
    "“\(row.text(found).squeezed.prefix(40))” stands in column \(PlanPlace.letters(found)) and not "
      + "in \(PlanPlace.letters(place))"
  }

  private static func fits(
    _ column: PlanColumn, _ row: PlanRow, _ columns: [PlanColumn: Int], by distance: Int
  ) -> Bool {
    guard let place = columns[column], place + distance > 0,
      let cell = row.cell(place + distance), !cell.text.isEmpty
    else { return false }
    if ratings.contains(column) { return PlanRating(words: cell.text) != nil }
    return cell.kind == .date
      || cell.text.contains(where: \.isNumber) && (try? PlanDateCell(cell.text)) != nil
  }

  private static func holdsText(
    _ column: PlanColumn, _ row: PlanRow, _ columns: [PlanColumn: Int]
  ) -> Bool {
    columns[column].flatMap { row.cell($0) }.map { $0.text.contains(where: \.isLetter) } ?? false
  }

  /// Names what stands to the right of all columns that are read.
  private static func beyond(_ row: PlanRow, _ columns: [PlanColumn: Int]) -> String {
    guard let last = columns.values.max() else { return "" }
    let letters = row.cells.filter { $0.column > last && !$0.text.isEmpty }
      .map { PlanPlace.letters($0.column) }
    guard let end = letters.last else { return "" }
    let all = letters.dropLast()
    let names = all.isEmpty ? "column \(end)" : "columns \(all.joined(separator: ", ")) and \(end)"
    return "; what stands in \(names), beyond those that are read, is kept as words alone"
  }
}
