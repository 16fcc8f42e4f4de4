import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Which recommendations have an action, gaps first.
struct CoveragePage {
  let overview: PlanOverview
  let user: User

  var page: Page {
    let coverage = overview.coverage
    return Page(
      "Coverage", kicker: overview.plan.fullTitle,
      breadcrumbs: [
        Breadcrumb("Plans", .plans), Breadcrumb(overview.plan.title, .plan(overview.plan.id)),
      ]
    ) {
      lead(
        "Whether every recommendation has at least one action. Actions that were withdrawn do not count."
      )
      progressBar(
        coverage.covered, of: coverage.total, coverage.sentence,
        tone: coverage.isComplete ? .gold : .caution)
      if coverage.total > 0 { table }
    }
  }

  private var table: HTML {
    let ordered =
      overview.items.filter(\.actions.isEmpty) + overview.items.filter { !$0.actions.isEmpty }
    return dataTable(
      "Recommendations and their actions",
      columns: ["Recommendation", "Timescale", "Due", "Actions"],
      rows: ordered.map { row($0) })
  }

  private func row(_ item: PlanItem) -> [HTML] {
    [
      HTML {
        link(item.recommendation.reference, to: .recommendation(item.recommendation.id))
        HTML(" \(item.recommendation.text)")
      },
      HTML(item.recommendation.timescale?.title ?? "None"),
      item.dueOn.map { shortDay($0) } ?? Written.noDate,
      item.actions.isEmpty ? gap(item) : actions(item),
    ]
  }

  private func gap(_ item: PlanItem) -> HTML {
    HTML {
      tag("None", .caution)
      if overview.mayBeChanged(by: user) {
        HTML(" ")
        link(
          "Add an action for \(item.recommendation.reference)",
          to: Address.newAction(inPlan: overview.plan.id)
            .with("recommendation", item.recommendation.id.text))
      }
    }
  }

  private func actions(_ item: PlanItem) -> HTML {
    item.actions.map { link($0.action.reference, to: .action($0.action.id)) }
      .joined(by: HTML(", "))
  }
}
