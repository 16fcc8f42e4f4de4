import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

@Sendable func showPlan(
  _ visit: Visit, with registers: RegisterLinks
) async throws -> Answer {
  let (id, world): (Plan.ID, World) = (try visit.id("plan"), visit.world)
  let day = AsAt(visit).pastDay
  let past = visit.asAsked(registers.tables)
  return try await past.store.read { db in
    let overview = try PlanOverview(id, in: world, for: visit.user, asAt: day, db)
    let rule = try db.figureRule(on: overview.dates.today, of: visit.authority)
    return .page(
      PlanPage(
        overview: overview,
        forecast: overview.forecast(rule),
        user: visit.user, sheet: visit.sheet, asAt: AsAt(visit),
        beside: try registers.ofPlan(db, past, overview.plan),
        approved: try db.versions(of: id, in: visit.authority)
          .last { $0.takenOn <= overview.dates.today }
      ).page)
  }
}

extension PlanOverview {
  /// The plan in the address, as it stands or as at the past day that the address names.
  static func load(_ visit: Visit) async throws -> PlanOverview {
    let id: Plan.ID = try visit.id("plan")
    let world = visit.world
    let day = AsAt(visit).pastDay
    return try await visit.store.read {
      try PlanOverview(id, in: world, for: visit.user, asAt: day, $0)
    }
  }
}

@Sendable func createPlan(_ visit: Visit) async throws -> Answer {
  try await visit.retrying {
    var entry = visit.form.entry()
    let plan = PlanForm.read(&entry)
    try entry.finish()
    let made = try await CreatePlan(visit)(
      from: visit.id("inspection"), plan, confirmsAnother: entry.isChecked("another"))
    return .redirect(
      .plan(made.id),
      notice: "The plan was created. Write an outcome and add actions under each recommendation.")
  } onProblems: {
    try await CreatePlanPage.load(visit, problems: $0)
  }
}

@Sendable func changePlan(_ visit: Visit) async throws -> Answer {
  try await visit.retrying {
    let id: Plan.ID = try visit.id("plan")
    var entry = visit.form.entry()
    let plan = PlanForm.read(&entry)
    let state: Plan.State = entry.choice("state", "Say how the plan stands.")
    let known = try await visit.store.read { try $0.plan(id, of: visit.authority) }
    let wasClosed = known.state == .closed
    // Of a plan that is closed nobody need say again why.
    let reason =
      entry.optionalText(PlanRemainder.field, maximum: 1000)
      ?? (wasClosed && visit.form[PlanRemainder.field] == nil ? nil : "")
    try entry.finish()
    _ = try await ChangePlan(visit)(
      id, readAt: entry.version(), to: plan, state: state, leavingOpen: reason,
      narrative: NarrativeAnswer(visit.form))
    // Whoever closes a plan says next what goes on (S63).
    return state == .closed && !wasClosed
      ? .redirect(
        Address.plan(id).at("continuing-priorities"),
        notice: "The plan is closed. Which of its priorities go on?")
      : .redirect(.plan(id), notice: "The plan was saved.")
  } onProblems: {
    try await EditPlanPage.load(visit, problems: $0)
  }
}

@Sendable func takeUp(_ visit: Visit) async throws -> Answer {
  let id: Plan.ID = try visit.id("plan")
  let count = try await TakeUpRecommendations(visit)(into: id)
  return .redirect(
    .plan(id),
    notice: count == 1
      ? "1 recommendation was taken up." : "\(count) recommendations were taken up.")
}

@Sendable func answerDuty(_ visit: Visit) async throws -> Answer {
  try await visit.retrying {
    let id: Plan.ID = try visit.id("plan")
    var entry = visit.form.entry()
    let day = entry.optionalDate("doneOn", "day")
    let seen = entry.optionalDate("seen", "day that was read")
    try entry.finish()
    try await RecordDutyAnswer(visit)(
      TimeRuleKey(rawValue: visit.query("duty") ?? ""), of: visit.id("source"), done: day,
      over: .some(seen))
    return .redirect(
      .plan(id), notice: day == nil ? "The day was taken back." : "The day was recorded.")
  } onProblems: {
    try await DutyAnswerPage.load(visit, problems: $0)
  }
}

@Sendable func writeOutcome(_ visit: Visit) async throws -> Answer {
  try await visit.retrying {
    var entry = visit.form.entry()
    let text = entry.optionalText("text", maximum: 2000) ?? ""
    try entry.finish()
    let outcome = try await WriteOutcome(visit)(
      visit.id("outcome"), readAt: entry.version(), to: text)
    return .redirect(
      .outcome(outcome.id, inPlan: outcome.plan), notice: "The outcome was saved.")
  } onProblems: {
    try await OutcomeForm.load(visit, problems: $0)
  }
}
