import Civil
import Inspections
import Kernel
import SiteMap
import Storage

extension ImprovementPlanSlice {
  /// What the inspections ask of the plan: the thread from a recommendation down to its actions,
  /// the plan of an inspection, the duties that are done, and that a corrected publication date is
  /// followed.
  public var planLinks: PlanLinks {
    let world = world
    return PlanLinks(
      actions: { db, user, recommendations in
        try db.actions(under: recommendations, for: user, in: world)
      },
      plan: { db, user, inspection in
        guard user.may(.readPlan),
          let plan = try db.plans(following: inspection, of: user.authority).last
        else { return nil }
        return PlanLinks.Plan(
          title: plan.fullTitle, state: try db.coverage(of: plan).sentence, address: .plan(plan.id))
      },
      publicationDateCorrected: { db, inspection in
        try db.followCorrectedPublication(of: inspection, in: world.authority)
      },
      dutiesDone: { db, user, inspection in
        try db.dutiesDone(after: inspection, of: user.authority)
      },
      became: { db, user, recommendations in
        try db.became(of: recommendations, for: user, in: world)
      })
  }
}

/// An action as it is shown under a recommendation.
private struct LinkedAction: RowDecodable {
  let recommendation: Recommendation.ID
  let action: Action

  init(row: Row) throws {
    recommendation = try row["linked_recommendation_id"]
    action = try Action(row: row)
  }
}

extension Transaction {
  /// What became of some recommendations, in the latest plan that has each.
  func became(
    of recommendations: [Recommendation.ID], for user: User, in world: World
  ) throws -> [Recommendation.ID: PlanLinks.Became] {
    guard !recommendations.isEmpty, user.may(.readPlan) else { return [:] }
    let outcomes = try all(
      PlanOutcome.self,
      """
      SELECT * FROM plan_outcome
      WHERE authority_id = \(user.authority) AND recommendation_id IN \(list: recommendations)
      ORDER BY id
      """)
    var became: [Recommendation.ID: PlanLinks.Became] = [:]
    var latest: [Recommendation.ID: CivilDate] = [:]
    for (plan, own) in Dictionary(grouping: outcomes, by: \.plan) {
      let overview = try PlanOverview(plan, in: world, for: user, self)
      for outcome in own where latest[outcome.recommendation] ?? .earliest <= overview.plan.datedOn
      {
        guard let item = overview.items.first(where: { $0.outcome.id == outcome.id }) else {
          continue
        }
        latest[outcome.recommendation] = overview.plan.datedOn
        became[outcome.recommendation] = PlanLinks.Became(
          words: item.standing(overview.ratings), plan: overview.plan.fullTitle,
          address: .outcome(outcome.id, inPlan: plan))
      }
    }
    return became
  }

  /// The actions that stand under each of some recommendations and that this person may see.
  fileprivate func actions(
    under recommendations: [Recommendation.ID], for user: User, in world: World
  ) throws -> [Recommendation.ID: [PlanLinks.Action]] {
    guard !recommendations.isEmpty, user.may(.readOwnActions) else { return [:] }
    let dates = try PlanDates(world, self)
    let owners = user.may(.readPlan) ? [] : try owners(heldBy: user, on: dates.today)
    let scope = ActionScope.condition(for: user, owners: owners) ?? "1 = 1"
    let linked = try all(
      LinkedAction.self,
      """
      SELECT action.*, action_recommendation.recommendation_id AS linked_recommendation_id
      FROM action_recommendation JOIN action
        ON action.authority_id = action_recommendation.authority_id
        AND action.id = action_recommendation.action_id
      WHERE action_recommendation.authority_id = \(user.authority)
        AND action_recommendation.recommendation_id IN \(list: recommendations)
        AND action.withdrawn_on IS NULL AND (\(scope))
      ORDER BY action.plan_id, action.number
      """)
    return Dictionary(grouping: linked, by: \.recommendation).mapValues { found in
      found.map { one in
        PlanLinks.Action(
          id: one.action.id.text, title: "\(one.action.reference) \(one.action.title)",
          state:
            "\(one.action.delivery.title.lowercased()), \(dates.lateness(of: one.action).phrase)",
          address: .action(one.action.id))
      }
    }
  }
}
