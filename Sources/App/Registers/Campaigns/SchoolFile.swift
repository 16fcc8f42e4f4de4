import Civil
import Kernel
import Web

/// A list of schools, understood: the names of the columns, then a school on each line.
///
///     name,urn,phase,opened,closed
struct SchoolFile: Sendable {
  /// A school and the line on which it stands.
  struct Line: Sendable {
    let number: Int
    let entry: SchoolEntry
  }

  private static let mostProblems = 20
  /// More than the largest council has.
  private static let mostSchools = 1_000
  private static let columns = ["name", "urn", "phase", "opened", "closed"]

  private(set) var lines: [Line] = []
  /// By line.
  private var wrongLines: [(line: Int, message: String)] = []

  /// What is wrong, by line, with how many more there are.
  var problems: [Problem] {
    let sorted = wrongLines.sorted { ($0.line, $0.message) < ($1.line, $1.message) }
    let left = sorted.count - Self.mostProblems
    return sorted.prefix(Self.mostProblems).map {
      Problem("Line \($0.line): \($0.message)", field: "list")
    } + (left > 0 ? [Problem("And \(left) more like these.", field: "list")] : [])
  }

  init(_ text: String) {
    let table = CSVTable(text)
    if let line = table.unclosedQuoteLine {
      wrong(line, "a quotation mark is opened here and never closed. Close it, or take it away.")
      return
    }
    var rows = table.rows[...]
    guard let head = rows.popFirst() else {
      wrong(1, "the list is empty.")
      return
    }
    let names = head.cells.map { $0.lowercased() }
    check(names, on: head.line)
    if rows.isEmpty { wrong(head.line, "no school follows the names of the columns.") }
    if rows.count > Self.mostSchools {
      wrong(head.line, "there are \(rows.count) schools. Send at most 1,000 at a time.")
    }
    guard wrongLines.isEmpty else { return }
    for row in rows { read(row, names) }
  }

  private mutating func check(_ names: [String], on line: Int) {
    guard names.contains("name") else {
      wrong(
        line,
        "the first line must name the columns: name and, if you have them, urn, phase, opened and closed."
      )
      return
    }
    for name in names where !name.isEmpty && !Self.columns.contains(name) {
      wrong(line, "there is no column “\(name)”. The columns are \(Words.list(Self.columns)).")
    }
    for name in Self.columns where names.count(where: { $0 == name }) > 1 {
      wrong(line, "the column “\(name)” stands there twice.")
    }
  }

  private mutating func read(_ row: CSVTable.Row, _ names: [String]) {
    if row.cells.dropFirst(names.count).contains(where: { !$0.isEmpty }) {
      return wrong(
        row.line,
        "it has more cells than there are columns. Put a name with a comma in quotation marks.")
    }
    func cell(_ name: String) -> String {
      names.firstIndex(of: name).flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }
        ?? ""
    }
    let name = FormEntry.tidy(cell("name"))
    if name.isEmpty { return wrong(row.line, "the name of the school is missing.") }
    if name.count > 200 { return wrong(row.line, "the name is longer than 200 characters.") }
    var entry = SchoolEntry(name: name, urn: cell("urn"))
    if !cell("phase").isEmpty {
      entry.phase = School.Phase(reading: cell("phase"))
      if entry.phase == nil {
        wrong(
          row.line,
          "“\(cell("phase"))” is no phase. Choose from \(Words.list(School.Phase.allCases.map(\.title), last: "or"))."
        )
      }
    }
    entry.openedOn = day(cell("opened"), on: row.line)
    entry.closedOn = day(cell("closed"), on: row.line)
    for problem in entry.problems { wrong(row.line, problem.message) }
    if let other = lines.first(where: { entry.twin(of: $0.entry) != nil }) {
      return wrong(row.line, "line \(other.number) has the same name or URN already.")
    }
    lines.append(Line(number: row.line, entry: entry))
  }

  private mutating func day(_ text: String, on line: Int) -> CivilDate? {
    if text.isEmpty { return nil }
    do throws(UnreadableDate) {
      return try CivilDate(reading: text)
    } catch {
      wrong(line, "“\(text)” is no day: \(error)")
      return nil
    }
  }

  mutating func wrong(_ line: Int, _ message: String) {
    wrongLines.append((line, message))
  }
}
