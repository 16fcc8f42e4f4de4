import Civil
import Inspections
import Kernel
import Storage

/// How every action and every recommendation of a plan is rated on a day, and what proves it.
struct PlanRatings: Sendable {
  let rule: DeliveryRule
  let actions: [Action.ID: Rating]
  let milestones: [Action.ID: [Milestone]]
  let recoveries: [Action.ID: RecoveryPlan]
  let completions: [Action.ID: ActionCompletion]
  let evidence: [Evidence.Subject: [Evidence]]
  let impact: [PlanOutcome.ID: [ImpactJudgement]]
  let signOffs: [PlanOutcome.ID: [SignOff]]
  let responses: [PlanOutcome.ID: RecommendationResponse]
  /// The actions that stand and serve each outcome’s recommendation.
  private let serving: [PlanOutcome.ID: [Action.ID]]
  private let chairs: [PlanOutcome.ID: RatingOverride]
  /// What the bodies are called that sign recommendations off.
  private let bodies: [Body.ID: String]

  init(_ plan: Plan, _ dates: PlanDates, _ db: Transaction) throws {
    self.init(
      try PlanRecords(plan.id, of: plan.authority, db),
      rule: try db.deliveryRule(on: dates.today, of: plan.authority), dates)
  }

  /// - Parameter bodies: what the bodies are called that may have signed a recommendation off.
  init(
    _ records: PlanRecords, rule: DeliveryRule, _ dates: PlanDates, bodies: [Body.ID: String] = [:]
  ) {
    let facts = RatingFacts(records)
    self.bodies = bodies
    self.rule = rule
    milestones = facts.milestones
    recoveries = facts.recoveries
    completions = facts.completions
    actions = facts.ratings(of: records.actions, rule, dates)
    evidence = Dictionary(grouping: records.evidence, by: \.subject)
    impact = Dictionary(grouping: records.impact, by: \.outcome)
    signOffs = Dictionary(grouping: records.signOffs, by: \.outcome)
    responses = Dictionary(
      records.responses.map { ($0.outcome, $0) }, uniquingKeysWith: { $1 })
    let served = records.served
    let standing = records.actions.filter { !$0.isWithdrawn }
    serving = Dictionary(
      records.outcomes.map { outcome in
        (
          outcome.id,
          standing.filter { served[$0.id]?.contains(outcome.recommendation) == true }.map(\.id)
        )
      }, uniquingKeysWith: { $1 })
    chairs = Dictionary(
      records.outcomes.compactMap { outcome in
        facts.chair(of: outcome.id, on: dates.today).map { (outcome.id, $0) }
      }, uniquingKeysWith: { $1 })
  }
}

extension PlanRatings {
  /// What the actions under a recommendation say together: the worst of them; nil without any.
  func worst(ofOutcome id: PlanOutcome.ID) -> DeliveryRating? {
    RollUp.worst(of: (serving[id] ?? []).compactMap { actions[$0]?.shown })
  }

  /// What the chair says over that.
  func chair(ofOutcome id: PlanOutcome.ID) -> RatingOverride? { chairs[id] }

  /// What shows for a recommendation.
  func delivery(ofOutcome id: PlanOutcome.ID) -> DeliveryRating? {
    chairs[id]?.rating ?? worst(ofOutcome: id)
  }

  /// The judgement of impact that counts; nil while nobody has judged it.
  func impactJudged(ofOutcome id: PlanOutcome.ID) -> ImpactJudgement? { impact[id]?.last }

  /// The sign-off that stands.
  func signOff(ofOutcome id: PlanOutcome.ID) -> SignOff? {
    signOffs[id]?.last { $0.reopenedOn == nil }
  }

  /// "by the Improvement Board on 20 May 2026, Minute 7"; nil while it is open.
  func signedOff(_ id: PlanOutcome.ID) -> String? {
    signOff(ofOutcome: id).map { $0.words(by: bodies[$0.body]) }
  }

  /// Which body signed it off; nil while it is open.
  func signatory(ofOutcome id: PlanOutcome.ID) -> String? {
    signOff(ofOutcome: id).flatMap { bodies[$0.body] }
  }

  /// How often a recommendation was opened again after it was signed off.
  func timesReopened(_ id: PlanOutcome.ID) -> Int {
    signOffs[id]?.count { $0.reopenedOn != nil } ?? 0
  }

  /// The evidence for a recommendation that counts: its own, and that of the actions serving it.
  func verifiedEvidence(ofOutcome id: PlanOutcome.ID) -> [Evidence] {
    let subjects: [Evidence.Subject] =
      [.outcome(id)] + (serving[id] ?? []).map { .action($0) }
    return subjects.flatMap { evidence[$0] ?? [] }.filter(\.counts)
  }
}
