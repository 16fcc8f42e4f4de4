import API
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The page on which an inspection is taken out of a plan again, with why; or why it cannot be.
enum LeaveInspectionPage {
  static let fields: BodyFields = [.text("reason", "Why it is taken out.", most: 1000)]

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let (id, source): (Plan.ID, PlanInspection.ID) = (
      try visit.id("plan"), try visit.id("source")
    )
    let (plan, found) = try await visit.store.read { db in
      let plan = try db.openPlan(id, of: visit.authority)
      return (plan, try db.leaving(source, ofPlan: plan))
    }
    let sheet = FormSheet(visit, problems: problems)
    return Page(
      "Take an inspection out of this plan", kicker: plan.fullTitle,
      breadcrumbs: [Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(id))]
    ) {
      if let obstacle = found.obstacle {
        warningText(obstacle)
        p { link("Back to the plan", to: .plan(id)) }
      } else {
        lead(
          "The plan no longer answers “\(found.inspection.title)”. The inspection stays recorded with all that it found."
        )
        p(leaving(found))
        sheet.form(
          to: .leaveInspection(source, ofPlan: id), submit: "Take it out of the plan",
          cancel: .plan(id)
        ) {
          sheet.textArea("reason", "Why is it taken out?", rows: 3, maximum: 1000)
        }
      }
    }
  }

  private static func leaving(_ found: LeavingInspection) -> String {
    let references = found.items.map(\.reference)
    return switch references.count {
    case 0: "None of its recommendations is in the plan."
    case 1: "\(references[0]) leaves the plan with it; nothing in the plan rests on it."
    default:
      "\(Words.list(references)) leave the plan with it; nothing in the plan rests on any of them."
    }
  }

  @Sendable static func leave(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Plan.ID = try visit.id("plan")
      var entry = visit.form.entry()
      let reason = entry.text("reason", "Say why it is taken out.", maximum: 1000)
      try entry.finish()
      let inspection = try await LeaveInspection(visit)(
        visit.id("source"), ofPlan: id, because: reason)
      return .redirect(.plan(id), notice: "The plan no longer answers “\(inspection.title)”.")
    } onProblems: {
      try await load(visit, problems: $0)
    }
  }
}
