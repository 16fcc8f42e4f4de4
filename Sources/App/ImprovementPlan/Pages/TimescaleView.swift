import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The recommendations of one timescale on a plan's page, each with its actions.
struct TimescaleView {
  let page: PlanPage
  let timescale: Timescale?
  let items: [PlanItem]

  var html: HTML {
    part(
      timescale?.title ?? "Without a timescale in the report",
      id: "timescale-\(timescale?.rawValue.lowercased() ?? "none")"
    ) {
      for item in items { recommendation(item) }
    }
  }

  private func recommendation(_ item: PlanItem) -> HTML {
    article(.class("card")) {
      p(item.recommendation.bothReferences, .class("kicker"))
      h3 {
        link(
          item.recommendation.text,
          to: page.overview.address(
            .outcome(item.outcome.id, inPlan: page.overview.plan.id)))
      }
      p {
        page.overview.ratings.tags(ofOutcome: item.outcome.id)
      }
      summaryList(rows(item))
      if item.actions.isEmpty { gap(item) } else { actions(item) }
    }
  }

  private func rows(_ item: PlanItem) -> [SummaryRow] {
    let plan = page.overview.plan
    let manage = page.overview.mayBeChanged(by: page.user)
    var rows = [
      SummaryRow(
        "Due",
        change: manage && item.dueOn != nil
          ? .moveDueDate(ofRecommendation: item.recommendation.id, inPlan: plan.id) : nil
      ) { due(item) },
      SummaryRow("Standing", item.standing(page.overview.ratings)),
      SummaryRow(
        "Council’s answer",
        change: manage ? .outcome(item.outcome.id, inPlan: plan.id, "response") : nil
      ) {
        if let answer = page.overview.ratings.answer(ofOutcome: item.outcome.id) {
          HTML(answer.sentence)
        } else {
          span("Not answered yet", .class("muted"))
        }
      },
      SummaryRow(
        "Outcome for children",
        change: manage ? .outcome(item.outcome.id, inPlan: plan.id, "edit") : nil
      ) {
        if item.outcome.text.isEmpty {
          span("Not written yet", .class("muted"))
        } else {
          prose(item.outcome.text)
        }
      },
    ]
    if let start = item.start { rows.insert(SummaryRow("Start", start.sentence), at: 1) }
    return rows
  }

  private func due(_ item: PlanItem) -> HTML {
    if let line = item.ledger.last {
      return HTML {
        dueDetail(line, actBy: page.overview.dates.actBy(line.dueOn))
        if let first = item.ledger.firstThatCounts, first.dueOn != line.dueOn {
          span(" First due on \(first.dueOn.longForm).", .class("muted"))
        }
        correctedDateNote(item)
      }
    }
    return day(item.dueOn, else: "No date: the report states none")
  }

  private func gap(_ item: PlanItem) -> HTML {
    insetText {
      p("No action serves this recommendation yet.")
      if page.overview.mayBeChanged(by: page.user) {
        p {
          link(
            "Add an action for \(item.recommendation.reference)",
            to: Address.newAction(inPlan: page.overview.plan.id)
              .with("recommendation", item.recommendation.id.text))
        }
      }
    }
  }

  private func actions(_ item: PlanItem) -> HTML {
    dataTable(
      "Actions for \(item.recommendation.reference)",
      columns: ["Action", "Owner", "Delivery", "Due"],
      rows: item.actions.map {
        PlanActionCells($0, page.overview).cells
      })
  }
}
