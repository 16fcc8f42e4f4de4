import ImprovementPlan
import Inspections
import Kernel
import Storage

extension Transaction {
  /// The actions of a plan that stand, by number.
  func planActions(_ plan: Plan.ID, of authority: AuthorityID) throws -> [Action] {
    try all(
      Action.self,
      """
      SELECT * FROM action
      WHERE authority_id = \(authority) AND plan_id = \(plan) AND withdrawn_on IS NULL
      ORDER BY number, id
      """)
  }

  /// The recommendations of a plan with their outcomes, in the plan's order.
  func planRecommendations(
    _ plan: Plan.ID, of authority: AuthorityID
  ) throws -> [(outcome: PlanOutcome.ID, recommendation: Recommendation)] {
    let recommendations = Dictionary(
      try recommendations(inPlan: plan, of: authority).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return try outcomes(of: plan, in: authority).compactMap { outcome in
      recommendations[outcome.recommendation].map { (outcome.id, $0) }
    }
  }
}
