import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form on which a pack is made.
struct PackForm {
  let dossier: MeetingDossier
  let plans: [Plan]
  let sheet: FormSheet

  init(_ visit: Visit, _ problems: [Problem] = []) async throws {
    dossier = try await MeetingDossier(visit.id("meeting"), visit)
    let board = dossier.board.board.body
    plans = try await visit.store.read { db in
      try db.plans(of: visit.authority).filter { $0.state != .closed }
        .sorted { ($0.owningBody == board ? 0 : 1) < ($1.owningBody == board ? 0 : 1) }
    }
    let own = plans.filter { $0.owningBody == board }.map(\.id.text)
    sheet = FormSheet(visit, problems: problems, values: ["plans": own])
  }

  var page: Page {
    let meeting = dossier.meeting
    return Page(
      "Make the pack", kicker: dossier.board.name,
      breadcrumbs: dossier.breadcrumbs + [Breadcrumb(meeting.title, .meeting(meeting.id))]
    ) {
      lead(
        "The pack freezes everything as it stands at this moment. Whatever is changed afterwards, its numbers stay."
      )
      if plans.isEmpty {
        p("There is no open plan to show.")
      } else {
        sheet.form(
          to: .meeting(meeting.id, "pack"), submit: "Freeze and make the pack",
          cancel: .meeting(meeting.id)
        ) {
          sheet.checkboxes(
            "plans", "Which plans does it show?",
            plans.map { Choice($0.id.text, $0.titleWithStanding) })
          sheet.textArea(
            "highlights", "What should the board know first?",
            hint:
              "It opens the pack, and is frozen with it. Its numbers and dates are compared with the plans before that.",
            isOptional: true, rows: 5, maximum: 4000)
          NarrativeAside(sheet).html
        }
      }
      if let former = dossier.packs.first {
        muted("This meeting has a pack already: \(former.citation). It stays as it is.")
      }
    }
  }
}
