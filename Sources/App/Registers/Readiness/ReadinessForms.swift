import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The forms of the readiness register.
struct ReadinessForms {
  let visit: Visit
  let problems: [Problem]

  /// A question to partners: a new one, or one that is changed.
  func question(_ standing: ReadinessStanding?, bodies: [Body]) -> Page {
    let question = standing?.question
    let asked = standing?.partners.map(\.body.id.text) ?? []
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "title": question?.title, "question": question?.question,
        "askedOn": question?.askedOn ?? visit.today, "answerBy": question?.answerBy,
        "partners": asked, "version": question?.version ?? 0,
      ])
    let back = question.map { Address.readinessQuestion($0.id) } ?? .readiness
    return Page(
      question == nil ? "Ask partners something" : "Change the question", kicker: question?.title,
      breadcrumbs: [
        Breadcrumb("Registers", .registers), Breadcrumb("Partner readiness", .readiness),
      ]
    ) {
      if let answered = standing?.answeredBy {
        insetText(
          "\(answered). The words that were answered stay as they were read, and who has answered stays among those who are asked. A misspelling is put right with a word on what was wrong; the words before stay on record and are shown. Ask a new question for anything else."
        )
      }
      sheet.form(to: back, submit: "Save the question", cancel: back) {
        sheet.textField(
          "title", "What should partners be ready for?",
          hint: "For example: the inspection framework ahead")
        sheet.textArea("question", "What is asked?", rows: 4, maximum: 2000)
        if standing?.answeredBy != nil {
          sheet.textField(
            "correction", "What was wrong with the writing?",
            hint: "Only where the words above are put right and mean the same as before.",
            isOptional: true)
        }
        sheet.dateField("askedOn", "When is it asked?")
        sheet.dateField("answerBy", "By when is an answer wanted?", isOptional: true)
        sheet.checkboxes(
          "partners", "Who is asked?",
          bodies.filter { $0.kind.isPartnerAgency || asked.contains($0.id.text) }.map(Self.choice)
            + bodies.filter { !$0.kind.isPartnerAgency && !asked.contains($0.id.text) }
            .map(Self.choice))
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  private static func choice(_ body: Body) -> Choice {
    Choice(body.id.text, body.name, hint: body.kind.title)
  }

  /// What a body says of itself.
  func assessment(of partner: ReadinessStanding.Partner, to question: ReadinessQuestion) -> Page {
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "rating": partner.latest?.rating, "evidence": partner.latest?.evidence,
        "assessedOn": visit.today, "seen": partner.latest?.number ?? 0,
        "asked": question.version,
      ])
    return Page(
      "How ready is \(partner.body.name)?", kicker: question.title,
      breadcrumbs: [
        Breadcrumb("Registers", .registers), Breadcrumb("Partner readiness", .readiness),
        Breadcrumb(question.title, .readinessQuestion(question.id)),
      ]
    ) {
      prose(question.question)
      sheet.form(
        to: .readiness(ofBody: partner.body.id, in: question.id), submit: "Save the assessment",
        cancel: .readinessQuestion(question.id)
      ) {
        ReadinessFields(sheet: sheet).html
      }
    }
  }
}
