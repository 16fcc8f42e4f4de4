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

  init(_ plan: Plan, _ dates: PlanDates, _ db: Transaction) throws {
    self.init(
      try PlanRecords(plan.id, of: plan.authority, db),
      rule: try db.deliveryRule(on: dates.today, of: plan.authority), dates)
  }

  init(_ records: PlanRecords, rule: DeliveryRule, _ dates: PlanDates) {
    let overrides = Dictionary(grouping: records.overrides, by: \.subject)
    let milestones = Dictionary(grouping: records.milestones, by: \.action)
    let recoveries = Dictionary(
      records.recoveryPlans.map { ($0.action, $0) }, uniquingKeysWith: { $1 })
    let completions = Dictionary(
      records.completions.map { ($0.action, $0) }, uniquingKeysWith: { $1 })
    self.rule = rule
    self.milestones = milestones
    self.recoveries = recoveries
    self.completions = completions
    actions = Dictionary(
      records.actions.map { action in
        let facts = DeliveryFacts(
          action, milestones: milestones[action.id] ?? [], recovery: recoveries[action.id],
          completion: completions[action.id])
        return (
          action.id,
          Rating(
            rule.rating(of: facts, on: dates.today, calendar: dates.calendar),
            overrides: overrides[.action(action.id)] ?? [], on: dates.today)
        )
      }, uniquingKeysWith: { $1 })
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
        overrides[.outcome(outcome.id)]?.last { $0.holds(on: dates.today) }.map { (outcome.id, $0) }
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

extension DeliveryFacts {
  init(
    _ action: Action, milestones: [Milestone], recovery: RecoveryPlan?,
    completion: ActionCompletion?
  ) {
    self.init(
      delivery: action.delivery, isVerified: completion?.verifiedOn != nil,
      startOn: action.startOn, dueOn: action.dueOn, milestones: milestones.count,
      milestonesDone: milestones.count { $0.doneOn != nil }, recoveryBy: recovery?.byWhen)
  }
}
