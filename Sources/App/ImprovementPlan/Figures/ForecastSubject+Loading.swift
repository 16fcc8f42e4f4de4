import Civil
import Inspections
import Kernel
import Storage

extension Sequence<Timescale> {
  /// The first in the order of urgency.
  var mostUrgent: Timescale? {
    let all = Set(self)
    return Timescale.allCases.first(where: all.contains)
  }
}

extension PlanRecords {
  /// What a forecast asks of the actions that stand.
  var forecastSubjects: [ForecastSubject] {
    let served = served
    return actions.filter { !$0.isWithdrawn }.map { action in
      ForecastSubject(
        id: action.id, firstDueOn: action.firstDueOn, completedOn: action.completedOn,
        timescale: (served[action.id] ?? []).compactMap { recommendations[$0]?.timescale }
          .mostUrgent)
    }
  }
}

extension Transaction {
  /// What a forecast asks of the actions of a plan that stand, in two queries.
  func forecastSubjects(
    inPlan plan: Plan.ID, of authority: AuthorityID
  ) throws -> [ForecastSubject] {
    let served = try rows(
      """
      SELECT action_recommendation.action_id, recommendation.timescale
      FROM action_recommendation JOIN recommendation
        ON recommendation.authority_id = action_recommendation.authority_id
        AND recommendation.id = action_recommendation.recommendation_id
      WHERE action_recommendation.authority_id = \(authority)
        AND action_recommendation.action_id IN (
          SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan))
        AND recommendation.timescale IS NOT NULL
      ORDER BY action_recommendation.id
      """
    ).reduce(into: [Action.ID: [Timescale]]()) { found, row in
      found[try row.get("action_id", as: Action.ID.self), default: []].append(
        try row["timescale"])
    }
    return try rows(
      """
      SELECT id, first_due_on, completed_on FROM action
      WHERE authority_id = \(authority) AND plan_id = \(plan) AND withdrawn_on IS NULL ORDER BY id
      """
    ).map { row in
      let id: Action.ID = try row["id"]
      return ForecastSubject(
        id: id, firstDueOn: try row["first_due_on"], completedOn: try row["completed_on"],
        timescale: served[id]?.mostUrgent)
    }
  }
}
