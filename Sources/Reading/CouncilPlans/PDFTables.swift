/// What looks like a plan's table on the pages of a PDF, told by where the words stand. A PDF has
/// no cells: the headers name the columns, the white space between the words parts them.
enum PDFTables {
  /// - Parameter bytes: what `pdftotext -tsv` wrote.
  static func tables(_ bytes: [UInt8]) -> [PlanTable] {
    joined(
      PDFPages(
        pages(bytes).map {
          PDFPage(number: $0.number, height: $0.height, lines: lines($0.words))
        }
      ).tables)
  }

  static func text(_ line: [Word]) -> String { Chunk(words: line).text }

  struct Word {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    var text: String

    var height: Double { bottom - top }
    var middle: Double { (left + right) / 2 }
  }

  /// Words of a line that stand together; one at least.
  struct Chunk {
    var words: [Word]

    var text: String { words.map(\.text).joined(separator: " ") }
    var left: Double { words.first?.left ?? 0 }
    var right: Double { words.last?.right ?? 0 }
  }

  // MARK: Words

  private static func pages(
    _ bytes: [UInt8]
  ) -> [(number: Int, height: Double, words: [Word])] {
    var pages: [(number: Int, height: Double, words: [Word])] = []
    for line in bytes.split(separator: 0x0A) {
      let parts = String(decoding: line, as: UTF8.self).split(
        separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
      guard parts.count == 12, let page = Int(parts[1]) else { continue }
      if parts[0] == "1" { pages.append((page, Double(parts[9]) ?? .infinity, [])) }
      guard parts[0] == "5", let left = Double(parts[6]), let top = Double(parts[7]),
        let width = Double(parts[8]), let height = Double(parts[9]), left.isFinite, top.isFinite,
        width > 0, height > 0, width.isFinite, height.isFinite, left >= 0, left + width < 20_000,
        let last = pages.indices.last
      else { continue }
      pages[last].words.append(
        Word(
          left: left, right: left + width, top: top, bottom: top + height, text: String(parts[11])))
    }
    return pages
  }

  /// Words whose middles stand at one height, from top to bottom and left to right.
  private static func lines(_ words: [Word]) -> [[Word]] {
    var lines: [[Word]] = []
    for word in words.sorted(by: { ($0.top, $0.left) < ($1.top, $1.left) }) {
      if let first = lines.last?.first, word.top - first.top < first.height * 0.5 {
        lines[lines.count - 1].append(word)
      } else {
        lines.append([word])
      }
    }
    return lines.map { $0.sorted { $0.left < $1.left } }
  }

  // MARK: Columns

  /// Words without a wide space between them.
  static func chunks(_ line: [Word]) -> [Chunk] {
    var out: [Chunk] = []
    for word in line {
      if let last = out.indices.last, word.left - out[last].right < word.height * 0.7 {
        out[last].words.append(word)
      } else {
        out.append(Chunk(words: [word]))
      }
    }
    return out
  }

  static func isHeader(_ line: [Word]) -> Bool {
    isHeader(chunks(line).flatMap(named).map(\.column))
  }

  /// Whether a line may be one of headers, and of no row: "Recommendation 6" is no header.
  static func mayBeHeader(_ line: [Word]) -> Bool {
    isHeader(chunks(line).filter { !hasNumber($0) }.flatMap(named).map(\.column))
  }

  /// Whether a line is one of headers and of nothing else: all of its words but those of one column
  /// name what a column holds, three of them to the letter.
  static func isHeaderAlone(_ line: [Word]) -> Bool {
    let heads = chunks(line).map { (isNumbered: hasNumber($0), names: named($0)) }
    let exact = heads.flatMap(\.names).filter { $0.strength == 3 }.map(\.column)
    return isHeader(exact) && !heads.contains { $0.isNumbered && !$0.names.isEmpty }
      && heads.count(where: \.names.isEmpty) <= 1
  }

  private static func isHeader(_ columns: [PlanColumn]) -> Bool {
    Set(columns).count >= 3 && (columns.contains(.action) || columns.contains(.recommendation))
  }

  /// What words that stand together name as a header, or as several, and how well.
  private static func named(_ chunk: Chunk) -> [(column: PlanColumn, strength: Int)] {
    if let match = ColumnWords.match(chunk.text), match.strength >= 2 { return [match] }
    return PDFHeads.parts(chunk.words).map { ($0.holds, 3) }
  }

  private static func hasNumber(_ chunk: Chunk) -> Bool {
    chunk.words.dropFirst().contains { $0.text.contains(where: \.isNumber) }
  }

  /// Where each column ends: between two headers, where the fewest lines cross.
  static func borders(_ heads: [Chunk], over lines: ArraySlice<[Word]>) -> [Double] {
    let words = lines.flatMap { $0 }
    return zip(heads, heads.dropFirst()).map { first, second in
      let from = Int((first.left + first.right) / 2)
      let to = max(from + 1, Int((second.left + second.right) / 2))
      var crossings = Array(repeating: 0, count: to - from)
      for word in words where word.right > Double(from) && word.left < Double(to) {
        let start = max(from, Int(word.left))
        let end = min(to - 1, Int(word.right))
        if start <= end { for x in start...end { crossings[x - from] += 1 } }
      }
      return Double(from) + middleOfWidest(crossings)
    } + [.infinity]
  }

  /// The middle of the widest run of the least value.
  private static func middleOfWidest(_ values: [Int]) -> Double {
    let least = values.min() ?? 0
    var best = (start: 0, length: 0)
    var start: Int?
    for (index, value) in (values + [least + 1]).enumerated() {
      if value == least {
        if start == nil { start = index }
      } else if let open = start {
        if index - open > best.length { best = (open, index - open) }
        start = nil
      }
    }
    return Double(best.start) + Double(best.length) / 2
  }

  // MARK: Rows

  /// Lines without white space between them over the whole breadth: a row of the table.
  static func bands(_ lines: ArraySlice<[Word]>) -> [[[Word]]] {
    var bands: [[[Word]]] = []
    var bottom = -Double.infinity
    for line in lines {
      guard let top = line.map(\.top).min(), let height = line.map(\.height).max() else { continue }
      if bands.isEmpty || top - bottom >= height * 0.35 {
        bands.append([line])
        bottom = -Double.infinity
      } else {
        bands[bands.count - 1].append(line)
      }
      bottom = max(bottom, line.map(\.bottom).max() ?? bottom)
    }
    return bands
  }

  static func cells(_ band: [[Word]], _ columns: [Double]) -> [PlanCell] {
    var texts = Array(repeating: "", count: columns.count)
    for line in band {
      var parts = Array(repeating: [String](), count: columns.count)
      for word in line {
        let column = columns.firstIndex { word.middle < $0 } ?? columns.count - 1
        parts[column].append(word.text)
      }
      for (column, words) in parts.enumerated() where !words.isEmpty {
        append(printedLine: words.joined(separator: " "), to: &texts[column])
      }
    }
    return texts.enumerated().compactMap { index, text in
      text.isEmpty ? nil : PlanCell(column: index + 1, text: text)
    }
  }

  /// A table whose headers stand on every page is one table.
  private static func joined(_ tables: [PlanTable]) -> [PlanTable] {
    var out: [PlanTable] = []
    for table in tables {
      let header = table.rows.first?.cells.map { TextKey.letters($0.text) }
      if let last = out.indices.last,
        header == out[last].rows.first?.cells.map({ TextKey.letters($0.text) })
      {
        let count = out[last].rows.last?.number ?? 0
        out[last].remarks += table.remarks.map { remark in
          var remark = remark
          remark.place.table = out[last].name
          remark.place.row += count
          return remark
        }
        out[last].rows += table.rows.dropFirst().map { row in
          var row = row
          row.number += count
          return row
        }
      } else {
        out.append(table)
      }
    }
    return out
  }
}

extension PlanTable {
  /// Adds the first cells of a page to the last row of the page before, where they go on in the
  /// middle of its words; says whether it did.
  mutating func takesOn(_ cells: [PlanCell], from page: Int) -> Bool {
    guard let index = rows.indices.last,
      let before = rows[index].page, before < page,
      PlanTable.goesOn(cells, after: rows[index])
    else { return false }
    for cell in cells {
      for place in rows[index].cells.indices where rows[index].cells[place].column == cell.column {
        append(printedLine: cell.text, to: &rows[index].cells[place].text)
      }
    }
    remarks.append(
      PlanProblem(
        kind: .doubtful,
        place: PlanPlace(table: name, row: rows[index].number, column: nil, page: before),
        message: "The row was taken to go on from this page to page \(page), with “"
          + cells.map(\.text).joined(separator: " | ").squeezed.prefix(80) + "”."))
    return true
  }

  /// Whether cells are the rest of a row that a page broke: each stands beneath words, one at least
  /// goes on with them, and none is a whole value beneath another.
  private static func goesOn(_ cells: [PlanCell], after row: PlanRow) -> Bool {
    let pairs = cells.compactMap { cell in
      row.cells.first { $0.column == cell.column }.map { (above: $0.text, beneath: cell.text) }
    }
    guard !cells.isEmpty, pairs.count == cells.count,
      !pairs.contains(where: { isValue($0.above) && isValue($0.beneath) })
    else { return false }
    // The first column numbers the rows, or holds what begins them.
    guard cells[0].column > 1 || breaksOff(pairs[0].above, before: pairs[0].beneath) else {
      return false
    }
    return pairs.allSatisfy { $0.beneath.first?.isLowercase == true }
      || pairs.contains {
        breaksOff($0.above, before: $0.beneath)
          || !isValue($0.above) && isDay($0.above + " " + $0.beneath)
      }
  }

  /// Whether a sentence goes on from one page to the next.
  private static func breaksOff(_ above: String, before beneath: String) -> Bool {
    if ListItems.endsWithin(above.trimmed) { return true }
    return beneath.first?.isLowercase == true && !above.trimmed.endsSentence
      && above.split(separator: " ").count >= 2
  }

  private static func isValue(_ text: String) -> Bool {
    isDay(text) || text.split(separator: " ").count == 1 && PlanRating(words: text) != nil
  }

  private static func isDay(_ text: String) -> Bool {
    (try? PlanDate(reading: text))?.day != nil
  }
}
