import Civil
import Inspections
import Kernel
import Storage

/// A plan as the list of plans shows it, with its counts.
struct PlanSummary: RowDecodable, Sendable {
  let plan: Plan
  let recommendations: Int
  let covered: Int
  let actions: Int
  let complete: Int
  let late: Int

  fileprivate init(
    _ plan: Plan, recommendations: Int, covered: Int, actions: [Action], lateBefore: CivilDate
  ) {
    self.plan = plan
    self.recommendations = recommendations
    self.covered = covered
    self.actions = actions.count
    complete = actions.count { $0.completedOn != nil }
    late = actions.count { action in
      action.completedOn == nil && action.dueOn.map { $0 < lateBefore } ?? false
    }
  }

  init(row: Row) throws {
    plan = try Plan(row: row)
    recommendations = try row["recommendations"]
    covered = try row["covered"]
    actions = try row["actions"]
    complete = try row["complete"]
    late = try row["late"]
  }
}

extension PlanSummary {
  /// All plans with their counts as they were stored at the moment of a shelf, the latest first:
  /// the past has no tables to count in, so the records themselves are counted.
  static func all(_ shelf: Shelf, lateBefore limit: CivilDate) throws -> [PlanSummary] {
    let outcomes = Dictionary(grouping: try shelf.all(PlanOutcome.self), by: \.plan)
    let served = Dictionary(grouping: try shelf.all(ActionRecommendation.self), by: \.action)
      .mapValues { Set($0.map(\.recommendation)) }
    let actions = Dictionary(
      grouping: try shelf.all(Action.self).filter { !$0.isWithdrawn }, by: \.plan)
    return try shelf.all(Plan.self).map { plan in
      let own = actions[plan.id] ?? []
      let recommended = outcomes[plan.id] ?? []
      let covered = own.reduce(into: Set<Recommendation.ID>()) { covered, action in
        covered.formUnion(served[action.id] ?? [])
      }
      return PlanSummary(
        plan, recommendations: recommended.count,
        covered: recommended.count { covered.contains($0.recommendation) }, actions: own,
        lateBefore: limit)
    }
    .sorted { ($1.plan.datedOn, $1.plan.id.text) < ($0.plan.datedOn, $0.plan.id.text) }
  }
}

extension Transaction {
  /// All plans with their counts on a day, the latest first.
  ///
  /// An action is late from the first working day after its date, so what counts as late is what
  /// was due before the last day that nobody worked past: `lateBefore`.
  func planSummaries(
    of authority: AuthorityID, lateBefore limit: CivilDate
  ) throws -> [PlanSummary] {
    try all(
      PlanSummary.self,
      """
      SELECT plan.*,
        (SELECT count(*) FROM plan_outcome
          WHERE plan_outcome.authority_id = plan.authority_id AND plan_outcome.plan_id = plan.id)
          AS recommendations,
        (SELECT count(*) FROM plan_outcome
          WHERE plan_outcome.authority_id = plan.authority_id AND plan_outcome.plan_id = plan.id
            AND EXISTS (
              SELECT 1 FROM action_recommendation
              WHERE action_recommendation.authority_id = plan_outcome.authority_id
                AND action_recommendation.recommendation_id = plan_outcome.recommendation_id
                AND EXISTS (
                  SELECT 1 FROM action
                  WHERE action.authority_id = action_recommendation.authority_id
                    AND action.id = action_recommendation.action_id
                    AND action.plan_id = plan.id AND action.withdrawn_on IS NULL))) AS covered,
        coalesce(tally.actions, 0) AS actions, coalesce(tally.complete, 0) AS complete,
        coalesce(tally.late, 0) AS late
      FROM plan LEFT JOIN (
        SELECT plan_id, count(*) AS actions, count(completed_on) AS complete,
          count(CASE WHEN completed_on IS NULL AND due_order < \(Action.order(ofDueDate: limit))
            THEN 1 END) AS late
        FROM action
        WHERE authority_id = \(authority) AND withdrawn_on IS NULL GROUP BY plan_id) AS tally
        ON tally.plan_id = plan.id
      WHERE plan.authority_id = \(authority)
      ORDER BY plan.dated_on DESC, plan.id DESC
      """)
  }
}

extension WorkingCalendar {
  /// What was due before this day is late on `today`: on a Sunday, what was due on Friday is not
  /// late yet, since nobody has worked in between.
  func lateBefore(_ today: CivilDate) -> CivilDate {
    isWorkingDay(today) ? today : previousWorkingDay(onOrBefore: today)
  }
}
