import Inspections
import Kernel
import Markup
import Storage
import Web

/// Whether what some actions serve has helped children, as last judged in each action's own plan.
/// An action has no impact of its own: it is judged of the recommendation that the action is for.
struct ServedImpact: Sendable {
  /// For each action what it serves; the judgement is nil while nobody has judged.
  private let served: [Action.ID: [Served]]

  private typealias Served = (recommendation: Recommendation.ID, impact: ShownImpact)

  /// Of no action.
  static let nothing = ServedImpact(served: [:])

  private init(served: [Action.ID: [Served]]) { self.served = served }

  init(of actions: [some RatedWork], by rule: DeliveryRule, on shelf: Shelf) throws {
    let isPage = shelf.moment == nil && actions.count <= 1_000
    served =
      try isPage
      ? Self.now(actions, rule, shelf) : Self.asStored(actions, rule, on: shelf)
  }

  /// As it stands in the tables: one statement, for the pages of lists that are opened all day.
  private static func now(
    _ actions: [some RatedWork], _ rule: DeliveryRule, _ shelf: Shelf
  ) throws -> [Action.ID: [Served]] {
    try shelf.db.rows(
      """
      SELECT link.action_id, link.recommendation_id, judged.rating,
        (SELECT count(*) FROM evidence
          WHERE evidence.authority_id = plan_outcome.authority_id
            AND evidence.outcome_id = plan_outcome.id
            AND evidence.verified_at <= judged.said_at AND evidence.withdrawn_on IS NULL)
        + (SELECT count(*) FROM action_recommendation AS served
          JOIN action AS work
            ON work.authority_id = served.authority_id AND work.id = served.action_id
          JOIN evidence
            ON evidence.authority_id = work.authority_id AND evidence.action_id = work.id
          WHERE served.authority_id = plan_outcome.authority_id
            AND served.recommendation_id = plan_outcome.recommendation_id
            AND work.plan_id = plan_outcome.plan_id AND work.withdrawn_on IS NULL
            AND evidence.verified_at <= judged.said_at AND evidence.withdrawn_on IS NULL) AS proofs
      FROM action_recommendation link
      JOIN action ON action.authority_id = link.authority_id AND action.id = link.action_id
      JOIN plan_outcome ON plan_outcome.authority_id = link.authority_id
        AND plan_outcome.recommendation_id = link.recommendation_id
        AND plan_outcome.plan_id = action.plan_id
      LEFT JOIN impact_judgement AS judged ON judged.authority_id = plan_outcome.authority_id
        AND judged.id = (
          SELECT last.id FROM impact_judgement AS last
          WHERE last.authority_id = plan_outcome.authority_id
            AND last.outcome_id = plan_outcome.id
          ORDER BY last.id DESC LIMIT 1)
      WHERE link.authority_id = \(shelf.authority)
        AND link.action_id IN \(list: actions.map(\.id))
      """
    ).reduce(into: [:]) { served, row in
      let proofs: Int = try row["proofs"]
      served[try row["action_id"], default: []].append(
        (
          try row["recommendation_id"],
          ShownImpact(try row["rating"], isProven: proofs > 0, by: rule)
        ))
    }
  }

  /// As the records are on the shelf, of a past day or for a file of everything.
  private static func asStored(
    _ actions: [some RatedWork], _ rule: DeliveryRule, on shelf: Shelf
  ) throws -> [Action.ID: [Served]] {
    let links: [ActionRecommendation] = try shelf.all("action_id", in: Set(actions.map(\.id))) {
      $0.action
    }
    let outcomes: [PlanOutcome] = try shelf.all(
      "recommendation_id", in: Set(links.map(\.recommendation))
    ) { $0.recommendation }
    let judged: [ImpactJudgement] = try shelf.all("outcome_id", in: Set(outcomes.map(\.id))) {
      $0.outcome
    }
    let latest = Dictionary(judged.map { ($0.outcome, $0) }, uniquingKeysWith: { $1 })
    let better = outcomes.filter { latest[$0.id]?.rating.isImprovement == true }
    let proven = try Self.proven(better, as: latest, on: shelf)
    let places = Dictionary(
      outcomes.map { (Place(plan: $0.plan, recommendation: $0.recommendation), $0.id) },
      uniquingKeysWith: { $1 })
    let linked = Dictionary(grouping: links, by: \.action)
    return Dictionary(
      actions.map { action in
        (
          action.id,
          (linked[action.id] ?? []).compactMap { link in
            places[Place(plan: action.plan, recommendation: link.recommendation)]
              .map { outcome in
                let impact = ShownImpact(
                  latest[outcome]?.rating, isProven: proven.contains(outcome), by: rule)
                return (link.recommendation, impact)
              }
          }
        )
      }, uniquingKeysWith: { $1 })
  }

  /// Those behind which evidence stands that was verified when they were judged: their own, or that
  /// of the actions that serve them and were not withdrawn.
  private static func proven(
    _ outcomes: [PlanOutcome], as judged: [PlanOutcome.ID: ImpactJudgement], on shelf: Shelf
  ) throws -> Set<PlanOutcome.ID> {
    let links: [ActionRecommendation] = try shelf.all(
      "recommendation_id", in: Set(outcomes.map(\.recommendation))
    ) { $0.recommendation }
    let work = try shelf.these(Set(links.map(\.action)).sorted { $0.text < $1.text })
    let plans = Dictionary(
      work.filter { !$0.isWithdrawn }.map { ($0.id, $0.plan) }, uniquingKeysWith: { $1 })
    let own: [Evidence] = try shelf.all("outcome_id", in: Set(outcomes.map(\.id))) {
      $0.subject.outcome
    }
    let ofActions: [Evidence] = try shelf.all("action_id", in: Set(plans.keys)) {
      $0.subject.action
    }
    let shown = Dictionary(grouping: (own + ofActions).filter(\.counts), by: \.subject)
    let serving = Dictionary(grouping: links, by: \.recommendation)
    return Set(
      outcomes.filter { outcome in
        let work = (serving[outcome.recommendation] ?? []).map(\.action).filter {
          plans[$0] == outcome.plan
        }
        let subjects: [Evidence.Subject] = [.outcome(outcome.id)] + work.map { .action($0) }
        let ground = judged[outcome.id]?.ground(among: subjects.flatMap { shown[$0] ?? [] })
        return ground?.isEmpty == false
      }.map(\.id))
  }

  private struct Place: Hashable {
    let plan: Plan.ID
    let recommendation: Recommendation.ID
  }

  /// What an action serves, and how each was judged in the action's own plan.
  func of(_ action: Action.ID) -> [(recommendation: Recommendation.ID, impact: ShownImpact)] {
    served[action] ?? []
  }

  /// Of one that an action serves; nil where the plan does not have it.
  func tag(_ recommendation: Recommendation.ID, servedBy action: Action.ID) -> HTML? {
    served[action]?.first { $0.recommendation == recommendation }.map { one in
      namedTag("Impact", one.impact.word, one.impact.tone)
    }
  }

  /// How all that an action serves is judged, each word once; empty where it serves nothing.
  func words(of action: Action.ID) -> [String] { shown(of: action).map(\.word) }

  /// The same as a cell of a table.
  func cell(of action: Action.ID) -> HTML {
    let shown = shown(of: action)
    if shown.isEmpty { return span("Serves none", .class("muted")) }
    return HTML(shown.map { one in div { one.tag } })
  }

  /// Each once, in the order of the words.
  private func shown(of action: Action.ID) -> [ShownImpact] {
    let own = (served[action] ?? []).map(\.impact).uniqued()
    let ratings: [ImpactRating?] = ImpactRating.allCases + [nil]
    return ratings.flatMap { rating in
      [false, true].flatMap { isUnproven in
        own.filter { $0.rating == rating && $0.isUnproven == isUnproven }
      }
    }
  }
}
