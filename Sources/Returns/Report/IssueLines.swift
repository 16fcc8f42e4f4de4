/// Issues for other programs.
extension CheckedReturn {
  /// One JSON object a line: `rule`, `child`, `table`, `row`, `fields`, and beyond what comparisons
  /// need `level`, `line` and `column`. Sorted by rule, table and row.
  public func jsonLines() async -> [UInt8] {
    await written { issues, writer in writeJSON(issues, to: &writer) }
  }

  /// The same as CSV with a heading, with the rule's words and what the fields say.
  public func csv() async -> [UInt8] {
    var heading = ByteWriter()
    heading.put("rule,level,child,table,row,line,column,fields,values,title,what to do\r\n")
    return heading.bytes + (await written { issues, writer in writeCSV(issues, to: &writer) })
  }

  private func writeCSV(_ issues: ArraySlice<ReturnIssue>, to writer: inout ByteWriter) {
    for issue in issues {
      let rule = rule(issue)
      let place = place(issue)
      let cells: [String] = [
        rule.code, rule.level.rawValue, childID(issue) ?? "", table(issue) ?? "",
        issue.isOfWholeReturn ? "" : String(issue.row), place.map { String($0.line) } ?? "",
        place.map { String($0.column) } ?? "", fields(issue).joined(separator: " "),
        values(issue).map { "\($0.field)=\($0.value)" }.joined(separator: " "), rule.title,
        rule.remedy,
      ]
      writer.putCSVRow(cells)
    }
  }

  /// Writes runs of issues side by side, and puts them behind one another.
  private func written(
    _ write: @escaping @Sendable (ArraySlice<ReturnIssue>, inout ByteWriter) -> Void
  ) async -> [UInt8] {
    let size = max(2_000, issues.count / (2 * Cores.count) + 1)
    let starts = Array(stride(from: 0, to: issues.count, by: size))
    return await withTaskGroup(of: (Int, [UInt8]).self) { group in
      for (number, start) in starts.enumerated() {
        group.addTask {
          let run = issues[start..<min(start + size, issues.count)]
          var writer = ByteWriter()
          writer.reserve(run.count * 160)
          write(run, &writer)
          return (number, writer.bytes)
        }
      }
      var runs: [[UInt8]] = Array(repeating: [], count: starts.count)
      for await (number, bytes) in group { runs[number] = bytes }
      var all: [UInt8] = []
      all.reserveCapacity(runs.reduce(0) { $0 + $1.count })
      for run in runs { all += run }
      return all
    }
  }

  private func writeJSON(_ issues: ArraySlice<ReturnIssue>, to writer: inout ByteWriter) {
    let ids = file.tables[Int(layout.records)].texts(layout.recordID)
    let source = file.source
    for issue in issues {
      let rule = rules[Int(issue.rule)]
      writer.put("{\"rule\":\"")
      writer.put(rule.code)
      writer.put("\",\"child\":")
      let id = child(issue).map { ids[$0] } ?? idText(issue) ?? .missing
      if id.range.count > SourceText.mostShown {
        var shortened = source.shortened(id)
        shortened.withUTF8 { writer.putJSON($0) }
      } else if id.isPresent {
        source.withBytes(of: id) { writer.putJSON($0) }
      } else {
        writer.put("null")
      }
      if issue.isOfWholeReturn {
        writer.put(",\"table\":null,\"row\":null,\"fields\":[]")
      } else {
        writeTable(issue, file.tables[Int(issue.table)].layout, to: &writer)
      }
      writer.put(rule.level == .error ? ",\"level\":\"error\"" : ",\"level\":\"query\"")
      if let place = place(issue) {
        writer.put(",\"line\":")
        writer.put(place.line)
        writer.put(",\"column\":")
        writer.put(place.column)
      }
      writer.put("}\n")
    }
  }

  private func writeTable(_ issue: ReturnIssue, _ layout: TableLayout, to writer: inout ByteWriter)
  {
    writer.put(",\"table\":\"")
    writer.put(layout.name)
    writer.put("\",\"row\":")
    writer.put(Int(issue.row))
    writer.put(",\"fields\":[")
    var isFirst = true
    for place in layout.alphabetical where issue.fields & 1 << UInt32(place) != 0 {
      writer.put(isFirst ? "\"" : ",\"")
      writer.put(layout.fields[place].name)
      writer.put("\"")
      isFirst = false
    }
    writer.put("]")
  }
}
