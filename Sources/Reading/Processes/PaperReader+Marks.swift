extension PaperReader {
  /// The raised numbers on the pages of a report where words may end with such; of text that is no
  /// PDF none is known.
  func raisedMarks(
    suspectedIn report: InspectionReport, of extraction: Extraction, named path: PaperPath
  ) async -> RaisedMarks {
    var marks = RaisedMarks()
    guard let paper = extraction.paper else { return marks }
    let doubted = report.improvements.filter {
      $0.text.certainty != .certain && FootnoteMark.glued(in: $0.text.value) != nil
    }
    let pages = report.suspectPages.union(doubted.map(\.text.page))
    // A paper of a great many is not asked of them all.
    for page in pages.sorted().prefix(20) {
      let number = String(page)
      let result = try? await run(
        pdftotext, ["-f", number, "-l", number, "-bbox-layout", "-enc", "UTF-8", "-", "-"],
        on: paper.place ?? path, outputLimit: limits.textBytes * 16)
      guard let words = result.flatMap({ BoxLayoutParser.page($0.output) }) else { continue }
      marks.add(words, number: page)
    }
    return marks
  }
}
