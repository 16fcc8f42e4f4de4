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
  private let everyRecovery: [Action.ID: [RecoveryPlan]]
  let completions: [Action.ID: ActionCompletion]
  let evidence: [Evidence.Subject: [Evidence]]
  let impact: [PlanOutcome.ID: [ImpactJudgement]]
  let signOffs: [PlanOutcome.ID: [SignOff]]
  let confirmations: [PlanOutcome.ID: [SignOffConfirmation]]
  let responses: [PlanOutcome.ID: RecommendationResponse]
  /// The actions that stand and serve each outcome’s recommendation.
  private let serving: [PlanOutcome.ID: [Action.ID]]
  /// The same with those that were withdrawn.
  private let everServing: [PlanOutcome.ID: [Action.ID]]
  /// On which day each action was withdrawn that was.
  private let withdrawn: [Action.ID: CivilDate]
  /// How many actions served each outcome’s recommendation and were withdrawn after their first due
  /// date: of these the ratings say nothing.
  private let dropped: [PlanOutcome.ID: Int]
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
    self.init(
      of: records.outcomes, actions: records.actions, served: records.served,
      facts: RatingFacts(records), evidence: records.evidence, impact: records.impact,
      signOffs: records.signOffs, confirmations: records.confirmations,
      responses: records.responses, rule: rule, on: dates.today, dates.calendar, bodies: bodies)
  }

  /// The ratings of some recommendations in whatever plans, each in one, in as many queries as
  /// there are kinds of things.
  ///
  /// - Parameters:
  ///   - actions: those that serve them, of the plan in which each is asked about.
  ///   - served: what each action serves of them.
  init(
    of outcomes: [PlanOutcome], actions: [Action], served: [Action.ID: [Recommendation.ID]],
    rule: DeliveryRule, _ dates: PlanDates, bodies: [Body.ID: String], on shelf: Shelf
  ) throws {
    let ids = Set(outcomes.map(\.id))
    self.init(
      of: outcomes, actions: actions, served: served,
      facts: try RatingFacts(of: actions, outcomes: outcomes, on: shelf),
      evidence: try shelf.all("outcome_id", in: ids) { $0.subject.outcome }
        + shelf.all("action_id", in: Set(actions.map(\.id))) { $0.subject.action },
      impact: try shelf.all("outcome_id", in: ids) { $0.outcome },
      signOffs: try shelf.all("outcome_id", in: ids) { $0.outcome },
      confirmations: try shelf.all("outcome_id", in: ids) { $0.outcome },
      responses: try shelf.all("outcome_id", in: ids) { $0.outcome },
      rule: rule, on: dates.today, dates.calendar, bodies: bodies)
  }

  private init(
    of outcomes: [PlanOutcome], actions all: [Action], served: [Action.ID: [Recommendation.ID]],
    facts: RatingFacts, evidence: [Evidence], impact: [ImpactJudgement], signOffs: [SignOff],
    confirmations: [SignOffConfirmation], responses: [RecommendationResponse],
    rule: DeliveryRule, on today: CivilDate, _ calendar: WorkingCalendar, bodies: [Body.ID: String]
  ) {
    self.bodies = bodies
    self.rule = rule
    milestones = facts.milestones
    recoveries = facts.recoveries
    everyRecovery = facts.recoveryPlans
    completions = facts.completions
    actions = facts.ratings(of: all, rule, on: today, calendar)
    self.evidence = Dictionary(grouping: evidence, by: \.subject)
    self.impact = Dictionary(grouping: impact, by: \.outcome)
    self.signOffs = Dictionary(grouping: signOffs, by: \.outcome)
    self.confirmations = Dictionary(grouping: confirmations, by: \.outcome)
    self.responses = Dictionary(
      responses.map { ($0.outcome, $0) }, uniquingKeysWith: { $1 })
    var (standing, ever): ([Recommendation.ID: [Action.ID]], [Recommendation.ID: [Action.ID]]) =
      ([:], [:])
    for action in all {
      for recommendation in served[action.id] ?? [] {
        ever[recommendation, default: []].append(action.id)
        if !action.isWithdrawn { standing[recommendation, default: []].append(action.id) }
      }
    }
    serving = Dictionary(
      outcomes.map { ($0.id, standing[$0.recommendation] ?? []) }, uniquingKeysWith: { $1 })
    everServing = Dictionary(
      outcomes.map { ($0.id, ever[$0.recommendation] ?? []) }, uniquingKeysWith: { $1 })
    withdrawn = Dictionary(
      all.compactMap { action in action.withdrawnOn.map { (action.id, $0) } },
      uniquingKeysWith: { $1 })
    let gone = Dictionary(
      all.filter(\.isWithdrawnLate).flatMap { (served[$0.id] ?? []).map { ($0, 1) } },
      uniquingKeysWith: +)
    dropped = Dictionary(
      outcomes.map { ($0.id, gone[$0.recommendation] ?? 0) }, uniquingKeysWith: { $1 })
    chairs = Dictionary(
      outcomes.compactMap { outcome in
        facts.chair(of: outcome.id, on: today).map { (outcome.id, $0) }
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

  /// How many actions that served it were withdrawn after their first due date.
  func withdrawnLate(ofOutcome id: PlanOutcome.ID) -> Int { dropped[id] ?? 0 }

  /// The judgement of impact that counts; nil while nobody has judged it.
  func impactJudged(ofOutcome id: PlanOutcome.ID) -> ImpactJudgement? { impact[id]?.last }

  /// How impact shows: as it was judged, and whether verified evidence still stands behind that.
  func impactShown(ofOutcome id: PlanOutcome.ID) -> ShownImpact {
    let judged = impactJudged(ofOutcome: id)
    let ground = judged?.ground(among: verifiedEvidence(ofOutcome: id)) ?? []
    return ShownImpact(judged?.rating, isProven: !ground.isEmpty, by: rule)
  }

  /// Whether its impact was judged an improvement and no verified evidence stands behind it any
  /// more.
  func isUnproven(_ id: PlanOutcome.ID) -> Bool { impactShown(ofOutcome: id).isUnproven }

  /// Signed off by the board, judged to have changed something for children, and shown by evidence
  /// that somebody else has verified.
  func isProven(_ id: PlanOutcome.ID) -> Bool {
    signOff(ofOutcome: id) != nil && impactShown(ofOutcome: id).isShownBetter
  }

  /// The sign-off that stands.
  func signOff(ofOutcome id: PlanOutcome.ID) -> SignOff? {
    signOffs[id]?.last { $0.reopenedOn == nil }
  }

  /// What the council answers to a recommendation; nil before it has.
  func answer(ofOutcome id: PlanOutcome.ID) -> PlanLinks.Answer? {
    responses[id].map { PlanLinks.Answer($0) }
  }

  /// "by the Improvement Board on 20 May 2026, Minute 7"; nil while it is open.
  func signedOff(_ id: PlanOutcome.ID) -> String? { signOff(ofOutcome: id).map(words) }

  func words(of signOff: SignOff) -> String { signOff.words(by: bodies[signOff.body]) }

  /// The day on which it was opened again last; nil while a sign-off stands, and where none was.
  func openedAgainOn(ofOutcome id: PlanOutcome.ID) -> CivilDate? {
    guard signOff(ofOutcome: id) == nil else { return nil }
    return signOffs[id]?.compactMap(\.reopenedOn).max()
  }

  /// "was opened again on 8 October 2026 and has not been judged since"; nil where that is not so.
  func notJudgedSinceReopening(_ id: PlanOutcome.ID) -> String? {
    guard signOff(ofOutcome: id) == nil,
      let day = impactJudged(ofOutcome: id)?.openedAgainSince(signOffs[id] ?? [])
    else { return nil }
    return "was opened again on \(day.longForm) and has not been judged since"
  }

  /// What has become of the ground on which the board signed it off; nil while that is there.
  private func lostGround(ofOutcome id: PlanOutcome.ID) -> String? {
    guard signOff(ofOutcome: id) != nil else { return nil }
    if let impact = impactJudged(ofOutcome: id), !impact.rating.isImprovement {
      return "Since then its impact was judged “\(rule.word(for: impact.rating))”"
    }
    guard isUnproven(id) else { return nil }
    return verifiedEvidence(ofOutcome: id).isEmpty
      ? "No verified evidence stands behind it any more"
      : "No evidence stands behind it any more that was verified when its impact was judged"
  }

  /// Of which day that is; nil while the ground is there, and where no day tells.
  func lostGroundOn(ofOutcome id: PlanOutcome.ID) -> CivilDate? {
    guard lostGround(ofOutcome: id) != nil else { return nil }
    if !isUnproven(id) { return impactJudged(ofOutcome: id)?.effectiveOn }
    return (lostProof(ofOutcome: id).map(\.withdrawnOn) + [proofDroppedOn(ofOutcome: id)])
      .compactMap(\.self).max()
  }

  /// When an action last took the verified evidence that it has out of the plan with it.
  private func proofDroppedOn(ofOutcome id: PlanOutcome.ID) -> CivilDate? {
    (everServing[id] ?? []).filter { evidence[.action($0)]?.contains(where: \.counts) == true }
      .compactMap { withdrawn[$0] }.max()
  }

  /// What the board has said to that: that its sign-off stands. Nil where nothing is to be
  /// answered, and where something has happened since.
  func confirmation(ofOutcome id: PlanOutcome.ID) -> SignOffConfirmation? {
    guard lostGround(ofOutcome: id) != nil, let signOff = signOff(ofOutcome: id) else {
      return nil
    }
    let judged = impactJudged(ofOutcome: id)
    // What is verified where the impact is judged no improvement raises no question.
    let (lost, dropped): ([Evidence], CivilDate?) =
      isUnproven(id)
      ? (lostProof(ofOutcome: id), proofDroppedOn(ofOutcome: id)) : ([], nil)
    return confirmations[id]?.last {
      $0.signOff == signOff.id
        && $0.answers(judged, evidence: lost, droppedOn: dropped)
    }
  }

  /// Whether the board has to say if its sign-off still stands.
  func isSignOffInDoubt(_ id: PlanOutcome.ID) -> Bool {
    lostGround(ofOutcome: id) != nil && confirmation(ofOutcome: id) == nil
  }

  /// What has become of the ground on which the board signed it off, and what the board says to
  /// that; nil while the ground is there.
  func sinceSignOff(ofOutcome id: PlanOutcome.ID) -> String? {
    lostGround(ofOutcome: id).map { lost in
      let said = confirmation(ofOutcome: id).map(words)
      return "\(lost). \(said ?? "The board has to say whether the sign-off still stands.")"
    }
  }

  func words(of confirmation: SignOffConfirmation) -> String {
    confirmation.sentence(by: bodies[confirmation.body])
  }

  /// Which body signed it off; nil while it is open.
  func signatory(ofOutcome id: PlanOutcome.ID) -> String? {
    signOff(ofOutcome: id).flatMap { bodies[$0.body] }
  }

  /// How often a recommendation was opened again after it was signed off.
  func timesReopened(_ id: PlanOutcome.ID) -> Int {
    signOffs[id]?.count { $0.reopenedOn != nil } ?? 0
  }

  /// How a recommendation stands. It is open whatever its actions are: to close it takes evidence
  /// of impact and the board's sign-off (domain, section 3; S61), which are not the actions' to
  /// give.
  ///
  /// - Parameter actions: those that serve it and stand.
  func standing(ofOutcome id: PlanOutcome.ID, actions: [Action]) -> String {
    let dropped = WithdrawnLine.servedNote(withdrawnLate(ofOutcome: id))
    if let signedOff = signedOff(id) {
      return [
        "Closed: signed off \(signedOff)", dropped, sinceSignOff(ofOutcome: id),
      ].compactMap { $0.map(Words.sentence) }.joined(separator: " ")
    }
    let complete = actions.count { $0.delivery == .complete }
    let work =
      if actions.isEmpty {
        "No action serves it yet"
      } else if actions.count == 1 {
        complete == 1 ? "Its action is complete" : "Its action is not complete"
      } else {
        "\(complete) of \(actions.count) actions are complete"
      }
    let impact =
      if let judged = impactJudged(ofOutcome: id) {
        "its impact is judged “\(rule.word(for: judged.rating))”"
          + (isUnproven(id) ? ", and no verified evidence stands behind that any more" : "")
      } else {
        "whether it helped children is not judged yet"
      }
    let said = [
      work, dropped, impact, notJudgedSinceReopening(id).map { "the recommendation \($0)" },
    ].compactMap(\.self)
    return "Open. \(said.joined(separator: "; "))."
  }

  /// The evidence for a recommendation that counts: its own, and that of the actions serving it.
  func verifiedEvidence(ofOutcome id: PlanOutcome.ID) -> [Evidence] {
    evidence(ofOutcome: id, and: serving[id]).filter(\.counts)
  }

  /// What was verified for it and withdrawn since.
  private func lostProof(ofOutcome id: PlanOutcome.ID) -> [Evidence] {
    evidence(ofOutcome: id, and: everServing[id]).filter {
      $0.verifiedAt != nil && $0.withdrawnOn != nil
    }
  }

  private func evidence(ofOutcome id: PlanOutcome.ID, and actions: [Action.ID]?) -> [Evidence] {
    let subjects: [Evidence.Subject] = [.outcome(id)] + (actions ?? []).map { .action($0) }
    return subjects.flatMap { evidence[$0] ?? [] }
  }
}

extension PlanRatings {
  /// The recovery plans of an action, the first one first: the last one counts.
  func recoveryPlans(of action: Action.ID) -> [RecoveryPlan] { everyRecovery[action] ?? [] }
}
