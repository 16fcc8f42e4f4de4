import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The fields of a review, each beside the place in the report that it came from.
struct ReviewFields {
  let paper: Paper
  let reading: PaperReading
  let sheet: FormSheet
  let answers: ReviewAnswers
  let frameworks: [FrameworkVersion]
  let framework: FrameworkVersion?
  let themes: [FindingTheme]

  private func row(
    _ what: String, _ value: PaperReading.Value?, @HTMLBuilder _ field: () -> HTML
  ) -> HTML {
    sideBySide {
      field()
    } beside: {
      PlaceView(paper: paper.id, value: value, what: what).html
    }
  }

  var facts: HTML {
    part("The inspection", id: "facts") {
      row("Framework", reading.framework) {
        sheet.select("framework", "Framework", InspectionForm.choices(frameworks))
      }
      row("Council", reading.council) { sheet.textField("council", "Council") }
      row("First day of the visit", reading.visitStart) {
        sheet.dateField("visitStart", "First day of the visit", isOptional: true)
      }
      row("Last day of the visit", reading.visitEnd) {
        sheet.dateField("visitEnd", "Last day of the visit", isOptional: true)
      }
      row("Published", reading.published) {
        sheet.dateField(
          "publishedOn", "Day the report was published",
          hint: "Recommendations fall due so many months after this day.", isOptional: true)
      }
      row("Lead inspector", reading.leadInspector) {
        sheet.textField("leadInspector", "Lead inspector", isOptional: true)
      }
      sheet.dateField(
        "receivedOn", "On which day did the council receive the report?",
        hint:
          "No report says this, and the day of this upload is not assumed. The statutory clocks start on it.",
        isOptional: true)
      sheet.textField(
        "reportLink", "Address of the published report", hint: "Begins with https://",
        isOptional: true, type: .url)
      sheet.textArea(
        "notLookedAt", "What the inspectors say they did not look at", isOptional: true, rows: 3)
      fold("How many recommendations the report says it makes") {
        for timescale in Timescale.allCases where timescale != .custom {
          sheet.numberField("declared.\(timescale.rawValue)", timescale.title, isOptional: true)
        }
      }
    }
  }

  @HTMLBuilder var judgements: HTML {
    part("Judgements") {
      if let framework, framework.isGraded {
        for area in framework.areas {
          let read = reading.judgements.first { $0.area == area.code }
          row(area.name, read?.grade) {
            sheet.select(
              "judgement.\(area.code)", area.name,
              framework.scale(of: area).map { Choice($0.code, $0.name) }, isOptional: true,
              prompt: "Not given")
          }
        }
      } else {
        muted(
          framework == nil
            ? "Choose the framework and save: its judgements then appear here."
            : "This framework gives none.")
      }
      if let framework { strangeJudgements(framework) }
    }
  }

  /// Judgements that were read or chosen and that the chosen framework does not have: to be taken out, or a
  /// sign that the framework is the wrong one.
  @HTMLBuilder private func strangeJudgements(_ framework: FrameworkVersion) -> HTML {
    for code in answers.strangeJudgements(in: framework) {
      let name = "judgement.\(code)"
      let area = reading.judgements.first { $0.area == code }?.printedArea ?? code
      let grade = answers[name].split(separator: "_").joined(separator: " ")
      warningText(
        "“\(area): \(grade)” is given, but \(framework.framework.shortName) does not judge this. Is it the right framework? If it is, take the judgement out."
      )
      sheet.select(
        name, area, [Choice(answers[name], grade)], isOptional: true, prompt: "Not given")
    }
  }

  var recommendations: HTML {
    part(
      "Recommendations (\(reading.recommendations.count + answers.added))", id: "recommendations"
    ) {
      for (index, recommendation) in reading.recommendations.enumerated() {
        row("Recommendation \(index + 1)", recommendation.text) {
          recommendationFields(index, isRead: true)
        }
      }
      for index in 0..<answers.added {
        recommendationFields(reading.recommendations.count + index, isRead: false)
      }
      p {
        submitButton(
          "Add one that was missed", name: "then", value: "add", style: .secondary)
      }
    }
  }

  private func recommendationFields(_ index: Int, isRead: Bool) -> HTML {
    let name = ReviewAnswers.recommendation(index)
    return sheet.group(
      "recommendation.\(index)",
      "Recommendation \(index + 1)\(isRead ? "" : ", added by hand")"
    ) {
      sheet.textArea(name + "text", "Words", rows: 5)
      sheet.select(
        name + "timescale", "By when", RecommendationFields.timescales, isOptional: true,
        prompt: "The report states none")
      if answers[name + "timescale"] == Timescale.custom.rawValue {
        sheet.dateField(name + "customDue", "The day the report names")
      }
      sheet.textField(name + "section", "Heading it stands under", isOptional: true)
      sheet.select(
        name + "theme", "Theme", themes.map { Choice($0.code, $0.name) }, isOptional: true,
        prompt: "Not sorted yet")
      sheet.hidden(name + "printedNumber", answers[name + "printedNumber"])
      sheet.hidden(name + "addressedTo", answers[name + "addressedTo"])
      if isRead { sheet.checkbox(name + "omit", "Leave this out") }
    }
  }

  @HTMLBuilder var findings: HTML {
    if !reading.findings.isEmpty {
      part("Findings") {
        p(
          "The report’s numbered paragraphs. Say of those you want to keep what kind of finding they are; the others are not recorded."
        )
        fold(Words.count(reading.findings.count, "paragraph"), isOpen: hasChosenFindings) {
          for (index, finding) in reading.findings.enumerated() { findingFields(index, finding) }
        }
      }
    }
  }

  private var hasChosenFindings: Bool {
    reading.findings.indices.contains { !answers[ReviewAnswers.finding($0) + "kind"].isEmpty }
      || sheet.problems.contains { $0.field?.hasPrefix("finding.") == true }
  }

  private func findingFields(_ index: Int, _ finding: PaperReading.Finding) -> HTML {
    let name = ReviewAnswers.finding(index)
    return sheet.group(
      "finding.\(index)",
      "Paragraph \(finding.paragraph)\(finding.heading.isEmpty ? "" : ", \(finding.heading)")"
    ) {
      if let place = finding.text.place {
        p { link("Page \(place.page) of the report", to: .paperView(paper.id, place.page)) }
      }
      sheet.textArea(name + "text", "Words of paragraph \(finding.paragraph)", rows: 3)
      sheet.select(
        name + "kind", "Kind of finding",
        Choice.all(of: Finding.Kind.self, titled: \.title), isOptional: true,
        prompt: "Not recorded")
      if answers[name + "kind"] == Finding.Kind.tooEarlyToJudge.rawValue {
        sheet.dateField(name + "impactReviewOn", "Impact review date", hint: "When to look again.")
      }
    }
  }
}
