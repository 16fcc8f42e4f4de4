/// The table of grades, read by the order of its rows and checked by their places: a grade counts
/// only where its row and its height on the page say the same.
struct JudgementTable {
  struct Row {
    var area: JudgementArea
    var name: String
    var grade: Grade
    var cell: GradeColumn.Cell
    var labelLines: [BodyLine]
    /// Why the pairing is in doubt.
    var doubt: String?
    /// What another row of the same area says, where that is another grade.
    var other: (printed: String, place: Place)?

    /// The first year that is printed beside its name: "Overall effectiveness (2019)".
    var year: Int? {
      labelLines.lazy.compactMap { JudgementTable.year(beside: $0.text) }.first
        ?? JudgementTable.year(beside: cell.printed)
    }

    var place: Place {
      let lines = (labelLines + cell.lines).sorted {
        ($0.line.page, $0.line.number) < ($1.line.page, $1.line.number)
      }
      // Label and grade often share a line.
      let distinct = lines.indices.filter { index in
        index == 0 || lines[index].line.number != lines[index - 1].line.number
          || lines[index].line.page != lines[index - 1].line.page
      }
      return Place(distinct.map { lines[$0] }) ?? Place(cell.lines[0])
    }
  }

  /// A row whose cell is no grade.
  struct UnclearRow {
    var area: JudgementArea
    var name: String
    var printed: String
    var page: Int

    /// "“Overall effectiveness” says “Not good”": what a reason goes on from.
    var saying: String { "the row “\(name)” of the table on page \(page) says “\(printed)”" }
  }

  var rows: [Row] = []
  private(set) var unclear: [UnclearRow] = []
  /// Rows without a grade, grades without a row, rows the framework does not have.
  var unread: [BodyLine] = []
  /// The body index after the table.
  var end: Int
  /// A column of the table is headed "Previous grade".
  private(set) var hasEarlierGrades = false

  private struct Label {
    var area: JudgementArea
    var text: String
    var lines: [BodyLine]
    var isComplete: Bool
  }

  /// - Parameters:
  ///   - start: body index from which the table is sought.
  ///   - limit: body index at which it must have begun.
  init(_ body: [BodyLine], areas: [JudgementArea], from start: Int, startingBefore limit: Int) {
    end = start
    let texts = areas.flatMap(\.labels)
    var labels: [Label] = []
    var column = GradeColumn()
    var orphans: [BodyLine] = []
    var index = start
    while index < body.endIndex {
      let line = body[index]
      if JudgementTable.namesEarlierGrades(line) { hasEarlierGrades = true }
      let open = JudgementTable.openKey(labels)
      var columns = TableColumns(line, labels: texts, after: column.brokenKey, open: open)
      let unclear =
        columns.gradeKey.isEmpty && (!labels.isEmpty || index < limit)
        ? TableColumns.unclear(line, labels: texts) : nil
      columns = unclear ?? columns
      let takesLabel =
        !columns.labelKey.isEmpty
        && JudgementTable.add(
          columns, line, to: &labels, areas: areas, next: body[(index + 1)...].prefix(3),
          broken: column.brokenKey(adding: columns))
      let isStarted = !labels.isEmpty || !column.cells.isEmpty
      if takesLabel || (columns.labelKey.isEmpty && !columns.gradeKey.isEmpty) {
        if unclear != nil {
          column.addUnclear(columns.grade, line: line)
        } else if !columns.gradeKey.isEmpty {
          column.add(columns.gradeKey, printed: columns.grade, line: line)
        }
        end = index + 1
      } else if line.key == "judgementgrade" || line.key == "judgmentgrade" {
        end = index + 1
      } else if isStarted, !columns.gradeKey.isEmpty, Grade(numberedKey: columns.gradeKey) != nil {
        // A row of which the framework knows nothing.
        orphans.append(line)
        end = index + 1
      } else if line.key.isEmpty, JudgementTable.year(beside: line.text) != nil,
        let last = labels.indices.last, !line.gapBefore, index > start,
        labels[last].lines.last?.line.number == body[index - 1].line.number
      {
        labels[last].lines.append(line)
        end = index + 1
      } else if isStarted,
        !JudgementTable.goesOn(body, after: index, labels: labels, areas: areas)
      {
        break
      } else if !isStarted, index >= limit {
        break
      }
      index += 1
    }
    column.finish()
    pair(labels, column)
    unread += orphans + column.leftOver
  }

  /// "Judgement      Grade      Previous grade"
  private static func namesEarlierGrades(_ line: BodyLine) -> Bool {
    let key = line.key
    guard key.utf8.count <= 60, line.text.firstRange(of: "  ") != nil,
      let earlier = ["previous", "lastinspection", "lastgrade", "earlier"]
        .compactMap({ key.firstRange(of: $0)?.lowerBound }).first
    else { return false }
    return ["judgement", "judgment", "grade", "area", "current"].contains {
      key[..<earlier].contains($0)
    }
  }

  /// The year that stands among some words.
  private static func year(beside text: String) -> Int? {
    text.split { !$0.isNumber }.lazy.compactMap { word in
      word.count == 4 ? Int(word).flatMap { (1990...2100).contains($0) ? $0 : nil } : nil
    }.first
  }

  /// Whether within the next lines another row begins.
  private static func goesOn(
    _ body: [BodyLine], after index: Int, labels: [Label], areas: [JudgementArea]
  ) -> Bool {
    let missing = areas.filter { area in !labels.contains { $0.area.key == area.key } }
      .flatMap(\.labels)
    return body[(index + 1)...].prefix(6).contains { line in
      let columns = TableColumns(line, labels: missing)
      guard columns.labelKey.utf8.count >= 12 else { return false }
      return !columns.gradeKey.isEmpty && missing.contains { $0.hasPrefix(columns.labelKey) }
    }
  }

  /// The key of the last label, where it is not whole.
  private static func openKey(_ labels: [Label]) -> String {
    guard let last = labels.last, !last.isComplete else { return "" }
    return TextKey.letters(last.text)
  }

  /// Takes the words of a line as the start or the continuation of a row's label.
  private static func add(
    _ columns: TableColumns, _ line: BodyLine, to labels: inout [Label], areas: [JudgementArea],
    next: ArraySlice<BodyLine>, broken: String?
  ) -> Bool {
    let key = columns.labelKey
    if let last = labels.indices.last, !labels[last].isComplete {
      let joined = TextKey.letters(labels[last].text) + key
      if let area = areas.first(where: { $0.labels.contains { $0.hasPrefix(joined) } }) {
        labels[last].text += " " + columns.label
        labels[last].lines.append(line)
        settle(
          &labels[last], area: area, key: joined, areas: areas, next: next, broken: broken)
        return true
      }
    }
    guard let area = areas.first(where: { $0.labels.contains { $0.hasPrefix(key) } }),
      key.utf8.count >= 8 || goesOn(key, in: next, areas: areas)
    else { return false }
    var label = Label(area: area, text: columns.label, lines: [line], isComplete: false)
    settle(&label, area: area, key: key, areas: areas, next: next, broken: broken)
    labels.append(label)
    return true
  }

  /// Whether the first words of a label in a narrow column, "The", "Overall", go on beneath.
  private static func goesOn(
    _ key: String, in next: ArraySlice<BodyLine>, areas: [JudgementArea]
  ) -> Bool {
    guard key.utf8.count >= 3 else { return false }
    let texts = areas.flatMap(\.labels)
    var joined = key
    for line in next {
      joined += TableColumns(line, labels: texts, open: joined).labelKey
      guard texts.contains(where: { $0.hasPrefix(joined) }) else { return false }
      if joined.utf8.count >= 8 { return true }
    }
    return false
  }

  /// Decides whether a label is complete; "… children in care" may yet go on "and care leavers".
  private static func settle(
    _ label: inout Label, area: JudgementArea, key: String, areas: [JudgementArea],
    next: ArraySlice<BodyLine>, broken: String?
  ) {
    label.area = areas.first { $0.labels.contains(key) } ?? area
    guard areas.contains(where: { $0.labels.contains(key) }) else { return }
    let longer = areas.flatMap(\.labels).filter { $0.hasPrefix(key) && $0 != key }
    let following =
      next.lazy.map { TableColumns($0, labels: longer, after: broken, open: key).labelKey }
      .first { !$0.isEmpty } ?? ""
    label.isComplete = !longer.contains {
      !following.isEmpty && $0.hasPrefix(key + following)
    }
  }

  // MARK: Pairing

  private mutating func pair(_ labels: [Label], _ column: GradeColumn) {
    let known = labels.filter { label in
      label.area.labels.contains(TextKey.letters(label.text))
    }
    for label in labels where !label.area.labels.contains(TextKey.letters(label.text)) {
      unread += label.lines
    }
    let cells = column.cells
    let heights = cells.map { height($0.lines) }
    let inOrder = known.count == cells.count
    for (position, label) in known.enumerated() {
      let ownHeight = height(label.lines)
      let nearest = cells.indices.min {
        abs(heights[$0] - ownHeight) < abs(heights[$1] - ownHeight)
      }
      guard let nearest else {
        unread += label.lines
        continue
      }
      let chosen = inOrder ? position : nearest
      var doubt: String?
      if !inOrder {
        doubt = "the table has \(known.count) rows and \(cells.count) grades"
        guard abs(heights[nearest] - ownHeight) <= 2 else {
          unread += label.lines
          continue
        }
      } else if nearest != position {
        doubt = "the grade does not stand beside its row"
      }
      if hasEarlierGrades {
        doubt = doubt ?? "a column of earlier grades stands beside that of the grades"
      }
      let cell = cells[chosen]
      let name = JudgementTable.name(label.text)
      let printed = cell.printed.squeezed
      guard let grade = cell.grade else {
        unread += label.lines
        unclear.append(
          UnclearRow(
            area: label.area, name: name, printed: printed, page: label.lines[0].line.page))
        continue
      }
      let row = Row(
        area: label.area, name: name, grade: grade, cell: cell, labelLines: label.lines,
        doubt: doubt)
      if let first = rows.firstIndex(where: { $0.area.key == label.area.key }) {
        unread += label.lines
        if rows[first].grade != grade {
          rows[first].other = rows[first].other ?? (printed, row.place)
        }
        continue
      }
      rows.append(row)
    }
    if known.isEmpty { unread += cells.flatMap(\.lines) }
  }

  /// The middle of some lines, pages counted as tall.
  private func height(_ lines: [BodyLine]) -> Double {
    let heights = lines.map { Double($0.line.page * 1000 + $0.line.number) }
    guard let low = heights.min(), let high = heights.max() else { return 0 }
    return (low + high) / 2
  }

  /// "2.1 Adoption performance" without its number.
  private static func name(_ label: String) -> String {
    label.drop { $0.isNumber || $0 == "." || $0 == " " }.trimmed.squeezed
  }
}
