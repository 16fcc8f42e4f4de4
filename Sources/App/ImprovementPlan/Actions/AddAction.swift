import Civil
import Inspections
import Kernel
import Storage

/// Adds an action to a plan, under the recommendations it serves.
public struct AddAction: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - due: when it is due; nil for the earliest of its recommendations' dates.
  ///   - setOn: the day on which that was decided; nil for today.
  ///   - dueIsMeant: whether a due date long before the plan is meant.
  public func callAsFunction(
    _ entry: ActionEntry, due: CivilDate? = nil, setOn: CivilDate? = nil,
    dueIsMeant: Bool = false, toPlan id: Plan.ID
  ) async throws -> Action {
    let user = acting.user
    try user.require(.managePlan)
    let today = acting.world.today()
    return try await acting.write(because: "action added") { db in
      let plan = try db.openPlan(id, of: user.authority)
      let offered = try db.recommendations(inPlan: id, of: user.authority)
      var problems =
        entry.problems(inPlanWith: offered, mayServeNone: offered.isEmpty)
        + (try db.ownerProblems(entry, of: user.authority, on: today))
        + (try db.firstDueProblems(due, isMeant: dueIsMeant, in: plan))
      if let due, let start = entry.startOn, start > due {
        problems.append(
          Problem("It cannot start after the day it is due.", field: "startOn"))
      }
      if let setOn {
        problems += Self.problems(deciding: due, on: setOn, today: today)
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      var action = Action(
        authority: user.authority, plan: plan.id,
        number: try db.nextActionNumber(in: plan.id, of: plan.authority), title: entry.title)
      try db.fill(&action, from: entry)
      action = try db.insert(action)
      for recommendation in entry.recommendations.uniqued() {
        try db.insert(
          ActionRecommendation(
            authority: plan.authority, action: action.id, recommendation: recommendation))
      }
      for body in entry.partners.uniqued() where body != action.leadBody {
        try db.insert(ActionPartner(authority: plan.authority, action: action.id, body: body))
      }
      let served = offered.filter { entry.recommendations.contains($0.id) }
      return try db.setFirstDueDate(
        of: action, to: due, setOn: setOn ?? today, serving: served, by: user, today: today)
    }
  }

  /// What is wrong with the day on which its due date was decided.
  private static func problems(
    deciding due: CivilDate?, on day: CivilDate, today: CivilDate
  ) -> [Problem] {
    let wrong: String? =
      if day > today {
        "The day of the decision cannot lie in the future."
      } else if let due {
        due < day ? "The due date lies before the day on which it was decided." : nil
      } else {
        "Enter the due date that was decided on that day, or leave this empty."
      }
    return wrong.map { [Problem($0, field: "dueSetOn")] } ?? []
  }
}

extension WriteTransaction {
  /// Writes what was entered into an action, and the body that answers for it.
  func fill(_ action: inout Action, from entry: ActionEntry) throws {
    action.title = entry.title
    action.whatWillBeDone = entry.whatWillBeDone
    action.measureOfSuccess = entry.measureOfSuccess
    action.startOn = entry.startOn
    action.owner = entry.owner
    action.leadBody = try entry.leadBody ?? body(behind: entry.owner, of: action.authority)
  }

  /// The first line of an action's ledger: the day that was chosen, else the earliest day on which
  /// a recommendation it serves is due now, which was set when that was. Without either it has no
  /// date yet, and the plan says so.
  fileprivate func setFirstDueDate(
    of action: Action, to chosen: CivilDate?, setOn day: CivilDate,
    serving recommendations: [Recommendation], by user: User, today: CivilDate
  ) throws -> Action {
    if let chosen {
      return try append(
        DueDateEntry(
          authority: action.authority, subject: .action(action.id), number: 1, dueOn: chosen,
          setBy: .council, setByName: user.name, setOn: day, reason: "Set with the action"),
        to: action) ?? action
    }
    guard let first = try firstDue(among: recommendations, today: today) else { return action }
    return try append(
      DueDateEntry(
        authority: action.authority, subject: .action(action.id), number: 1,
        dueOn: first.line.dueOn, setBy: first.line.setBy, setByName: first.line.setByName,
        setOn: first.line.setOn,
        reason: DefaultDueDate.reason(
          from: first.recommendation.reference, among: recommendations.count),
        rule: first.line.rule),
      to: action) ?? action
  }

  /// Which of several recommendations is due first, as their ledgers have it now.
  private func firstDue(
    among recommendations: [Recommendation], today: CivilDate
  ) throws -> (recommendation: Recommendation, line: DueDateEntry)? {
    try recommendations
      .compactMap { recommendation in
        try openLedger(of: recommendation, today: today).last.map { (recommendation, $0) }
      }
      .min { ($0.1.dueOn, $0.0.reference) < ($1.1.dueOn, $1.0.reference) }
  }
}

/// The due date of an action for which nobody chose one.
enum DefaultDueDate {
  /// The earliest of the dates on which what it serves is due.
  static func earliest(of dates: [CivilDate?]) -> CivilDate? { dates.compactMap(\.self).min() }

  /// Why the action has that date.
  static func reason(from reference: String, among count: Int) -> String {
    count == 1
      ? "As \(reference) is due"
      : "The earliest of its \(count) recommendations: \(reference)"
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, in the order in which it came first.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
