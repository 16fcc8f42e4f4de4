import Civil
import Kernel
import Storage

/// Takes an action out of the plan. It is not deleted: its first due date and all that was said
/// about it stay on record, so does who decided that it goes, and it can be brought back.
public struct WithdrawAction: Sendable {
  let acting: any Acting
  let meetings: MeetingLinks

  /// - Parameter meetings: the meetings at which a board can have decided it.
  public init(_ acting: any Acting, meetings: MeetingLinks = .none) {
    self.acting = acting
    self.meetings = meetings
  }

  /// - Parameter version: the version of the action that the person had read.
  /// - Throws: `Refusal.invalid` with all that the decision lacks.
  @discardableResult
  public func callAsFunction(
    _ id: Action.ID, readAt version: Int, by decision: DecisionEntry
  ) async throws -> Action {
    let user = acting.user
    try user.require(.managePlan)
    let (today, meetings) = (acting.world.today(), meetings)
    return try await acting.write(because: "action withdrawn: \(decision.reason)") { db in
      var action = try db.standingFile(id, of: user.authority).action
      let decided = try decision.checked(
        withdrawing: action,
        since: try db.earliestDecision(
          after: db.dueDates(of: .action(id), in: user.authority)),
        in: try meetings.held(db, user.authority, today), by: Enterer(user, on: today, db),
        today: today)
      action.version = version
      // Of a decision that is told only after the date has passed, the board's own records must
      // show that it was taken before.
      action.withdrawnOn =
        decided.meeting == nil && decided.isBackdated(for: action, today) ? today : decided.day
      action.withdrawnBecause = decision.reason
      action = try db.update(action)
      try db.record(.withdrawn, of: action, decided, decision)
      return action
    }
  }

  /// Brings a withdrawn action back, with its dates as they were.
  ///
  /// - Throws: `Refusal.invalid` with all that the decision lacks.
  @discardableResult
  public func undo(
    _ id: Action.ID, readAt version: Int, by decision: DecisionEntry
  ) async throws -> Action {
    let user = acting.user
    try user.require(.managePlan)
    let (today, meetings) = (acting.world.today(), meetings)
    return try await acting.write(because: "action brought back: \(decision.reason)") { db in
      var action = try db.withdrawnAction(id, of: user.authority)
      let decided = try decision.checked(
        bringingBack: action, in: try meetings.held(db, user.authority, today),
        by: Enterer(user, on: today, db), today: today)
      action.version = version
      action.withdrawnOn = nil
      action.withdrawnBecause = ""
      action = try db.update(action)
      try db.record(.broughtBack, of: action, decided, decision)
      return action
    }
  }
}

extension Transaction {
  /// An action that was withdrawn from a plan that is not closed.
  func withdrawnAction(_ id: Action.ID, of authority: AuthorityID) throws -> Action {
    let action = try actionFile(id, of: authority).action
    _ = try openPlan(action.plan, of: authority)
    guard action.isWithdrawn else {
      throw Refusal.conflict("\(action.reference) is in the plan; it does not have to come back.")
    }
    return action
  }
}

extension WriteTransaction {
  fileprivate func record(
    _ kind: ActionWithdrawal.Kind, of action: Action, _ decided: DecisionEntry.Decided,
    _ entry: DecisionEntry
  ) throws {
    let last = try shelf(of: action.authority).withdrawals(of: action.id).last
    try insert(
      ActionWithdrawal(kind, action, number: (last?.number ?? 0) + 1, decided, entry))
  }
}
