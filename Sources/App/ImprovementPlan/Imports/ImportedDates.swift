import Civil
import Reading

extension ImportedRow {
  /// What is wrong or doubtful about a date of the row.
  struct DateNote: Codable, Hashable, Sendable {
    let column: DateColumn
    /// The words of the cell.
    let text: String
    /// What is wrong with them, or what they were taken for.
    let message: String
    /// No day could be read from the cell.
    let isUnread: Bool
  }

  /// The dates that a row can hold.
  enum DateColumn: String, CaseIterable, Codable, Sendable {
    case start
    case due
    case revisedDue = "revised-due"
    case completed

    var title: String {
      switch self {
      case .start: "Start"
      case .due: "Due date"
      case .revisedDue: "Revised due date"
      case .completed: "Completed"
      }
    }
  }

  func day(_ column: DateColumn) -> Day? {
    switch column {
    case .start: start
    case .due: due
    case .revisedDue: hasRevisedDue ? movedTo.last : nil
    case .completed: completed
    }
  }

  /// Whether the date as it is now stands in a column of its own.
  private var hasRevisedDue: Bool {
    cells.contains { $0.holds == PlanColumn.revisedDue.rawValue && !$0.text.isEmpty }
  }

  /// Says of its dates what the reader found, from the problems of its place in the file.
  mutating func note(_ problems: [PlanProblem], columns: [String: Int]) {
    let notes = problems.compactMap { problem -> DateNote? in
      guard let place = problem.place.column,
        let column = DateColumn.allCases.first(where: { columns[$0.rawValue] == place })
      else { return nil }
      return DateNote(
        column: column, text: cells.first { $0.holds == column.rawValue }?.text ?? "",
        message: problem.message, isUnread: day(column) == nil)
    }
    dateNotes = notes.isEmpty ? nil : notes.uniqued()
  }

  /// Where a due date came from: "As in plan.docx, “table 1”, row 6", or who entered it in the
  /// place of what stands there.
  func origin(of date: CivilDate, verb: String, in file: String, by name: String) -> String {
    let days = [due].compactMap(\.self) + movedTo
    guard let entered = days.first(where: { $0.date == date && $0.isEntered == true }) else {
      return "\(verb) in \(file), \(place)"
    }
    let words = entered.text.onOneLine.shortened(to: 60)
    return "Entered by \(name) when \(file) was brought in, "
      + (words.isEmpty ? "where \(place) has no date" : "in place of “\(words)” in \(place)")
  }

  /// Where the row stands, as a key for what a person decided about it.
  var key: String { "\(row)|\(table)" }

  /// The same for one of its dates.
  func key(_ column: DateColumn) -> String { "\(column.rawValue)|\(key)" }

  /// The row with the days that a person entered in the place of what the file says.
  func repaired(_ repairs: [String: ImportChoices.Repair]?) -> ImportedRow {
    guard let repairs, !repairs.isEmpty else { return self }
    var row = self
    for column in DateColumn.allCases {
      guard let repair = repairs[key(column)] else { continue }
      let words = cells.first { $0.holds == column.rawValue }?.text
      let day = Day(text: words ?? self.day(column)?.text ?? "", day: repair.day, isEntered: true)
      switch column {
      case .start: row.start = day
      case .completed: row.completed = day
      case .due: (row.due, row.movedTo) = (day, hasRevisedDue ? movedTo : [])
      case .revisedDue: row.movedTo = [day]
      }
    }
    return row
  }
}

extension ImportChoices {
  /// A day that a person entered in the place of a cell's words.
  struct Repair: Codable, Hashable, Sendable {
    var day: String
  }
}

extension ImportDecisions {
  /// Lines with the days that a person entered in the place of what the file says.
  func repaired(_ lines: [ImportLine]) -> [ImportLine] {
    lines.map { line in
      var line = line
      line.row = line.row.repaired(choices.repairs)
      return line
    }
  }
}
