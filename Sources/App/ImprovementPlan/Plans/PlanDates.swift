import Civil
import Kernel
import Storage

/// What a plan's dates are reckoned with: the day, the working days, and the time rules, as they
/// stand or as they were stored at the end of a past day.
struct PlanDates: Sendable {
  let today: CivilDate
  let calendar: WorkingCalendar
  let rules: TimeRules

  init(today: CivilDate, calendar: WorkingCalendar, rules: TimeRules) {
    self.today = today
    self.calendar = calendar
    self.rules = rules
  }

  /// - Parameter day: The past day that is asked for; nil for today.
  init(_ world: World, on day: CivilDate? = nil, _ db: Transaction) throws {
    today = day ?? world.today()
    calendar = try world.workingCalendar(db, asAt: day)
    rules = try db.timeRules(of: world.authority, asAt: day.map { .endOfDayInLondon($0) })
  }

  func lateness(of action: Action) -> Lateness {
    Lateness(due: action.dueOn, done: action.completedOn, on: today, calendar: calendar)
  }

  /// The last working day on or before a due date, when that is another day than the date itself.
  func actBy(_ due: CivilDate) -> CivilDate? {
    calendar.isWorkingDay(due) ? nil : calendar.previousWorkingDay(onOrBefore: due)
  }

  /// By when there has to be evidence of a start on a recommendation to be met immediately (domain,
  /// section 2), and how that stands; nil for other recommendations.
  func start(isImmediate: Bool, published: CivilDate?, started: CivilDate?) -> StartCheck? {
    guard isImmediate, let published,
      let rule = rules.rule(.immediateStartEvidence, asAt: published)
    else { return nil }
    let by = rule.due(from: published, calendar: calendar).date
    return StartCheck(
      by: by, rule: rule, startedOn: started,
      lateness: Lateness(due: by, done: started, on: today, calendar: calendar))
  }
}

/// Whether work on a recommendation "immediately" has visibly started in time.
struct StartCheck: Hashable, Sendable {
  let by: CivilDate
  let rule: TimeRule
  let startedOn: CivilDate?
  let lateness: Lateness

  /// "Work started on 14 August 2012."
  var sentence: String {
    if let startedOn {
      guard case .doneLate(let days) = lateness else {
        return "Work started on \(startedOn.longForm)."
      }
      return "Work started on \(startedOn.longForm), \(Lateness.workingDays(days)) after the day"
        + " by which there had to be evidence of a start."
    }
    let verb = lateness.isLate ? "was" : "is"
    return "There is no evidence of a start yet; it \(verb) due by \(by.longForm)"
      + (lateness.isLate ? ", \(lateness.phrase)." : ".")
  }
}
