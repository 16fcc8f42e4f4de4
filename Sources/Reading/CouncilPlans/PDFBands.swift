/// Rows of a PDF's table with one text over its columns, and headings right above its headers.
enum PDFBands {
  /// The lines of a row of the table, with those apart that run over its columns.
  ///
  /// - Parameters:
  ///   - heads: where each head begins.
  ///   - borders: where each column ends.
  static func parted(
    _ lines: [[PDFTables.Word]], heads: [Double], borders: [Double]
  ) -> [(lines: [[PDFTables.Word]], isBand: Bool)] {
    var out: [(lines: [[PDFTables.Word]], isBand: Bool)] = []
    for line in lines {
      let isBand = runsOver(line, heads: heads, borders: borders)
      if let last = out.last, last.isBand == isBand {
        out[out.count - 1].lines.append(line)
      } else {
        out.append((lines: [line], isBand: isBand))
      }
    }
    return out
  }

  /// One cell over all columns.
  static func cell(_ lines: [[PDFTables.Word]], columns: Int) -> PlanCell {
    cell(lines.map { PDFTables.Chunk(words: $0).text }.joined(separator: " "), columns: columns)
  }

  static func cell(_ text: String, columns: Int) -> PlanCell {
    var cell = PlanCell(column: 1, text: text)
    cell.columns = columns
    return cell
  }

  /// Whether the words stand together, begin where the table does, and run over the end of a
  /// column.
  private static func runsOver(
    _ line: [PDFTables.Word], heads: [Double], borders: [Double]
  ) -> Bool {
    let chunks = PDFTables.chunks(line)
    guard let only = chunks.first, chunks.count == 1, let first = heads.first else { return false }
    let crossed = borders.indices.filter { only.left < borders[$0] && borders[$0] < only.right }
    guard crossed.count >= 2 || !crossed.isEmpty && only.left < first + 8 else { return false }
    // A number and the words beside it that stand under their own heads are cells.
    return !crossed.allSatisfy { border in
      line.contains { abs($0.left - heads[border + 1]) < 3 }
        && !line.contains { $0.left < borders[border] && $0.right > borders[border] }
    } || !isReference(line.filter { $0.middle < borders[0] })
  }

  private static func isReference(_ words: [PDFTables.Word]) -> Bool {
    words.isEmpty || words.count <= 2 && words.contains { $0.text.contains(where: \.isNumber) }
  }

  /// The heading right above the headers, where its words say that it is one, and its first line.
  ///
  /// - Parameter bySize: larger letters say so too; above the first table they are of the title.
  static func heading(
    above header: Int, _ lines: [[PDFTables.Word]], bySize: Bool
  ) -> (text: String, first: Int)? {
    for count in 1...3 where header >= count {
      let above = lines[(header - count)..<header]
      // Words in several columns are of a row.
      guard above.allSatisfy({ PDFTables.chunks($0).count == 1 }) else { break }
      let words = above.map(PDFTables.text)
      if let first = words.first, PlanBand(first).isNamed {
        return (words.joined(separator: " "), header - count)
      }
    }
    guard bySize, header > 0, let size = lines[header].map(\.height).max(),
      PDFTables.chunks(lines[header - 1]).count == 1,
      lines[header - 1].allSatisfy({ $0.height > size * 1.15 })
    else { return nil }
    return (PDFTables.text(lines[header - 1]), header - 1)
  }
}
