/// The rows of a CSV file (RFC 4180), each with the line it begins on. Commas, semicolons or, as in
/// what is copied from a spreadsheet, tabulators part the cells, whichever the first line has more
/// of.
public struct CSVTable: Sendable {
  public struct Row: Hashable, Sendable {
    /// 1 for the first line of the file.
    public var line: Int
    public var cells: [String]
  }

  public private(set) var rows: [Row] = []
  /// The line on which a quotation mark opens a cell that is never closed: all that follows it is
  /// in that cell. nil when every one is closed.
  public private(set) var unclosedQuoteLine: Int?

  public init(_ text: String) {
    var text = text
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    let first = text.prefix { $0 != "\n" && $0 != "\r\n" }
    let separators: [Character] = [",", ";", "\t"]
    let comma = separators.max { a, b in first.count { $0 == a } < first.count { $0 == b } } ?? ","
    var row = Row(line: 1, cells: [])
    var cell = ""
    var (line, isQuoted, wasQuoted) = (1, false, false)
    var quoteLine = 1
    func endCell() {
      row.cells.append(wasQuoted ? cell : Self.trimmed(cell))
      (cell, wasQuoted) = ("", false)
    }
    func endRow() {
      endCell()
      if row.cells.contains(where: { !$0.isEmpty }) { rows.append(row) }
      row = Row(line: line + 1, cells: [])
    }
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      let isLineEnd = character == "\n" || character == "\r\n" || character == "\r"
      if isQuoted {
        if character == "\"", next < text.endIndex, text[next] == "\"" {
          cell.append(character)
          index = text.index(after: next)
          continue
        }
        if character == "\"" { isQuoted = false } else { cell.append(character) }
      } else if character == "\"", Self.trimmed(cell).isEmpty {
        (cell, isQuoted, wasQuoted) = ("", true, true)
        quoteLine = line
      } else if character == comma {
        endCell()
      } else if isLineEnd {
        endRow()
      } else if !(wasQuoted && character.isWhitespace) {
        cell.append(character)
      }
      if isLineEnd { line += 1 }
      index = next
    }
    if isQuoted { unclosedQuoteLine = quoteLine }
    endRow()
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
