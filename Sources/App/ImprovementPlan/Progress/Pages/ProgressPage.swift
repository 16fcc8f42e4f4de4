import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension Action.Delivery: FormValue {}

/// The page on which somebody says how an action is going, or puts right what was said.
struct ProgressPage {
  let dossier: ActionDossier
  let desk: DraftDesk
  let held: HeldBack?
  /// What in the words that were sent disagrees with the plan.
  let found: [NarrativeDisagreement]
  let visit: Visit

  private var action: Action { dossier.action }

  var page: Page {
    var page = Page(
      desk.corrects == nil ? "How is it going?" : "Put right what was said",
      kicker: "\(action.reference) \(action.title)", breadcrumbs: breadcrumbs
    ) {
      if !action.measureOfSuccess.isEmpty {
        insetText("It has worked when: \(action.measureOfSuccess)")
      }
      if let corrects = desk.corrects { correcting(corrects) }
      ProgressForm(
        desk: desk, target: .recordProgress(ofAction: action.id),
        autosave: .draft(ofAction: action.id), cancel: .action(action.id), submit: "Publish",
        held: held ?? desk.undecided, found: found,
        restore: .draft(ofAction: action.id, "restore"), visit: visit
      ).html
      about
    }
    page.status = held?.status ?? 200
    page.hasDrafts = true
    return page
  }

  private var breadcrumbs: [Breadcrumb] {
    [
      visit.user.may(.readPlan)
        ? Breadcrumb(dossier.plan.title, .plan(dossier.plan.id))
        : Breadcrumb("Asked of you", .actions),
      Breadcrumb(action.reference, .action(action.id)),
    ]
  }

  private func correcting(_ update: ProgressUpdate) -> HTML {
    HTML {
      quotation(
        update.note, source: "\(update.saidBy), \(update.recordedAt.forPeople)")
      muted(
        "What was published stays as it is. What you publish here stands in its place, and both can be read."
      )
    }
  }

  private var about: HTML {
    HTML {
      muted(
        "What you type is kept as a draft while you type. A draft is seen only by those who may write it, which for a partner’s action is everybody who has a link of that partner’s too, and by those who keep the plan, until it is published; what is published is never altered."
      )
      p { link("Earlier states of the draft", to: .draft(ofAction: action.id)) }
      if desk.draft != nil {
        visit.sheet.button(
          "Put the draft away", to: .draft(ofAction: action.id, "discard"), style: .quiet,
          values: ["corrects": desk.corrects?.id])
      }
    }
  }

  static func load(_ visit: Visit, held: HeldBack? = nil) async throws -> Page {
    let id: Action.ID = try visit.id("action")
    let world = visit.world
    let named = visit.query("corrects") ?? visit.form["corrects"]
    return try await visit.store.read { db in
      let dossier = try ActionDossier(id, in: world, for: visit.user, db)
      try visit.user.require(.updateAction, as: dossier.standing.relationship)
      _ = try db.standingFile(id, of: visit.authority)
      let desk = try DraftDesk(
        dossier.action, correcting: named.flatMap { ProgressUpdate.ID($0) },
        by: visit.user.author, on: visit.today, db)
      _ = try db.correctable(desk.corrects?.id, of: dossier.action)
      return ProgressPage(
        dossier: dossier, desk: desk, held: held,
        found: try db.disagreements(in: held, about: id, visit), visit: visit
      ).page
    }
  }
}
