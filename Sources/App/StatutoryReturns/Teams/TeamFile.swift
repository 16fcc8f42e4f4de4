import Kernel
import Web

/// A list of which team works with which child, understood: `LAchildID,team`, a child on each line.
/// As long as one line is wrong, nothing of it is taken.
struct TeamFile: Sendable {
  private static let mostProblems = 20

  /// By the council's own number of the child.
  private(set) var teams: [String: String] = [:]
  private(set) var problems: [Problem] = []
  private var left = 0

  init(_ text: String) {
    let table = CSVTable(text)
    if let line = table.unclosedQuoteLine {
      problems = [
        Problem(
          "Line \(line): a quotation mark is opened here and never closed. Close it, or take it away.",
          field: "file")
      ]
      return
    }
    var rows = table.rows[...]
    guard let head = rows.popFirst() else {
      problems = [Problem("The file is empty.", field: "file")]
      return
    }
    let names = head.cells.map { $0.lowercased().filter(\.isLetter) }
    guard let child = names.firstIndex(of: "lachildid"), let team = names.firstIndex(of: "team")
    else {
      problems = [
        Problem(
          "Line \(head.line): the first line must name the columns LAchildID and team.",
          field: "file")
      ]
      return
    }
    if rows.isEmpty { wrong(head.line, "no child follows the names of the columns.") }
    var lines: [String: Int] = [:]
    for row in rows { read(row, child, team, &lines) }
    if left > 0 { problems.append(Problem("And \(left) more lines are wrong.", field: "file")) }
  }

  private mutating func read(
    _ row: CSVTable.Row, _ child: Int, _ team: Int, _ lines: inout [String: Int]
  ) {
    let id = child < row.cells.count ? row.cells[child] : ""
    let name = team < row.cells.count ? row.cells[team] : ""
    if id.isEmpty { return wrong(row.line, "the LAchildID is missing.") }
    if name.isEmpty { return wrong(row.line, "the team of the child is missing.") }
    if id.utf8.count > 40 { return wrong(row.line, "the LAchildID is too long.") }
    if name.count > 100 { return wrong(row.line, "the team’s name is longer than 100 characters.") }
    if (id + name).unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return wrong(row.line, "there is a control character in it.")
    }
    if let line = lines[id], let other = teams[id], TeamName.key(other) != TeamName.key(name) {
      return wrong(row.line, "the child has another team on line \(line).")
    }
    lines[id] = row.line
    teams[id] = name
  }

  private mutating func wrong(_ line: Int, _ what: String) {
    guard problems.count < Self.mostProblems else {
      left += 1
      return
    }
    problems.append(Problem("Line \(line): \(what)", field: "file"))
  }
}
