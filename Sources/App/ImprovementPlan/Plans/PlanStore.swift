import Civil
import Inspections
import Kernel
import Storage

extension Transaction {
  /// All plans of an authority, the latest first.
  public func plans(of authority: AuthorityID) throws -> [Plan] {
    try all(
      Plan.self,
      "SELECT * FROM plan WHERE authority_id = \(authority) ORDER BY dated_on DESC, id DESC")
  }

  /// The plans that follow an inspection, the oldest first.
  func plans(
    following inspection: Inspection.ID, of authority: AuthorityID
  ) throws -> [Plan] {
    try all(
      Plan.self,
      """
      SELECT plan.* FROM plan
      JOIN plan_inspection
        ON plan_inspection.authority_id = plan.authority_id AND plan_inspection.plan_id = plan.id
      WHERE plan_inspection.authority_id = \(authority)
        AND plan_inspection.inspection_id = \(inspection)
      ORDER BY plan.dated_on, plan.id
      """)
  }

  /// The plan, or a refusal in words.
  public func plan(_ id: Plan.ID, of authority: AuthorityID) throws -> Plan {
    guard let plan = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such improvement plan. It may belong to another council.")
    }
    return plan
  }

  /// Which inspections a plan follows.
  func inspections(of plan: Plan.ID, in authority: AuthorityID) throws -> [PlanInspection] {
    try all(
      PlanInspection.self,
      """
      SELECT * FROM plan_inspection
      WHERE authority_id = \(authority) AND plan_id = \(plan) ORDER BY id
      """)
  }

  /// What a plan has answered of the duties that follow its inspections.
  func dutyAnswers(of plan: Plan.ID, in authority: AuthorityID) throws -> [DutyAnswer] {
    try all(
      DutyAnswer.self,
      """
      SELECT duty_answer.* FROM duty_answer
      JOIN plan_inspection
        ON plan_inspection.authority_id = duty_answer.authority_id
        AND plan_inspection.id = duty_answer.plan_inspection_id
      WHERE plan_inspection.authority_id = \(authority) AND plan_inspection.plan_id = \(plan)
      ORDER BY duty_answer.id
      """)
  }

  /// What was written down of the duties after an inspection, in whichever plan.
  func dutyAnswers(
    after inspection: Inspection.ID, of authority: AuthorityID
  ) throws -> [DutyAnswer] {
    try all(
      DutyAnswer.self,
      """
      SELECT duty_answer.* FROM duty_answer
      JOIN plan_inspection
        ON plan_inspection.authority_id = duty_answer.authority_id
        AND plan_inspection.id = duty_answer.plan_inspection_id
      WHERE plan_inspection.authority_id = \(authority)
        AND plan_inspection.inspection_id = \(inspection)
      ORDER BY duty_answer.id
      """)
  }

  /// The outcomes of a plan in their order.
  public func outcomes(of plan: Plan.ID, in authority: AuthorityID) throws -> [PlanOutcome] {
    try all(
      PlanOutcome.self,
      """
      SELECT * FROM plan_outcome
      WHERE authority_id = \(authority) AND plan_id = \(plan) ORDER BY position, id
      """)
  }

  /// The recommendations that a plan answers, in the plan's order.
  public func recommendations(
    inPlan plan: Plan.ID, of authority: AuthorityID
  ) throws -> [Recommendation] {
    try all(
      Recommendation.self,
      """
      SELECT recommendation.* FROM recommendation
      JOIN plan_outcome
        ON plan_outcome.authority_id = recommendation.authority_id
        AND plan_outcome.recommendation_id = recommendation.id
      WHERE plan_outcome.authority_id = \(authority) AND plan_outcome.plan_id = \(plan)
      ORDER BY plan_outcome.position, plan_outcome.id
      """)
  }

  /// How many of a plan's recommendations have an action, and which have none.
  func coverage(of plan: Plan) throws -> Coverage {
    Coverage(
      of: try recommendations(inPlan: plan.id, of: plan.authority).map {
        Coverage.Gap(recommendation: $0.id, reference: $0.reference)
      },
      actions: try actionCounts(inPlan: plan.id, of: plan.authority))
  }

  /// What the inspectors recommended, in the report's order.
  func recommendations(
    after inspection: Inspection.ID, of authority: AuthorityID
  ) throws -> [Recommendation] {
    try all(
      Recommendation.self,
      """
      SELECT * FROM recommendation
      WHERE authority_id = \(authority) AND inspection_id = \(inspection) ORDER BY number, id
      """)
  }
}
