import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension PartnerQuestion.Answer: FormValue {}

/// A partner says that an action is not theirs: the page on which it is answered.
struct PartnerQuestionPage {
  let question: PartnerQuestion
  let body: Body
  /// Whether the body owns or leads the action, so that it has to be asked of somebody else.
  let isOwn: Bool
  let owners: [OwnerChoice]
  let sheet: FormSheet

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: PartnerQuestion.ID = try visit.id("question")
    return try await visit.store.read { db in
      let question = try db.partnerQuestion(id, of: visit.authority)
      let action = try db.actionFile(question.action, of: visit.authority).action
      return PartnerQuestionPage(
        question: question, body: try db.body(question.body, of: visit.authority),
        isOwn: action.owner == .body(question.body) || action.leadBody == question.body,
        owners: try db.ownerChoices(in: visit.authority, on: visit.today),
        sheet: FormSheet(visit, problems: problems)
      ).page
    }
  }

  var page: Page {
    Page(
      "Is it theirs?", kicker: question.actionTitle,
      breadcrumbs: [Breadcrumb("Partners", .partners), Breadcrumb(body.name, .partner(body.id))]
    ) {
      quotation(question.reason, source: "\(question.askedBy), \(question.askedAt.forPeople)")
      p { link("Open the action", to: .action(question.action)) }
      if let answer = question.answer {
        summaryList([
          SummaryRow("Answer", answer.title), SummaryRow("In words", question.answerText),
          SummaryRow("Answered by", question.answeredBy),
        ])
      } else {
        form
      }
    }
  }

  private var form: HTML {
    sheet.form(to: .partnerQuestion(question.id), submit: "Answer", cancel: .partner(body.id)) {
      sheet.radios(
        "answer", "Your answer",
        [
          Choice("stays", "It stays with \(body.name)"),
          Choice(
            "moved", "It is no longer asked of \(body.name)",
            hint: isOwn ? "Choose below whom it is asked of from now on." : nil),
        ])
      if isOwn {
        sheet.select(
          "owner", "Whom is it asked of from now on?",
          owners.map { Choice($0.owner.formValue, $0.name.title) }, isOptional: true,
          prompt: "Only if it does not stay")
      }
      sheet.textArea(
        "text", "What do you tell them?", hint: "They read it on the page behind their link.",
        rows: 3, maximum: 2000)
      sheet.hidden("version", question.version)
    }
  }
}

extension OwnerName {
  /// With what stands beside it, for a list that opens.
  var title: String { detail.map { "\(name) (\($0))" } ?? name }
}
