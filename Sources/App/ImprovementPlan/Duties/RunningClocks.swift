import Civil
import Inspections
import Kernel
import Storage

/// A clock that still runs, and the plan that will answer it.
struct RunningClock: Sendable {
  let plan: Plan.ID
  let planTitle: String
  let clock: DutyClock
}

/// An inspection that a plan follows, as far as its clocks need it.
private struct AwaitedInspection: RowDecodable {
  let plan: Plan.ID
  let planTitle: String
  let inspection: Inspection.ID
  let framework: Framework.ID
  let received: CivilDate

  init(row: Row) throws {
    plan = try row["plan_id"]
    planTitle = try row["title"]
    inspection = try row["inspection_id"]
    framework = try row["framework_id"]
    received = try row["received_on"]
  }
}

extension Transaction {
  /// The clocks that run for all plans, the most urgent first: four queries, however many plans
  /// there are. A duty runs on when its plan is closed, and stands at the open plan that answers the
  /// same inspection, where there is one.
  func runningClocks(of authority: AuthorityID, _ dates: PlanDates) throws -> [RunningClock] {
    let awaited = try all(
      AwaitedInspection.self,
      """
      SELECT plan_inspection.inspection_id, plan_inspection.plan_id, plan.title, inspection.framework_id,
        inspection.received_on
      FROM plan
      JOIN plan_inspection
        ON plan_inspection.authority_id = plan.authority_id AND plan_inspection.plan_id = plan.id
      JOIN inspection
        ON inspection.authority_id = plan_inspection.authority_id
        AND inspection.id = plan_inspection.inspection_id
      WHERE plan.authority_id = \(authority) AND inspection.received_on IS NOT NULL
        AND (plan.state <> \(Plan.State.closed) OR NOT EXISTS (
          SELECT 1 FROM plan_inspection AS other
          JOIN plan AS running
            ON running.authority_id = other.authority_id AND running.id = other.plan_id
          WHERE other.authority_id = plan.authority_id
            AND other.inspection_id = plan_inspection.inspection_id
            AND running.state <> \(Plan.State.closed)))
      ORDER BY plan_inspection.id
      """)
    guard !awaited.isEmpty else { return [] }
    let done = try shelf(of: authority, asAt: nil).dutiesDone(
      after: Set(awaited.map(\.inspection)))
    let duties = try all(
      Framework.self, "SELECT * FROM framework WHERE authority_id = \(authority) ORDER BY id"
    ).reduce(into: [:]) { $0[$1.id] = $1.responseKeys }
    return awaited.flatMap { one in
      (duties[one.framework] ?? []).compactMap { duty -> RunningClock? in
        guard done[one.inspection]?[duty] == nil,
          let clock = DutyClock(
            duty, received: one.received, done: nil, on: dates.today, rules: dates.rules,
            calendar: dates.calendar)
        else { return nil }
        return RunningClock(plan: one.plan, planTitle: one.planTitle, clock: clock)
      }
    }.sorted { ($0.clock.due?.date ?? .latest) < ($1.clock.due?.date ?? .latest) }
  }
}
