/// A quote of a delimited file that does not stand as quotes must.
struct StrayQuote: Hashable {
  /// The line it opens on, and the column, from 1.
  var line: Int
  var column: Int
  var message: String
}

/// Reads a delimited file byte by byte. A quote that opens a cell and never closes it as quotes
/// must, before the mark that parts the cells or the end of a line, is taken for a letter: it would
/// swallow the rows beneath it.
struct DelimitedReader {
  private(set) var rows: [(number: Int, fields: [String])] = []
  private(set) var strays: [StrayQuote] = []
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var at = 0
  private var line = 1

  init(_ bytes: [UInt8], delimiter: UInt8) {
    self.bytes = DelimitedReader.withLineFeeds(bytes)
    self.delimiter = delimiter
    while at < bytes.count { readRow() }
  }

  /// Rows that end with carriage returns alone, as Excel for Mac wrote them, with line feeds.
  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    var isQuoted = false
    var returns = 0
    for byte in bytes {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x0A where !isQuoted: return bytes
      case 0x0D where !isQuoted: returns += 1
      default: break
      }
    }
    return returns == 0 ? bytes : bytes.map { $0 == 0x0D ? 0x0A : $0 }
  }

  private mutating func readRow() {
    let start = line
    var fields: [String] = []
    while true {
      fields.append(String(decoding: field(column: fields.count + 1), as: UTF8.self))
      guard at < bytes.count else { break }
      let ended = bytes[at] == 0x0A
      at += 1
      if ended {
        line += 1
        break
      }
      // A mark at the very end opens one more cell, which is empty.
    }
    rows.append((start, fields))
  }

  /// The bytes up to the mark or the line break that ends the cell.
  private mutating func field(column: Int) -> [UInt8] {
    var out: [UInt8] = []
    if at < bytes.count, bytes[at] == 0x22, let quoted = quoted(column: column) { out = quoted }
    while at < bytes.count, bytes[at] != delimiter, bytes[at] != 0x0A {
      if bytes[at] != 0x0D { out.append(bytes[at]) }
      at += 1
    }
    return out
  }

  /// The words of the quoted cell that opens here; nil, and nothing read, where the quote is to be
  /// taken for a letter.
  private mutating func quoted(column: Int) -> [UInt8]? {
    var out: [UInt8] = []
    var next = at + 1
    var breaks = 0
    while next < bytes.count {
      let byte = bytes[next]
      if byte == 0x22 {
        if next + 1 < bytes.count, bytes[next + 1] == 0x22 { next += 1 } else { break }
      }
      if byte == 0x0A { breaks += 1 }
      if byte != 0x0D { out.append(byte) }
      next += 1
    }
    let isClosed = next < bytes.count
    let isClean = isClosed && endsField(next + 1)
    if !isClean {
      guard isClosed, breaks == 0 else {
        stray(
          column,
          "A quote opens this cell and is not closed where the cell ends; it was taken for a "
            + "letter, so that the rows beneath it are not lost. Close it in the file, or take it out."
        )
        return nil
      }
      stray(
        column,
        "The quotes of this cell close before its end, and marks between them do not part cells. "
          + "Compare the row with the file.")
    } else if let row = rowInside(out) {
      stray(
        column,
        "The quotes of this cell go on over \(breaks + 1) lines, and one of them looks like a row of "
          + "its own: “\(row.prefix(60))”. A quote may be missing.")
    }
    line += breaks
    at = isClosed ? next + 1 : next
    return out
  }

  /// Whether nothing but spaces stands before the end of the cell.
  private func endsField(_ index: Int) -> Bool {
    var index = index
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0D { index += 1 }
    return index == bytes.count || bytes[index] == delimiter || bytes[index] == 0x0A
  }

  /// A line within a quoted cell that has as many cells as the first full row of the file.
  private func rowInside(_ field: [UInt8]) -> String? {
    guard let usual = rows.lazy.map(\.fields.count).first(where: { $0 > 2 }) else { return nil }
    let inner = field.split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst()
    return inner.first { $0.count { $0 == delimiter } >= usual - 1 }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func stray(_ column: Int, _ message: String) {
    strays.append(StrayQuote(line: line, column: column, message: message))
  }
}
