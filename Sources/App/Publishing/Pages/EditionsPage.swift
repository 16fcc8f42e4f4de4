import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension PlanEdition.State {
  var tone: Tone {
    switch self {
    case .draft: .neutral
    case .proposed: .caution
    case .published: .good
    case .withdrawn: .urgent
    }
  }
}

/// The editions of a plan: what is public, what was, and what is prepared.
struct EditionsPage {
  let plan: Plan
  let editions: [PlanEdition]
  let visit: Visit

  static func load(_ visit: Visit) async throws -> Page {
    let id: Plan.ID = try visit.id("plan")
    return try await visit.store.read { db in
      EditionsPage(
        plan: try db.plan(id, of: visit.authority),
        editions: try db.editions(ofPlan: id, in: visit.authority), visit: visit
      ).page
    }
  }

  private var open: PlanEdition? {
    editions.first { $0.state == .draft || $0.state == .proposed }
  }

  var page: Page {
    Page(
      "Published editions", kicker: plan.fullTitle,
      breadcrumbs: [Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(plan.id))]
    ) {
      lead(
        "What the public reads of this plan. Each edition is checked, frozen, approved by a second person and kept for ever."
      )
      if visit.user.may(.managePlan) {
        buttonRow {
          if let open {
            buttonLink(
              open.state == .draft ? "Go on with “\(open.label)”" : "Look at “\(open.label)”",
              to: .edition(open.id))
          } else {
            buttonLink("Prepare an edition", to: .newEdition(ofPlan: plan.id))
          }
        }
      }
      if editions.isEmpty {
        emptyState("No edition of this plan has been prepared yet.")
      } else {
        table
      }
    }
  }

  private var table: HTML {
    dataTable(
      "Editions", isCaptionHidden: true,
      columns: ["Edition", "State", "Published", "Approved by", "SHA-256"],
      rows: editions.map { one in
        [
          link(one.label, to: .edition(one.id)), tag(one.state.title, one.state.tone),
          one.publishedOn.map { shortDay($0) } ?? HTML("Not yet"),
          HTML(one.approvedBy ?? "Nobody yet"),
          HTML(one.sha256.map { "\($0.prefix(12))…" } ?? "Not frozen yet"),
        ]
      })
  }
}
