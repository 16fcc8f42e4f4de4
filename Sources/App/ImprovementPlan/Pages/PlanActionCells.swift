import Civil
import Kernel
import Markup
import SiteMap
import Web

/// An action as one row of a table on a plan's page: action, owner, delivery, due.
struct PlanActionCells {
  private let item: PlanAction
  private let overview: PlanOverview

  private var dates: PlanDates { overview.dates }
  private var ratings: PlanRatings { overview.ratings }

  init(_ item: PlanAction, _ overview: PlanOverview) {
    self.item = item
    self.overview = overview
  }

  var cells: [HTML] {
    [
      link(
        "\(item.action.reference) \(item.action.title)",
        to: overview.address(.action(item.action.id))),
      owner, delivery, due,
    ]
  }

  private var delivery: HTML {
    HTML {
      ratings.tag(ofAction: item.action.id)
      if let rating = ratings.actions[item.action.id] { div(rating.because, .class("muted")) }
    }
  }

  private var owner: HTML {
    guard let owner = item.owner else { return Written.nobody }
    let lead = item.leadBody.flatMap { $0.name == owner.name ? nil : $0.shortName ?? $0.name }
    let beside = [owner.detail, lead].compactMap(\.self).joined(separator: ", ")
    return HTML {
      HTML(owner.name)
      if !beside.isEmpty { div(beside, .class("muted")) }
    }
  }

  private var due: HTML {
    guard let line = item.due else { return Written.noDate }
    return HTML {
      shortDay(line.dueOn)
      div { latenessTag(item.lateness) }
      div("set by \(line.setBy.title)", .class("muted"))
      if let actBy = dates.actBy(line.dueOn), item.action.completedOn == nil {
        div("act by \(actBy.shortForm)", .class("muted"))
      }
      expectedNote(item.expectation?.expectedOn)
    }
  }
}
