/// SIF, 2013 to 2018: the overall judgement as a sentence, numbered rows, a second part on the
/// Local Safeguarding Children Board; and the review of a board by itself.
enum SingleInspection {
  static func read(_ paper: Paper, kind: Located<ReportKind>) -> InspectionReport {
    var report = InspectionReport(paper, kind: kind)
    let cover = paper.page(kind.page)
    readCover(
      cover, of: paper, titled: ["inspectionofservices", "reinspectionofservices"], &report)
    report.isReinspection = cover.contains { $0.key.hasPrefix("reinspectionof") }

    var statements = OverallStatement.readings(in: paper.body[...])
    if statements.isEmpty { statements = OverallStatement.coverReadings(in: cover) }
    let confirming = ConfirmingStatements.overall(
      in: paper.body[...], cover: cover, authority: report.authority?.value)
    if let overall = JudgementAgreement.fromStatements(
      statements, confirming: confirming, key: .overall,
      name: JudgementKey.overall.rawValue, scale: Framework.sif.scale)
    {
      report.judgements.append(overall)
    }
    let outcome = JudgementAgreement.read(
      paper, kind: .sif, of: report.periods, tableFrom: cover.startIndex,
      startingBefore: cover.endIndex)
    report.add(outcome)
    if !report.isReinspection { addBoard(paper, to: &report) }
    noteMissing(&report)
    let bodies = finish(paper, from: outcome.tableEnd, &report)
    if !report.isReinspection { noteMissingLists(&report, found: bodies) }
    return report
  }

  /// Every report but a re-inspection prints a list for the council and a heading for that of the
  /// board, empty or not; the council's begins at 1, or numbers on from the findings.
  private static func noteMissingLists(
    _ report: inout InspectionReport, found bodies: Set<AddressedBody>
  ) {
    guard let first = report.improvements.first else { return }
    let reason: String
    if !report.improvements.contains(where: { $0.body == .localAuthority }) {
      reason = "The list of what the local authority must improve was not found."
    } else if let number = first.number, number > 1,
      !report.findings.contains(where: { $0.number == number - 1 })
    {
      reason = "The first item found is numbered \(number); look for those before it."
    } else {
      if !bodies.contains(.safeguardingBoard) {
        report.warnings.append(
          "No list was found of what the Local Safeguarding Children Board must improve.")
      }
      return
    }
    report.warnings.append(reason)
    for index in report.improvements.indices
    where report.improvements[index].text.certainty == .certain {
      report.improvements[index].text.certainty = .uncertain(reason)
    }
  }

  /// Both grades that stand in sentences are given by every report but a re-inspection.
  private static func noteMissing(_ report: inout InspectionReport) {
    if !report.judgements.contains(where: { $0.key == .overall }) {
      report.warnings.append("No sentence was found that gives the overall grade.")
    }
    if !report.isReinspection, !report.judgements.contains(where: { $0.key == .lscb }) {
      report.warnings.append(
        "No sentence was found that gives the grade of the Local Safeguarding Children Board.")
    }
  }

  static func readBoardReview(_ paper: Paper, kind: Located<ReportKind>) -> InspectionReport {
    var report = InspectionReport(paper, kind: kind)
    let cover = paper.page(kind.page)
    readCover(cover, of: paper, titled: ["reviewoftheeffectiveness"], &report)
    addBoard(paper, to: &report)
    finish(paper, from: cover.startIndex, &report)
    for index in report.improvements.indices {
      report.improvements[index].body = .safeguardingBoard
    }
    return report
  }

  private static func readCover(
    _ cover: ArraySlice<BodyLine>, of paper: Paper, titled titles: [String],
    _ report: inout InspectionReport
  ) {
    if let title = cover.firstIndex(where: { line in titles.contains { line.key.hasPrefix($0) } }) {
      let above = CoverFacts.nameBlock(above: title, in: cover)
      report.setAuthority(joinedText(above.map(\.text)), at: above)
    }
    report.setPeriods(CoverFacts.inspectionPeriods(in: cover))
    report.published = CoverFacts.published(in: cover)
    report.leadInspector = LeadInspector.read(paper.body[...])
  }

  private static func addBoard(_ paper: Paper, to report: inout InspectionReport) {
    let readings = BoardStatement.readings(in: paper.body[...])
    let confirming = ConfirmingStatements.board(in: paper.body[...], beneath: readings)
    if let board = JudgementAgreement.fromStatements(
      readings, confirming: confirming, key: .lscb, name: "Local Safeguarding Children Board",
      scale: Framework.lscb.scale)
    {
      report.judgements.append(board)
    }
  }

  @discardableResult
  private static func finish(
    _ paper: Paper, from start: Int, _ report: inout InspectionReport
  ) -> Set<AddressedBody> {
    let style = ImprovementReader.Style(body: .localAuthority)
    let lists = report.readLists(paper, style: style)
    report.readFindings(paper, beside: lists, from: start)
    report.noteMissing(in: paper.body[...])
    return lists.bodies
  }
}
