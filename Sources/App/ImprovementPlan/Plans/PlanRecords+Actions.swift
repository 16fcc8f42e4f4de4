import Civil
import Inspections
import Kernel
import Storage

extension PlanRecords {
  /// What is kept about some actions of a plan and no more: enough to rate them, in a query for each
  /// kind of thing, however long their plan is. Of the plan's recommendations it knows nothing.
  init(
    of actions: [Action], links: [ActionRecommendation] = [], in plan: Plan, _ db: Transaction
  ) throws {
    let ids = actions.map(\.id)
    func all<Found: Record>(_ order: SQL) throws -> [Found] {
      try db.all(
        Found.self,
        """
        SELECT * FROM \(Found.table)
        WHERE authority_id = \(plan.authority) AND plan_id = \(plan.id)
          AND action_id IN \(list: ids)
        ORDER BY \(order)
        """)
    }
    self.init(
      plan: plan, sources: [], inspections: [:], duties: [], outcomes: [], recommendations: [:],
      actions: actions, links: links, dueDates: [],
      milestones: (try all("id") as [Milestone])
        .sorted { ($0.dueOn ?? .latest, $0.id.text) < ($1.dueOn ?? .latest, $1.id.text) },
      recoveryPlans: try all("id"), completions: try all("id"),
      evidence: try all("effective_on DESC, id DESC"), overrides: try all("id"), responses: [],
      impact: [], signOffs: [])
  }
}
