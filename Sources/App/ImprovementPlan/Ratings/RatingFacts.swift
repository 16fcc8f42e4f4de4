import Civil
import Kernel
import Storage

/// What is read of an action itself when its delivery is rated: of the whole record, or of a line
/// of a list, which holds no more than is shown and rated.
protocol RatedWork: Sendable {
  var id: Action.ID { get }
  var plan: Plan.ID { get }
  var delivery: Action.Delivery { get }
  var deliveryChangedAt: Instant? { get }
  var startOn: CivilDate? { get }
  var dueOn: CivilDate? { get }
  var completedOn: CivilDate? { get }
}

extension RatedWork {
  /// The day on which somebody said that it is complete; nil while it is open.
  var saidCompleteOn: CivilDate? {
    delivery == .complete ? deliveryChangedAt?.dateInLondon : nil
  }
}

extension Action: RatedWork {}

/// What the delivery of some actions is rated on, whatever plans they are in.
struct RatingFacts: Sendable {
  let milestones: [Action.ID: [Milestone]]
  /// The current one of each action that has one.
  let recoveries: [Action.ID: RecoveryPlan]
  /// All of each action that has any, the first one first.
  let recoveryPlans: [Action.ID: [RecoveryPlan]]
  let completions: [Action.ID: ActionCompletion]
  private let overrides: [Evidence.Subject: [RatingOverride]]

  init(_ records: PlanRecords) {
    self.init(
      milestones: records.milestones, recoveries: records.recoveryPlans,
      completions: records.completions, overrides: records.overrides)
  }

  /// The facts about actions of any plans, and about outcomes that the chair may have rated, in as
  /// many queries as there are kinds of facts.
  init(of actions: [some RatedWork], outcomes: [PlanOutcome] = [], on shelf: Shelf) throws {
    let ids = Set(actions.map(\.id))
    self.init(
      milestones: try shelf.all("action_id", in: ids) { $0.action },
      recoveries: try shelf.all("action_id", in: ids) { $0.action },
      completions: try shelf.all("action_id", in: ids) { $0.action },
      overrides: try shelf.all("action_id", in: ids) { $0.subject.action }
        + shelf.all("outcome_id", in: Set(outcomes.map(\.id))) { $0.subject.outcome })
  }

  private init(
    milestones: [Milestone], recoveries: [RecoveryPlan], completions: [ActionCompletion],
    overrides: [RatingOverride]
  ) {
    self.milestones = Dictionary(grouping: milestones, by: \.action)
    recoveryPlans = Dictionary(grouping: recoveries, by: \.action)
    self.recoveries = recoveryPlans.compactMapValues(\.last)
    self.completions = Dictionary(
      completions.map { ($0.action, $0) }, uniquingKeysWith: { $1 })
    self.overrides = Dictionary(grouping: overrides, by: \.subject)
  }

  /// How each action is rated on a day.
  func ratings(
    of actions: [some RatedWork], _ rule: DeliveryRule, _ dates: PlanDates
  ) -> [Action.ID: Rating] {
    ratings(of: actions, rule, on: dates.today, dates.calendar)
  }

  func ratings(
    of actions: [some RatedWork], _ rule: DeliveryRule, on today: CivilDate,
    _ calendar: WorkingCalendar
  ) -> [Action.ID: Rating] {
    Dictionary(
      actions.map { action in
        let facts = DeliveryFacts(
          action, milestones: milestones[action.id] ?? [], recovery: recoveries[action.id],
          completion: completions[action.id])
        return (
          action.id,
          Rating(
            rule.rating(of: facts, on: today, calendar: calendar),
            overrides: overrides[.action(action.id)] ?? [], on: today)
        )
      }, uniquingKeysWith: { $1 })
  }

  /// What the chair says of an outcome over its actions, while that holds.
  func chair(of outcome: PlanOutcome.ID, on today: CivilDate) -> RatingOverride? {
    overrides[.outcome(outcome)]?.last { $0.holds(on: today) }
  }
}

extension DeliveryFacts {
  fileprivate init(
    _ action: some RatedWork, milestones: [Milestone], recovery: RecoveryPlan?,
    completion: ActionCompletion?
  ) {
    self.init(
      delivery: action.delivery, isVerified: completion?.verifiedOn != nil,
      claimedBy: completion?.claimedBy ?? "", completedOn: action.completedOn,
      saidOn: action.saidCompleteOn, unprovenOn: completion?.unprovenOn,
      startOn: action.startOn, dueOn: action.dueOn, milestones: milestones.count,
      milestonesDone: milestones.count { $0.doneOn != nil }, recoveryBy: recovery?.byWhen)
  }
}
