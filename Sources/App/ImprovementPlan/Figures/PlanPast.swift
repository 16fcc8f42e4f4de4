import Civil
import Inspections
import Kernel
import Storage

/// A plan as it was stored at any moment of its past, read from the change log once: what a trend
/// is drawn from. It has what the measures ask for and no more.
struct PlanPast: Sendable {
  /// The images of one table's records, each with the moment it was stored; nil for taken away.
  private struct Track<Found: Record>: Sendable {
    private let states: [ID<Found>: [(id: ID<Found>, at: Instant, record: Found?)]]

    init(_ db: Transaction, of plan: Plan, by owner: KeyPath<Found, Plan.ID>) throws {
      try self.init(db, of: plan, where: "plan_id = \(plan.id)") { $0[keyPath: owner] == plan.id }
    }

    /// What was taken away is named by no condition: only its images say whose it was.
    init(
      _ db: Transaction, of plan: Plan, where condition: SQL, isOwn: (Found) -> Bool
    ) throws {
      states = Dictionary(
        grouping: try db.states(Found.self, where: condition, of: plan.authority), by: \.id
      ).filter { _, states in states.contains { $0.record.map(isOwn) == true } }
    }

    /// All that there ever were.
    var ids: Set<ID<Found>> { Set(states.keys) }

    func records(at moment: Instant) -> [Found] {
      states.values.compactMap { states in
        states.last { $0.at <= moment }.flatMap(\.record)
      }
      .sorted { $0.id.text < $1.id.text }
    }
  }

  private let plan: Plan
  private let madeAt: Instant
  private let actions: Track<Action>
  private let links: Track<ActionRecommendation>
  private let evidence: Track<Evidence>
  private let outcomes: Track<PlanOutcome>
  private let milestones: Track<Milestone>
  private let recoveries: Track<RecoveryPlan>
  private let completions: Track<ActionCompletion>
  private let overrides: Track<RatingOverride>
  private let impact: Track<ImpactJudgement>
  private let signOffs: Track<SignOff>
  private let rules: [DeliveryRule]
  private let agencies: Set<Body.ID>
  private let timeRules: TimeRules
  private let calendar: WorkingCalendar

  /// - Parameter day: the past day up to which it is looked at; nil for today.
  init(
    _ plan: Plan, _ dates: PlanDates, asAt day: CivilDate? = nil, _ db: Transaction
  ) throws {
    let authority = plan.authority
    self.plan = plan
    madeAt =
      try db.value(
        Instant.self,
        """
        SELECT min(at) FROM change
        WHERE authority_id = \(authority) AND table_name = \(Plan.table.text)
          AND record_id = \(plan.id)
        """) ?? Instant(milliseconds: 0)
    let actions = try Track<Action>(db, of: plan, by: \.plan)
    self.actions = actions
    let ids = actions.ids
    links = try Track(
      db, of: plan,
      where: """
        action_id IN (
          SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan.id))
        """
    ) { ids.contains($0.action) }
    evidence = try Track(db, of: plan, by: \.plan)
    outcomes = try Track(db, of: plan, by: \.plan)
    milestones = try Track(db, of: plan, by: \.plan)
    recoveries = try Track(db, of: plan, by: \.plan)
    completions = try Track(db, of: plan, by: \.plan)
    overrides = try Track(db, of: plan, by: \.plan)
    impact = try Track(db, of: plan, by: \.plan)
    signOffs = try Track(db, of: plan, by: \.plan)
    rules = try db.deliveryRules(of: authority)
    agencies = Set(
      try db.partners(of: authority, asAt: day).map(\.id))
    timeRules = dates.rules
    calendar = dates.calendar
  }

  /// The day on which the plan was made.
  var madeOn: CivilDate { madeAt.dateInLondon }

  /// What the measures said at the end of a day.
  func measures(on day: CivilDate) -> PlanMeasures {
    let moment = Instant.endOfDayInLondon(day)
    let records = PlanRecords(
      plan: plan, sources: [], inspections: [:], dutiesDone: [:],
      outcomes: outcomes.records(at: moment), recommendations: [:],
      actions: actions.records(at: moment), links: links.records(at: moment), dueDates: [],
      milestones: milestones.records(at: moment),
      recoveryPlans: recoveries.records(at: moment), completions: completions.records(at: moment),
      evidence: evidence.records(at: moment), overrides: overrides.records(at: moment),
      responses: [],
      impact: impact.records(at: moment), signOffs: signOffs.records(at: moment),
      // That a sign-off stands is no figure.
      confirmations: [])
    let dates = PlanDates(today: day, calendar: calendar, rules: timeRules)
    let rule = rules.first { $0.validFrom <= day } ?? .shipped(for: plan.authority)
    return PlanMeasures(
      actions: records.actions, outcomes: records.outcomes,
      PlanRatings(records, rule: rule, dates), dates, agencies: agencies)
  }
}

extension PlanPast {
  /// M64 of the actions that were due in the month of a day, which is its last or the day itself.
  ///
  /// What falls due on a month's last day, or on the weekend in which it ends, is first late on the
  /// working day after: a month that is over is judged by that day, so that nothing which was due
  /// in it is left out of every month.
  func onTime(dueIn day: CivilDate, through today: CivilDate) -> MeasureValue {
    let judged = min(today, calendar.nextWorkingDay(after: day))
    return .onTime(
      actions.records(at: .endOfDayInLondon(judged)), dueIn: day, judged: judged,
      calendar: calendar)
  }
}

/// What a measure said at the ends of months.
struct MeasureTrend: Sendable {
  struct Point: Sendable {
    let day: CivilDate
    let values: [Measure: MeasureValue]
    /// Of the actions whose original due date lay in the month: M64 for the month alone.
    let dueInMonth: MeasureValue
  }

  let points: [Point]

  /// The ends of the months from when the plan was made, at most so many, and the day itself.
  static func days(
    from made: CivilDate, through day: CivilDate, atMost months: Int = 12
  ) -> [CivilDate] {
    guard made <= day else { return [] }
    var days: [CivilDate] = []
    var end = made.lastOfMonth
    while end < day {
      days.append(end)
      end = end.adding(days: 1).lastOfMonth
    }
    return days.suffix(months) + [day]
  }
}

extension MeasureTrend {
  init(_ past: PlanPast, through day: CivilDate) {
    points = Self.days(from: past.madeOn, through: day).map { end in
      let measures = past.measures(on: end)
      return Point(
        day: end,
        values: Dictionary(
          uniqueKeysWithValues: Measure.allCases.map { ($0, measures.value($0)) }),
        dueInMonth: past.onTime(dueIn: end, through: day))
    }
  }
}
