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

  private typealias Served = (recommendation: Recommendation.ID, rating: ImpactRating?)

  /// Of no action.
  static let nothing = ServedImpact(served: [:])

  private init(served: [Action.ID: [Served]]) { self.served = served }

  init(of actions: [some RatedWork], on shelf: Shelf) throws {
    let isPage = shelf.moment == nil && actions.count <= 1_000
    served = try isPage ? Self.now(actions, shelf) : Self.asStored(actions, on: shelf)
  }

  /// As it stands in the tables: one statement, for the pages of lists that are opened all day.
  private static func now(
    _ actions: [some RatedWork], _ shelf: Shelf
  ) throws -> [Action.ID: [Served]] {
    try shelf.db.rows(
      """
      SELECT link.action_id, link.recommendation_id, (
          SELECT judged.rating FROM impact_judgement judged
          WHERE judged.authority_id = plan_outcome.authority_id
            AND judged.outcome_id = plan_outcome.id
          ORDER BY judged.id DESC LIMIT 1) AS rating
      FROM action_recommendation link
      JOIN action ON action.authority_id = link.authority_id AND action.id = link.action_id
      JOIN plan_outcome ON plan_outcome.authority_id = link.authority_id
        AND plan_outcome.recommendation_id = link.recommendation_id
        AND plan_outcome.plan_id = action.plan_id
      WHERE link.authority_id = \(shelf.authority)
        AND link.action_id IN \(list: actions.map(\.id))
      """
    ).reduce(into: [:]) { served, row in
      served[try row["action_id"], default: []].append(
        (try row["recommendation_id"], try row["rating"]))
    }
  }

  /// As the records are on the shelf, of a past day or for a file of everything.
  private static func asStored(
    _ actions: [some RatedWork], on shelf: Shelf
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
    let latest = Dictionary(judged.map { ($0.outcome, $0.rating) }, uniquingKeysWith: { $1 })
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
              .map { (link.recommendation, latest[$0]) }
          }
        )
      }, uniquingKeysWith: { $1 })
  }

  private struct Place: Hashable {
    let plan: Plan.ID
    let recommendation: Recommendation.ID
  }

  /// Of one that an action serves; nil where the plan does not have it.
  func tag(_ recommendation: Recommendation.ID, servedBy action: Action.ID) -> HTML? {
    served[action]?.first { $0.recommendation == recommendation }.map { one in
      namedTag("Impact", Self.word(one.rating), one.rating?.tone ?? .neutral)
    }
  }

  /// How all that an action serves is judged, each word once; empty where it serves nothing.
  func words(of action: Action.ID) -> [String] { ratings(of: action).map(Self.word) }

  /// The same as a cell of a table.
  func cell(of action: Action.ID) -> HTML {
    let ratings = ratings(of: action)
    if ratings.isEmpty { return span("Serves none", .class("muted")) }
    return HTML(
      ratings.map { rating in div { Web.tag(Self.word(rating), rating?.tone ?? .neutral) } })
  }

  /// Each once, in the order of the words.
  private func ratings(of action: Action.ID) -> [ImpactRating?] {
    let own = (served[action] ?? []).map(\.rating)
    return (ImpactRating.allCases + [nil]).filter { own.contains($0) }
  }

  private static func word(_ rating: ImpactRating?) -> String {
    rating?.title ?? "Not judged yet"
  }
}
