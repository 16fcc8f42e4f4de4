import Civil
import Inspections
import Kernel
import Storage

extension PlanRecords {
  /// What is kept about some actions of a plan and no more: enough to rate them, in a query for
  /// each kind of thing, however long their plan is. Of the plan's recommendations it knows
  /// nothing.
  init(
    of actions: [Action], links: [ActionRecommendation] = [], in plan: Plan, on shelf: Shelf
  ) throws {
    let ids = Set(actions.map(\.id))
    let ofActions: SQL = "action_id IN \(list: ids)"
    self.init(
      plan: plan, sources: [], inspections: [:], dutiesDone: [:], outcomes: [],
      recommendations: [:],
      actions: actions, links: links, dueDates: [],
      milestones: try shelf.all(where: ofActions) { ids.contains($0.action) }
        .sorted { ($0.dueOn ?? .latest, $0.id.text) < ($1.dueOn ?? .latest, $1.id.text) },
      recoveryPlans: try shelf.all(where: ofActions) { ids.contains($0.action) },
      completions: try shelf.all(where: ofActions) { ids.contains($0.action) },
      evidence: try shelf.all(where: ofActions) { $0.subject.action.map(ids.contains) ?? false }
        .sorted { ($0.effectiveOn, $0.id.text) > ($1.effectiveOn, $1.id.text) },
      overrides: try shelf.all(where: ofActions) { $0.subject.action.map(ids.contains) ?? false },
      responses: [], impact: [], signOffs: [], confirmations: [])
  }
}
