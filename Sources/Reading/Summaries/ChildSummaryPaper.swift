/// A summary for children and young people that was published as a paper of its own.
enum ChildSummaryPaper {
  /// Where the paper says that it is one; nil for every other paper.
  static func title(of paper: Paper) -> Place? {
    guard paper.pageCount <= 8 else { return nil }
    let opening = paper.body.prefix(12)
    guard opening.contains(where: { $0.key.contains("inspection") }),
      !paper.body.contains(where: {
        $0.key.hasPrefix("leadinspector") || $0.key.hasPrefix("reportinginspector")
      })
    else { return nil }
    let line = opening.first { line in
      SummaryWords.titles.contains { line.key.hasPrefix($0) } && line.key.utf8.count <= 60
    }
    return line.map { Place($0) }
  }

  static func read(_ paper: Paper, kind: Located<ReportKind>) -> InspectionReport {
    var report = InspectionReport(paper, kind: kind)
    let parts = Parts(blocks(paper.body))
    let opening = parts.opening
    report.setPeriods(periods(opening))
    var summary = ChildSummary(
      heading: heading(opening) ?? Located("", at: kind.place),
      items: parts.listed.compactMap(\.located))
    summary.isWholePaper = true
    SummaryFacts(parts.prose).add(to: &summary)
    parts.doubtPromises(in: &summary)
    summary.gradeDefinitions = GradeDefinitions.read(opening)
    summary.good = parts.points(.strength)
    summary.needsImproving = parts.points(.needsImproving)
    summary.toldTo = parts.toldTo
    readAuthority(opening, parts.prose, into: &report)
    if let name = report.authority?.value,
      let other = SummaryFacts(parts.prose).otherAuthority(than: name)
    {
      report.doubtAuthority(
        "The heading names “\(name)”, the sentence with the grade, on page \(other.page), "
          + "“\(other.value)”.")
    }
    addGrade(summary.grade, to: &report)
    report.summarised = SummaryFramework.read(summary, visitedFrom: report.inspectionStart)
    report.published = summary.fullReportPublished
    report.published?.certainty = .uncertain(
      "This is the day on which the full report was published.")
    report.childSummary = summary
    report.proposals = parts.proposals(in: summary)
    noteMissing(summary, &report)
    report.addUnread(parts.unread)
    if let heading = parts.unsorted.first { report.warnings.append(unknown(heading)) }
    for certainty in [report.summarised?.certainty, report.authority?.certainty] {
      if let reason = certainty?.reason { report.warnings.append(reason) }
    }
    if let denied = SummaryFacts(parts.prose).onlyDenied {
      report.warnings.append("A sentence only says what the grade is not: “\(denied.value)”")
    }
    return report
  }

  // MARK: Cover

  private static func heading(_ opening: [[BodyLine]]) -> Located<String>? {
    guard let first = opening.first else { return nil }
    let lines = first.prefix { line in !SummaryWords.titles.contains { line.key.hasPrefix($0) } }
    let title = lines.isEmpty ? first[...] : lines
    return Place(title).map { Located(joinedText(title.map(\.text)), at: $0) }
  }

  /// Says that what stands under a heading was not sorted.
  static func unknown(_ heading: [BodyLine]) -> String {
    "“\(joinedText(heading.map(\.text)))” on page \(heading[0].line.page) is none of the headings that "
      + "summaries are known to print; what stands beneath it is in neither list."
  }

  /// Paragraphs, headings and points; a heading may stand right on what it heads.
  static func blocks(_ body: some Collection<BodyLine>) -> [[BodyLine]] {
    var out: [[BodyLine]] = []
    for block in SummaryPoints.paragraphs(Array(body)[...]) {
      var open: [BodyLine] = []
      for line in block {
        let opensPoint = ListMarker(line.line) != nil
        let followsHeading =
          open.count == 1 && (open[0].text.hasSuffix("?") || open[0].text.hasSuffix(":"))
        if !open.isEmpty, opensPoint || followsHeading {
          out.append(open)
          open = []
        }
        open.append(line)
      }
      if !open.isEmpty { out.append(open) }
    }
    return out
  }

  /// The first dates of the first blocks; the title may run on over two lines.
  private static func periods(_ opening: [[BodyLine]]) -> [Located<DatePeriod>] {
    var doubt: String?
    for block in opening.prefix(5) {
      let text = joinedText(block.map(\.text))
      let found = ProseDates.periods(in: text)
      // Dates of a later block are in doubt as well where an earlier one prints some and none
      // holds.
      doubt = doubt ?? DateDoubt.reason(in: text, .prose)
      if !found.isEmpty, let place = Place(block) {
        return CoverFacts.located(found, at: place, doubt: doubt)
      }
    }
    return []
  }

  /// "Thornmere – Inspection of child protection", "Inspection of child protection in Thornmere",
  /// or the name in the sentence that gives the grade.
  private static func readAuthority(
    _ opening: [[BodyLine]], _ prose: [Paragraph], into report: inout InspectionReport
  ) {
    for block in opening.prefix(4) {
      let (text, isCut) = title(block)
      guard let cut = text.lowercased().firstRange(of: "inspection of ") else { continue }
      let before = text[..<cut.lowerBound].trimmed
      var name = String(before.reversed().drop { " –—-:|,".contains($0) }.reversed())
      let isBehind = name.isEmpty
      if isBehind, let place = text.ranges(of: " in ").last {
        name = String(text[place.upperBound...].prefix { $0 != "," && $0 != "." }).trimmed
      }
      if !name.isEmpty {
        report.setAuthority(name, at: block)
        if isBehind, isCut {
          report.doubtAuthority("A date stands on the line of the name; look where the name ends.")
        }
        return
      }
    }
    for sentence in prose.flatMap(\.sentences) {
      for verb in ["rated ", "judged ", "graded ", "said that "] {
        guard let cut = sentence.value.firstRange(of: verb) else { continue }
        let rest = sentence.value[cut.upperBound...].split(separator: " ")
        let name = rest.prefix { $0.first?.isUppercase == true }.joined(separator: " ")
        guard !name.isEmpty else { continue }
        report.authorityPrinted = Located(
          name, at: sentence.place, certainty: .uncertain("Only a sentence names the authority."))
        report.authority = report.authorityPrinted?.map(AuthorityName.short)
        return
      }
    }
  }

  /// The title of the inspection without the days beneath it or behind it.
  private static func title(_ block: [BodyLine]) -> (text: String, isCut: Bool) {
    var parts: [String] = []
    for line in block {
      let isTitle = SummaryWords.titles.contains { line.key.hasPrefix($0) }
      let words = isTitle ? "" : AuthorityName.withoutDate(line.text)
      // Days above the title end nothing.
      if words.isEmpty, parts.isEmpty { continue }
      if words.isEmpty { break }
      parts.append(words)
      if words.utf8.count < line.text.utf8.count { return (joinedText(parts), true) }
    }
    return (joinedText(parts), false)
  }

  private static func addGrade(_ grade: Located<Grade>?, to report: inout InspectionReport) {
    guard let grade else { return }
    report.judgements = [
      Judgement(
        name: "overall", key: .overall, grade: grade, printedGrade: grade.value.rawValue,
        readings: [JudgementReading(source: .statement, grade: grade.value, place: grade.place)])
    ]
  }

  static func missingLists(_ summary: ChildSummary) -> [String] {
    (summary.good.isEmpty ? ["No list of what is good was found."] : [])
      + (summary.needsImproving.isEmpty ? ["No list of what needs to be better was found."] : [])
  }

  private static func noteMissing(_ summary: ChildSummary, _ report: inout InspectionReport) {
    if report.authority == nil {
      report.warnings.append("The name of the authority was not found.")
    }
    if report.periods.isEmpty {
      report.warnings.append("The dates of the inspection were not found.")
    }
    if summary.grade == nil { report.warnings.append("No overall grade was found.") }
    report.warnings += missingLists(summary)
    let known = report.framework.scale
    if let grade = summary.grade?.value, !known.contains(grade) {
      report.warnings.append(
        "The grade “\(grade.rawValue)” is not one of the framework \(report.framework.rawValue): "
          + "choose the framework by hand.")
    }
  }
}
