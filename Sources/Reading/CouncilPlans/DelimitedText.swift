/// Rows of a delimited file (CSV, RFC 4180), parted by commas, semicolons, tabulators or bars.
enum DelimitedText {
  static func table(_ text: String, named name: String) -> PlanTable {
    let delimiter = self.delimiter(of: text)
    var table = PlanTable(name: name)
    for (number, fields) in rows(text, delimiter: delimiter) {
      let cells = fields.enumerated().compactMap { index, field -> PlanCell? in
        let words = field.trimmingLines
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
    var reader = Reader(delimiter: delimiter)
    var text = text
    text.withUTF8 { bytes in for byte in bytes { reader.add(byte) } }
    reader.finish()
    return reader.rows
  }

  private struct Reader {
    let delimiter: UInt8
    private(set) var rows: [(number: Int, fields: [String])] = []
    private var fields: [String] = []
    private var field: [UInt8] = []
    private var isQuoted = false
    /// The last byte closed a quote, unless another follows.
    private var sawQuote = false
    private var line = 1
    private var start = 1

    init(delimiter: UInt8) { self.delimiter = delimiter }

    mutating func add(_ byte: UInt8) {
      if byte == 0x0A { line += 1 }
      if byte == 0x0D { return }
      if isQuoted {
        if byte == 0x22 { (isQuoted, sawQuote) = (false, true) } else { field.append(byte) }
        return
      }
      if byte == 0x22, sawQuote {
        field.append(byte)
        (isQuoted, sawQuote) = (true, false)
      } else if byte == 0x22, field.isEmpty {
        isQuoted = true
      } else if byte == delimiter {
        endField()
      } else if byte == 0x0A {
        endRow()
      } else {
        sawQuote = false
        field.append(byte)
      }
    }

    private mutating func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
      sawQuote = false
    }

    private mutating func endRow() {
      endField()
      rows.append((start, fields))
      fields = []
      start = line
    }

    mutating func finish() {
      if !field.isEmpty || !fields.isEmpty { endRow() }
    }
  }
}
