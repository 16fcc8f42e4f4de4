/// Writes rows as CSV (RFC 4180) that opens safely in a spreadsheet.
public enum CSV {
  /// A byte order mark, so that spreadsheets read UTF-8 as UTF-8; then the rows.
  public static func bytes(head: [String], rows: some Sequence<[String]>) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    write(head, to: &bytes)
    for row in rows { write(row, to: &bytes) }
    return bytes
  }

  private static func write(_ row: [String], to bytes: inout [UInt8]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(cell, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  private static func write(_ cell: String, to bytes: inout [UInt8]) {
    let text = harmless(cell)
    guard text.utf8.contains(where: needsQuotes) else {
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A cell that a spreadsheet would take for a formula gets an apostrophe in front. A plain
  /// negative number is none.
  static func harmless(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first else { return cell }
    switch first {
    case "-", "+": return isNumber(cell.dropFirst()) ? cell : "'" + cell
    // The full-width forms are read as the narrow ones by some spreadsheets.
    case "=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return "'" + cell
    default: return cell
    }
  }

  private static func isNumber(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
      || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
