/// What follows a list and is no part of it: the numbered paragraphs of the findings, or words that are
/// told.
extension InspectionReport {
  /// Says where a list ended at words that became no paragraph of the findings: items may be among them.
  mutating func noteTails(of lists: ImprovementReader, paragraphs: [Paragraph]) {
    guard !lists.tails.isEmpty else { return }
    let read = Set(paragraphs.flatMap(\.lines).map { PlaceOnPaper($0) })
    for tail in lists.tails {
      let lines = lists.body[tail.lines]
      guard let first = lines.first, let marker = ListMarker(first.line) else { continue }
      let isFinding = read.contains(PlaceOnPaper(first))
      let restarts = isBehind(marker, improvements[tail.items].last?.number)
      guard !isFinding || restarts else { continue }
      let left = restarts ? lines : lines.prefix { !read.contains(PlaceOnPaper($0)) }
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

  /// Whether the number of a paragraph is not the one after the last of a list: the findings number on.
  private func isBehind(_ marker: ListMarker, _ last: Int?) -> Bool {
    guard case .number(let number) = marker.kind, let last else { return false }
    return number <= last
  }

  private struct PlaceOnPaper: Hashable {
    var page: Int
    var line: Int

    init(_ line: BodyLine) { (page, self.line) = (line.line.page, line.line.number) }
  }
}
