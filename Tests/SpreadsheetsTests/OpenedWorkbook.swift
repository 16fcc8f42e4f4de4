import Foundation

/// A workbook as another program opens it: openpyxl, which knows nothing of libxlsxwriter. It belongs to
/// Debian’s own Python.
struct OpenedWorkbook: Decodable {
  struct Sheet: Decodable {
    var name: String
    var frozen: String?
    var filter: String?
    /// Row by row; of each cell its type ("s", "n", "d", "f" for a formula), its value as text, and
    /// the format of its numbers.
    var rows: [[Cell]]
    var widths: [Double]
  }

  struct Cell: Decodable, Equatable {
    var type: String
    var value: String
    var format: String
  }

  var sheets: [Sheet]

  init(_ bytes: [UInt8]) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).xlsx")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", Self.script, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    self = try JSONDecoder().decode(Self.self, from: data)
  }

  private static let script = """
    import json, sys, openpyxl
    from openpyxl.utils import get_column_letter
    book = openpyxl.load_workbook(sys.argv[1])
    def cell(one):
        value = one.value
        text = "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
        return {"type": one.data_type, "value": text, "format": one.number_format}
    json.dump({"sheets": [{
        "name": sheet.title, "frozen": sheet.freeze_panes, "filter": sheet.auto_filter.ref,
        "rows": [[cell(one) for one in row] for row in sheet.iter_rows()],
        "widths": [sheet.column_dimensions[get_column_letter(n + 1)].width
                   for n in range(sheet.max_column)]} for sheet in book]}, sys.stdout)
    """
}
