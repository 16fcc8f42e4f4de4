/// Rows of a delimited file (CSV, RFC 4180), parted by commas, semicolons, tabulators or bars.
enum DelimitedText {
  /// - Parameter most: how many rows may hold something.
  static func table(
    _ decoded: DecodedText, named name: String, atMost most: Int = .max
  ) throws(PlanRefusal) -> PlanTable {
    let delimiter = self.delimiter(of: decoded.text)
    var table = PlanTable(name: name)
    let read = read(decoded.text, delimiter: delimiter)
    if read.rows.count > most {
      // Spreadsheets save thousands of rows in which nothing stands.
      let count = read.rows.count { row in
        row.fields.contains { field in field.utf8.contains { $0 > 0x20 } }
      }
      if count > most { throw .tooManyRows(count) }
    }
    func remark(_ message: String, line: Int, column: Int) {
      table.remarks.append(
        PlanProblem(
          kind: .doubtful, place: PlanPlace(table: name, row: line, column: column),
          message: message))
    }
    for stray in read.strays { remark(stray.message, line: stray.line, column: stray.column) }
    for (number, fields) in read.rows {
      let cells = fields.enumerated().compactMap { index, field -> PlanCell? in
        let controls = ControlCharacters(in: field)
        for message in [controls.message, WesternReading.doubt(in: field, decoded.doubts)] {
          if let message { remark(message, line: number, column: index + 1) }
        }
        let words = controls.text.trimmingLines
        return words.isEmpty ? nil : PlanCell(column: index + 1, text: words)
      }
      if !cells.isEmpty { table.rows.append(PlanRow(number: number, cells: cells)) }
    }
    return table
  }

  /// The mark that the first lines have most evenly, outside quotes.
  static func delimiter(of text: String) -> UInt8 {
    var best = (mark: UInt8(ascii: ","), score: 0)
    for mark in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")] {
      let counts = rows(String(text.prefix(20_000)), delimiter: mark).prefix(20).map(\.fields.count)
      let usual = Dictionary(grouping: counts.filter { $0 > 1 }) { $0 }
        .max { ($0.value.count * $0.key, $0.key) < ($1.value.count * $1.key, $1.key) }
      let score = usual.map { $0.value.count * $0.key } ?? 0
      if score > best.score { best = (mark, score) }
    }
    return best.mark
  }

  /// Each row with the number of the line it opens on.
  static func rows(_ text: String, delimiter: UInt8) -> [(number: Int, fields: [String])] {
    read(text, delimiter: delimiter).rows
  }

  private static func read(_ text: String, delimiter: UInt8) -> DelimitedReader {
    DelimitedReader(Array(text.utf8), delimiter: delimiter)
  }
}
