/// What a person says of one column of a plan: "owner=Lead officer", "action=B", "rating=-".
public struct ColumnChoice: Sendable, Hashable {
  public var holds: PlanColumn
  /// The header over the column, or its letters as spreadsheets have them; nil where no column
  /// holds it.
  public var column: String?

  public init(holds: PlanColumn, column: String?) { (self.holds, self.column) = (holds, column) }

  /// Why a choice could not be understood, in a sentence that says what could be.
  public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
  }

  /// Reads "Action=B,Owner=Lead officer": what is held, "=", and the letters or the header of its
  /// column; "-" for no column. A header may hold commas of its own.
  public static func list(_ text: String) throws(Problem) -> [ColumnChoice] {
    var parts: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if part.contains("=") || parts.isEmpty {
        parts.append(String(part))
      } else {
        parts[parts.count - 1] += "," + part
      }
    }
    var out: [ColumnChoice] = []
    for part in parts { out.append(try one(part)) }
    return out
  }

  /// Refuses choices that name one thing or one column twice.
  public static func check(_ choices: [ColumnChoice]) throws(Problem) {
    for (index, choice) in choices.enumerated() {
      for other in choices[..<index] {
        if other.holds == choice.holds {
          throw Problem(description: "'\(choice.holds.rawValue)' is named twice; name it once")
        }
        if let column = choice.column, column.lowercased() == other.column?.lowercased() {
          throw Problem(
            description: "column '\(column)' is named twice, for '\(other.holds.rawValue)' and "
              + "'\(choice.holds.rawValue)'; choose one")
        }
      }
    }
  }

  private static func one(_ text: String) throws(Problem) -> ColumnChoice {
    guard let sign = text.firstIndex(of: "=") else {
      throw Problem(
        description: "'\(text.trimmed)' names no column; write it as in action=B or "
          + "\"owner=Lead officer\"")
    }
    let name = text[..<sign].trimmed
    let key = TextKey.letters(name)
    guard let holds = PlanColumn.allCases.first(where: { TextKey.letters($0.rawValue) == key })
    else {
      let known = PlanColumn.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(description: "a plan holds no '\(name)'; it may hold \(known)")
    }
    let column = text[text.index(after: sign)...].trimmed
    guard !column.isEmpty else {
      throw Problem(
        description: "'\(name)=' names no column; give its letters or its header, or - for none")
    }
    return ColumnChoice(holds: holds, column: column == "-" ? nil : column)
  }
}

extension ColumnChoice {
  /// The number of the column, from 1: by its header, else by its letters.
  func column(under headers: [HeaderRecognition.Header], columnCount: Int) -> Int? {
    guard let column else { return nil }
    let header = headers.first { $0.words.contains { isHeader($0) } }
    if let header { return header.column }
    guard let number = PlanPlace.number(letters: column), number <= columnCount else { return nil }
    return number
  }

  /// Whether some words are the header that was named; spacing and capitals do not matter.
  func isHeader(_ words: String) -> Bool {
    column.map { words.squeezed.lowercased() == $0.squeezed.lowercased() } ?? false
  }
}

extension PlanPlace {
  /// The number of a column from its letters, 1 for A; nil where they are none or far too many.
  static func number(letters: String) -> Int? {
    guard (1...3).contains(letters.utf8.count) else { return nil }
    var number = 0
    for byte in letters.utf8 {
      let lower = byte | 0x20
      guard byte >= 0x41, lower >= 0x61, lower <= 0x7A else { return nil }
      number = number * 26 + Int(lower - 0x60)
    }
    return number
  }
}

extension CouncilPlan {
  /// Takes what a person says of some columns, and guesses the others again.
  ///
  /// - Throws: `.noSuchColumn` where no table has a column that is named.
  public mutating func choose(_ choices: [ColumnChoice]) throws(PlanRefusal) {
    let shown = tables.filter { !$0.isHidden }
    for choice in choices {
      guard let name = choice.column else { continue }
      let isThere = shown.contains { table in
        let byLetters = PlanPlace.number(letters: name).map { $0 <= table.columnCount } ?? false
        return byLetters
          || table.rows.prefix(HeaderRecognition.reach).contains { row in
            row.cells.contains { choice.isHeader($0.text) }
          }
      }
      if !isThere {
        throw .noSuchColumn(name: name, headers: headers(), lastColumn: lastColumn(of: shown))
      }
    }
    guess(choosing: choices)
  }

  private func lastColumn(of tables: [PlanTable]) -> String {
    PlanPlace.letters(tables.map(\.columnCount).max() ?? 1)
  }

  /// The headers of the tables that are understood, each once.
  private func headers() -> [String] {
    var found: [String] = []
    for mapped in proposal.tables {
      guard let last = mapped.headerRows?.upperBound,
        let row = tables[mapped.table].rows.first(where: { $0.number == last })
      else { continue }
      for cell in row.cells where !cell.text.isEmpty && !cell.continuesAbove {
        let words = String(cell.text.squeezed.prefix(40))
        if !found.contains(words) { found.append(words) }
      }
    }
    return found
  }
}
