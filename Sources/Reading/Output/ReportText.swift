import Civil

/// A report for people at a terminal: what was read, and beneath it what needs a look.
public enum ReportText {
  public static func text(_ report: InspectionReport) -> String {
    var out: [String] = []
    let pages = report.pageCount == 1 ? "1 page" : "\(report.pageCount) pages"
    out.append("\(report.file.printableLine): \(report.kind.value.name), \(pages)")
    fact("Authority", report.authorityPrinted, in: &out) { $0 }
    if report.periods.isEmpty {
      fact("Inspected", nil as Located<CivilDate>?, in: &out) { "\($0)" }
    }
    for period in report.periods {
      fact("Inspected", period, in: &out) { "\($0.start) to \($0.end)" }
    }
    var said = report.periods.compactMap(\.certainty.reason)
    for doubt in [report.inspectionStart, report.inspectionEnd].compactMap({ $0?.certainty.reason })
    where !said.contains(doubt) {
      out.append("      ? \(doubt)")
      said.append(doubt)
    }
    fact("Published", report.published, in: &out) { "\($0)" }
    fact("Lead inspector", report.leadInspector, in: &out) { $0 }
    judgements(report, in: &out)
    improvements(report, in: &out)
    if !report.findings.isEmpty {
      out.append("")
      out.append("Findings: \(report.findings.count) numbered paragraphs")
    }
    if let line = FindingText.line(report.proposals) { out.append(line) }
    if let summary = report.childSummary { out += FindingText.lines(summary) }
    list("To check", report.warnings, in: &out)
    list(
      "Not understood", report.unparsed.map { "page \($0.page), line \($0.line): \($0.text)" },
      in: &out)
    return out.joined(separator: "\n").printable + "\n"
  }

  /// A report as one line: what it is, whose, when, the overall grade, how much there is and what
  /// needs a look.
  public static func line(_ report: InspectionReport) -> String {
    var parts = [report.framework.rawValue, report.authority?.value ?? "authority not found"]
    if report.kind.value == .ilacsFocusedVisit || report.kind.value == .monitoringVisit {
      parts[0] = report.kind.value.name
    }
    if let start = report.inspectionStart?.value, let end = report.inspectionEnd?.value {
      parts.append(start == end ? "\(start)" : "\(start) to \(end)")
    }
    let whole = report.kind.value == .lscbReview ? JudgementKey.lscb : .overall
    if let overall = report.judgements.first(where: { $0.key == whole }) {
      parts.append(overall.grade.value.rawValue)
    } else if !report.judgements.isEmpty {
      let count = report.judgements.count
      parts.append(
        (count == 1 ? "1 judgement" : "\(count) judgements")
          + (report.mayLackOverall ? "" : ", overall not found"))
    } else if report.kind.value.isGraded {
      parts.append("no grade found")
    }
    parts.append("\(report.improvements.count) to improve")
    let grades = report.judgements.count { $0.grade.certainty != .certain }
    let check = report.countToCheck
    if check > 0 {
      let part = grades == 0 ? "" : grades == 1 ? " (1 grade)" : " (\(grades) grades)"
      parts.append("\(check) to check\(part)")
    }
    return ("\(report.file): " + parts.joined(separator: ", ")).printableLine
  }

  /// A refusal as one line.
  public static func text(refused refusal: ReadRefusal, file: String) -> String {
    "\(file): \(refusal)".printableLine + "\n"
  }

  private static func fact<Value>(
    _ name: String, _ value: Located<Value>?, in out: inout [String], _ text: (Value) -> String
  ) {
    guard let value else { return }
    out.append("  \(padded(name, 16))\(text(value.value))  (page \(value.page))")
    if let reason = value.certainty.reason { out.append("      ? \(reason)") }
  }

  private static func judgements(_ report: InspectionReport, in out: inout [String]) {
    guard !report.judgements.isEmpty else { return }
    out.append("")
    out.append("Judgements")
    for judgement in report.judgements {
      out.append(
        "  \(padded(judgement.grade.value.rawValue, 22))\(judgement.name)  (page \(judgement.grade.page))"
      )
      if let reason = judgement.grade.certainty.reason { out.append("      ? \(reason)") }
    }
  }

  private static func improvements(_ report: InspectionReport, in out: inout [String]) {
    var section: String?
    var theme: String?
    var timescale: String?
    var doubt: String?
    for item in report.improvements {
      if item.section != section {
        out.append("")
        out.append(item.section)
        (section, theme, timescale, doubt) = (item.section, nil, nil, nil)
      }
      if let reason = item.text.certainty.reason, reason != doubt {
        out.append("      ? \(reason)")
        doubt = reason
      }
      let when = item.timescale?.rawValue ?? item.printedTimescale
      if let when, when != timescale {
        out.append("  \(when)")
        timescale = when
      }
      if item.theme != theme {
        if let heading = item.theme { out.append("  \(heading)") }
        theme = item.theme
      }
      let mark = item.number.map { "\($0)." } ?? "-"
      out.append("  \(mark) \(item.text.value)  (page \(item.text.page))")
    }
  }

  private static func list(_ title: String, _ lines: [String], in out: inout [String]) {
    guard !lines.isEmpty else { return }
    out.append("")
    out.append(title)
    for line in lines { out.append("  - \(line)") }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(2, width - text.count))
  }
}
