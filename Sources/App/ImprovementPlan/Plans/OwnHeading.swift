import Inspections
import Kernel

/// Actions of a plan that serve no recommendation of an inspection, under one heading of the
/// council's own: they came with a plan that the council brought in.
struct OwnHeading: Sendable {
  /// As the council's file had it; empty where they stand under none.
  let text: String
  /// Those that stand, in the order of the plan.
  var actions: [PlanAction]
  /// The worst of them.
  let delivery: DeliveryRating?
  /// What the council calls that.
  let deliveryWord: String

  var title: String { text.isEmpty ? "No recommendation and no heading" : text }
}

extension PlanOverview {
  /// The council's own headings over what serves no recommendation, in the order of the plan.
  var ownHeadings: [OwnHeading] {
    let actions = servingNothing
    let grouped = Dictionary(grouping: actions) { headings[$0.action.id] ?? "" }
    return actions.map { headings[$0.action.id] ?? "" }.uniqued().map { text in
      let own = grouped[text] ?? []
      let worst = RollUp.worst(of: own.compactMap { ratings.actions[$0.action.id]?.shown })
      return OwnHeading(
        text: text, actions: own, delivery: worst,
        deliveryWord: worst.map { ratings.rule.word(for: $0) } ?? "")
    }
  }
}
