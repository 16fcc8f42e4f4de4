import Civil
import ImprovementPlan
import Kernel
import Storage

/// What a moved or late action does to those that wait for it, in working days.
///
/// An action keeps the time that was planned between what it needs and its own end. It is pushed by
/// as many working days as what it needs comes later than was known when its own date was set; time
/// that lies free between the two is used up first. Nothing finishes before what it waits for, even
/// where its own date was set so. Chains are followed to their end.
struct KnockOn: Sendable {
  /// How an action that is waited for stands.
  enum State: Hashable, Sendable {
    case done(late: Int)
    /// - Parameters:
    ///   - expected: by when it will be done after all, where its finish is that day.
    ///   - pushed: by how many working days it is pushed itself, where its finish is from that.
    case late(Int, expected: CivilDate? = nil, pushed: Int = 0)
    /// It is not late yet, and is expected so many working days after its due date.
    case expected(CivilDate, late: Int)
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
    /// When the action that waits would finish if this alone pushed it; nil where it does not.
    var alone: CivilDate?
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

    /// What pushes it furthest; empty where nothing does.
    var longest: [Wait] { pushedBy == 0 ? [] : waits.filter { $0.pushes == pushedBy } }
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
    let needed = waits.compactMap(\.expected).max() ?? own
    let after = pushed == 0 ? own : max(own, later(due, by: pushed), needed)
    return Forecast(finish: after, pushedBy: pushed, waits: waits)
  }

  /// As the action itself stands: on its date, or when it is expected after that. Late, it is done
  /// when its recovery plan says or when it is expected, whichever was said last; at the earliest
  /// today.
  private func ownFinish(of schedule: ActionSchedule, due: CivilDate) -> CivilDate {
    let expected = schedule.expectation().flatMap { update in
      update.expectedOn.map { (update.recordedAt.dateInLondon, $0) }
    }
    if calendar.workingDaysAfter(due, through: today) == 0 { return max(due, expected?.1 ?? due) }
    let recovery = schedule.recovery.map { ($0.saidOn, $0.byWhen) }
    let last = [expected, recovery].compactMap(\.self).max { $0 < $1 }
    return max(last?.1 ?? today, today)
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
    // A date that was set before that of what is needed leaves less than no time between the two.
    let isOpen = needed.action.completedOn == nil
    let from = isOpen ? min(free, waiting.action.dueOn ?? free) : free
    let pushes = calendar.workingDaysAfter(from, through: expected)
    return Wait(
      needed: needed.action.id, state: state(of: needed, baseline: baseline, forecast),
      expected: expected, pushes: pushes,
      alone: pushes == 0 ? nil : waiting.action.dueOn.map { later($0, by: pushes) })
  }

  private func state(
    of needed: ActionSchedule, baseline: CivilDate, _ forecast: Forecast
  ) -> State {
    let action = needed.action
    let expected = needed.expectation()?.expectedOn.flatMap { $0 == forecast.finish ? $0 : nil }
    switch Lateness(due: action.dueOn, done: action.completedOn, on: today, calendar: calendar) {
    case .late(let days):
      let pushedTo = action.dueOn.map { later($0, by: forecast.pushedBy) }
      let isFromPush = expected == nil && pushedTo == forecast.finish
      return .late(days, expected: expected, pushed: isFromPush ? forecast.pushedBy : 0)
    case .done, .doneLate:
      return .done(
        late: calendar.workingDaysAfter(baseline, through: action.completedOn ?? baseline))
    case .noDate: return .noDate
    case .due:
      if let expected, let due = action.dueOn {
        let late = calendar.workingDaysAfter(due, through: expected)
        if late > 0 { return .expected(expected, late: late) }
      }
      if forecast.pushedBy > 0 { return .pushed(forecast.pushedBy) }
      let moved = calendar.workingDaysAfter(baseline, through: action.dueOn ?? baseline)
      return moved > 0 ? .moved(moved) : .inTime
    }
  }

  /// When what is needed was to be done, as it was known when the date of the action that waits was
  /// last set: what was moved, or expected later, before that day is allowed for already.
  private func baseline(
    of needed: ActionSchedule, for waiting: ActionSchedule
  ) -> CivilDate? {
    let dates = needed.ledger.counted
    guard let set = waiting.ledger.last?.setOn else { return dates.first?.dueOn }
    let due = (dates.last { $0.setOn <= set } ?? dates.first)?.dueOn
    return due.map { max($0, needed.expectation(knownOn: set)?.expectedOn ?? $0) }
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
    case .late(let days, nil, 0): "is \(Lateness.workingDays(days)) late"
    case .late(let days, nil, let pushed):
      "is \(Lateness.workingDays(days)) late and itself pushed by \(Lateness.workingDays(pushed))"
    case .late(let days, let day?, _):
      "is \(Lateness.workingDays(days)) late and expected by \(day.longForm)"
    case .expected(let day, let days):
      "is expected by \(day.longForm), \(Lateness.workingDays(days)) after its due date"
    case .moved(let days): "was moved by \(Lateness.workingDays(days))"
    case .pushed(let days): "is itself pushed by \(Lateness.workingDays(days))"
    case .inTime: "is in time"
    case .noDate: "has no due date"
    case .withdrawn: "was withdrawn"
    case .undecided: "waits itself for what was withdrawn"
    }
  }
}
