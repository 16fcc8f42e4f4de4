import Civil
import Inspections
import Kernel
import Storage

extension NarrativeCheck {
  /// Whether a text says anything at all that could be compared: most texts do not, and then
  /// nothing need be read.
  static func saysFigures(_ text: String) -> Bool {
    let reader = NarrativeReader(text)
    return !reader.claims.isEmpty || !reader.dateClaims.isEmpty || !reader.delays.isEmpty
      || !reader.wrongSums.isEmpty || !reader.measureClaims.isEmpty
      || !reader.impossibleDays.isEmpty || !reader.wrongWeekdays.isEmpty
      || !reader.standings.isEmpty || !reader.publications.isEmpty || reader.countsActions
  }
}

extension NarrativeReader {
  /// Whether there are actions in the text, and an amount that may be theirs: the plan has words of
  /// its own for whose they are and how they are rated.
  fileprivate var countsActions: Bool {
    tokens.indices.contains { noun(at: $0)?.subject == .action } && !quantities.isEmpty
  }
}

extension Transaction {
  /// What disagrees with a plan in what somebody writes about one of its actions.
  ///
  /// Whoever may not read the plan is told about the action only.
  public func disagreements(
    in texts: [(field: String, text: String)], about id: Action.ID, in world: World, for user: User
  ) throws -> [(field: String, disagreement: NarrativeDisagreement)] {
    let texts = texts.filter { NarrativeCheck.saysFigures($0.text) }
    guard !texts.isEmpty else { return [] }
    let dates = try PlanDates(world, self)
    let file = try actionFile(id, of: user.authority)
    let plan = try plan(file.action.plan, of: user.authority)
    let ratings = PlanRatings(
      try PlanRecords(
        of: [file.action], links: file.links, in: plan, on: shelf(of: user.authority)),
      rule: try deliveryRule(on: dates.today, of: user.authority), dates)
    let facts =
      user.may(.readPlan)
      ? PlanFacts(try PlanOverview(plan.id, in: world, for: user, self)) : nil
    let schedule = try shelf(of: user.authority).schedules(of: [id])[id]
    let check = NarrativeCheck(
      plan: facts,
      action: ActionFacts(
        file.action, ratings, dates, ledger: schedule?.ledger ?? [],
        expectation: schedule?.expectation()))
    return texts.flatMap { text in
      check.disagreements(in: text.text).map { (text.field, $0) }
    }
  }

  /// The same in what somebody writes about an action, or about a recommendation in a plan.
  func disagreements(
    in texts: [(field: String, text: String)], about subject: Evidence.Subject, in world: World,
    for user: User
  ) throws -> [(field: String, disagreement: NarrativeDisagreement)] {
    switch subject {
    case .action(let id): return try disagreements(in: texts, about: id, in: world, for: user)
    case .outcome(let id):
      let plan = try outcome(id, of: user.authority).plan
      return try texts.flatMap { text in
        try disagreements(in: text.text, withPlan: plan, ofOutcome: id, in: world, for: user)
          .map { (text.field, $0) }
      }
    }
  }

  /// What disagrees with a plan in what is written about it as a whole.
  ///
  /// - Parameters:
  ///   - day: the past day whose plan it is compared with; nil for the plan as it stands.
  ///   - isPublic: whether the public reads it, to whom actions and promises are "things".
  ///   - outcome: of the recommendation whose own words they are.
  public func disagreements(
    in text: String, withPlan id: Plan.ID, asAt day: CivilDate? = nil, isPublic: Bool = false,
    ofOutcome outcome: PlanOutcome.ID? = nil, in world: World, for user: User
  ) throws -> [NarrativeDisagreement] {
    guard user.may(.readPlan), NarrativeCheck.saysFigures(text) else { return [] }
    let overview = try PlanOverview(id, in: world, for: user, asAt: day, self)
    return NarrativeCheck(
      plan: PlanFacts(overview),
      recommendation: outcome.flatMap {
        RecommendationFacts(of: $0, in: PublicPlan(overview, approval: nil, sources: []))
      },
      countsThings: isPublic, on: day
    ).disagreements(in: text)
  }

  /// What disagrees with every open plan, in a text that names none: a statement, a public note.
  /// What one of the plans says is so is no disagreement.
  ///
  /// - Parameter plans: nil for all that are open.
  public func disagreements(
    in text: String, withAnyOf plans: [Plan.ID]? = nil, in world: World, for user: User
  ) throws -> [PlanDisagreement] {
    guard user.may(.readPlan), NarrativeCheck.saysFigures(text) else { return [] }
    let asked =
      try plans
      ?? self.plans(of: user.authority).filter { $0.state != .closed }.map(\.id)
    let found = try asked.map { plan in
      (plan, try disagreements(in: text, withPlan: plan, in: world, for: user))
    }
    guard let (plan, first) = found.first else { return [] }
    return first.filter { one in
      found.allSatisfy { $0.1.contains { $0.place == one.place } }
    }.map { PlanDisagreement(plan: plan, disagreement: $0) }
  }
}

/// A disagreement of a text that names no plan, with the plan that it is told of.
public struct PlanDisagreement: Hashable, Sendable {
  public let plan: Plan.ID
  public let disagreement: NarrativeDisagreement
}

extension ActionFacts {
  init(_ item: PlanAction, of plan: PlanOverview) {
    self.init(
      item.action, plan.ratings, plan.dates, ledger: item.ledger, expectation: item.expectation)
  }

  fileprivate init(
    _ action: Action, _ ratings: PlanRatings, _ dates: PlanDates, ledger: [DueDateEntry],
    expectation: ProgressUpdate?
  ) {
    let steps = ratings.milestones[action.id] ?? []
    let evidence = (ratings.evidence[.action(action.id)] ?? []).filter { $0.withdrawnOn == nil }
    let late = if case .late(let days) = dates.lateness(of: action) { days } else { 0 }
    self.init(
      reference: action.reference, asAt: dates.today, dueOn: action.dueOn,
      firstDueOn: action.firstDueOn, workingDaysLate: late, milestones: steps.count,
      milestonesDone: steps.count { $0.doneOn != nil }, evidence: evidence.count,
      evidenceVerified: evidence.count(where: \.counts),
      recoveryBy: ratings.recoveries[action.id]?.byWhen, everDueOn: ledger.map(\.dueOn),
      expectedOn: expectation?.expectedOn)
  }
}
