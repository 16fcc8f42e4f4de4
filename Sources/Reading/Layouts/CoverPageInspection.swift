/// Reports of 2009 to 2013 with a cover page of its own, numbered paragraphs and bullets: looked
/// after children services (LAC), arrangements for the protection of children (PROT2012), progress
/// after a joint area review (JAR).
enum CoverPageInspection {
  static func read(_ paper: Paper, kind: Located<ReportKind>) -> InspectionReport {
    var report = InspectionReport(paper, kind: kind)
    let cover = paper.page(kind.page)
    readAuthority(cover, kind: kind, into: &report)
    report.setPeriods(CoverFacts.inspectionPeriods(in: cover))
    report.published = CoverFacts.published(in: cover)
    report.leadInspector = LeadInspector.read(cover)

    let start = cover.endIndex
    if kind.value.isGraded {
      let record = paper.body.lastIndex { $0.key == "recordofmainfindings" }
      let outcome = JudgementAgreement.read(
        paper, kind: kind.value, of: report.periods, tableFrom: record ?? paper.body.endIndex,
        startingBefore: paper.body.endIndex)
      report.add(outcome)
      if record == nil {
        report.warnings.append("The report has no “Record of main findings”.")
      }
    }
    let style = ImprovementReader.Style(
      bulletsOnly: true, hasTimescales: kind.value.isGraded,
      body: kind.value == .jar ? nil : .localAuthority)
    let lists = report.readLists(paper, style: style)
    report.readFindings(paper, beside: lists, from: start)
    if kind.value == .cp {
      noteTimescales(&report)
      report.warnings.append(
        "Reports of this kind are read by rules that no published report has yet checked: compare "
          + "every value with the paper.")
    }
    report.noteMissing(dates: kind.value != .jar, lead: kind.value != .jar, in: paper.body[...])
    return report
  }

  /// The title of the cover and the name beneath it, or, in 2009, within it.
  private static func readAuthority(
    _ cover: ArraySlice<BodyLine>, kind: Located<ReportKind>, into report: inout InspectionReport
  ) {
    guard let title = cover.firstIndex(where: { $0.key.hasPrefix("inspectionof") }) else { return }
    if kind.value == .jar {
      var end = title + 1
      while end < cover.endIndex, !cover[end].gapBefore { end += 1 }
      let lines = cover[title..<end]
      let text = joinedText(lines.map(\.text))
      guard let cut = text.ranges(of: " services in ").last else { return }
      let name = text[cut.upperBound...]
      report.setAuthority(String(name.hasPrefix("the ") ? name.dropFirst(4) : name), at: lines)
      return
    }
    // The title ends with one of its last words; the name follows, and then the labels.
    var end = title
    while end < cover.endIndex, !CoverFacts.isLabel(cover[end]) {
      end += 1
      let key = cover[title..<end].map(\.key).joined()
      let next = end < cover.endIndex ? cover[end].key : ""
      if titleEndings.contains(where: { key.hasSuffix($0) }), next != "services" { break }
    }
    let rest = cover[end...].prefix { !CoverFacts.isLabel($0) }.prefix(3)
    let lines = rest.prefix(1) + rest.dropFirst().prefix { !$0.gapBefore }
    report.setAuthority(joinedText(lines.map(\.text)), at: Array(lines))
  }

  private static let titleEndings = [
    "lookedafterchildrenservices", "lookedafterchildren", "servicesforlookedafterchildren",
    "protectionofchildren", "childrenandyoungpeople",
  ]

  /// The children's-protection reports of 2012–13 give each recommendation a timescale.
  private static func noteTimescales(_ report: inout InspectionReport) {
    let without = report.improvements.filter { $0.timescale == nil }.count
    if without > 0 {
      report.warnings.append("\(without) of \(report.improvements.count) items have no timescale.")
    }
  }
}
