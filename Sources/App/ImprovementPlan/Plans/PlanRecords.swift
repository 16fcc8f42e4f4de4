import Civil
import Inspections
import Kernel
import Storage

/// Everything that is kept about one plan, in as many queries as there are kinds of things: as it
/// is stored now, or exactly as it was stored at a moment of the past.
///
/// The pages of a plan are made of these and of nothing else of the plan’s, so that a page as at a
/// past day is the page that was seen on that day.
public struct PlanRecords: Sendable {
  public let plan: Plan
  let sources: [PlanInspection]
  let inspections: [Inspection.ID: Inspection]
  let dutiesDone: [Inspection.ID: [TimeRuleKey: CivilDate]]
  let outcomes: [PlanOutcome]
  let recommendations: [Recommendation.ID: Recommendation]
  /// By their numbers, withdrawn ones too.
  let actions: [Action]
  let links: [ActionRecommendation]
  /// The ledgers, first lines first.
  let dueDates: [DueDateEntry]
  let milestones: [Milestone]
  let recoveryPlans: [RecoveryPlan]
  let completions: [ActionCompletion]
  let evidence: [Evidence]
  let overrides: [RatingOverride]
  let responses: [RecommendationResponse]
  let impact: [ImpactJudgement]
  let signOffs: [SignOff]
  let confirmations: [SignOffConfirmation]
  /// Who helps with its actions.
  var partners: [ActionPartner] = []
}

extension PlanRecords {
  /// - Parameter moment: The moment of the past; nil for what is stored now.
  /// - Throws: `Refusal.notFound` when there is, or was then, no such plan.
  public init(
    _ id: Plan.ID, of authority: AuthorityID, asAt moment: Instant? = nil, _ db: Transaction
  ) throws {
    let shelf = db.shelf(of: authority, asAt: moment)
    plan = try shelf.plan(id)
    let ofPlan: SQL = "plan_id = \(id)"
    let ofActions: SQL = """
      action_id IN (
        SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(id))
      """
    sources = try shelf.all(where: ofPlan) { $0.plan == id }
    inspections = Dictionary(
      try shelf.these(sources.map(\.inspection)).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    dutiesDone = try shelf.dutiesDone(after: Set(sources.map(\.inspection)))
    outcomes = try shelf.all(where: ofPlan) { $0.plan == id }
      .sorted { ($0.position, $0.id.text) < ($1.position, $1.id.text) }
    let recommended = outcomes.map(\.recommendation)
    recommendations = Dictionary(
      try shelf.these(recommended).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    actions = try shelf.all(where: ofPlan) { $0.plan == id }.sorted { $0.number < $1.number }
    let known = Set(actions.map(\.id))
    links = try shelf.all(where: ofActions) { known.contains($0.action) }
    partners = try shelf.all(where: ofActions) { known.contains($0.action) }
    let asked = Set(recommended)
    dueDates =
      (try shelf.all(where: ofActions) { $0.subject.action.map(known.contains) ?? false }
      + shelf.all(where: "recommendation_id IN \(list: recommended)") {
        $0.subject.recommendation.map(asked.contains) ?? false
      }).sorted { ($0.number, $0.id.text) < ($1.number, $1.id.text) }
    milestones = try shelf.all(where: ofPlan) { $0.plan == id }
      .sorted { ($0.dueOn ?? .latest, $0.id.text) < ($1.dueOn ?? .latest, $1.id.text) }
    recoveryPlans = try shelf.all(where: ofPlan) { $0.plan == id }
    completions = try shelf.all(where: ofPlan) { $0.plan == id }
    evidence = try shelf.all(where: ofPlan) { $0.plan == id }
      .sorted { ($0.effectiveOn, $0.id.text) > ($1.effectiveOn, $1.id.text) }
    overrides = try shelf.all(where: ofPlan) { $0.plan == id }
    let outcomeIDs = outcomes.map(\.id)
    responses = try shelf.all(where: "outcome_id IN \(list: outcomeIDs)") {
      outcomeIDs.contains($0.outcome)
    }
    impact = try shelf.all(where: ofPlan) { $0.plan == id }
    signOffs = try shelf.all(where: ofPlan) { $0.plan == id }
    confirmations = try shelf.all(where: ofPlan) { $0.plan == id }
  }
}

extension Shelf {
  /// - Throws: `Refusal.notFound` when there is no such plan, or had not been then.
  public func plan(_ id: Plan.ID) throws -> Plan {
    guard let moment else { return try db.plan(id, of: authority) }
    if let then = try db.record(id, of: authority, asAt: moment) { return then }
    let now = try db.plan(id, of: authority)
    throw Refusal.notFound(
      "The plan “\(now.fullTitle)” had not been made on \(moment.dateInLondon.longForm). Choose a later day."
    )
  }
}
