/// Why a paper was refused though a report stands in it, and what helps: it stands behind a cover
/// paper, as in the papers of a committee, or its first page is missing.
enum ReportInside {
  static func explained(_ refusal: ReadRefusal, in paper: Paper) -> ReadRefusal {
    let reason: String
    switch refusal {
    case .notAReport(let said): reason = said
    case .noText where !paper.body.isEmpty: reason = "its first pages have no text"
    default: return refusal
    }
    if let page = firstPage(in: paper) {
      return .notAReport(
        reason:
          "\(reason), but a report seems to begin on page \(page) of the file; save the pages "
          + "from there on as a file of their own, and read that")
    }
    guard holdsFindings(paper) else { return refusal }
    let number = paper.body.first.flatMap { paper.pageNumbers.number(of: $0.line.page) }
    if let number, number >= 2 {
      return .notAReport(
        reason:
          "\(reason); it begins with a page numbered \(number), so page 1 of a report seems to be "
          + "missing: download the whole report again, and read that")
    }
    return .notAReport(
      reason:
        "\(reason), though it has the headings of one; if it is a report, its first page seems to "
        + "be missing: download the whole report again, and read that")
  }

  /// The page with the title of a report and the facts of a cover.
  private static func firstPage(in paper: Paper) -> Int? {
    paper.text.pages.indices.dropFirst().first { index in
      let lines = paper.text.lines[paper.text.pages[index]].filter { $0.role != .blank }
      return KindRecognition.isTitled(lines) && !CoverFacts.kinds(in: lines).isEmpty
    }.map { $0 + 1 }
  }

  /// Whether two headings with grades stand in it, or one over a list and numbered findings.
  private static func holdsFindings(_ paper: Paper) -> Bool {
    let graded = Set(
      paper.body.filter { SectionHeadings.isGraded($0.key) }.map { $0.key.prefix(60) })
    if graded.count >= 2 { return true }
    return paper.body.contains { SectionHeadings.isSection($0.key) }
      && NumberedParagraphs(paper.body, from: 0, taken: []).findings.count >= 5
  }
}
