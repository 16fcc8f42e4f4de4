import Civil

/// ILACS, 2018 on: title, dates, lead inspector and the table of grades on the first page; "What
/// needs to improve"; graded headings over numbered paragraphs.
enum FullInspection {
  static func read(_ paper: Paper, kind: Located<ReportKind>) -> InspectionReport {
    var report = InspectionReport(paper, kind: kind)
    let cover = paper.page(kind.page)
    readAuthority(cover, into: &report)
    compareNameWithFoot(paper, &report)
    report.setPeriods(CoverFacts.inspectionPeriods(in: cover))
    compareWithFoot(paper, &report)
    report.leadInspector = LeadInspector.read(cover)

    let tableStart = cover.firstIndex { CoverFacts.isLabel($0) && $0.key.hasPrefix("judgement") }
    let outcome = JudgementAgreement.read(
      paper, kind: .ilacs, of: report.periods, tableFrom: tableStart ?? cover.startIndex,
      startingBefore: (cover.endIndex))
    report.add(outcome)
    compareOverall(
      SummarySentences.readings(
        in: SummarySentences.summary(of: paper.body, from: outcome.tableEnd),
        authority: report.authority?.value)
        + OverallSentences.readings(in: paper.body[..<(tableStart ?? cover.startIndex)])
        + OverallSentences.readings(in: paper.body[outcome.tableEnd...]), &report)
    let lists = report.readLists(paper, style: ImprovementReader.Style())
    report.readFindings(paper, beside: lists, from: outcome.tableEnd)
    noteOverall(&report)
    report.noteMissing(in: paper.body[...])
    return report
  }

  // MARK: Cover

  /// "Inspection of Thornmere local authority children's services", or until 2020 the name on a
  /// line of its own above "Inspection of children's social care services".
  static func readAuthority(_ cover: ArraySlice<BodyLine>, into report: inout InspectionReport) {
    guard let title = cover.firstIndex(where: { $0.key.hasPrefix("inspectionof") }) else { return }
    var end = title + 1
    while end < cover.endIndex, end < title + 4, !CoverFacts.isLabel(cover[end]),
      !joinedText(cover[title..<end].map(\.text)).lowercased().hasSuffix("services")
    {
      end += 1
    }
    let lines = cover[title..<end]
    let titleText = joinedText(lines.map(\.text))
    let name = authority(inTitle: titleText)
    if let cut = titleText.firstRange(of: " on behalf of ") {
      report.setAuthority(String(titleText[cut.upperBound...]), at: lines)
      report.doubtAuthority("The title names “\(name ?? "")” beside it.")
    } else if let name, TextKey.letters(name).hasSuffix("trusts") {
      report.setAuthority(name, at: lines)
      report.doubtAuthority("The title names a trust, and the authority may be another.")
    } else if let name = name ?? authority(afterTitle: titleText, cover, end) {
      report.setAuthority(name, at: lines)
    } else {
      let above = CoverFacts.nameBlock(above: title, in: cover)
      report.setAuthority(joinedText(above.map(\.text)), at: above)
    }
  }

  /// From 2021 the foot of every page repeats the title: a second reading of the name.
  private static func compareNameWithFoot(_ paper: Paper, _ report: inout InspectionReport) {
    for line in paper.text.lines where line.role == .furniture && line.page > 1 {
      guard line.key.hasPrefix("inspectionof"), line.key.contains("childrens"),
        let name = authority(inTitle: line.text)
      else { continue }
      let foot = TextKey.letters(AuthorityName.short(name))
      guard let printed = report.authority?.value else {
        report.setAuthority(
          name, at: [BodyLine(line: line, gapBefore: true, pageBreakBefore: false)])
        report.doubtAuthority("Only the foot of page \(line.page) names the authority.")
        return
      }
      let cover = TextKey.letters(printed)
      if !cover.contains(foot), !foot.contains(cover) {
        let reason = "The first page names “\(printed)”, the foot of page \(line.page) “\(name)”."
        report.authority?.doubt(reason, saidAt: Place(line))
        report.authorityPrinted?.doubt(reason, saidAt: Place(line))
      }
      return
    }
  }

  /// The name between "Inspection of" and what the services are called; nil where there is none.
  static func authority(inTitle title: String) -> String? {
    let plain = title.replacing("'", with: "’")
    guard plain.lowercased().hasPrefix("inspection of ") else { return nil }
    var name = plain.dropFirst("inspection of ".count)
    let lowered = name.lowercased()
    var cut: Int?
    for ending in ["children’s social care services", "children’s services"] {
      if let range = lowered.range(ofText: ending) { cut = min(cut ?? .max, range) }
    }
    if let cut { name = name.prefix(cut) }
    var out = name.trimmed
    if out.lowercased().hasSuffix("local authority") {
      out = String(out.dropLast("local authority".count)).trimmed
    }
    return out.isEmpty ? nil : out
  }

  /// "Inspection of children's social care services in Thornmere"
  private static func authority(
    afterTitle title: String, _ cover: ArraySlice<BodyLine>, _ end: Int
  ) -> String? {
    guard end < cover.endIndex, !cover[end].gapBefore, cover[end].text.hasPrefix("in ") else {
      return nil
    }
    return String(cover[end].text.dropFirst(3))
  }

  /// The foot of every page says the dates again; where they differ, a person decides.
  private static func compareWithFoot(_ paper: Paper, _ report: inout InspectionReport) {
    guard let foot = CoverFacts.periodsInFoot(of: paper.text), let first = foot.periods.first,
      let last = foot.periods.last
    else { return }
    if let start = report.inspectionStart?.value, start != first.start {
      report.inspectionStart?.doubt(
        "The first page says \(start.longForm), the foot of page \(foot.place.page) says "
          + "\(first.start.longForm).",
        saidAt: foot.place)
    }
    if let end = report.inspectionEnd?.value, end != last.end {
      report.inspectionEnd?.doubt(
        "The first page says \(end.longForm), the foot of page \(foot.place.page) says "
          + "\(last.end.longForm).",
        saidAt: foot.place)
    }
  }

  // MARK: Judgements

  /// The overall grade has no heading in the body: what sentences say of it is its second reading.
  private static func compareOverall(
    _ sentences: [JudgementReading], _ report: inout InspectionReport
  ) {
    guard let index = report.judgements.firstIndex(where: { $0.key == .overall }) else { return }
    var others: [JudgementReading] = []
    for sentence in sentences
    where !(report.judgements[index].readings + others).contains(where: {
      $0.grade == sentence.grade && $0.place.overlaps(sentence.place)
    }) {
      others.append(sentence)
    }
    report.judgements[index].readings += others
    let grade = report.judgements[index].grade
    guard grade.certainty == .certain else { return }
    if let other = others.first(where: { $0.grade != grade.value }) {
      report.judgements[index].grade.doubt(
        "The table on page \(grade.page) says “\(grade.value.rawValue)”, a sentence on page "
          + "\(other.place.page) says “\(other.grade.rawValue)”.", saidAt: other.place)
    } else if let reason = farFromTheRest(grade.value, among: report.judgements) {
      report.judgements[index].grade.certainty = .uncertain(reason)
    }
  }

  /// Why an overall grade does not go with the others: it is better or worse than each of them.
  private static func farFromTheRest(_ grade: Grade, among judgements: [Judgement]) -> String? {
    let scale = Framework.ilacs.scale
    let others = judgements.filter { $0.key != .overall }
      .compactMap { scale.firstIndex(of: $0.grade.value) }
    guard let overall = scale.firstIndex(of: grade), let least = others.min(),
      let most = others.max(), others.count >= 3, overall < least || overall > most
    else { return nil }
    return
      "No other judgement of the report is “\(grade.rawValue)”, or on the same side of the rest."
  }

  /// From April 2026 reports give no overall grade (domain, section 1); before, one is missing.
  private static func noteOverall(_ report: inout InspectionReport) {
    guard !report.judgements.isEmpty, !report.mayLackOverall,
      !report.judgements.contains(where: { $0.key == .overall })
    else { return }
    report.warnings.append("The table of grades has no row “Overall effectiveness”.")
  }
}

extension String {
  /// Characters before the first occurrence of a text.
  func range(ofText text: String) -> Int? {
    firstRange(of: text).map { distance(from: startIndex, to: $0.lowerBound) }
  }
}
