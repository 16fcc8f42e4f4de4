import Civil
import Kernel
import Storage

/// When an action is meant to be done: its dates with their ledger, what is said of its being late,
/// and by when it is expected.
public struct ActionSchedule: Hashable, Sendable {
  public let action: Action
  /// The body that answers for it.
  public let body: Body?
  /// First line first; empty for an action without a date.
  public let ledger: [DueDateEntry]
  /// The last one that was written.
  public let recovery: RecoveryPlan?
  /// All that was published of how it is going.
  public let said: [ProgressUpdate]

  public init(
    action: Action, body: Body?, ledger: [DueDateEntry], recovery: RecoveryPlan?,
    said: [ProgressUpdate] = []
  ) {
    self.action = action
    self.body = body
    self.ledger = ledger
    self.recovery = recovery
    self.said = said
  }

  /// What says by when it is expected, as was known at the end of a day; nil when nothing does.
  ///
  /// - Parameter day: nil for all that was said.
  public func expectation(knownOn day: CivilDate? = nil) -> ProgressUpdate? {
    let end = day.map { Instant.endOfDayInLondon($0) }
    return ProgressLog(said.filter { update in end.map { update.recordedAt <= $0 } ?? true })
      .expectation
  }
}

extension Shelf {
  /// The schedules of some actions, of whichever plans; five queries, however many they are.
  public func schedules(
    of ids: some Collection<Action.ID>
  ) throws -> [Action.ID: ActionSchedule] {
    guard !ids.isEmpty else { return [:] }
    let wanted = Set(ids)
    let ofActions: SQL = "action_id IN \(list: ids)"
    let lines: [DueDateEntry] = try all(where: ofActions) {
      $0.subject.action.map(wanted.contains) ?? false
    }.sorted { ($0.number, $0.id.text) < ($1.number, $1.id.text) }
    let recoveries: [RecoveryPlan] = try all(where: ofActions) { wanted.contains($0.action) }
      .sorted { ($0.saidOn, $0.id.text) < ($1.saidOn, $1.id.text) }
    let said: [ProgressUpdate] = try all(where: ofActions) { wanted.contains($0.action) }
    let words = Dictionary(grouping: said, by: \.action)
    let ledgers = Dictionary(grouping: lines) { $0.subject.action }
    let last = Dictionary(recoveries.map { ($0.action, $0) }, uniquingKeysWith: { $1 })
    let bodies = Dictionary(
      try all(Body.self).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(
      try these(Array(wanted)).map { (action: Action) in
        (
          action.id,
          ActionSchedule(
            action: action, body: action.leadBody.flatMap { bodies[$0] },
            ledger: ledgers[action.id] ?? [], recovery: last[action.id],
            said: words[action.id] ?? [])
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What says of some actions by when they are expected (`ProgressLog.expectation`). Only of
  /// those of which a day was ever named all that was said is read.
  func expectations(of ids: [Action.ID]) throws -> [Action.ID: ProgressUpdate] {
    guard !ids.isEmpty else { return [:] }
    let wanted = Set(ids)
    let said: [ProgressUpdate] = try all(
      where: """
        action_id IN (
          SELECT expecting.action_id FROM progress_update AS expecting
          WHERE expecting.authority_id = \(authority) AND expecting.expected_on IS NOT NULL
            AND expecting.action_id IN \(list: ids))
        """
    ) { wanted.contains($0.action) }
    return Dictionary(grouping: said, by: \.action).compactMapValues {
      ProgressLog($0).expectation
    }
  }

  /// The actions of a plan that stand, by number.
  public func standingActions(of plan: Plan.ID) throws -> [Action] {
    try all(where: "plan_id = \(plan)") { $0.plan == plan }.filter { !$0.isWithdrawn }
      .sorted { $0.number < $1.number }
  }
}
