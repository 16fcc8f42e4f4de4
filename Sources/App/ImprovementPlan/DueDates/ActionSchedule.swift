import Civil
import Kernel
import Storage

/// When an action is meant to be done: its dates with their ledger, and what is said of its being
/// late.
public struct ActionSchedule: Hashable, Sendable {
  public let action: Action
  /// The body that answers for it.
  public let body: Body?
  /// First line first; empty for an action without a date.
  public let ledger: [DueDateEntry]
  /// The last one that was written.
  public let recovery: RecoveryPlan?

  public init(action: Action, body: Body?, ledger: [DueDateEntry], recovery: RecoveryPlan?) {
    self.action = action
    self.body = body
    self.ledger = ledger
    self.recovery = recovery
  }
}

extension Transaction {
  /// The schedules of some actions, of whichever plans; four queries, however many they are.
  public func schedules(
    of ids: some Collection<Action.ID>, in authority: AuthorityID
  ) throws -> [Action.ID: ActionSchedule] {
    guard !ids.isEmpty else { return [:] }
    let actions = try all(
      Action.self,
      "SELECT * FROM action WHERE authority_id = \(authority) AND id IN \(list: ids) ORDER BY id")
    let lines = try all(
      DueDateEntry.self,
      """
      SELECT * FROM due_date WHERE authority_id = \(authority) AND action_id IN \(list: ids)
      ORDER BY action_id, number
      """)
    let recoveries = try all(
      RecoveryPlan.self,
      """
      SELECT * FROM recovery_plan WHERE authority_id = \(authority) AND action_id IN \(list: ids)
      ORDER BY said_on, id
      """)
    let ledgers = Dictionary(grouping: lines) { $0.subject.action }
    let last = Dictionary(recoveries.map { ($0.action, $0) }, uniquingKeysWith: { $1 })
    let bodies = Dictionary(
      try bodies(of: authority).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(
      actions.map { action in
        (
          action.id,
          ActionSchedule(
            action: action, body: action.leadBody.flatMap { bodies[$0] },
            ledger: ledgers[action.id] ?? [], recovery: last[action.id])
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
