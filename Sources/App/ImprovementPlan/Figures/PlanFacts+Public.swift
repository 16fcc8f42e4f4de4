import Civil
import Storage

extension PlanFacts {
  /// What a plan tells the public in numbers: what the words that stand above them are compared
  /// with, also when it has long moved on. What the public is not told of is left alone.
  ///
  /// - Parameter schedules: of its actions, as they were known on its day: a former date that is
  ///   said as former is right, and a day that the owner expects.
  public init(_ plan: PublicPlan, schedules: [Action.ID: ActionSchedule] = [:]) {
    let actions = Dictionary(plan.actions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let promises = plan.recommendations.map { $0.actions.compactMap { actions[$0] } }
    let words = Dictionary(
      plan.actions.compactMap(\.delivery).map { ($0.code, $0.word) }, uniquingKeysWith: { $1 })
    let impactWords = Dictionary(
      plan.recommendations.filter { $0.isUnproven != true }.compactMap(\.impact)
        .map { ($0.code, $0.word) }, uniquingKeysWith: { $1 })
    self.init(
      asAt: plan.asAt,
      counts: [
        Count(.action, .all, plan.actions.count),
        Count(.action, .complete, plan.actions.count { $0.completedOn != nil }),
        Count(.action, .late, plan.actions.count(where: \.isLate)),
        Count(.recommendation, .all, promises.count),
        Count(.promise, .all, promises.count),
        Count(
          .promise, .complete,
          promises.count { !$0.isEmpty && $0.allSatisfy { $0.completedOn != nil } }),
        Count(.promise, .late, promises.count { $0.contains(where: \.isLate) }),
      ]
        + (State.judged + [.judgedBetter, .covered, .signedOff, .proven]).map { state in
          Count(
            .recommendation, state, plan.recommendations.count { $0.states.contains(state) })
        }
        + DeliveryRating.allCases.map { rating in
          Count(
            .action, rating.state, plan.actions.count { $0.delivery?.code == rating.rawValue })
        },
      dueDates: plan.actions.compactMap { action in
        let schedule = Action.ID(action.id).flatMap { schedules[$0] }
        return action.dueOn.map {
          DueDate(
            action.reference, dueOn: $0, firstDueOn: action.firstDueOn ?? $0,
            doneOn: action.completedOn, workingDaysLate: action.workingDaysLate,
            everDueOn: schedule?.ledger.map(\.dueOn),
            expectedOn: schedule?.expectation()?.expectedOn)
        }
      },
      standings: plan.actions.map { Standing($0.reference, $0.states) }
        + plan.recommendations.map { Standing($0.reference, $0.states) },
      words: DeliveryRating.allCases.compactMap { rating in
        words[rating.rawValue].map { Word(rating.state, $0) }
      }
        + ImpactRating.allCases.compactMap { rating in
          impactWords[rating.rawValue].map { Word(rating.state, $0) }
        }, inspections: plan.sources.count,
      publications: Publication.all(plan.sources) { ($0.id, $0.title, $0.publishedOn) })
  }
}

extension RecommendationFacts {
  /// What the public is told of a recommendation; nil where the plan has none.
  ///
  /// - Parameter outcome: what the plan wants to achieve of it.
  public init?(of outcome: PlanOutcome.ID, in plan: PublicPlan) {
    guard let one = plan.recommendations.first(where: { $0.outcome == outcome.text }) else {
      return nil
    }
    var own = plan
    own.actions = plan.actions.filter { one.actions.contains($0.id) }
    self.init(id: one.id, reference: one.reference, facts: PlanFacts(own))
  }
}

extension ActionFacts {
  /// What the public is told of an action.
  ///
  /// - Parameter schedule: its dates, as they were known on the day.
  public init(_ action: PublicPlan.Action, on day: CivilDate, schedule: ActionSchedule?) {
    self.init(
      reference: action.reference, asAt: day, dueOn: action.dueOn, firstDueOn: action.firstDueOn,
      workingDaysLate: action.workingDaysLate ?? 0, everDueOn: schedule?.ledger.map(\.dueOn),
      expectedOn: schedule?.expectation()?.expectedOn)
  }
}

extension PublicPlan.Action {
  fileprivate var isLate: Bool { completedOn == nil && (workingDaysLate ?? 0) > 0 }

  fileprivate var states: [PlanFacts.State] {
    let said: [(PlanFacts.State, Bool)] = [
      (.complete, completedOn != nil), (.late, isLate),
    ]
    let rated = delivery.flatMap { DeliveryRating(rawValue: $0.code) }
    return said.filter(\.1).map(\.0) + (rated.map { [$0.state] } ?? [])
  }
}

extension PublicPlan.Recommendation {
  fileprivate var states: [PlanFacts.State] {
    let said: [(PlanFacts.State, Bool)] = [
      (.covered, !actions.isEmpty), (.signedOff, signedOffOn != nil),
      (.proven, signedOffOn != nil && doubtOfSignOff == nil),
    ]
    return said.filter(\.1).map(\.0)
      + (impact.flatMap { ImpactRating(rawValue: $0.code) }?.states ?? [])
  }
}
