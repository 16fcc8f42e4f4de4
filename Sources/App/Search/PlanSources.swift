import ImprovementPlan
import Inspections
import Kernel
import SiteMap
import Storage

extension SearchSource {
  static let plans: [SearchSource] = [
    SearchSource(
      group: .plans, table: "plan", words: ["title", "version_label", "ambition"],
      columns: """
        plan.id AS id, plan.title AS name, plan.ambition AS text, plan.state AS state, '' AS place
        """, scope: { $0.all(if: .readPlan) }, address: { .plan($0.id(of: Plan.self)) }),
    SearchSource(
      group: .plans, table: "plan_outcome", words: ["text"],
      columns: """
        plan_outcome.id AS id, 'Outcome for ' || \(Recommendation.bothReferencesColumn) AS name,
        plan_outcome.text AS text, '' AS state, plan_outcome.plan_id AS place
        """,
      joins: [
        Join(
          table: "recommendation",
          condition: """
            recommendation.authority_id = plan_outcome.authority_id
            AND recommendation.id = plan_outcome.recommendation_id
            """)
      ], plan: "plan_outcome.plan_id", scope: { $0.all(if: .readPlan) },
      address: { hit in
        .outcome(hit.id(of: PlanOutcome.self), inPlan: ID<Plan>(hit.place) ?? ID<Plan>())
      }),
  ]

  /// What is asked of people: partners find what is asked of them and nothing of others.
  static let actions: [SearchSource] = [
    SearchSource(
      group: .actions, table: "action",
      words: ["title", "what_will_be_done", "measure_of_success"],
      columns: """
        action.id AS id, action.title AS name,
        action.what_will_be_done || ' ' || action.measure_of_success AS text,
        CASE WHEN action.withdrawn_on IS NULL THEN action.delivery ELSE 'withdrawn' END AS state,
        CAST(action.number AS text) AS place
        """, plan: "action.plan_id", scope: asked, address: { .action($0.id(of: Action.self)) }),
    SearchSource(
      group: .progress, table: "progress_update", words: ["note"],
      columns: """
        action.id AS id, action.title AS name, progress_update.note AS text,
        progress_update.delivery AS state, progress_update.recorded_by AS place
        """, joins: [ofAction("progress_update")], plan: "action.plan_id", scope: asked,
      address: { Address.action($0.id(of: Action.self)).at("progress") }),
    SearchSource(
      group: .progress, table: "milestone", words: ["title"],
      columns: """
        action.id AS id, milestone.title AS name, '' AS text,
        CASE WHEN milestone.done_on IS NULL THEN 'milestone' ELSE 'milestoneDone' END AS state,
        action.title AS place
        """, joins: [ofAction("milestone")], plan: "action.plan_id", scope: asked,
      address: { Address.action($0.id(of: Action.self)).at("milestones") }),
    SearchSource(
      group: .evidence, table: "evidence", words: ["title", "text"],
      columns: """
        evidence.id AS id, evidence.title AS name, evidence.text AS text,
        CASE WHEN evidence.withdrawn_on IS NOT NULL THEN 'withdrawn'
          WHEN evidence.verified_at IS NULL THEN 'notVerified' ELSE 'verified' END AS state,
        '' AS place
        """, plan: "evidence.plan_id",
      scope: { reader in
        guard !reader.user.may(.readPlan) else { return "1 = 1" }
        return asked(reader).map {
          """
          evidence.action_id IN (
            SELECT action.id FROM action
            WHERE action.authority_id = \(reader.user.authority) AND (\($0)))
          """
        }
      }, address: { .evidence($0.id(of: Evidence.self)) }),
  ]

  private static func ofAction(_ table: SQLName) -> Join {
    Join(
      table: "action",
      condition: """
        action.authority_id = \(table).authority_id AND action.id = \(table).action_id
        """)
  }

  private static let asked: @Sendable (SearchReader) -> SQL? = { reader in
    guard reader.user.may(.readOwnActions) else { return nil }
    return ActionScope.condition(for: reader.user, owners: reader.owners).map {
      "action.withdrawn_on IS NULL AND (\($0))"
    } ?? "1 = 1"
  }
}
