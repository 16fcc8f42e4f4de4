import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The page on which somebody says that a due date stands though the action is expected later.
struct StandingDueDatePage {
  static func load(_ visit: Visit, _ problems: [Problem] = []) async throws -> Page {
    let id: Action.ID = try visit.id("action")
    return try await visit.store.read { db in
      let action = try db.standingFile(id, of: visit.authority).action
      let plan = try db.plan(action.plan, of: visit.authority)
      let question = try db.laterDate(of: action)
      let sheet = FormSheet(visit, problems: problems)
      return Page(
        "The due date stands", kicker: "\(action.reference) \(action.title)",
        breadcrumbs: [
          Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(plan.id)),
          Breadcrumb(action.reference, .action(id)),
        ]
      ) {
        if let question {
          lead(question.phrase + ".")
          insetText(
            "This moves nothing. You are asked again when another day is expected, or the due date moves."
          )
          sheet.form(
            to: .standingDueDate(ofAction: id), submit: "Record that it stands",
            cancel: .action(id)
          ) {
            sheet.textArea("reason", "Why does the due date stand?", rows: 3, maximum: 1000)
            sheet.hidden("expectedOn", question.expectedOn.description)
          }
          p { link("Move the due date instead", to: .moveDueDate(ofAction: id)) }
        } else {
          insetText("Nothing about this due date waits for an answer.")
          p { link("Back to the action", to: .action(id)) }
        }
      }
    }
  }

  @Sendable static func answer(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Action.ID = try visit.id("action")
      var entry = visit.form.entry()
      let expected = entry.date("expectedOn", "day by which it is expected")
      let reason = entry.text("reason", "Say why the due date stands.", maximum: 1000)
      try entry.finish()
      try await LetDueDateStand(visit)(of: id, expectedBy: expected, because: reason)
      return .redirect(.action(id), notice: "That the due date stands is on record.")
    } onProblems: {
      try await load(visit, $0)
    }
  }
}
