import CXlsxWriter
import Civil
import Foundation

/// Writes a workbook row by row, in memory that does not grow with the rows.
///
/// ```swift
/// let writer = try WorkbookWriter()
/// try writer.beginSheet("Actions", columns: ["Action", "Due"])
/// for action in actions { try writer.write([.text(action.title), .date(action.dueOn)]) }
/// let bytes = try writer.bytes()
/// ```
///
/// The heading stays in sight and can be filtered by; columns are about as wide as what is in them.
/// What a sheet cannot hold goes on in a next one. The library keeps its rows in temporary files:
/// they lie in a folder that only this account can read, and are gone when the writer is.
public final class WorkbookWriter {
  /// Rows of one sheet, with the heading.
  static let mostRows = 1_048_576
  /// Rows by which the width of the columns is measured.
  private static let measuredRows = 200

  private let folder: URL
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private let formats: Formats
  private let rowLimit: Int
  private var names = SheetNames()
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private var title = ""
  private var columns: [String] = []
  private var widths: [Int] = []
  /// The next row to be written.
  private var row = 0

  /// - Throws: ``WorkbookFault`` when there is nowhere to write to.
  public convenience init() throws { try self.init(rowLimit: Self.mostRows) }

  /// - Parameter rowLimit: rows of one sheet, with the heading; fewer in tests.
  init(rowLimit: Int) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("goldthread-workbook-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw WorkbookFault(
        "a workbook could not be begun in '\(folder.path)': \(error.localizedDescription)")
    }
    let file = folder.appendingPathComponent("book.xlsx").path
    let made = folder.path.withCString { directory in
      // Copied by the library before this returns.
      var options = lxw_workbook_options()
      options.constant_memory = 1
      options.tmpdir = UnsafeMutablePointer(mutating: directory)
      options.use_zip64 = 0
      return file.withCString { workbook_new_opt($0, &options) }
    }
    guard let made, let formats = Formats(made) else {
      if let made { lxw_workbook_free(made) }
      try? FileManager.default.removeItem(at: folder)
      throw WorkbookFault("a workbook could not be begun: there is no memory for it")
    }
    workbook = made
    self.formats = formats
    self.rowLimit = rowLimit
  }

  deinit {
    if let workbook { lxw_workbook_free(workbook) }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Begins a sheet with a heading.
  public func beginSheet(_ name: String, columns: [String]) throws {
    endSheet()
    title = name
    self.columns = columns
    widths = Array(repeating: 0, count: columns.count)
    guard let made = workbook_add_worksheet(workbook, names.next(name)) else {
      throw WorkbookFault("a sheet '\(name)' could not be begun")
    }
    sheet = made
    row = 0
    worksheet_freeze_panes(made, 1, 0)
    for (column, head) in columns.enumerated() {
      try put(head, at: column, formats.heading)
      widths[column] = head.count + 3
    }
    row = 1
  }

  /// Writes the next row of the sheet.
  public func write(_ cells: [Cell]) throws {
    if row >= rowLimit { try beginSheet(title, columns: columns) }
    for (column, cell) in cells.enumerated() { try write(cell, at: column) }
    if row <= Self.measuredRows {
      for (column, cell) in zip(widths.indices, cells) {
        widths[column] = max(widths[column], cell.width + 2)
      }
    }
    row += 1
  }

  /// Ends the workbook; nothing can be written any more.
  public func bytes() throws -> [UInt8] {
    if sheet == nil { try beginSheet("Sheet", columns: []) }
    endSheet()
    let ending = workbook
    workbook = nil
    let error = workbook_close(ending)
    guard error == LXW_NO_ERROR else { throw WorkbookFault("ended", error) }
    do {
      return Array(try Data(contentsOf: folder.appendingPathComponent("book.xlsx")))
    } catch {
      throw WorkbookFault("a workbook could not be read back: \(error.localizedDescription)")
    }
  }

  private func endSheet() {
    guard let sheet else { return }
    for (column, width) in widths.enumerated() {
      let number = lxw_col_t(column)
      worksheet_set_column(sheet, number, number, Double(min(max(width, 8), 60)), nil)
    }
    if !columns.isEmpty, row > 1 {
      worksheet_autofilter(sheet, 0, 0, lxw_row_t(row - 1), lxw_col_t(columns.count - 1))
    }
    self.sheet = nil
  }

  private func write(_ cell: Cell, at column: Int) throws {
    switch cell {
    case .empty: break
    case .text(let text): try put(text, at: column, formats.text(text))
    case .whole(let number): try put(Double(number), at: column, nil)
    case .number(let number) where number.isFinite: try put(number, at: column, nil)
    case .number(let number): try put("\(number)", at: column, formats.plain)
    case .date(let date):
      if let serial = date.spreadsheetNumber {
        try put(Double(serial), at: column, formats.date)
      } else {
        try put(date.description, at: column, formats.plain)
      }
    }
  }

  private func put(
    _ text: String, at column: Int, _ format: UnsafeMutablePointer<lxw_format>?
  ) throws {
    let error = worksheet_write_string(
      sheet, lxw_row_t(row), lxw_col_t(column), CellText.fitting(text), format)
    guard error == LXW_NO_ERROR else { throw WorkbookFault("written", error) }
  }

  private func put(
    _ number: Double, at column: Int, _ format: UnsafeMutablePointer<lxw_format>?
  ) throws {
    let error = worksheet_write_number(
      sheet, lxw_row_t(row), lxw_col_t(column), number, format)
    guard error == LXW_NO_ERROR else { throw WorkbookFault("written", error) }
  }
}
