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
    let actions = overview.servingNothing
    guard !actions.isEmpty else { return HTML() }
    return part("Under the council’s own headings", id: "own-headings") {
      muted(
        "These actions serve no recommendation of an inspection. They do not count towards the coverage."
      )
      for group in overview.byOwnHeading(actions.prefix(Self.most)) {
        dataTable(
          group.heading.isEmpty ? "Without a heading" : group.heading,
          columns: ["Action", "Owner", "Delivery", "Due"],
          rows: group.actions.map { PlanActionCells($0, overview).cells })
      }
      if actions.count > Self.most {
        p {
          link(
            "All actions of this plan", to: overview.actionsAddress)
        }
      }
    }
  }
}

extension PlanOverview {
  /// Actions under the council's own headings, in the order of the plan; "" for no heading.
  func byOwnHeading(
    _ actions: some Collection<PlanAction>
  ) -> [(heading: String, actions: [PlanAction])] {
    let grouped = Dictionary(grouping: actions) { headings[$0.action.id] ?? "" }
    return actions.map { headings[$0.action.id] ?? "" }.uniqued().map { ($0, grouped[$0] ?? []) }
  }
}
