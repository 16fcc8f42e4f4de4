import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A partner has said something about an action: the page on which it is answered.
struct PartnerWordPage {
  let said: SaidWord
  let action: Action
  let sheet: FormSheet

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: PartnerWord.ID = try visit.id("word")
    return try await visit.store.read { db in
      let word = try db.partnerWord(id, for: visit.user, on: visit.today)
      return PartnerWordPage(
        said: SaidWord(
          word: word, answer: try db.answers(to: [word], in: visit.authority)[word.id]),
        action: try db.actionFile(word.action, of: visit.authority).action,
        sheet: FormSheet(visit, problems: problems)
      ).page
    }
  }

  @Sendable static func answer(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let text = entry.optionalText("text", maximum: 2000) ?? ""
      try entry.finish()
      let word = try await AnswerPartnerWord(acting: visit)(visit.id("word"), text: text)
      return .redirect(
        .action(word.action),
        notice: text.isEmpty ? "They will see that it was read." : "They will read your answer.")
    } onProblems: {
      try await load(visit, problems: $0)
    }
  }

  var page: Page {
    Page(
      "What a partner says", kicker: "\(action.reference) \(action.title)",
      breadcrumbs: [Breadcrumb("Actions", .actions), Breadcrumb(action.reference, here)]
    ) {
      said.html
      if said.answer == nil {
        sheet.form(to: .partnerWord(said.word.id), submit: "Keep", cancel: here) {
          sheet.textArea(
            "text", "What do you answer?",
            hint:
              "They read it on the page behind their link. Leave it empty to say only that it was read.",
            isOptional: true, rows: 3, maximum: 2000)
        }
      }
      p { link("Open the action", to: here) }
    }
  }

  private var here: Address { .action(action.id) }
}
