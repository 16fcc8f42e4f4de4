import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension Action.Delivery: FormValue {}

/// The page on which somebody says how an action is going.
struct ProgressPage {
  let dossier: ActionDossier
  let user: User
  let sheet: FormSheet
  /// What in the words that were sent disagrees with the plan.
  let found: [NarrativeDisagreement]

  var page: Page {
    let action = dossier.action
    return Page(
      "How is it going?", kicker: "\(action.reference) \(action.title)",
      breadcrumbs: [
        user.may(.readPlan)
          ? Breadcrumb(dossier.plan.title, .plan(dossier.plan.id))
          : Breadcrumb("Asked of you", .actions),
        Breadcrumb(action.reference, .action(action.id)),
      ]
    ) {
      if !action.measureOfSuccess.isEmpty {
        insetText("It has worked when: \(action.measureOfSuccess)")
      }
      sheet.form(
        to: .recordProgress(ofAction: action.id), submit: "Save", cancel: .action(action.id)
      ) {
        sheet.radios(
          "delivery", "The work is",
          [
            Choice("notStarted", "Not started"),
            Choice("inProgress", "In progress"),
            Choice(
              "complete", "Complete",
              hint:
                "The work is done. The recommendation stays open until its impact has been judged."),
          ])
        sheet.textArea(
          "note", "What was done, or what stands in the way?", rows: 4, maximum: 4000)
        sheet.dateField("effectiveOn", "Since when is that so?")
        NarrativeAside(sheet, found, plan: dossier.plan.id, action: action.id).html
        sheet.hidden("version", action.version)
      }
    }
  }

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: Action.ID = try visit.id("action")
    let world = visit.world
    return try await visit.store.read { db in
      let dossier = try ActionDossier(id, in: world, for: visit.user, db)
      try visit.user.require(.updateAction, as: dossier.standing.relationship)
      _ = try db.standingFile(id, of: visit.authority)
      let sheet = FormSheet(
        visit, problems: problems,
        values: ["delivery": dossier.action.delivery, "effectiveOn": visit.today])
      return ProgressPage(
        dossier: dossier, user: visit.user, sheet: sheet,
        found: try db.disagreements(inForm: sheet, ["note"], about: id, visit)
      ).page
    }
  }

  /// What was sent.
  static func read(_ form: Form) throws -> (version: Int, entry: ProgressEntry) {
    var entry = form.entry()
    let progress = ProgressEntry(
      delivery: entry.choice("delivery", "Say how far the work is."),
      note: entry.text(
        "note", "Say in a sentence what was done, or what stands in the way.", maximum: 4000),
      effectiveOn: entry.date("effectiveOn", "day"))
    try entry.finish()
    return (entry.version(), progress)
  }
}
