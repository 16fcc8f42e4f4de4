import Civil
import ImprovementPlan
import Storage

/// What a moved or late action does to those that wait for it, in working days.
///
/// An action keeps the time that was planned between what it needs and its own end. It is pushed by
/// as many working days as what it needs comes later than was known when its own date was set; time
/// that lies free between the two is used up first. Chains are followed to their end.
struct KnockOn: Sendable {
  /// How an action that is waited for stands.
  enum State: Hashable, Sendable {
    case done(late: Int)
    case late(Int)
    case moved(Int)
    /// It is in time itself, and waits for something that is not.
    case pushed(Int)
    case inTime, noDate
    /// It was withdrawn: what waits for it waits for a decision.
    case withdrawn
    /// It waits itself, in the end, for something that was withdrawn.
    case undecided
  }

  struct Wait: Hashable, Sendable {
    let needed: Action.ID
    let state: State
    /// When it will be, or was, done; nil when nobody can say.
    let expected: CivilDate?
    /// By how many working days it pushes the action that waits.
    let pushes: Int
  }

  struct Forecast: Hashable, Sendable {
    /// When the action would now finish; nil without a date, and where nobody can say.
    let finish: CivilDate?
    /// By how many working days it is pushed.
    let pushedBy: Int
    let waits: [Wait]

    /// Whether it waits, in the end, for what was withdrawn.
    var isUndecided: Bool {
      finish == nil && waits.contains { $0.state == .withdrawn || $0.state == .undecided }
    }
  }

  private let schedules: [Action.ID: ActionSchedule]
  private let chain: DependencyChain<Action.ID>
  private let today: CivilDate
  private let calendar: WorkingCalendar
  private(set) var forecasts: [Action.ID: Forecast] = [:]

  init(
    _ schedules: [Action.ID: ActionSchedule], _ chain: DependencyChain<Action.ID>,
    on today: CivilDate, calendar: WorkingCalendar
  ) {
    self.schedules = schedules
    self.chain = chain
    self.today = today
    self.calendar = calendar
    for id in schedules.keys.sorted(by: { $0.text < $1.text }) {
      var path: Set<Action.ID> = []
      _ = forecast(id, &path)
    }
  }

  private mutating func forecast(_ id: Action.ID, _ path: inout Set<Action.ID>) -> Forecast {
    if let known = forecasts[id] { return known }
    // Circles are refused when they are written; should one be there, it ends here.
    guard let schedule = schedules[id], path.insert(id).inserted else {
      return Forecast(finish: nil, pushedBy: 0, waits: [])
    }
    var waits: [Wait] = []
    for needed in chain.needs(of: id) {
      guard let other = schedules[needed] else { continue }
      waits.append(wait(of: schedule, for: other, forecast(needed, &path)))
    }
    path.remove(id)
    let found = finish(of: schedule, waits)
    forecasts[id] = found
    return found
  }

  private func finish(of schedule: ActionSchedule, _ waits: [Wait]) -> Forecast {
    if let done = schedule.action.completedOn {
      return Forecast(finish: done, pushedBy: 0, waits: waits)
    }
    guard let due = schedule.action.dueOn,
      !waits.contains(where: { $0.state == .withdrawn || $0.state == .undecided })
    else {
      return Forecast(finish: nil, pushedBy: 0, waits: waits)
    }
    let pushed = waits.map(\.pushes).max() ?? 0
    let own = ownFinish(of: schedule, due: due)
    let after = pushed == 0 ? own : max(own, later(due, by: pushed))
    return Forecast(finish: after, pushedBy: pushed, waits: waits)
  }

  /// As the action itself stands: on its date, or when its recovery plan says, at the earliest
  /// today.
  private func ownFinish(of schedule: ActionSchedule, due: CivilDate) -> CivilDate {
    let recovery = schedule.recovery?.byWhen
    if calendar.workingDaysAfter(due, through: today) == 0 { return due }
    return max(recovery ?? today, today)
  }

  private func wait(
    of waiting: ActionSchedule, for needed: ActionSchedule, _ forecast: Forecast
  ) -> Wait {
    if needed.action.isWithdrawn || forecast.isUndecided {
      return Wait(
        needed: needed.action.id, state: needed.action.isWithdrawn ? .withdrawn : .undecided,
        expected: nil, pushes: 0)
    }
    guard let expected = forecast.finish, let baseline = baseline(of: needed, for: waiting) else {
      return Wait(needed: needed.action.id, state: .noDate, expected: nil, pushes: 0)
    }
    let free = max(baseline, waiting.action.startOn ?? baseline)
    return Wait(
      needed: needed.action.id, state: state(of: needed, baseline: baseline, forecast),
      expected: expected, pushes: calendar.workingDaysAfter(free, through: expected))
  }

  private func state(
    of needed: ActionSchedule, baseline: CivilDate, _ forecast: Forecast
  ) -> State {
    let action = needed.action
    switch Lateness(due: action.dueOn, done: action.completedOn, on: today, calendar: calendar) {
    case .late(let days): return .late(days)
    case .done, .doneLate:
      return .done(
        late: calendar.workingDaysAfter(baseline, through: action.completedOn ?? baseline))
    case .noDate: return .noDate
    case .due:
      if forecast.pushedBy > 0 { return .pushed(forecast.pushedBy) }
      let moved = calendar.workingDaysAfter(baseline, through: action.dueOn ?? baseline)
      return moved > 0 ? .moved(moved) : .inTime
    }
  }

  /// The date of what is needed, as it was known when the date of the action that waits was last
  /// set: what was moved before that day is allowed for already.
  private func baseline(
    of needed: ActionSchedule, for waiting: ActionSchedule
  ) -> CivilDate? {
    guard let set = waiting.ledger.last?.setOn else { return needed.ledger.first?.dueOn }
    return (needed.ledger.last { $0.setOn <= set } ?? needed.ledger.first)?.dueOn
  }

  private func later(_ date: CivilDate, by days: Int) -> CivilDate {
    var plain = calendar
    plain.inclusiveStart = false
    return plain.adding(days, workingDaysTo: date)
  }
}

extension KnockOn.State {
  /// After "which": "is 12 working days late".
  var words: String {
    switch self {
    case .done(0): "is done"
    case .done(let days): "was done \(Lateness.workingDays(days)) late"
    case .late(let days): "is \(Lateness.workingDays(days)) late"
    case .moved(let days): "was moved by \(Lateness.workingDays(days))"
    case .pushed(let days): "is itself pushed by \(Lateness.workingDays(days))"
    case .inTime: "is in time"
    case .noDate: "has no due date"
    case .withdrawn: "was withdrawn"
    case .undecided: "waits itself for what was withdrawn"
    }
  }
}
