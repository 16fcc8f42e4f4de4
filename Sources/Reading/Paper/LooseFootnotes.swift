/// Footnotes that may be none: among the items of a list, a row behind a number looks the same.
extension PaperText {
  /// Where a line stands in `lines`.
  func index(of line: PaperLine) -> Int { pages[line.page - 1].lowerBound + line.number - 1 }

  /// The lines of footnotes within a stretch that nothing on their page refers to, or beneath which
  /// the page goes on, with all that stand on the same page.
  func looseFootnotes(in range: Range<Int>) -> [PaperLine] {
    let notes = range.filter { lines[$0].role == .footnote }
    guard !notes.isEmpty else { return [] }
    let loose = Set(notes.filter { !isPlainFootnote(at: $0) }.map { lines[$0].page })
    return notes.map { lines[$0] }.filter { loose.contains($0.page) }
  }

  /// Whether a line that opens a footnote is one beyond doubt; those that go on are.
  private func isPlainFootnote(at index: Int) -> Bool {
    let page = pages[lines[index].page - 1]
    let above = page.lowerBound..<index
    if let sign = footnoteSign(at: index) {
      return above.contains { lines[$0].text.dropFirst().contains(sign) }
    }
    guard let number = marginNumber(at: index) else { return true }
    // A number at the margin within a footnote may be that of the row beneath another.
    guard footnotes[lines[index].page]?.contains(number) == true else { return false }
    // The next row of a list may stand at the head of the next page.
    let next = lines[(index + 1)...].firstIndex { $0.role == .body }
    if let next, marginNumber(at: next) == number + 1 { return false }
    let body = above.filter { lines[$0].role == .body }
    return isReferred(number, in: body[...])
      && !(index + 1..<page.upperBound).contains { lines[$0].role == .body }
  }
}
