/// A paper as the layouts read it.
struct Paper: Sendable {
  var file: String
  var text: PaperText
  /// The body without heads, feet, footnotes and contents, in reading order.
  var body: [BodyLine]
  let pageNumbers: PageNumbers
  let missingPages: MissingPages

  init(file: String, bytes: [UInt8], raised: RaisedMarks = RaisedMarks()) {
    self.file = file
    text = PaperText(bytes: bytes, raised: raised)
    body = text.bodyLines()
    pageNumbers = PageNumbers(text)
    missingPages = MissingPages(pageNumbers, in: body, of: text)
    for page in missingPages.gaps {
      guard let first = body.firstIndex(where: { $0.line.page >= page }) else { continue }
      body[first].isBelowGap = true
    }
  }

  var pageCount: Int { text.pageCount }

  /// The body lines of a page.
  func page(_ number: Int) -> ArraySlice<BodyLine> {
    guard let first = body.firstIndex(where: { $0.line.page >= number }),
      body[first].line.page == number
    else { return [] }
    let end = body[first...].firstIndex(where: { $0.line.page > number }) ?? body.endIndex
    return body[first..<end]
  }

  /// The keys of up to `count` body lines from an index as one key.
  func joinedKey(from index: Int, lines count: Int) -> String {
    body[index..<min(index + count, body.endIndex)].map(\.key).joined()
  }
}
