@testable import Reading

/// Whether the words under each heading over a list of what must improve are found again in what was
/// read: in an item, in a finding, or among what was not understood.
enum Conservation {
  /// The lines that went nowhere.
  static func lost(in bytes: [UInt8], _ report: InspectionReport) -> [String] {
    let paper = Paper(file: "paper.pdf", bytes: bytes)
    let said = letters(of: report)
    let summary = ChildSummaryReader.range(in: paper.body)
    var lost: [String] = []
    for index in paper.body.indices
    where SectionHeadings.role(at: index, in: paper.body) == .section
      && summary?.contains(index) != true && !ListLabels.isItem(paper.body[index].line)
    {
      let end = paper.body.indices[(index + 1)...].first { ends(at: $0, in: paper.body) }
      lost += lines(of: paper, from: index, to: end).filter { !isFound($0, in: said) }.map(\.text)
    }
    return lost
  }

  private static func ends(at index: Int, in body: [BodyLine]) -> Bool {
    switch SectionHeadings.role(at: index, in: body) {
    case .section, .container, .end: !ListLabels.isItem(body[index].line)
    case .box, nil: body[index].key.hasPrefix("thelocalsafeguardingchildrenboard")
    }
  }

  /// The lines beneath a heading, without running heads and feet, the introduction of its list, and the
  /// footnotes that stand at the foot of a page which refers to them.
  private static func lines(of paper: Paper, from heading: Int, to end: Int?) -> [PaperLine] {
    let body = paper.body[(heading + 1)..<(end ?? paper.body.endIndex)]
    // The paragraph above the list may have a number.
    let intro =
      Array(body.prefix(1))
      + body.dropFirst().prefix { !$0.opensBlock && ListMarker($0.line) == nil }
    var known = Set<PlaceOnPaper>()
    if intro.count < body.count, ListItems.isIntroduction(intro) {
      known = Set(intro.map { PlaceOnPaper($0.line) })
    }
    if intro.count == body.count, ImprovementReader.saysNone(joinedText(intro.map(\.text))) {
      return []
    }
    let first = paper.text.index(of: paper.body[heading].line) + 1
    let last = end.map { paper.text.index(of: paper.body[$0].line) } ?? paper.text.lines.endIndex
    return paper.text.lines[first..<max(first, last)].filter {
      switch $0.role {
      case .body: !known.contains(PlaceOnPaper($0)) && !isBox($0)
      case .footnote: !isReferred($0, in: paper)
      case .blank, .furniture, .contents: false
      }
    }
  }

  /// "Case study: one child": the heading over words that are a finding.
  private static func isBox(_ line: PaperLine) -> Bool {
    let whole = BodyLine(line: line, gapBefore: true, pageBreakBefore: false)
    return SectionHeadings.role(of: whole, after: nil) == .box
  }

  /// Whether words of the page bear the number of the footnote that a line belongs to.
  private static func isReferred(_ line: PaperLine, in paper: Paper) -> Bool {
    let notes = paper.text.lines.filter {
      $0.page == line.page && $0.number <= line.number && $0.role == .footnote
    }
    guard let opening = notes.last(where: { $0.text.first?.isLetter == false }) else {
      return false
    }
    let mark = opening.text.prefix { $0.isNumber }
    let sign = mark.isEmpty ? opening.text.prefix(1) : mark
    return paper.text.lines.contains {
      $0.page == line.page && $0.role == .body && $0.text.dropFirst().contains(sign)
    }
  }

  private static func isFound(_ line: PaperLine, in said: String) -> Bool {
    let words =
      [line.text, ListMarker(line)?.text].compactMap { $0 }
      + ListLabelForm.all.compactMap { form in
        form.read(line.text).map { String(line.text.dropFirst($0.label.length)) }
      }
    return words.contains { said.contains(TextKey.letters($0)) || TextKey.letters($0).isEmpty }
  }

  private static func letters(of report: InspectionReport) -> String {
    var texts = report.improvements.flatMap {
      [$0.section, $0.theme ?? "", $0.printedTimescale ?? "", $0.text.value]
    }
    texts += report.unparsed.map(\.text)
    texts += report.findings.map(\.text.value) + report.findings.compactMap(\.heading)
    texts += report.proposals.map(\.text.value) + report.proposals.compactMap(\.heading)
    // Without anything between them: a line may hold the end of one sentence and the beginning of another.
    return texts.map { TextKey.letters($0) }.joined()
  }
}
