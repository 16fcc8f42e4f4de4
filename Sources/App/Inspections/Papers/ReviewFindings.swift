import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The findings of a reading, as proposals: none is recorded before somebody has said what kind it
/// is.
struct ReviewFindings {
  let paper: Paper
  let reading: PaperReading
  let sheet: FormSheet
  let answers: ReviewAnswers
  let themes: [FindingTheme]
  /// Those that wait after the paper was accepted; nil while it is under review.
  var waiting: [Int]?

  @HTMLBuilder var html: HTML {
    if !reading.findings.isEmpty {
      part("Findings", id: "findings") {
        p(
          waiting == nil
            ? "What the report’s paragraphs seem to find. Say of those you want to keep what kind of finding they are; the others are not recorded, and wait as proposals at the inspection."
            : "What the report’s paragraphs seem to find. Say of those you want to keep what kind of finding they are."
        )
        if proposed > chosen {
          p {
            submitButton(
              proposed == 1
                ? "Take it for what it seems to be"
                : "Take all \(proposed) for what they seem to be", name: "then",
              value: waiting == nil ? "propose" : SettleFindings.Wish.all.rawValue,
              style: .secondary)
          }
        }
        for section in sections {
          fold(
            "\(section.heading): \(Words.count(section.rows.count, "finding"))",
            isOpen: isOpen(section)
          ) {
            for row in section.rows { fields(row) }
          }
        }
      }
    }
  }

  private struct Section {
    var heading: String
    var rows: [Int]
  }

  /// In the order of the report, what stands under one heading together; what points neither way at
  /// the end.
  private var sections: [Section] {
    var sections: [Section] = []
    var neither = Section(heading: "Points neither way", rows: [])
    for (row, finding) in reading.findings.enumerated() where isShown(row) {
      if finding.proposal != nil, finding.proposal?.kind == nil {
        neither.rows.append(row)
        continue
      }
      let heading = finding.heading.isEmpty ? "Without a heading" : finding.heading
      if let last = sections.indices.last, sections[last].heading == heading {
        sections[last].rows.append(row)
      } else {
        sections.append(Section(heading: heading, rows: [row]))
      }
    }
    return neither.rows.isEmpty ? sections : sections + [neither]
  }

  private func isShown(_ row: Int) -> Bool { waiting?.contains(row) ?? true }

  private var proposed: Int {
    reading.findings.indices.count { isShown($0) && reading.findings[$0].proposal?.kind != nil }
  }

  private var chosen: Int { answers.chosenFindings(of: reading) }

  /// Few that wait are all in view: whoever came to look at them need not open each.
  private static let fewWaiting = 30

  private func isOpen(_ section: Section) -> Bool {
    if let waiting, waiting.count <= Self.fewWaiting { return true }
    return section.rows.contains { row in
      let name = ReviewAnswers.finding(row)
      return !answers[name + "kind"].isEmpty
        || sheet.problems.contains { $0.field?.hasPrefix(name) == true }
    }
  }

  private func fields(_ row: Int) -> HTML {
    let finding = reading.findings[row]
    let name = ReviewAnswers.finding(row)
    let number = finding.paragraph.isEmpty ? "" : ", paragraph \(finding.paragraph)"
    return sheet.group("finding.\(row)", "Finding \(row + 1)\(number)") {
      proposal(finding)
      sheet.textArea(name + "text", "Words of finding \(row + 1)", rows: 3)
      sheet.select(
        name + "kind", "Kind of finding", Choice.all(of: Finding.Kind.self, titled: \.title),
        isOptional: true, prompt: "Not recorded")
      if asksForReview(finding, name) {
        sheet.dateField(
          name + "impactReviewOn", "Impact review date", hint: "When to look again.",
          isOptional: answers[name + "kind"] != Finding.Kind.tooEarlyToJudge.rawValue)
      }
      sheet.select(
        name + "theme", "Theme", themes.map { Choice($0.code, $0.name) }, isOptional: true,
        prompt: "Not sorted yet")
      about(finding, name)
    }
  }

  /// What it seems to be, by which words, and where it stands.
  private func proposal(_ finding: PaperReading.Finding) -> HTML {
    p {
      if let proposal = finding.proposal {
        if let kind = proposal.kind {
          kind.tag
          " "
        }
        if finding.text.doubt != nil {
          tag("Please check", .caution)
          " "
        }
        "\(finding.text.doubt ?? proposal.because) "
      }
      if let place = finding.text.place {
        PlaceView.pageLink(place.page, of: paper.id)
      }
    }
  }

  private func asksForReview(_ finding: PaperReading.Finding, _ name: String) -> Bool {
    finding.proposal?.kind == .tooEarlyToJudge
      || answers[name + "kind"] == Finding.Kind.tooEarlyToJudge.rawValue
  }

  /// Cohort, community and who was told: asked for where the report says one of them, else with the
  /// finding itself once it is recorded. Nothing that was read is lost.
  @HTMLBuilder private func about(_ finding: PaperReading.Finding, _ name: String) -> HTML {
    if !answers[name + "cohort"].isEmpty {
      sheet.textField(name + "cohort", "Which children", isOptional: true)
    }
    if !answers[name + "community"].isEmpty {
      sheet.textField(name + "community", "Which community", isOptional: true)
    }
    if !answers[name + "toldTo"].isEmpty {
      sheet.textField(name + "toldTo", "Who was told", isOptional: true)
    }
  }
}
