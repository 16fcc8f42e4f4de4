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

  var page: Page {
    Page("Improvement plans") {
      lead(
        "What the council does about what inspectors recommended: by whom, by when, and whether every recommendation has an action."
      )
      if summaries.isEmpty {
        nothing
      } else {
        cards { for plan in summaries { PlanCard(summary: plan, level: 2).html } }
      }
      p {
        link("All actions of all plans", to: .actions)
        HTML(" · ")
        link("Slippage of all plans in working days", to: .slippage)
      }
      if user.may(.managePlan) {
        buttonRow {
          buttonLink(
            "Bring in a plan you already have", to: .newPlanImport, style: .secondary)
        }
      }
    }
  }

  private var nothing: HTML {
    emptyState(
      "There is no improvement plan yet. A plan is made from an inspection: it takes up every recommendation of the report."
    ) {
      if user.may(.managePlan) { buttonLink("Choose an inspection", to: .inspections) }
    }
  }

  static func load(_ visit: Visit) async throws -> PlansPage {
    let world = visit.world
    return try await visit.store.read { db in
      let calendar = try world.workingCalendar(db)
      return PlansPage(
        summaries: try db.planSummaries(
          of: visit.authority, lateBefore: calendar.lateBefore(visit.today)),
        user: visit.user)
    }
  }
}

/// A plan with how far it is.
struct PlanCard {
  let summary: PlanSummary
  /// The level of its heading.
  let level: Int

  var html: HTML {
    card(
      summary.plan.title, to: .plan(summary.plan.id), kicker: summary.plan.versionLabel,
      level: level
    ) {
      p { namedTag("Plan", summary.plan.state.title, summary.plan.state.tone) }
      progressBar(
        summary.covered, of: summary.recommendations,
        "\(summary.covered) of \(summary.recommendations) recommendations have an action")
      p(actions)
      if summary.late > 0 {
        p {
          tag(summary.late == 1 ? "1 action is late" : "\(summary.late) actions are late", .urgent)
        }
      }
    }
  }

  private var actions: String {
    summary.actions == 0
      ? "No actions yet." : "\(summary.complete) of \(summary.actions) actions are complete."
  }
}
