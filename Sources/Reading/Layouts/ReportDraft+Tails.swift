/// What follows a list and is no part of it: the numbered paragraphs of the findings, or words that
/// are told.
extension InspectionReport {
  /// Says where a list ended at words that became no paragraph of the findings, or one that does
  /// not number on from those above: items may be among them.
  ///
  /// - Parameter numbered: the lines of the numbered paragraphs.
  mutating func noteTails(of lists: ImprovementReader, numbered: [BodyLine]) {
    guard !lists.tails.isEmpty else { return }
    let read = Set(numbered.map { PlaceOnPaper($0.line) })
    for tail in lists.tails {
      let lines = lists.body[tail.lines]
      guard let first = lines.first, let marker = ListMarker(first.line) else { continue }
      let isFinding = read.contains(PlaceOnPaper(first.line))
      let restarts =
        !tail.mayBeFindings && !numbersOn(marker, improvements[tail.items].last, at: first)
      guard !isFinding || restarts else { continue }
      let left = restarts ? lines : lines.prefix { !read.contains(PlaceOnPaper($0.line)) }
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

  /// Whether the number of a paragraph is one after the last of a list or, beneath a list without
  /// numbers, the one after a finding above it.
  private func numbersOn(_ marker: ListMarker, _ last: Improvement?, at line: BodyLine) -> Bool {
    guard case .number(let number) = marker.kind else { return true }
    if let last = last?.number { return number > last }
    return findings.contains {
      $0.number == number - 1
        && ($0.text.page, $0.text.place.lines.lowerBound) < (line.line.page, line.line.number)
    }
  }
}

/// A line of a paper, by its place.
struct PlaceOnPaper: Hashable, Comparable {
  var page: Int
  var line: Int

  init(page: Int, line: Int) { (self.page, self.line) = (page, line) }

  init(_ line: PaperLine) { self.init(page: line.page, line: line.number) }

  static func < (first: PlaceOnPaper, second: PlaceOnPaper) -> Bool {
    (first.page, first.line) < (second.page, second.line)
  }
}
