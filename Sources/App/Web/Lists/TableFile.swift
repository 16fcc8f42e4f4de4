import Civil
import Spreadsheets

/// The kinds of file that a table can be taken away as; the words stand in the address.
public enum TableFormat: String, CaseIterable, Sendable {
  case csv, xlsx

  /// As people call it.
  public var title: String {
    switch self {
    case .csv: "CSV"
    case .xlsx: "Excel"
    }
  }
}

/// A table to be taken away: what it is called, its heading, and its rows as text.
public struct TableFile: Sendable {
  public struct Column: Sendable, ExpressibleByStringLiteral {
    public var title: String
    /// Whether what is in it is counted with; a workbook then keeps numbers as numbers.
    public var isNumber: Bool

    public init(_ title: String, isNumber: Bool = false) {
      self.title = title
      self.isNumber = isNumber
    }

    public init(stringLiteral title: String) { self.init(title) }

    public static func number(_ title: String) -> Column { Column(title, isNumber: true) }
  }

  /// What the sheet is called, and the file.
  public var title: String
  public var columns: [Column]
  /// Days are written as 2013-03-27.
  public var rows: [[String]]
  /// The past day that it is as at, which its name then says; nil for today.
  public var asAt: CivilDate?

  public init(
    _ title: String, columns: [Column], rows: [[String]], asAt day: CivilDate? = nil
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    asAt = day
  }

  /// The file.
  ///
  /// - Throws: `WorkbookFault` when there is no room to write a workbook.
  public func answer(as format: TableFormat) throws -> Answer {
    switch format {
    case .csv:
      .file(
        CSV.bytes(head: columns.map(\.title), rows: rows), type: "text/csv; charset=utf-8",
        name: fileName + ".csv", asAt: asAt)
    case .xlsx: try Self.workbook([self], named: fileName, asAt: asAt)
    }
  }

  /// Several tables as the sheets of one workbook.
  public static func workbook(
    _ tables: [TableFile], named name: String, asAt day: CivilDate? = nil
  ) throws -> Answer {
    let writer = try WorkbookWriter()
    for table in tables {
      try writer.beginSheet(table.title, columns: table.columns.map(\.title))
      for row in table.rows {
        try writer.write(
          zip(table.columns, row).map { Cell(reading: $1, isNumber: $0.isNumber) })
      }
    }
    return .file(
      try writer.bytes(),
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      name: name + ".xlsx", asAt: day)
  }

  /// The title in lower case with hyphens, and the past day that it is as at.
  var fileName: String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.isEmpty ? "list" : words.joined(separator: "-")
    return name + (asAt.map { "-as-at-\($0)" } ?? "")
  }
}
