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

  /// A field beside its place. `name` is that of the field, by which it is known whether somebody
  /// has looked at it.
  private func row(
    _ what: String, _ value: PaperReading.Value?, name: String, @HTMLBuilder _ field: () -> HTML
  ) -> HTML {
    sideBySide {
      field()
    } beside: {
      PlaceView(
        paper: paper.id, value: value, what: what,
        isChecked: !answers[ReviewAnswers.checked(name)].isEmpty
      ).html
    }
  }

  /// One field with its place, wherever it is asked for: among the others, or by itself when it is
  /// in doubt.
  @HTMLBuilder func fact(_ subject: Doubt.Subject) -> HTML {
    switch subject {
    case .framework:
      row("Framework", reading.framework, name: "framework") {
        sheet.select("framework", "Framework", InspectionForm.choices(frameworks))
      }
    case .council:
      row("Council", reading.council, name: "council") { sheet.textField("council", "Council") }
    case .visitStart:
      row("First day of the visit", reading.visitStart, name: "visitStart") {
        sheet.dateField("visitStart", "First day of the visit", isOptional: true)
      }
    case .visitEnd:
      row("Last day of the visit", reading.visitEnd, name: "visitEnd") {
        sheet.dateField("visitEnd", "Last day of the visit", isOptional: true)
      }
    case .published:
      row("Published", reading.published, name: "publishedOn") {
        sheet.dateField(
          "publishedOn", "Day the report was published",
          hint: "Recommendations fall due so many months after this day.", isOptional: true)
      }
    case .leadInspector:
      row("Lead inspector", reading.leadInspector, name: "leadInspector") {
        sheet.textField("leadInspector", "Lead inspector", isOptional: true)
      }
    case .judgement(let code): judgement(code)
    case .recommendation(let index):
      row(
        "Recommendation \(index + 1)", reading.recommendations[index].text,
        name: ReviewAnswers.recommendation(index) + "text"
      ) {
        recommendationFields(index, isRead: true)
      }
    }
  }

  /// A judgement of the chosen framework, or one that it does not have.
  @HTMLBuilder private func judgement(_ code: String) -> HTML {
    let read = reading.judgements.first { $0.area == code }
    if let framework, let area = framework.area(code) {
      row(area.name, read?.grade, name: "judgement.\(code)") {
        sheet.select(
          "judgement.\(code)", area.name,
          framework.scale(of: area).map { Choice($0.code, $0.name) }, isOptional: true,
          prompt: "Not given")
      }
    } else {
      strangeJudgement(code)
    }
  }

  var facts: HTML {
    part("The inspection", id: "facts") {
      fact(.framework)
      fact(.council)
      fact(.visitStart)
      fact(.visitEnd)
      fact(.published)
      fact(.leadInspector)
      sheet.dateField(
        "receivedOn", "On which day did the council receive the report?",
        hint:
          "No report says this, and the day of this upload is not assumed. The statutory clocks start on it.",
        isOptional: true)
      sheet.textField(
        "reportLink", "Address of the published report", hint: reportLinkHint, isOptional: true,
        type: .url)
      sheet.textArea(
        "notLookedAt", "What the inspectors say they did not look at", isOptional: true, rows: 3)
      fold("How many recommendations the report says it makes") {
        for timescale in Timescale.allCases where timescale != .custom {
          sheet.numberField("declared.\(timescale.rawValue)", timescale.title, isOptional: true)
        }
      }
    }
  }

  /// Papers of some years print addresses that begin with http; nothing is linked here but https.
  private var reportLinkHint: String {
    let printed = reading.childSummary?.fullReportLink?.text ?? ""
    let isUpgraded =
      printed.lowercased().hasPrefix("http://") && SecureLink.upgraded(printed) != nil
    return "Begins with https://" + (isUpgraded ? " (the paper prints \(printed))" : "")
  }

  @HTMLBuilder var judgements: HTML {
    part("Judgements", id: "judgements") {
      if let framework, framework.isGraded {
        for area in framework.areas { judgement(area.code) }
      } else {
        muted(
          framework == nil
            ? "Choose the framework and save: its judgements then appear here."
            : "This framework gives none.")
      }
      if let framework {
        for code in answers.strangeJudgements(in: framework) { strangeJudgement(code) }
      }
    }
  }

  /// A judgement that was read or chosen and that the chosen framework does not have: to be taken
  /// out, or a sign that the framework is the wrong one.
  @HTMLBuilder private func strangeJudgement(_ code: String) -> HTML {
    let name = "judgement.\(code)"
    let area = reading.judgements.first { $0.area == code }?.printedArea ?? code
    let grade = answers[name].split(separator: "_").joined(separator: " ")
    if let framework {
      warningText(
        "“\(area): \(grade)” is given, but \(framework.framework.shortName) does not judge this. Is it the right framework? If it is, take the judgement out."
      )
    }
    sheet.select(
      name, area, [Choice(answers[name], grade)], isOptional: true, prompt: "Not given")
  }

  var recommendations: HTML {
    part(
      "Recommendations (\(reading.recommendations.count + answers.added))", id: "recommendations"
    ) {
      for index in reading.recommendations.indices {
        fact(.recommendation(index))
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
      if isRead { answeredFindings(index) }
      sheet.hidden(name + "printedNumber", answers[name + "printedNumber"])
      sheet.hidden(name + "addressedTo", answers[name + "addressedTo"])
      if isRead { sheet.checkbox(name + "omit", "Leave this out") }
    }
  }

  /// The findings that a recommendation seems to answer, to be ticked where it is so.
  @HTMLBuilder private func answeredFindings(_ index: Int) -> HTML {
    for answer in reading.recommendations[index].answers ?? [] {
      if reading.findings.indices.contains(answer.finding) {
        let finding = reading.findings[answer.finding]
        sheet.checkbox(
          ReviewAnswers.answer(index, answer.finding),
          "It answers: \(ThreadSteps.short(finding.text.text, 120))",
          hint: answer.doubt ?? "It cites paragraph \(finding.paragraph).")
      }
    }
  }
}
