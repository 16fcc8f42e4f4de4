import Civil
import ImprovementPlan
import Kernel
import Storage

/// Which actions of a plan wait for which, what that does to their dates, and whose recovery plans
/// have run out.
struct PlanDependencies: Sendable {
  let plan: Plan
  /// By plan, then by number.
  let rows: [Row]
  let runOut: [RunOut]

  struct Row: Sendable {
    let dependency: ActionDependency
    let waiting: ActionSchedule
    let needed: ActionSchedule
    let wait: KnockOn.Wait?
    let forecast: KnockOn.Forecast?
    /// What their plans are called, where the two are of different plans.
    let plans: (waiting: String, needed: String)?
    /// What holds the action longest, in a sentence, where more than this wait bears on its date.
    let hold: String?
  }

  /// An action whose recovery plan has run out before it was done.
  struct RunOut: Sendable {
    let schedule: ActionSchedule
    let recovery: RecoveryPlan
    let workingDays: Int
  }

  /// - Parameter day: the past day whose end is asked for; nil for now.
  init(
    _ id: Plan.ID, in world: World, of authority: AuthorityID, asAt day: CivilDate? = nil,
    _ db: Transaction
  ) throws {
    let shelf = db.shelf(of: authority, asAt: day.map { .endOfDayInLondon($0) })
    plan = try shelf.plan(id)
    let today = day ?? world.today()
    let calendar = try world.workingCalendar(db, asAt: day)
    let own = try shelf.standingActions(of: id).map(\.id)
    let waits = try ActionWaits(of: own, in: world, of: authority, asAt: day, db)
    rows = waits.rows
    runOut = own.compactMap { waits.schedules[$0] }.compactMap { schedule in
      guard let recovery = schedule.recovery, recovery.byWhen < today,
        schedule.action.completedOn == nil
      else { return nil }
      return RunOut(
        schedule: schedule, recovery: recovery,
        workingDays: calendar.workingDaysAfter(recovery.byWhen, through: today))
    }.sorted {
      ($0.recovery.byWhen, $0.schedule.action.number) < (
        $1.recovery.byWhen, $1.schedule.action.number
      )
    }
  }
}

/// What some actions wait for, and what waits for them, with what that does to dates.
struct ActionWaits: Sendable {
  /// By the number of the action that waits.
  let rows: [PlanDependencies.Row]
  /// Of the actions, and of all that they are joined to by waits.
  let schedules: [Action.ID: ActionSchedule]

  init(
    of actions: [Action.ID], in world: World, of authority: AuthorityID,
    asAt day: CivilDate? = nil, _ db: Transaction
  ) throws {
    let shelf = db.shelf(of: authority, asAt: day.map { .endOfDayInLondon($0) })
    let all = try shelf.all(ActionDependency.self)
    let chain = DependencyChain(all.map { (waits: $0.action, needed: $0.needed) })
    let schedules = try shelf.schedules(of: chain.joined(to: actions))
    let knockOn = KnockOn(
      schedules, chain, on: day ?? world.today(),
      calendar: try world.workingCalendar(db, asAt: day))
    let asked = Set(actions)
    let titles = Dictionary(
      try shelf.these(Set(schedules.values.map(\.action.plan)).sorted { $0.text < $1.text })
        .map { ($0.id, $0.fullTitle) }, uniquingKeysWith: { $1 })
    self.schedules = schedules
    rows = all.filter { asked.contains($0.action) || asked.contains($0.needed) }
      .compactMap { dependency in
        guard let waiting = schedules[dependency.action],
          let needed = schedules[dependency.needed], !waiting.action.isWithdrawn
        else { return nil }
        let forecast = knockOn.forecasts[dependency.action]
        return PlanDependencies.Row(
          dependency: dependency, waiting: waiting, needed: needed,
          wait: forecast?.waits.first { $0.needed == dependency.needed }, forecast: forecast,
          plans: waiting.action.plan == needed.action.plan
            ? nil
            : titles[waiting.action.plan].flatMap { own in
              titles[needed.action.plan].map { (waiting: own, needed: $0) }
            },
          hold: forecast.flatMap { Self.hold(of: waiting.action, $0, schedules) })
      }.sorted {
        ($0.waiting.action.number, $0.needed.action.number, $0.dependency.id.text)
          < ($1.waiting.action.number, $1.needed.action.number, $1.dependency.id.text)
      }
  }

  /// "Of all that ACT-03 waits for, ACT-07 holds it longest: ACT-03 would now finish …"; nil where
  /// nothing pushes it, and where the one wait that does says when it would finish.
  private static func hold(
    of waiting: Action, _ forecast: KnockOn.Forecast, _ schedules: [Action.ID: ActionSchedule]
  ) -> String? {
    guard let due = waiting.dueOn, let finish = forecast.finish,
      let held = forecast.longest.first?.alone
    else { return nil }
    let own = waiting.reference
    if finish > held {
      return
        "\(own) itself is not expected before \(finish.longForm), which is later than what it waits for would hold it."
    }
    guard forecast.waits.count > 1 else { return nil }
    let names = forecast.longest.compactMap { schedules[$0.needed]?.action.reference }.sorted()
    return "Of all that \(own) waits for, \(Words.list(names)) "
      + (names.count == 1 ? "holds" : "hold")
      + " it longest: \(own) would now finish on \(finish.longForm) instead of \(due.longForm)"
      + " (pushed by \(Lateness.workingDays(forecast.pushedBy)))."
  }
}

extension [PlanDependencies.Row] {
  /// What holds each action longest, said once for all its waits.
  var holds: [String] {
    var said: Set<Action.ID> = []
    return compactMap { row in
      row.hold.flatMap { said.insert(row.waiting.action.id).inserted ? $0 : nil }
    }
  }
}

extension PlanDependencies.Row {
  /// "ACT-03 waits for ACT-07 of Thornmere Health, which is 12 working days late; ACT-03 would now
  /// finish on 4 January 2027, 12 working days after its date." Numbers are those of a plan, so that
  /// both plans are named where they are two.
  var sentence: String {
    let (own, other) = (waiting.action.reference, needed.action.reference)
    let place = plans.map { " in “\($0.waiting)”" } ?? ""
    let agency =
      (needed.body.map { " of \($0.name)" } ?? "") + (plans.map { " in “\($0.needed)”" } ?? "")
    let state = wait?.state.words ?? "is in time"
    let start = "\(own)\(place) waits for \(other)\(agency), which \(state)"
    guard waiting.action.completedOn == nil else {
      return "\(own)\(place) is done. It waited for \(other)\(agency)."
    }
    if let gone = needed.action.withdrawnOn {
      return start
        + " on \(gone.longForm). Somebody has to decide what \(own) does without it: find another way, withdraw \(own) too, or take the link out."
    }
    if wait?.state == .undecided {
      return start + "; when \(own) would finish can be said when that is decided."
    }
    if forecast?.isUndecided == true {
      let alone = wait.map {
        $0.pushes > 0 ? "that alone pushes \(own) by \(Lateness.workingDays($0.pushes)), and " : ""
      }
      return start
        + "; \(alone ?? "")nobody can say yet when \(own) would finish, as it also waits for what was withdrawn."
    }
    guard let wait, let alone = wait.alone, let due = waiting.action.dueOn else {
      return start
        + (hold == nil
          ? "; the date of \(own) is not affected." : "; that alone does not move \(own).")
    }
    let moves = hold == nil ? "\(own) would now finish on" : "that alone moves \(own) to"
    return start + "; \(moves) \(alone.longForm) instead of \(due.longForm)"
      + " (pushed by \(Lateness.workingDays(wait.pushes)))."
  }

  /// When it would finish as far as this wait goes; nil without a date.
  var finish: CivilDate? {
    guard hold != nil else { return forecast?.finish ?? waiting.action.dueOn }
    return wait?.alone ?? waiting.action.dueOn
  }

  /// Whether what it waits for was withdrawn, so that somebody has to say how it goes on.
  var asksForDecision: Bool {
    waiting.action.completedOn == nil && needed.action.isWithdrawn
  }

  /// Whether it changes a date.
  var isPushed: Bool { waiting.action.completedOn == nil && (wait?.pushes ?? 0) > 0 }
}
