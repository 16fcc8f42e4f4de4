import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The actions of a plan that serve no recommendation of an inspection, under the council's own
/// headings: they came with a plan that the council brought in.
struct OwnHeadingsView {
  let overview: PlanOverview

  /// The plan's page shows so many; the list of actions has them all.
  private static let most = 100

  var html: HTML {
    let headings = overview.ownHeadings
    guard !headings.isEmpty else { return HTML() }
    return part("Under the council’s own headings", id: "own-headings") {
      muted(
        "These actions serve no recommendation of an inspection. They do not count towards the coverage."
      )
      for heading in Self.first(of: headings) {
        dataTable(
          heading.title, columns: ["Action", "Owner", "Delivery", "Due"],
          rows: heading.actions.map { PlanActionCells($0, overview).cells })
      }
      if headings.flatMap(\.actions).count > Self.most {
        p {
          link(
            "All actions of this plan", to: overview.actionsAddress)
        }
      }
    }
  }

  private static func first(of headings: [OwnHeading]) -> [OwnHeading] {
    var room = most
    return headings.compactMap { heading in
      var shown = heading
      shown.actions = Array(heading.actions.prefix(room))
      room -= shown.actions.count
      return shown.actions.isEmpty ? nil : shown
    }
  }
}

/// The council's own headings as rows, beside the tables of the recommendations; nothing where
/// there are none.
struct OwnHeadingsTable {
  let overview: PlanOverview

  var html: HTML {
    let headings = overview.ownHeadings
    guard !headings.isEmpty else { return HTML() }
    return dataTable(
      "By the council’s own headings",
      columns: ["Heading", "Actions", "Answered for by", "Delivery, as the worst of them"],
      rows: headings.map { row($0) })
  }

  private func row(_ heading: OwnHeading) -> [HTML] {
    [
      HTML(heading.title),
      heading.actions.map { link($0.action.reference, to: overview.address(.action($0.action.id))) }
        .joined(by: HTML(", ")),
      heading.bodies.isEmpty
        ? Written.nobody : HTML(heading.bodies.map(\.name).joined(separator: ", ")),
      heading.delivery.map { overview.ratings.rule.tag($0) } ?? HTML(),
    ]
  }
}
