/// The heads of a PDF's columns. Two that stand no more than a space apart look like one; they are
/// parted where each names a column of its own and white space runs down between them.
struct PDFHeads {
  private(set) var chunks: [PDFTables.Chunk] = []
  /// What could be two heads and could not be parted, in sentences.
  private(set) var doubts: [String] = []

  init(_ heads: [PDFTables.Chunk], over lines: ArraySlice<[PDFTables.Word]>) {
    for (index, head) in heads.enumerated() {
      let parts = PDFHeads.parts(head.words)
      let others = heads.enumerated().filter { $0.offset != index }
        .compactMap { ColumnWords.match($0.element.text)?.column }
      // "Action lead" beside a column "Action" is its lead, and no action.
      guard parts.count > 1, Set(parts.map(\.holds)).count == parts.count,
        !parts.contains(where: { others.contains($0.holds) })
      else {
        chunks.append(head)
        continue
      }
      let gaps = zip(parts, parts.dropFirst())
      if gaps.allSatisfy({ PDFHeads.isGutter(between: $0.chunk, and: $1.chunk, lines) }) {
        chunks += parts.map(\.chunk)
      } else {
        chunks.append(head)
        let names = parts.map { "“\($0.chunk.text)”" }.joined(separator: " and ")
        doubts.append(
          "The head “\(head.text)” could be \(names), side by side; it was read as one column. "
            + "Compare what stands under it with the file.")
      }
    }
  }

  /// The heads that the words are one after the other; one or none where they are not several.
  static func parts(
    _ words: [PDFTables.Word]
  ) -> [(chunk: PDFTables.Chunk, holds: PlanColumn)] {
    let whole = PDFTables.Chunk(words: words)
    if let match = ColumnWords.match(whole.text), match.strength == 3 {
      return [(whole, match.column)]
    }
    guard (2...8).contains(words.count) else { return [] }
    for count in (1..<words.count).reversed() {
      let first = PDFTables.Chunk(words: Array(words[..<count]))
      guard let match = ColumnWords.match(first.text), match.strength == 3 else { continue }
      let rest = parts(Array(words[count...]))
      if !rest.isEmpty { return [(first, match.column)] + rest }
    }
    return []
  }

  /// Whether almost no word of the lines beneath crosses some place between two heads, and words
  /// stand on both sides of it.
  private static func isGutter(
    between first: PDFTables.Chunk, and second: PDFTables.Chunk,
    _ lines: ArraySlice<[PDFTables.Word]>
  ) -> Bool {
    let from = (first.left + first.right) / 2
    let to = (second.left + second.right) / 2
    // A line of words over the table, which begins where it does, tells nothing of its columns.
    let near = lines.filter { line in
      PDFTables.chunks(line).count > 1 || abs((line.first?.left ?? 0) - first.left) > 3
    }
    .map { $0.filter { $0.right > first.left && $0.left < second.right } }
    .filter { !$0.isEmpty }
    let words = near.flatMap { $0 }
    return stride(from: from, through: to, by: 1).contains { x in
      let crossing = words.count { $0.left < x + 1.5 && $0.right > x - 1.5 }
      return crossing * 10 <= near.count && words.contains { $0.right <= x }
        && words.contains { $0.left >= x }
    }
  }
}
