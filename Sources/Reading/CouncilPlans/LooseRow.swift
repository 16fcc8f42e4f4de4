/// Rows of a plan's table that are no part of the plan.
enum LooseRow {
  /// Why a row is left, in the opening of a sentence; nil where it may be an action, or a heading.
  static func reason(_ row: PlanRow) -> String? {
    let filled = row.cells.filter { !$0.text.isEmpty && !$0.continuesAbove }
    guard let first = filled.first else { return nil }
    if isTotal(filled) { return "The row looks like a total" }
    let hasTall = row.cells.contains(where: \.continuesAbove)
    if !hasTall, isLegend(filled) { return "The row looks like the key to its colours" }
    let line = filled.map(\.text).joined(separator: " ").squeezed
    guard !hasTall, filled.count == 1 || filled.count == 2 && isOpening(first.text) else {
      return nil
    }
    return isNote(line) || isDated(line) ? "The row looks like a note" : nil
  }

  /// "Key: R = off track", "Green – complete", "R = red" beside "A = amber".
  private static func isLegend(_ cells: [PlanCell]) -> Bool {
    let parts =
      ["key", "ragkey", "bragkey", "legend"].contains(TextKey.letters(cells[0].text))
      ? cells.dropFirst() : cells[...]
    return !parts.isEmpty
      && parts.allSatisfy { cell in
        let sides = cell.text.squeezed.split(maxSplits: 1) { "=–—:-".contains($0) }
        return sides.count == 2 && sides[0].count <= 12
          && (cells.count == 1 || cell.text.contains("=") || parts.count < cells.count)
          && PlanRating(words: String(sides[0])) != nil
      }
  }

  /// Words before the day that a paper is of.
  private static let openings: [[String]] = [
    ["last", "updated"], ["last", "update"], ["last", "reviewed"], ["last", "revised"],
    ["date", "updated"], ["date", "of", "update"], ["updated"], ["as", "at"], ["as", "of"],
    ["version"], ["printed"], ["revised"],
  ]

  /// The words of a text after those before the day of a paper; nil where it has none.
  private static func afterOpening(_ text: String) -> ArraySlice<Substring>? {
    let words = text.split(whereSeparator: \.isWhitespace)
    let keys = words.map { TextKey.letters($0) }
    guard let opening = openings.first(where: { keys.starts(with: $0) }) else { return nil }
    return words.dropFirst(opening.count)
  }

  private static func isOpening(_ text: String) -> Bool { afterOpening(text)?.isEmpty ?? false }

  /// "Updated 3 May 2026", "Last updated by Jo Fenn on 3 May 2026": the day of the paper itself.
  private static func isDated(_ text: String) -> Bool {
    guard var rest = afterOpening(text), rest.count <= 10 else { return false }
    let isLast = ["last", "version", "date"].contains { text.lowercased().hasPrefix($0) }
    if isLast, rest.contains(where: { $0.contains(where: \.isNumber) }) { return true }
    while let first = rest.first, ["on", "in", "to", "", ":"].contains(first.lowercased()) {
      rest.removeFirst()
    }
    guard let date = try? PlanDate(reading: rest.joined(separator: " ")) else { return false }
    if case .by = date.meaning { return true }
    return date.day != nil && date.certainty == .certain
  }

  /// "Page 3", "3 of 12" or a number away from the first column, at the foot of a page.
  static func isPageNumber(_ row: PlanRow) -> Bool {
    guard row.page != nil, let first = row.cells.first else { return false }
    let text = row.cells.map(\.text).joined(separator: " ").lowercased()
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.allSatisfy({ ["page", "of"].contains($0) || $0.allSatisfy(\.isNumber) }) else {
      return false
    }
    return words.count == 1
      ? first.column > 1 : words.count <= 4 && text.contains(where: \.isLetter)
  }

  /// "Total" with figures, or with few words; "Total actions: 2".
  private static func isTotal(_ cells: [PlanCell]) -> Bool {
    let words = cells.filter { $0.text.contains(where: \.isLetter) }
    guard let key = words.first.map({ TextKey.letters($0.text) }),
      words.allSatisfy({ $0.text.split(separator: " ").count <= 3 })
    else { return isCount(cells) }
    return ["total", "totals", "subtotal", "grandtotal", "overalltotal", "sum"].contains(key)
      || isCount(cells)
  }

  /// A few words from "total" on, and a number at their end.
  private static func isCount(_ cells: [PlanCell]) -> Bool {
    let words = cells.flatMap { $0.text.split { $0.isWhitespace || ":=".contains($0) } }
    guard let first = words.first, let last = words.last, (2...6).contains(words.count) else {
      return false
    }
    return ["total", "totals", "subtotal"].contains(first.lowercased())
      && last.allSatisfy(\.isNumber)
      && words.dropFirst().dropLast().allSatisfy { $0.allSatisfy(\.isLetter) }
  }

  private static func isNote(_ text: String) -> Bool {
    let text = text.squeezed.lowercased()
    return [
      "note:", "notes:", "note -", "note –", "nb:", "nb.", "n.b", "key:", "legend:", "source:",
    ]
    .contains(where: text.hasPrefix) || text.hasPrefix("*")
  }

  /// What the columns hold, where a row is one of headers and of nothing else.
  static func headers(_ row: PlanRow) -> [PlanColumn: Int]? {
    var columns: [PlanColumn: Int] = [:]
    var known = 0
    let filled = row.cells.filter { !$0.text.isEmpty }
    for cell in filled {
      guard cell.columns == 1, !cell.continuesAbove, let column = ColumnWords.named(cell.text)
      else { continue }
      known += 1
      if columns[column] == nil { columns[column] = cell.column }
    }
    let isPlan = columns[.action] != nil || columns[.recommendation] != nil
    return isPlan && columns.count >= 3 && known >= filled.count - 1 ? columns : nil
  }

  /// Names a column of references that holds sentences, in a table without recommendations.
  static func sentencesAsReferences(
    _ entries: ArraySlice<PlanEntry>, _ mapping: PlanMapping.Table, in table: PlanTable
  ) -> PlanProblem? {
    guard let column = mapping.columns[.reference], let first = entries.first,
      !entries.contains(where: { $0.recommendation != nil })
    else { return nil }
    let references = entries.compactMap(\.reference)
    let sentences = references.filter { $0.split(separator: " ").count >= 4 }
    guard sentences.count * 2 > references.count, let shown = sentences.first else { return nil }
    return PlanProblem(
      kind: .doubtful,
      place: PlanPlace(
        table: table.name, row: mapping.headerRows?.upperBound ?? first.place.row, column: column,
        page: first.place.page),
      message: "The table has no recommendations, and what was taken for references are "
        + "sentences: “\(shown.squeezed.prefix(60))”. The recommendations may stand here; say "
        + "so of the column.")
  }
}
