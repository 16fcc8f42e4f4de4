/// The columns of a PDF's table that no headers name, told by the white space that runs down
/// between its words.
struct PDFColumns {
  /// Where each column ends.
  private(set) var borders: [Double] = []
  /// Where the words of each column begin.
  private(set) var lefts: [Double] = []

  /// Nil where the pages hold no such table: at least two rows of at least three columns, and
  /// little else.
  init?(_ pages: [[[PDFTables.Word]]]) {
    let bands = pages.flatMap { PDFTables.bands($0[...]) }
    let rows = bands.filter(PDFColumns.mayBeRow)
    // A line of words over the columns tells nothing of them.
    let lines = rows.flatMap { $0 }.filter { PDFTables.chunks($0).count > 1 }
    let words = lines.flatMap { $0 }
    guard rows.count >= 2, let start = words.map(\.left).min(),
      let end = words.map(\.right).max(), let height = words.map(\.height).sorted().middle
    else { return nil }
    // Few lines that run over the columns do not hide them.
    let gutters = PDFColumns.gutters(between: words, atMost: lines.count / 20)
      .filter { start < $0.lowerBound && $0.upperBound < end }
      .filter { $0.upperBound - $0.lowerBound >= height / 2 }
    borders = gutters.map { ($0.lowerBound + $0.upperBound) / 2 } + [.infinity]
    lefts = [start] + gutters.map(\.upperBound)
    let whole = rows.filter { PDFTables.cells($0, borders).count >= 3 }
    guard borders.count >= 3, whole.count >= 2,
      whole.joined().count * 2 >= bands.joined().count
    else { return nil }
  }

  /// Whether the lines of a row stand in three columns or more.
  static func mayBeRow(_ band: [[PDFTables.Word]]) -> Bool {
    band.contains { PDFTables.chunks($0).count >= 3 }
  }

  /// From where to where at most so many words stand.
  private static func gutters(
    between words: [PDFTables.Word], atMost limit: Int
  ) -> [ClosedRange<Double>] {
    var edges = words.flatMap { [(x: $0.left, change: 1), (x: $0.right, change: -1)] }
    edges.sort { ($0.x, $0.change) < ($1.x, $1.change) }
    var gutters: [ClosedRange<Double>] = []
    var standing = 0
    for (edge, next) in zip(edges, edges.dropFirst()) {
      standing += edge.change
      guard standing <= limit, edge.x < next.x else { continue }
      if let last = gutters.last, last.upperBound == edge.x {
        gutters[gutters.count - 1] = last.lowerBound...next.x
      } else {
        gutters.append(edge.x...next.x)
      }
    }
    return gutters
  }
}

extension [Double] {
  /// The one in the middle; nil where there is none.
  fileprivate var middle: Double? { isEmpty ? nil : self[count / 2] }
}
