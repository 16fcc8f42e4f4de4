/// CSV files to tables: each file fills the table of its name, each column the field of its
/// heading, and a column that all of them have says which child a row is about. What comes out is
/// what ``ElementReader`` makes of XML, so that rules and reports serve both.
struct SheetReader: Sendable {
  /// How the return writes dates.
  enum DateForm: Sendable { case yearFirst, dayFirst }

  let layouts: [TableLayout]
  let layout: RecordLayout
  var dates = DateForm.dayFirst

  /// Reads the files of a return.
  ///
  /// - Throws: ``ReturnRefusal`` when none of them is of the return, or one cannot be read at all.
  func read(_ papers: [ReturnPaper]) throws(ReturnRefusal) -> ReturnFile {
    var reading = SheetReading(reader: self)
    for paper in papers { try reading.add(paper) }
    return try reading.finish()
  }
}

/// What has been read so far.
private struct SheetReading {
  let reader: SheetReader
  private var bytes: [UInt8] = []
  private var assembled: [UInt8] = []
  private var starts: [LineIndex.Paper] = []
  private var tables: [ReturnTable]
  private var odd = OddValues()
  private var warnings = WarningList()
  /// The number of the table that each file fills; a second one of a name is passed over.
  private var isThere: Set<Int> = []
  /// For each table the cells that say which child its rows are about.
  private var keys: [[TextReference]]

  init(reader: SheetReader) {
    self.reader = reader
    tables = reader.layouts.map { ReturnTable($0) }
    keys = reader.layouts.map { _ in [] }
  }

  mutating func add(_ paper: ReturnPaper) throws(ReturnRefusal) {
    let start = bytes.count
    try append(paper)
    let table = reader.layouts.firstIndex { "\($0.name)".lowercased() == paper.stem }
    guard let table else { return warnings.note(.unknownFile, paper.name, at: start) }
    guard isThere.insert(table).inserted else {
      return warnings.note(.repeatedFile, paper.name, at: start)
    }
    do throws(SheetRows.Fault) {
      try fill(table, from: start)
    } catch {
      throw ReturnRefusal(error.reason, at: lines.place(of: error.position))
    }
  }

  /// Puts a file's bytes behind those of the others, each on a line of its own.
  private mutating func append(_ paper: ReturnPaper) throws(ReturnRefusal) {
    starts.append(LineIndex.Paper(name: paper.name, start: bytes.count))
    let hasMark = paper.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = paper.bytes[(hasMark ? 3 : 0)...]
    guard !content.contains(0) else {
      throw ReturnRefusal("'\(paper.name)' is no text; save it as CSV in UTF-8")
    }
    if String(validating: content, as: UTF8.self) == nil {
      warnings.note(.converted, "Windows-1252", at: bytes.count)
      bytes += TextEncoding.fromWestern(Array(content))
    } else {
      bytes += content
    }
    if bytes.last != 10 { bytes.append(10) }
    guard bytes.count < FileBytes.mostOfFile else {
      throw ReturnRefusal("the files are larger than 2 GB together; check them in smaller parts")
    }
  }

  private var lines: LineIndex { LineIndex(bytes, papers: starts) }

  private mutating func fill(_ table: Int, from start: Int) throws(SheetRows.Fault) {
    var rows = SheetRows(bytes, in: start..<bytes.count)
    guard let heading = try rows.next(&assembled) else { return }
    let columns = columns(of: table, heading.cells, at: heading.start)
    let key = reader.layouts[table].fields.first {
      $0.isText(named: reader.layout.recordID.name)
    }
    while let (position, cells) = try rows.next(&assembled) {
      if cells.dropFirst(columns.count).contains(where: \.isPresent) {
        warnings.note(.strayText, "\(reader.layouts[table].name)", at: position)
      }
      tables[table].append(at: position, parent: Int(ReturnTable.noParent))
      keys[table].append(.missing)
      for (column, text) in zip(columns, cells) where text.isPresent {
        guard let column else { continue }
        store(text, in: column)
        if column.place == key?.place { keys[table][tables[table].count - 1] = text }
      }
    }
  }

  /// The field of each column; `nil` for one that is passed over.
  private mutating func columns(
    of table: Int, _ heading: [TextReference], at position: Int
  ) -> [ReturnField?] {
    var taken: Set<UInt8> = []
    let fields = reader.layouts[table].fields
    let columns = heading.map { cell -> ReturnField? in
      let name = source.shortened(cell)
      let field = fields.first { "\($0.name)".lowercased() == name.lowercased() }
      guard let field else {
        if !name.isEmpty { warnings.note(.unknownElement, name, at: cell.range.lowerBound) }
        return nil
      }
      if taken.insert(field.place).inserted { return field }
      warnings.note(.repeatedElement, name, at: cell.range.lowerBound)
      return nil
    }
    for field in fields where !taken.contains(field.place) {
      if case .marker = field.kind { continue }
      warnings.note(.absent, "\(field.name)", at: position)
    }
    return columns
  }

  private var source: SourceText { SourceText(bytes: bytes, assembled: assembled) }

  /// Stores a value as its column keeps it; one that is not understood also as it was written.
  private mutating func store(_ text: TextReference, in field: ReturnField) {
    let (number, slot) = (
      Int(field.table), reader.layouts[Int(field.table)].slots[Int(field.place)]
    )
    let dates = reader.dates
    let isUnderstood: Bool
    switch field.kind {
    case .text:
      tables[number].set(text, slot: slot)
      return
    case .marker: return
    case .day:
      let day = read(text) {
        dates == .dayFirst ? Day.readDayFirst($0, count: $1) : Day.read($0, count: $1)
      }
      tables[number].set(day ?? .missing, slot: slot)
      isUnderstood = day?.isPresent == true
    case .code(let list):
      let code = read(text) { list.number($0, count: $1) } ?? CodeList.other
      tables[number].set(code, slot: slot)
      isUnderstood = code != CodeList.other
    case .flag:
      let flag = read(text) { YesNo.read($0, count: $1) } ?? CodeList.other
      tables[number].set(flag, slot: slot)
      isUnderstood = flag != CodeList.other
    case .count:
      let count = read(text) { SmallCount.read($0, count: $1) } ?? CodeList.other
      tables[number].set(count, slot: slot)
      isUnderstood = count < SmallCount.many
    }
    guard !isUnderstood else { return }
    odd.append(
      table: field.table, row: tables[number].count - 1, place: field.place, text: text)
  }

  private func read<Value>(
    _ text: TextReference, _ body: (UnsafePointer<UInt8>, Int) -> Value
  ) -> Value? {
    source.withBytes(of: text) { bytes in
      bytes.baseAddress.map { body($0, bytes.count) }
    }
  }

  mutating func finish() throws(ReturnRefusal) -> ReturnFile {
    guard !isThere.isEmpty else {
      let names = reader.layouts.map { "\($0.name).csv" }.joined(separator: ", ")
      throw ReturnRefusal("none of its files is there; it has \(names)")
    }
    for (number, table) in reader.layouts.enumerated() where !isThere.contains(number) {
      warnings.note(.absent, "\(table.name).csv", at: 0)
    }
    tie()
    odd.sort()
    var file = ReturnFile(
      source: source, tables: tables, warnings: warnings.warnings, warningsLeft: warnings.left,
      lines: lines, oddValues: odd, layout: reader.layout)
    file.warnings += file.unreadableValues(
      dates: reader.dates == .dayFirst ? .unreadableDayFirstDate : .unreadableDate)
    return file
  }

  /// Gives each row the row of its child; one of a child that is not among the children has none.
  private mutating func tie() {
    let (records, source) = (Int(reader.layout.records), source)
    var rows: [String: Int] = [:]
    for (row, key) in keys[records].enumerated() where key.isPresent {
      rows[source.string(key)] = rows[source.string(key)] ?? row
    }
    for table in tables.indices {
      tables[table].tie(
        table == records
          ? keys[table].indices.map { $0 } : keys[table].map { rows[source.string($0)] })
    }
  }
}
