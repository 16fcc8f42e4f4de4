import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import Web

extension Transaction {
  /// What became of some recommendations, in the plan that says how each stands: both ratings, why, and
  /// how they stand in words; as at a past day, or now. Nothing for those who may not read the
  /// plan.
  func fates(
    of recommendations: [Recommendation.ID], for user: User, in world: World, asAt day: CivilDate?
  ) throws -> PlanLinks.Fates {
    guard user.may(.readPlan) else { return .unknown }
    let authority = user.authority
    let dates = try PlanDates(world, on: day, self)
    let rule = try deliveryRule(on: dates.today, of: authority)
    let moment = day.map { Instant.endOfDayInLondon($0) }
    let shelf = shelf(of: authority, asAt: moment)
    let found = try PlannedRecommendations(recommendations, on: shelf)
    guard !found.outcomes.isEmpty else {
      return PlanLinks.Fates(
        [:], ratingRule: rule.sentence, impactRule: rule.impactSentence)
    }
    let bodies = Dictionary(
      try bodies(of: authority, asAt: moment).map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
    let ratings = try PlanRatings(
      of: Array(found.outcomes.values), actions: found.actions, served: found.served, rule: rule,
      dates, bodies: bodies, on: shelf)
    let lines: [DueDateEntry] = try shelf.all("recommendation_id", in: Set(found.outcomes.keys)) {
      $0.subject.recommendation
    }
    let ledgers = lines.sorted { $0.number < $1.number }
      .reduce(into: [Recommendation.ID: [DueDateEntry]]()) { ledgers, line in
        if let id = line.subject.recommendation { ledgers[id, default: []].append(line) }
      }
    let fates = found.outcomes.compactMapValues { outcome in
      found.plans[outcome.plan].map { plan in
        let actions = found.actions(serving: outcome.recommendation)
        return PlanLinks.Became(
          words: ratings.standing(ofOutcome: outcome.id, actions: actions),
          due: PlanLinks.Due(ledgers[outcome.recommendation] ?? []),
          delivery: ratings.deliveryLink(ofOutcome: outcome.id, actions: actions),
          impact: ratings.impactLink(ofOutcome: outcome.id),
          answer: ratings.answer(ofOutcome: outcome.id), plan: plan.fullTitle,
          address: Address.outcome(outcome.id, inPlan: plan.id).asAt(day))
      }
    }
    return PlanLinks.Fates(
      fates, ratingRule: rule.sentence, impactRule: rule.impactSentence)
  }
}

/// Some recommendations, each as it stands in the plan that goes before all others that have it,
/// with what serves it there.
private struct PlannedRecommendations {
  let outcomes: [Recommendation.ID: PlanOutcome]
  let plans: [Plan.ID: Plan]
  /// Those that were withdrawn too.
  let actions: [Action]
  let served: [Action.ID: [Recommendation.ID]]
  private let serving: [Recommendation.ID: [Action]]

  init(_ recommendations: [Recommendation.ID], on shelf: Shelf) throws {
    let wanted = Set(recommendations)
    let taken: [PlanOutcome] = try shelf.all("recommendation_id", in: wanted) { $0.recommendation }
    let known = Dictionary(
      try shelf.these(Set(taken.map(\.plan)).sorted { $0.text < $1.text }).map { ($0.id, $0) },
      uniquingKeysWith: { $1 })
    func precedes(_ one: PlanOutcome, _ other: PlanOutcome) -> Bool {
      guard let one = known[one.plan], let other = known[other.plan] else { return false }
      return one.precedence > other.precedence
    }
    let telling = Dictionary(
      taken.map { ($0.recommendation, $0) }, uniquingKeysWith: { precedes($0, $1) ? $0 : $1 })
    let links: [ActionRecommendation] = try shelf.all("recommendation_id", in: wanted) {
      $0.recommendation
    }
    let all = try shelf.these(Set(links.map(\.action)).sorted { $0.text < $1.text })
    let places = Dictionary(all.map { ($0.id, $0.plan) }, uniquingKeysWith: { $1 })
    // An action of another plan says nothing of how a recommendation goes in this one.
    let served = Dictionary(
      grouping: links.filter { places[$0.action] == telling[$0.recommendation]?.plan },
      by: \.action
    ).mapValues { $0.map(\.recommendation) }
    self.served = served
    plans = known
    outcomes = telling
    actions = all.filter { served[$0.id] != nil }
    var serving: [Recommendation.ID: [Action]] = [:]
    for action in all where !action.isWithdrawn {
      for one in served[action.id] ?? [] { serving[one, default: []].append(action) }
    }
    self.serving = serving
  }

  /// Those that stand.
  func actions(serving recommendation: Recommendation.ID) -> [Action] {
    (serving[recommendation] ?? []).sorted { $0.number < $1.number }
  }
}

extension DueDateEntry {
  /// The date of the last line of the ledger of a row of `recommendation`, while a plan has it.
  static let ofPlannedRecommendation: SQL = """
    CASE WHEN EXISTS (
      SELECT 1 FROM plan_outcome
      WHERE plan_outcome.authority_id = recommendation.authority_id
        AND plan_outcome.recommendation_id = recommendation.id)
    THEN (
      SELECT due_date.due_on FROM due_date
      WHERE due_date.authority_id = recommendation.authority_id
        AND due_date.recommendation_id = recommendation.id
      ORDER BY due_date.number DESC LIMIT 1) END
    """
}

extension PlanLinks.Due {
  /// What a ledger says; nil without a line.
  fileprivate init?(_ ledger: [DueDateEntry]) {
    guard let last = ledger.last, let first = ledger.firstThatCounts else { return nil }
    self.init(
      on: last.dueOn, setBy: last.setBy.title, firstOn: first.dueOn,
      firstSetBy: first.setBy.title)
  }
}

extension PlanLinks.Rating {
  /// How an action's work is rated, in the council's words.
  init(_ rating: Rating, by rule: DeliveryRule) {
    self.init(
      rule.word(for: rating.shown), rating.shown.tone, code: rating.shown.rawValue,
      because: rating.because)
  }
}

extension PlanRatings {
  /// How the work on a recommendation is rated, and what makes it so.
  fileprivate func deliveryLink(
    ofOutcome id: PlanOutcome.ID, actions serving: [Action]
  ) -> PlanLinks.Rating {
    guard let rating = delivery(ofOutcome: id) else {
      return PlanLinks.Rating(
        DeliveryRule.noAction, .caution, because: "No action of the plan serves it.")
    }
    return PlanLinks.Rating(
      rule.word(for: rating), rating.tone, code: rating.rawValue,
      because: because(ofOutcome: id, actions: serving))
  }

  fileprivate func impactLink(ofOutcome id: PlanOutcome.ID) -> PlanLinks.Rating {
    guard let judged = impactJudged(ofOutcome: id) else {
      return PlanLinks.Rating(
        DeliveryRule.notJudged, .neutral,
        because: "Nobody has judged yet whether it helped children.")
    }
    let shown = impactShown(ofOutcome: id)
    return PlanLinks.Rating(
      shown.word, shown.tone, code: judged.rating.rawValue,
      because: "\(judged.saidBy), as from \(judged.effectiveOn.longForm): \(judged.reason)")
  }
}
