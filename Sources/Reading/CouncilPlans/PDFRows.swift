/// Rows of a PDF's table that no white space parts, as those of a Word table without padding: they
/// are told by what stands in their columns, where a reference, a rating and a day begin a row.
struct PDFRows {
  typealias Line = [PDFTables.Word]

  /// The lines, with white space above each that begins a row.
  private(set) var lines: [Line]
  /// Several rows stand close together, and nothing tells them apart.
  private(set) var areJoined = false
  /// Where the columns of the last table end; for the page after.
  private(set) var borders: [Double]

  /// - Parameters:
  ///   - lines: those of a page.
  ///   - borders: where the columns of the table before end, which may go on; empty where none does.
  init(_ lines: [Line], after borders: [Double]) {
    self.lines = lines
    self.borders = borders
    let heads = PDFRows.headers(in: lines)
    var starts: [Int] = []
    let regions = zip([0] + heads, heads + [lines.count])
    for (start, end) in regions where start < end {
      let isHeaded = heads.contains(start)
      let body = lines[(isHeaded ? start + 1 : start)..<end]
      if isHeaded {
        // Words that stand alone on their line may run over the columns and tell nothing of them.
        let rows = body.filter { PDFTables.chunks($0).count > 1 }
        self.borders = PDFTables.borders(PDFTables.chunks(lines[start]), over: rows[...])
      }
      guard self.borders.count >= 3 else { continue }
      let rows = PDFRowSigns(body, borders: self.borders)
      for band in PDFTables.bands(lines[start..<end]) {
        guard rows.holdSeveral(band), let found = rows.starts(in: band) else {
          areJoined = areJoined || rows.mayHoldSeveral(band)
          continue
        }
        starts += found.compactMap { index in
          lines.firstIndex { $0.first?.top == band[index].first?.top }
        }
      }
    }
    spread(above: Set(starts))
  }

  /// Moves each line down by the white space that is put above it and those before.
  private mutating func spread(above starts: Set<Int>) {
    guard !starts.isEmpty else { return }
    var shift = 0.0
    for index in lines.indices {
      if starts.contains(index) { shift += lines[index].map(\.height).max() ?? 0 }
      for word in lines[index].indices {
        lines[index][word].top += shift
        lines[index][word].bottom += shift
      }
    }
  }

  /// The lines of the headers: the first that may be one, and those beneath that can be nothing
  /// else.
  private static func headers(in lines: [Line]) -> [Int] {
    guard
      let first = lines.firstIndex(where: PDFTables.mayBeHeader)
        ?? lines.firstIndex(where: PDFTables.isHeader)
    else { return [] }
    return [first]
      + lines.indices.dropFirst(first + 1).filter { PDFTables.isHeaderAlone(lines[$0]) }
  }
}

/// What tells where the rows of a table begin.
private struct PDFRowSigns {
  /// Where each column ends.
  private let borders: [Double]
  /// The first column holds references.
  private let isNumbered: Bool
  private let ratings: Set<Int>
  private let days: Set<Int>

  init(_ lines: some Sequence<PDFRows.Line>, borders: [Double]) {
    self.borders = borders
    let cells = lines.map { PDFTables.cells([$0], borders) }.filter { $0.count >= 3 }.joined()
    let byColumn = Dictionary(grouping: cells, by: \.column)
    func columns(where holds: (String) -> Bool) -> Set<Int> {
      Set(byColumn.filter { $0.value.count { holds($0.text) } * 4 >= $0.value.count * 3 }.keys)
    }
    isNumbered = columns(where: Self.isReference).contains(1)
    ratings = columns(where: Self.isRating).subtracting([1])
    days = columns(where: Self.isDay).subtracting([1])
  }

  /// Whether several rows stand in lines that no white space parts.
  func holdSeveral(_ band: [PDFRows.Line]) -> Bool {
    let sure = band.count { line in
      let cells = PDFTables.cells([line], borders)
      let hasRating = cells.contains { ratings.contains($0.column) && Self.isRating($0.text) }
      let hasDay = cells.contains { Self.isDay($0.text) }
      return cells.count >= 3 && begins(cells)
        && (isNumbered ? hasRating || hasDay : hasRating && hasDay)
    }
    return sure >= (isNumbered ? 2 : 3)
  }

  /// Whether the references of several rows stand there, or other signs of them.
  func mayHoldSeveral(_ band: [PDFRows.Line]) -> Bool {
    holdSeveral(band)
      || band.count { line in
        let first = PDFTables.cells([line], borders).first
        return first?.column == 1 && Self.isReference(first?.text ?? "")
      } >= 2
  }

  /// The lines of the band with which its rows begin; nil where nothing tells them apart.
  func starts(in band: [PDFRows.Line]) -> [Int]? {
    let cells = band.map { PDFTables.cells([$0], borders) }
    let starts = cells.indices.filter { begins(cells[$0]) }
    let rows = zip(starts, starts.dropFirst() + [cells.count]).map { cells[$0..<$1] }
    let areApart = isNumbered ? !areCentred(starts, cells) : rows.allSatisfy(isWhole)
    return areApart ? starts : nil
  }

  /// Whether a row begins with a line.
  private func begins(_ cells: [PlanCell]) -> Bool {
    guard cells.count >= 2 else { return false }
    let goesOn = cells.contains { $0.text.first?.isLowercase ?? false }
    if isNumbered, cells[0].column == 1 {
      return Self.isReference(cells[0].text) && (cells.count >= 3 || !goesOn)
    }
    guard cells.count >= 3, !goesOn else { return false }
    let hasRating = cells.contains { ratings.contains($0.column) && Self.isRating($0.text) }
    let hasDay = cells.contains { days.contains($0.column) && Self.isDay($0.text) }
    return isNumbered ? hasRating && hasDay : ratings.isEmpty ? hasDay : hasRating
  }

  /// Whether each cell of a row begins with its first line, and no other line holds a rating or a
  /// day: else it is more than a row, or less.
  private func isWhole(_ row: ArraySlice<[PlanCell]>) -> Bool {
    let values = row.dropFirst().joined().filter {
      ratings.contains($0.column) || days.contains($0.column) && Self.isDay($0.text)
    }
    let columns = Set(row.first?.map(\.column) ?? [])
    return values.isEmpty && row.dropFirst().allSatisfy { columns.isSuperset(of: $0.map(\.column)) }
  }

  /// Whether references stand beside the middle of their rows: the words beside one go on from the
  /// line above, where those beside others begin.
  private func areCentred(_ starts: [Int], _ cells: [[PlanCell]]) -> Bool {
    func goesOn(_ start: Int, _ column: Int) -> Bool? {
      cells[start].first { $0.column == column }?.text.first?.isLowercase
    }
    return (2...max(2, borders.count)).contains { column in
      starts.contains { goesOn($0, column) == false }
        && starts.contains { start in
          start > 0 && goesOn(start, column) == true
            && cells[start - 1].contains { $0.column == column }
        }
    }
  }

  /// "1", "2.1", "A3", "1.2b", "Action 4"; no year.
  private static func isReference(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let last = words.last, words.count <= 2, last.count <= 10,
      words.count == 1 || words[0].allSatisfy(\.isLetter),
      last.wholeMatch(of: /\p{L}{0,4}[.\-]?\d+(?:[.\-\/]\d+)*\p{L}?[.):]?/) != nil
    else { return false }
    return (Int(last) ?? 0) < 1900
  }

  private static func isRating(_ text: String) -> Bool {
    text.allSatisfy(\.isLetter) && PlanRating(words: text) != nil
  }

  private static func isDay(_ text: String) -> Bool {
    text.contains(where: \.isNumber) && (try? PlanDate(reading: text))?.day != nil
  }
}
