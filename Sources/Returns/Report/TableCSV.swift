/// A return's tables for other programs.
extension ReturnFile {
  /// A table as CSV: the row's number, that of the row it belongs to, its line in the file, and its
  /// fields as they were written.
  func csv(_ number: Int, parent: Int) -> [UInt8] {
    let table = tables[number]
    let fields = table.layout.fields.filter { field in
      if case .marker = field.kind { false } else { true }
    }
    let belongs = number == parent ? [] : ["\(tables[parent].layout.name) row"]
    var writer = ByteWriter()
    writer.putCSVRow(["row"] + belongs + ["line"] + fields.map { "\($0.name)" })
    for row in 0..<table.count {
      writer.putCSVRow(
        [String(row)]
          + belongs.map { _ in
            table.parents[row] == ReturnTable.noParent ? "" : String(table.parents[row])
          }
          + [String(place(of: row, in: number).line)] + fields.map { text($0, row: row) })
    }
    return writer.bytes
  }
}
