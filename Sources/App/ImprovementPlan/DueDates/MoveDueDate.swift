import Civil
import Inspections
import Kernel
import Storage

/// What a person enters to move a due date: the new one, and who decided that it moves.
public struct DueDateMove: Hashable, Sendable {
  public var dueOn: CivilDate
  public var decision: DecisionEntry
  /// Whether a first date long before the plan is meant.
  public var dueIsMeant = false

  public init(to dueOn: CivilDate, _ decision: DecisionEntry) {
    self.dueOn = dueOn
    self.decision = decision
  }

  public init(
    dueOn: CivilDate, setBy: DueDateEntry.Setter, setByName: String, setOn: CivilDate?,
    meeting: String? = nil, paper: String = "", approver: String, reason: String
  ) {
    self.init(
      to: dueOn,
      DecisionEntry(
        setBy: setBy, setByName: setByName, setOn: setOn, meeting: meeting, paper: paper,
        approver: approver, reason: reason))
  }
}

/// Moves a due date, by a new line in its ledger. The first date stays for ever, and so does every
/// move in between.
public struct MoveDueDate: Sendable {
  let acting: any Acting
  let meetings: MeetingLinks

  /// - Parameter meetings: the meetings at which a board can have decided it.
  public init(_ acting: any Acting, meetings: MeetingLinks = .none) {
    self.acting = acting
    self.meetings = meetings
  }

  /// - Parameter number: how many lines the ledger had when the person read it.
  /// - Throws: `Refusal.conflict` when somebody else has moved it since.
  @discardableResult
  public func callAsFunction(
    of subject: DueDateEntry.Subject, readAt number: Int, to move: DueDateMove
  ) async throws -> [DueDateEntry] {
    let user = acting.user
    try user.require(.managePlan)
    let (today, meetings) = (acting.world.today(), meetings)
    return try await acting.write(because: "due date moved: \(move.decision.reason)") {
      db in
      let action = try subject.action.map { try db.movable($0, of: user.authority) }
      let ledger = try db.ledger(of: subject, in: user.authority, today: today)
      guard ledger.last?.number ?? 0 == number else {
        throw Refusal.conflict(
          ledger.last.map {
            "Somebody has moved this date in the meantime: it is due on \($0.dueOn.longForm)."
              + " Look at the ledger before you move it again."
          } ?? "No due date is set yet, so there is none to move. Set the first one.")
      }
      if ledger.isEmpty, let action {
        let doubts = try db.firstDueProblems(
          move.dueOn, isMeant: move.dueIsMeant, in: db.plan(action.plan, of: user.authority))
        if !doubts.isEmpty { throw Refusal.invalid(doubts) }
      }
      let decided = try move.checked(
        after: ledger, since: try db.earliestDecision(after: ledger),
        in: try meetings.held(db, user.authority, today), by: Enterer(user, on: today, db),
        today: today)
      let line = DueDateEntry(
        authority: user.authority, subject: subject, number: (ledger.last?.number ?? 0) + 1,
        dueOn: move.dueOn, setBy: move.decision.setBy, setByName: decided.name, setOn: decided.day,
        paper: decided.paper, meeting: decided.meeting, approver: move.decision.approver,
        reason: move.decision.reason)
      try db.append(line, to: action)
      return try db.dueDates(of: subject, in: user.authority)
    }
  }
}

extension WriteTransaction {
  /// An action whose date can still be moved.
  fileprivate func movable(_ id: Action.ID, of authority: AuthorityID) throws -> Action {
    let action = try standingFile(id, of: authority).action
    guard action.delivery != .complete else {
      throw Refusal.conflict(
        "\(action.reference) is complete, so its due date no longer moves. Reopen it first if it"
          + " was completed by mistake.")
    }
    return action
  }

  /// The ledger, with the inspectors' date as its first line when it was not written yet.
  fileprivate func ledger(
    of subject: DueDateEntry.Subject, in authority: AuthorityID, today: CivilDate
  ) throws -> [DueDateEntry] {
    guard case .recommendation(let id) = subject else {
      return try dueDates(of: subject, in: authority)
    }
    guard let recommendation = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such recommendation. It may belong to another council.")
    }
    return try openLedger(of: recommendation, today: today)
  }
}
