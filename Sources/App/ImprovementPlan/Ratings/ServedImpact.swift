import Inspections
import Kernel
import Markup
import Storage
import Web

/// Whether what some actions serve has helped children, as last judged in each action's own plan. An
/// action has no impact of its own: it is judged of the recommendation that the action is for.
struct ServedImpact: Sendable {
  /// For each action what it serves, in the order of the references; the judgement is nil while
  /// nobody has judged.
  private let served: [Action.ID: [(recommendation: Recommendation.ID, rating: ImpactRating?)]]

  /// Of no action.
  static let nothing = ServedImpact()

  private init() { served = [:] }

  init(of actions: [Action], on shelf: Shelf) throws {
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
    served = Dictionary(
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
