import Civil
import Inspections
import Kernel
import Storage

/// Records a council's own plan as it was previewed: all of it in one transaction with one reason,
/// or nothing.
public struct RecordPlanImport: Sendable {
  /// Actions in one import. A plan that has more is recorded in parts.
  public static let mostActions = 5000

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter version: the version of the import that the person had read.
  /// - Returns: The plan.
  public func callAsFunction(
    _ id: PlanImport.ID, readAt version: Int, because reason: String
  ) async throws -> Plan.ID {
    let user = acting.user
    try user.require(.managePlan)
    guard !reason.isEmpty else {
      throw Refusal.invalid("Say in a sentence what is being brought in, and why.", field: "reason")
    }
    let today = acting.world.today()
    return try await acting.write(because: reason) { db in
      var found = try db.openImport(id, of: user.authority)
      let decisions = try ImportDecisions(found, on: today, db)
      let kept = try db.linesToRecord(of: found, limit: Self.mostActions + 1)
      if kept.count > Self.mostActions { throw Self.tooMany }
      let twins = try ImportTwins(decisions, db)
      let lines = decisions.repaired(kept.filter { decisions.takes($0, twins) })
      let updates = zip(kept, decisions.repaired(kept)).compactMap { line, repaired in
        decisions.updated(by: line, twins).map { (repaired.row, $0) }
      }
      try Self.check(decisions, lines, twins, updates: updates.count)
      var work = PlanImportWork(found, decisions, user: user, today: today)
      let plan = try work.record(lines, updating: updates, db)
      found.version = version
      found.state = .recorded
      found.plan = plan
      found.actions = work.actions
      found.made = try JSONText.of(work.made)
      found.closedBy = user.name
      found.closedAt = db.at
      try db.update(found)
      try db.forgetLines(of: found)
      return plan
    }
  }

  private static let tooMany = Refusal.invalid(
    "More than \(mostActions) rows are to be recorded, which is more than one plan holds. Leave out"
      + " rows, or take fewer tables; the rest can be brought in afterwards.")

  private static func check(
    _ decisions: ImportDecisions, _ lines: [ImportLine], _ twins: ImportTwins, updates: Int
  ) throws {
    guard decisions.planImport.state == .toRecord, decisions.choices.isPlaced else {
      throw Refusal.invalid("Say first which plan this goes into.")
    }
    if decisions.choices.plan != nil, decisions.plan == nil {
      throw Refusal.invalid("The plan that was chosen is gone. Choose another one.")
    }
    if let plan = decisions.plan, plan.state == .closed {
      throw Refusal.conflict("The plan “\(plan.fullTitle)” is closed. Open it again first.")
    }
    if updates == 0, !lines.contains(where: { $0.row.action != nil }) {
      throw Refusal.invalid(
        twins.isEmpty
          ? "Every row with an action is left out. Tick those to be recorded."
          : "Every row with an action is left out, or is in the plan already. Say on the page of the"
            + " rows which are to be recorded.")
    }
  }
}
