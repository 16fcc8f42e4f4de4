import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// All improvement plans of the council, each with how far it is.
struct PlansPage {
  let summaries: [PlanSummary]
  let user: User
  let asAt: AsAt

  var page: Page {
    Page("Improvement plans") {
      AsAtNote(day: asAt.pastDay, here: .plans).html
      lead(
        "What the council does about what inspectors recommended: by whom, by when, and whether every recommendation has an action."
      )
      if summaries.isEmpty {
        nothing
      } else {
        cards {
          for plan in summaries { PlanCard(summary: plan, level: 2, asAt: asAt.pastDay).html }
        }
      }
      p {
        link("All actions of all plans", to: Address.actions.asAt(asAt.pastDay))
        HTML(" · ")
        link(
          "Slippage of all plans in working days",
          to: Address.slippage.asAt(asAt.pastDay))
      }
      fold("The plans as at another day") { asAt.form(to: .plans, title: "As at") }
      if asAt.pastDay == nil, user.may(.managePlan) {
        buttonRow {
          buttonLink(
            "Bring in a plan you already have", to: .newPlanImport, style: .secondary)
        }
      }
    }
  }

  private var nothing: HTML {
    emptyState(
      asAt.pastDay.map { "There was no improvement plan on \($0.longForm)." }
        ?? "There is no improvement plan yet. A plan is made from an inspection: it takes up every recommendation of the report."
    ) {
      if asAt.pastDay == nil, user.may(.managePlan) {
        buttonLink("Choose an inspection", to: .inspections)
      }
    }
  }

  static func load(_ visit: Visit, counted: CountedPlans) async throws -> PlansPage {
    let (world, asAt) = (visit.world, AsAt(visit))
    return try await visit.store.read { db in
      PlansPage(
        summaries: try counted.plans(of: visit.authority, in: world, asAt: asAt.pastDay, db),
        user: visit.user, asAt: asAt)
    }
  }
}

/// A plan with how far it is.
struct PlanCard {
  let summary: PlanSummary
  /// The level of its heading.
  let level: Int
  /// The past day as at which it is; nil for today.
  var asAt: CivilDate?

  var html: HTML {
    card(
      summary.plan.title, to: Address.plan(summary.plan.id).asAt(asAt),
      kicker: summary.plan.versionLabel,
      level: level
    ) {
      p { namedTag("Plan", summary.plan.state.title, summary.plan.state.tone) }
      if summary.recommendations == 0 {
        p("It takes up no recommendation of an inspection.")
      } else {
        progressBar(
          summary.covered, of: summary.recommendations,
          "\(summary.covered) of \(summary.recommendations) recommendations have an action")
      }
      p(actions)
      if summary.late > 0 { p { late } }
    }
  }

  /// Of a draft nothing is late yet: nobody has agreed its dates.
  private var late: HTML {
    summary.plan.state == .draft
      ? HTML("Not agreed yet; \(Words.count(summary.late, "due date")) passed.")
      : tag(summary.late == 1 ? "1 action is late" : "\(summary.late) actions are late", .urgent)
  }

  private var actions: String {
    summary.actions == 0
      ? "No actions yet." : "\(summary.complete) of \(summary.actions) actions are complete."
  }
}
