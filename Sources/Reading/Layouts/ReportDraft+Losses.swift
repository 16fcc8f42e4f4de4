/// Nothing that stands under a heading over a list goes nowhere: what is no item, no finding and no
/// heading is told.
extension InspectionReport {
  /// Says which lines between the heading over a list and the next became nothing, and which were
  /// taken for footnotes though nothing refers to them.
  ///
  /// - Parameter read: the lines that became findings.
  mutating func noteLosses(
    of lists: ImprovementReader, in text: PaperText, read: @autoclosure () -> [BodyLine]
  ) {
    var known: Set<PlaceOnPaper>?
    for region in lists.regions {
      var lost: [PaperLine] = []
      if !region.open.isEmpty {
        let places = known ?? Set(read().map { PlaceOnPaper($0.line) })
        known = places
        lost = region.open.map { lists.body[$0] }
          .filter { SectionHeadings.role(of: $0, after: nil) != .box }.map(\.line)
          .filter { !places.contains(PlaceOnPaper($0)) }
      }
      let first = text.index(of: region.heading.line)
      let end =
        region.end < lists.body.endIndex
        ? text.index(of: lists.body[region.end].line) : text.lines.endIndex
      if first < end { lost += text.looseFootnotes(in: first..<end) }
      tell(lost, under: region.section)
    }
  }

  private mutating func tell(_ lost: [PaperLine], under section: String) {
    guard !lost.isEmpty else { return }
    let told = Set(unparsed.map { [$0.page, $0.line] })
    let lines = lost.filter { !told.contains([$0.page, $0.number]) }
    guard let first = lines.first else { return }
    warnings.append(
      "\(lines.count) \(lines.count == 1 ? "line" : "lines") under “\(section)”, from page "
        + "\(first.page) on, became neither an item nor a finding; look whether items are among "
        + "them.")
    unparsed += lines.map { UnreadText(page: $0.page, line: $0.number, text: $0.text) }
  }
}
