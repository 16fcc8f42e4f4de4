/// What follows a list and is no part of it: the numbered paragraphs of the findings, or words that are
/// told.
extension InspectionReport {
  /// Says where a list ended at words that became no paragraph of the findings: items may be among them.
  mutating func noteTails(of lists: ImprovementReader, paragraphs: [Paragraph]) {
    guard !lists.tails.isEmpty else { return }
    let read = Set(paragraphs.flatMap(\.lines).map { PlaceOnPaper($0) })
    for tail in lists.tails {
      let lines = lists.body[tail.lines]
      guard let first = lines.first, ListMarker(first.line) != nil,
        !read.contains(PlaceOnPaper(first))
      else { continue }
      let left = lines.prefix { !read.contains(PlaceOnPaper($0)) }
      let reason =
        "The list under “\(tail.section)” ends on page \(first.line.page) at words that are no "
        + "finding; look whether items are among them."
      warnings.append(reason)
      addUnread(left)
      for index in tail.items where improvements[index].text.certainty == .certain {
        improvements[index].text.certainty = .uncertain(reason)
      }
    }
  }

  private struct PlaceOnPaper: Hashable {
    var page: Int
    var line: Int

    init(_ line: BodyLine) { (page, self.line) = (line.line.page, line.line.number) }
  }
}
