import Civil
import Kernel
import Web

/// One line of a file of statistical neighbours.
struct NeighbourLine: Hashable, Sendable {
  var council: EnglishCouncil
  var neighbour: EnglishCouncil
  var place: Int
  var source: String
  var asAt: CivilDate
}

/// Something wrong on a line of a file; 0 for the whole of it.
public struct LineProblem: Hashable, Sendable {
  public var line: Int
  public var message: String
}

/// A file of statistical neighbours, understood: its lines, and what is wrong with it, by line.
///
///     council,neighbour,rank,source,as at
struct NeighbourFile: Sendable {
  private(set) var lines: [NeighbourLine] = []
  private(set) var problems: [LineProblem] = []

  private static let columns = ["council", "neighbour", "rank", "source", "as at"]
  private static let mostPlaces = 50

  init(_ text: String, councils: CouncilIndex) {
    var rows = CSVTable(text).rows[...]
    guard let head = rows.popFirst() else {
      problems = [LineProblem(line: 0, message: "The file is empty.")]
      return
    }
    let names = head.cells.map(Self.columnName)
    let missing = Self.columns.filter { !names.contains($0) }
    guard missing.isEmpty else {
      problems = [
        LineProblem(
          line: head.line,
          message: "The first line must name the columns council, neighbour, rank, source and "
            + "as at. Missing: \(Words.list(missing)).")
      ]
      return
    }
    if rows.isEmpty {
      problems = [
        LineProblem(line: head.line, message: "No line follows the names of the columns.")
      ]
    }
    for row in rows { read(row, names, councils) }
  }

  private mutating func read(_ row: CSVTable.Row, _ names: [String], _ councils: CouncilIndex) {
    func cell(_ name: String) -> String {
      guard let index = names.firstIndex(of: name), index < row.cells.count else { return "" }
      return row.cells[index]
    }
    var wrong: [String] = []
    let council = councils.council(cell("council"))
    if council == nil { wrong.append("“\(cell("council"))” is no council that is known.") }
    let neighbour = councils.council(cell("neighbour"))
    if neighbour == nil { wrong.append("“\(cell("neighbour"))” is no council that is known.") }
    if let council, council == neighbour {
      wrong.append("\(council.name) cannot be its own neighbour.")
    }
    let place = Int(cell("rank"))
    if !(1...Self.mostPlaces).contains(place ?? 0) {
      wrong.append(
        "The rank “\(cell("rank"))” must be a whole number from 1 to \(Self.mostPlaces).")
    }
    if cell("source").isEmpty { wrong.append("The source is missing: say where it is known from.") }
    var asAt: CivilDate?
    do throws(UnreadableDate) {
      asAt = try CivilDate(reading: cell("as at"))
    } catch {
      wrong.append("As at “\(cell("as at"))”: \(error)")
    }
    guard wrong.isEmpty, let council, let neighbour, let place, let asAt else {
      problems += wrong.map { LineProblem(line: row.line, message: $0) }
      return
    }
    let line = NeighbourLine(
      council: council, neighbour: neighbour, place: place, source: cell("source"), asAt: asAt)
    if let twice = lines.first(where: { $0.isOfList(of: line) && $0.place == place }) {
      problems.append(
        LineProblem(
          line: row.line,
          message: "\(council.name) has two neighbours of rank \(place): "
            + "\(twice.neighbour.name) and \(neighbour.name)."))
    } else if lines.contains(where: { $0.isOfList(of: line) && $0.neighbour == neighbour }) {
      problems.append(
        LineProblem(
          line: row.line, message: "\(neighbour.name) is a neighbour of \(council.name) twice."))
    } else {
      lines.append(line)
    }
  }

  private static func columnName(_ cell: String) -> String {
    let words = cell.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
    return words == "date" ? "as at" : words == "place" ? "rank" : words
  }
}

extension NeighbourLine {
  /// Whether both stand in the list of one council as at one day.
  fileprivate func isOfList(of other: NeighbourLine) -> Bool {
    council.code == other.council.code && asAt == other.asAt
  }
}
