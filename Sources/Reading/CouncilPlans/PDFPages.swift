/// The tables of a PDF while its pages are read, from the first on. No line beneath the first
/// headers is lost: each is of a row, or says again what the headers say.
struct PDFPages {
  private typealias Line = [PDFTables.Word]

  private(set) var tables: [PlanTable] = []
  /// Tables that are of no plan; they stand behind the others once all pages are read.
  private var others: [PlanTable] = []
  /// Where each column ends.
  private var borders: [Double] = []
  /// Where each head begins.
  private var lefts: [Double] = []
  private var header: PDFHeader?
  private var row = 0
  /// What stands before the first headers, and is neither a title nor a few words.
  private var before: [String] = []
  private let margins: PDFMargins
  /// Where the last line of the page begins, if it could be a foot and nothing shows that it is one.
  private var foot: Double?

  init(_ pages: [PDFPage]) {
    margins = PDFMargins(pages)
    var columns: [Double] = []
    for page in margins.pages {
      let rows = PDFRows(page.lines, after: columns)
      columns = rows.borders
      foot =
        margins.doubtful.contains(page.number) ? rows.lines.last.flatMap { $0.first?.top } : nil
      read(rows.lines, page: page.number)
      if rows.areJoined {
        remark(
          "The rows on page \(page.number) stand so close together that they could not be told "
            + "apart. Compare each with the paper, or use the Word or Excel file that it was made "
            + "from.", page.number)
      }
    }
    if tables.isEmpty { readWithoutHeaders(margins.pages) }
    tables += others
    guard let name = tables.first?.name else { return }
    tables[0].loose += margins.left.map { PlanLooseText(table: name, isBelow: true, text: $0) }
  }

  /// Reads a table whose columns no headers name; a person says what they hold.
  private mutating func readWithoutHeaders(_ pages: [PDFPage]) {
    guard let columns = PDFColumns(pages.map(\.lines)) else { return }
    (borders, lefts, before) = (columns.borders, columns.lefts, [])
    for page in pages {
      let (number, lines) = (page.number, page.lines)
      if !tables.isEmpty {
        add(lines[...], page: number)
        continue
      }
      let bands = PDFTables.bands(lines[...])
      let above = bands.prefix { !PDFColumns.mayBeRow($0) }.joined().count
      keep(lines[..<above])
      guard above < lines.count else { continue }
      open(page: number, doubts: [])
      add(lines[above...], page: number)
    }
  }

  private mutating func read(_ lines: [Line], page: Int) {
    let place = headers(in: lines)
    if let other = otherTable(in: lines, headers: place?.index) {
      let heading = PDFBands.heading(above: other, lines, bySize: true)
      let beneath = Array(lines[(other + 1)...])
      let end = headers(in: beneath).map {
        PDFBands.heading(above: $0.index, beneath, bySize: true)?.first ?? $0.index
      }
      read(Array(lines[..<(heading?.first ?? other)]), page: page)
      keep(other: lines[other...(other + (end ?? beneath.count))], heading?.text, page)
      if let end { read(Array(beneath[end...]), page: page) }
      return
    }
    guard let place else {
      if tables.isEmpty { keep(lines[...]) } else { add(lines[...], page: page) }
      return
    }
    let heading = PDFBands.heading(above: place.index, lines, bySize: !tables.isEmpty)
    let above = lines[..<(heading?.first ?? place.index)]
    if tables.isEmpty {
      keep(above)
    } else {
      addAbove(above, page: page)
    }
    // Headers further down are of a table of its own, with columns of its own.
    let end = nextTable(in: lines, after: place)
    let rest = Array(lines[end...])
    let lines = Array(lines[..<end])
    defer { if !rest.isEmpty { read(rest, page: page) } }
    let beneath = lines[(place.index + 1)...]
    let heads = PDFHeads(PDFTables.chunks(lines[place.index]), over: beneath)
    if place.count == 0 || heads.chunks.count == borders.count {
      borders = PDFTables.borders(heads.chunks, over: beneath)
      lefts = heads.chunks.map(\.left)
    }
    if place.count > 0 {
      row += 1
      if let heading { append([PDFBands.cell(heading.text, columns: borders.count)], page) }
      add(lines[(place.index + place.count)...], page: page)
    } else {
      open(page: page, doubts: heads.doubts)
      let body = lines[place.index...]
      header = PDFHeader(PDFTables.bands(body).first ?? [])
      add(body, page: page, heading: heading?.text)
      if !PDFTables.mayBeHeader(lines[place.index]), let last = tables.indices.last {
        let cells = tables[last].rows.first?.cells ?? []
        let words = cells.map(\.text).joined(separator: " | ").squeezed
        tables[last].remarks.append(
          PlanProblem(
            kind: .doubtful,
            place: PlanPlace(table: tables[last].name, row: 1, column: nil, page: page),
            message: "The row was taken for headers: “\(words.prefix(400))”. If it is a row of the "
              + "plan, the table has no headers that are known; say what its columns hold."))
      }
    }
  }

  /// The first line of the next table of a page: of its headers, or of the heading above them.
  private func nextTable(in lines: [Line], after place: (index: Int, count: Int)) -> Int {
    let first =
      place.count > 0 ? header : PDFHeader(PDFTables.bands(lines[place.index...]).first ?? [])
    let start = place.index + max(1, place.count, first?.lines ?? 1)
    for index in lines.indices.dropFirst(start)
    where first?.count(in: lines[index...]) != nil || PDFTables.isHeaderAlone(lines[index]) {
      return PDFBands.heading(above: index, lines, bySize: true).map { max($0.first, start) }
        ?? index
    }
    return lines.endIndex
  }

  /// The first line of a table beneath the plan's that is none of a plan.
  private func otherTable(in lines: [Line], headers: Int?) -> Int? {
    var start = 0
    for band in PDFTables.bands(lines[...]) {
      defer { start += band.count }
      let isBeneath = headers.map { $0 < start } ?? false || !tables.isEmpty
      if isBeneath, OtherTables.isHeader(band), header?.count(in: lines[start...]) == nil {
        return start
      }
    }
    return nil
  }

  /// Keeps a table that is of no plan, so that it is told and a person may say what it holds.
  private mutating func keep(other lines: ArraySlice<Line>, _ heading: String?, _ page: Int) {
    guard let first = lines.first else { return }
    let borders = PDFTables.borders(PDFTables.chunks(first), over: lines.dropFirst())
    var table = PlanTable(name: heading ?? "page \(page), another table")
    table.isApart = true
    table.rows = PDFTables.bands(lines).enumerated().map { number, band in
      PlanRow(number: number + 1, page: page, cells: PDFTables.cells(band, borders))
    }
    others.append(table)
  }

  private mutating func open(page: Int, doubts: [String]) {
    var table = PlanTable(name: "page \(page)")
    row = 0
    table.remarks = doubts.map {
      PlanProblem(
        kind: .doubtful, place: PlanPlace(table: table.name, row: 1, column: nil, page: page),
        message: $0)
    }
    table.loose = before.map { PlanLooseText(table: table.name, text: $0) }
    before = []
    tables.append(table)
  }

  // MARK: Headers

  /// The first line of the headers of a page, and over how many lines they say again what those
  /// before say; none where they are others.
  ///
  /// Within a table a row may begin with "Action", "Recommendation" and "Lead officer" as headers
  /// do: there only headers that repeat the first, or can be nothing else, are any.
  private func headers(in lines: [Line]) -> (index: Int, count: Int)? {
    guard let header else {
      let index =
        lines.firstIndex(where: PDFTables.mayBeHeader)
        ?? lines.firstIndex(where: PDFTables.isHeader)
      return index.map { ($0, 0) }
    }
    for index in lines.indices {
      if let count = header.count(in: lines[index...]) {
        let found = PDFHeader(Array(lines[index..<(index + count)]))
        // The same words in another order are headers of other columns.
        return (index, header.isOrdered(as: found) ? count : 0)
      }
      if PDFTables.isHeaderAlone(lines[index]) { return (index, 0) }
    }
    return nil
  }

  // MARK: Rows

  /// - Parameter heading: what stands above the headers, which are the first of the lines; it is
  ///   read beneath them like the others.
  private mutating func add(_ lines: ArraySlice<Line>, page: Int, heading: String? = nil) {
    let isNew = tables.last?.rows.isEmpty ?? true
    var isTold = isNew
    for (index, part) in parts(of: lines, page).enumerated() {
      if index == 0, let last = tables.indices.last, tables[last].takesOn(part.cells, from: page) {
        continue
      }
      append(part.cells, page)
      if index == 0, isNew, let heading {
        append([PDFBands.cell(heading, columns: borders.count)], page)
      }
      if !isTold, part.lines.contains(where: PDFTables.mayBeHeader) {
        isTold = true
        remark(
          "Some words at the top of this row could be headers; they are not those of the table, "
            + "and the row was read like the others.", page)
      }
      if let foot, part.lines.contains(where: { $0.first?.top == foot }) {
        remark(
          "The words stand apart at the foot of page \(page) and were read as a row. Look whether "
            + "they are one.", page)
      }
    }
  }

  /// Lines above the headers of a page, which are of the table before.
  private mutating func addAbove(_ lines: ArraySlice<Line>, page: Int) {
    for (index, part) in parts(of: lines, page).enumerated() {
      if index == 0, let last = tables.indices.last, tables[last].takesOn(part.cells, from: page) {
        continue
      }
      append(part.cells, page)
      remark(
        "The words stand above the headers of page \(page) and were read as a row of the table "
          + "before them. Look whether they are one.", page)
    }
  }

  private typealias Part = (cells: [PlanCell], lines: [Line])

  /// The rows of the lines, without the number of the page above or beneath them.
  private func parts(of lines: ArraySlice<Line>, _ page: Int) -> [Part] {
    var parts = PDFTables.bands(lines).flatMap {
      PDFBands.parted($0, heads: lefts, borders: borders)
    }
    .map { part -> Part in
      let cells =
        part.isBand
        ? [PDFBands.cell(part.lines, columns: borders.count)]
        : PDFTables.cells(part.lines, borders)
      return (cells, part.lines)
    }
    func isNumber(_ part: Part?) -> Bool {
      part.map { LooseRow.isPageNumber(PlanRow(number: 0, page: page, cells: $0.cells)) } ?? false
    }
    if isNumber(parts.first) { parts.removeFirst() }
    if isNumber(parts.last) { parts.removeLast() }
    return parts
  }

  private mutating func append(_ cells: [PlanCell], _ page: Int) {
    guard let last = tables.indices.last else { return }
    row += 1
    tables[last].rows.append(PlanRow(number: row, page: page, cells: cells))
  }

  private mutating func remark(_ message: String, _ page: Int) {
    guard let last = tables.indices.last else { return }
    let place = PlanPlace(table: tables[last].name, row: row, column: nil, page: page)
    tables[last].remarks.append(PlanProblem(kind: .doubtful, place: place, message: message))
  }

  /// Keeps what stands before the first headers where it may be more than titles: rows of a table
  /// whose headers are not known, an action by itself.
  private mutating func keep(_ lines: ArraySlice<Line>) {
    for band in PDFTables.bands(lines) {
      let text = band.map(PDFTables.text).joined(separator: " ").squeezed
      if band.contains(where: { PDFTables.chunks($0).count > 2 })
        || PlanParagraph(text: text, isHeading: false).isLoose(besides: [], isFirst: true)
      {
        before.append(text)
      }
    }
  }
}

/// The words of a table's headers, however they are wrapped.
struct PDFHeader {
  private var counts: [String: Int] = [:]
  private var total = 0
  /// How many lines they stand on.
  let lines: Int
  /// From where to where each word reaches that stands there once.
  private var places: [String: ClosedRange<Double>] = [:]

  init(_ lines: [[PDFTables.Word]]) {
    self.lines = lines.count
    for word in lines.joined() {
      let text = word.text.lowercased()
      counts[text, default: 0] += 1
      total += 1
      places[text] = counts[text] == 1 ? word.left...max(word.left, word.right) : nil
    }
  }

  /// Whether no word that stood left of another stands right of it.
  func isOrdered(as other: PDFHeader) -> Bool {
    !places.contains { text, place in
      guard let there = other.places[text] else { return false }
      return places.contains { next, beside in
        guard place.upperBound < beside.lowerBound, let besideThere = other.places[next] else {
          return false
        }
        return besideThere.upperBound < there.lowerBound
      }
    }
  }

  /// How many lines hold its words and no others; nil where the first lines do not.
  func count(in lines: ArraySlice<[PDFTables.Word]>) -> Int? {
    var left = counts
    var rest = total
    for (index, line) in lines.prefix(20).enumerated() {
      for word in line {
        guard let count = left[word.text.lowercased()], count > 0 else { return nil }
        left[word.text.lowercased()] = count - 1
        rest -= 1
      }
      if rest == 0 { return index + 1 }
    }
    return nil
  }
}
