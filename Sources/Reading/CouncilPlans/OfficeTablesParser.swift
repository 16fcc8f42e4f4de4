/// Reads what `OfficeTablesScript` writes.
enum OfficeTablesParser {
  /// As many as any spreadsheet program has.
  private static let mostRows = 2_000_000

  static func tables(_ bytes: [UInt8]) -> [PlanTable] {
    var builder = PlanTableBuilder()
    for line in bytes.split(separator: 0x0A) {
      let parts = line.split(separator: 0x1F, omittingEmptySubsequences: false)
      if parts.count == 3, parts[0].elementsEqual("T".utf8) {
        builder.open(named: text(parts[1]), isHidden: number(parts[2]) == 1)
      } else if parts.count > 1, parts[0].elementsEqual("H".utf8) {
        builder.hide(rows: parts.dropFirst().compactMap(number))
      } else if parts.count == 2, parts[0].elementsEqual("D".utf8) {
        builder.delete(rows: number(parts[1]) ?? 0)
      } else if parts.count == 3, parts[0].elementsEqual("A".utf8) {
        builder.addAbove(paragraph(parts))
      } else if parts.count == 3, parts[0].elementsEqual("B".utf8) {
        builder.addBelow(paragraph(parts))
      } else if 8...9 ~= parts.count, parts[0].elementsEqual("C".utf8), let row = number(parts[1]),
        let column = number(parts[2]), (1...mostRows).contains(row), (1...20_000).contains(column)
      {
        builder.add(
          cell(parts, column: column), row: row, rows: min(number(parts[4]) ?? 1, mostRows))
      }
    }
    return builder.finished()
  }

  private static func cell(_ parts: [ArraySlice<UInt8>], column: Int) -> PlanCell {
    var cell = PlanCell(column: column, text: text(parts[7]).trimmingLines)
    cell.columns = min(max(1, number(parts[3]) ?? 1), 20_000)
    cell.isFormula = parts[5].contains(UInt8(ascii: "f"))
    cell.isStruck = parts[5].contains(UInt8(ascii: "s"))
    switch parts[5].last {
    case UInt8(ascii: "d"): cell.kind = .date
    case UInt8(ascii: "n"): cell.kind = .number
    case UInt8(ascii: "e"): cell.kind = .error
    default: cell.kind = .text
    }
    cell.colour = text(parts[6])
    if parts.count > 8 { cell.struckText = text(parts[8]).trimmingLines }
    return cell
  }

  private static func paragraph(_ parts: [ArraySlice<UInt8>]) -> PlanParagraph {
    PlanParagraph(
      text: text(parts[2]), isHeading: parts[1].elementsEqual("h".utf8),
      isTitle: parts[1].elementsEqual("t".utf8), isItem: parts[1].elementsEqual("l".utf8))
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: bytes, as: UTF8.self))
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.lazy.map { $0 == 0x1E ? 0x0A : $0 }, as: UTF8.self)
  }
}

/// Puts tables together cell by cell, in the order of rows or not.
struct PlanTableBuilder {
  private var tables: [PlanTable] = []
  private var above: [PlanParagraph] = []
  private var below: [PlanParagraph] = []
  private var rows: [Int: [PlanCell]] = [:]
  /// Cells that go on over the rows beneath.
  private var tall: [(cell: PlanCell, rows: ClosedRange<Int>)] = []

  mutating func open(named name: String, isHidden: Bool = false) {
    close()
    tables.append(PlanTable(name: name, isHidden: isHidden))
  }

  mutating func hide(rows: [Int]) {
    if let last = tables.indices.last { tables[last].hiddenRows = rows }
  }

  mutating func delete(rows count: Int) {
    if let last = tables.indices.last { tables[last].deletedRows = count }
  }

  mutating func addAbove(_ paragraph: PlanParagraph) { above.append(paragraph) }

  mutating func addBelow(_ paragraph: PlanParagraph) { below.append(paragraph) }

  mutating func add(_ cell: PlanCell, row: Int, rows count: Int = 1) {
    rows[row, default: []].append(cell)
    if count > 1 { tall.append((cell, (row + 1)...(row + count - 1))) }
  }

  mutating func finished() -> [PlanTable] {
    close()
    if let last = tables.indices.last {
      tables[last].loose += below.filter { $0.isLoose(besides: [], isFirst: false) }.map {
        PlanLooseText(table: tables[last].name, isBelow: true, text: $0.text.squeezed)
      }
    }
    var kept = tables.filter { !$0.rows.isEmpty }
    guard !kept.isEmpty else { return [] }
    // Text beside a table that holds nothing is told with the others.
    kept[0].loose = tables.flatMap(\.loose)
    for index in kept.indices.dropFirst() { kept[index].loose = [] }
    return kept
  }

  private mutating func close() {
    defer { (rows, tall, above) = ([:], [], []) }
    guard let last = tables.indices.last else { return }
    for (cell, range) in tall {
      var copy = cell
      copy.continuesAbove = true
      // A merge may reach to the end of the sheet; rows that hold nothing need no copy.
      for row in range.prefix(20_000) where rows[row] != nil {
        // What is left of the cells it covers has no words, and at most a colour.
        rows[row]?.removeAll { $0.text.isEmpty && cell.column...cell.lastColumn ~= $0.column }
        rows[row]?.append(copy)
      }
    }
    tables[last].headings = PlanBand.headings(of: above.suffix(8))
    let used = Set(tables[last].headings)
    tables[last].loose = above.filter { $0.isLoose(besides: used, isFirst: last == 0) }.map {
      PlanLooseText(table: tables[last].name, text: $0.text.squeezed)
    }
    tables[last].hiddenRows.removeAll { number in
      !(rows[number]?.contains { !$0.text.isEmpty } ?? false)
    }
    tables[last].rows = rows.sorted { $0.key < $1.key }.map { number, cells in
      PlanRow(number: number, cells: cells.sorted { $0.column < $1.column })
    }
  }
}

extension String {
  /// Without white space at the ends, lines kept.
  var trimmingLines: String {
    var view = Substring(self)
    while let first = view.first, first.isWhitespace { view = view.dropFirst() }
    while let last = view.last, last.isWhitespace { view = view.dropLast() }
    return String(view)
  }
}
