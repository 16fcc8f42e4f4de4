import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The page on which somebody says that a running plan answers one more inspection.
struct FollowInspectionPage {
  let plan: Plan
  /// Those that the plan does not answer yet, the latest first.
  let inspections: [Inspection]
  /// The plan that answers the chosen inspection already.
  let other: Plan?
  let sheet: FormSheet

  private static let title = "Another inspection this plan answers"

  var page: Page {
    Page(
      Self.title, kicker: plan.fullTitle,
      breadcrumbs: [Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(plan.id))]
    ) {
      lead(
        "Its recommendations join the plan, each with an outcome for you to write and the due date that the inspectors set. The plan goes on answering the inspections that it answers now."
      )
      if inspections.isEmpty {
        p("The plan answers every inspection that is recorded. Record the other one first.")
        p { link("Inspections", to: .inspections) }
      } else {
        form
      }
    }
  }

  private var form: HTML {
    sheet.form(
      to: .followInspection(inPlan: plan.id), submit: "Take it up in this plan",
      cancel: .plan(plan.id)
    ) {
      sheet.select(
        "inspection", "Which inspection?", inspections.map { Choice($0.id.text, $0.title) })
      if let other { OtherPlan(plan: other, sheet: sheet).html }
    }
  }

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: Plan.ID = try visit.id("plan")
    return try await visit.store.read { db in
      let plan = try db.openPlan(id, of: visit.authority)
      let answered = Set(try db.inspections(of: id, in: visit.authority).map(\.inspection))
      let sheet = FormSheet(
        visit, problems: problems, values: ["inspection": visit.query("inspection")])
      let chosen = sheet.value("inspection").flatMap { Inspection.ID($0) }
      return FollowInspectionPage(
        plan: plan,
        inspections: try db.inspectionsByVisit(of: visit.authority)
          .filter { !answered.contains($0.id) },
        other: try chosen.flatMap { try db.plans(following: $0, of: visit.authority).last },
        sheet: sheet
      ).page
    }
  }

  @Sendable static func follow(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Plan.ID = try visit.id("plan")
      var entry = visit.form.entry()
      let inspection: Inspection.ID? = entry.id("inspection", "Choose the inspection.")
      try entry.finish()
      guard let inspection else { throw Refusal.notFound("There is no such inspection.") }
      let count = try await FollowInspection(visit)(
        inspection, inPlan: id, confirmsAnother: entry.isChecked("another"))
      return .redirect(.plan(id), notice: notice(count))
    } onProblems: {
      try await load(visit, problems: $0)
    }
  }

  private static func notice(_ count: Int) -> String {
    count == 0
      ? "The plan answers the inspection too. It has no recommendation yet: once it has, this page offers to take it up."
      : "The plan answers the inspection too. "
        + (count == 1 ? "1 recommendation joined it." : "\(count) recommendations joined it.")
  }
}

/// That an inspection has a plan already, and the box that says that one more is wanted.
struct OtherPlan {
  let plan: Plan
  let sheet: FormSheet

  var html: HTML {
    HTML {
      insetText {
        p {
          HTML("There is already a plan after this inspection: ")
          link(plan.fullTitle, to: .plan(plan.id))
          HTML(".")
        }
      }
      sheet.checkbox("another", "I want another plan beside it")
    }
  }
}
