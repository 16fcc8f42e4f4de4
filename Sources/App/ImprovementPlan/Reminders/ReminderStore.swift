import Civil
import Kernel
import Storage

/// A reminder that nothing has answered, with what it is about.
struct OpenReminder: Sendable {
  let reminder: Reminder
  let action: Action
  /// What was said of it.
  let log: ProgressLog?
  /// Why nobody can be told whom it is meant for: to whoever is told in their stead.
  var untold: String?
}

extension OpenReminder {
  /// Who opened it again and when, where that is what is told.
  var openedAgain: ProgressUpdate? {
    reminder.step == .openedAgain ? log?.openedAgain : nil
  }

  /// Since when nobody has said how it is going, of what was told to somebody above its owner.
  var silence: String? {
    guard reminder.step.isAboveOwner else { return nil }
    return log?.lastSaid.map {
      "nobody has said how it is going since \($0.recordedAt.dateInLondon.longForm)"
    } ?? "nobody has said yet how it is going"
  }
}

extension [OpenReminder] {
  /// Each action once, as that which presses most, told last. That it is due soon stands by itself beside that
  /// something is to be said of it, or that it was opened again: neither says the day.
  var onceEach: [OpenReminder] {
    Dictionary(grouping: self, by: \.action.id).values
      .flatMap { told -> [OpenReminder] in
        let most = told.max {
          ($0.reminder.step, $0.reminder.sentAt) < ($1.reminder.step, $1.reminder.sentAt)
        }
        guard let most else { return [] }
        let isApart = [.update, .openedAgain].contains(most.reminder.step)
        let soon = isApart ? told.last { $0.reminder.step == .dueSoon } : nil
        return [soon, most].compactMap(\.self)
      }
      .sorted {
        ($0.reminder.sentAt, $0.reminder.id.text) < ($1.reminder.sentAt, $1.reminder.id.text)
      }
  }

  /// How many actions they are about.
  var actionCount: Int { Set(map(\.action.id)).count }

  /// When what is listed goes, in a sentence for each kind in it.
  ///
  /// - Parameters:
  ///   - verifying: whether more is listed that waits to be verified.
  ///   - asked: whether what boards and registers ask is listed beside them.
  func endings(verifying: Bool = false, asked: Bool) -> [String] {
    let steps = Set(map(\.reminder.step))
    return [
      steps.isEmpty || steps == [.verify]
        ? nil : "An action goes from this list when somebody says how it is going.",
      verifying || steps.contains(.verify)
        ? "What waits to be verified goes when it is verified, or opened again." : nil,
      asked ? "What boards and registers ask goes when it is answered." : nil,
    ].compactMap(\.self)
  }
}

extension Transaction {
  /// The reminders that were open when they were last looked at, the oldest first.
  ///
  /// - Parameter owners: only those told to one of these; nil for all.
  func unanswered(to owners: [Owner]? = nil, in authority: AuthorityID) throws -> [Reminder] {
    let whose: SQL =
      owners.map { owners in
        owners.isEmpty
          ? "1 = 0"
          : owners.map { "to_kind = \($0.kind) AND to_id = \($0.idText)" }
            .joined(separator: " OR ")
      } ?? "1 = 1"
    return try all(
      Reminder.self,
      """
      SELECT * FROM reminder
      WHERE authority_id = \(authority) AND answered_at IS NULL AND (\(whose))
      ORDER BY sent_at, id
      """)
  }

  /// What is told to these people, posts and bodies, and not answered at this moment.
  func openReminders(to owners: [Owner], in authority: AuthorityID) throws -> [OpenReminder] {
    try judged(unanswered(to: owners, in: authority)).compactMap {
      $0.answer == nil ? $0.open : nil
    }
  }

  /// Each with what has answered it by now.
  func judged(
    _ reminders: [Reminder]
  ) throws -> [(open: OpenReminder, answer: Reminder.Answer?)] {
    guard let authority = reminders.first?.authority else { return [] }
    let ids = Array(Set(reminders.map(\.action)))
    let actions = Dictionary(
      try all(
        Action.self,
        """
        SELECT * FROM action WHERE authority_id = \(authority) AND id IN \(list: ids) ORDER BY id
        """
      ).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let logs = try progressLogs(of: ids, in: authority)
    let verified = try verifiedActions(among: ids, in: authority)
    let closed = try closedPlans(of: authority)
    return reminders.compactMap { reminder in
      guard let action = actions[reminder.action] else { return nil }
      return (
        OpenReminder(reminder: reminder, action: action, log: logs[action.id]),
        reminder.answer(
          by: action, log: logs[action.id], isVerified: verified.contains(action.id),
          isClosed: closed.contains(action.plan))
      )
    }
  }

  func verifiedActions(
    among ids: [Action.ID], in authority: AuthorityID
  ) throws -> Set<Action.ID> {
    Set(
      try values(
        Action.ID.self,
        """
        SELECT action_id FROM action_completion
        WHERE authority_id = \(authority) AND verified_on IS NOT NULL
          AND action_id IN \(list: ids)
        """))
  }

  fileprivate func closedPlans(of authority: AuthorityID) throws -> Set<Plan.ID> {
    Set(
      try values(
        Plan.ID.self,
        "SELECT id FROM plan WHERE authority_id = \(authority) AND state = \(Plan.State.closed)"))
  }

  /// The actions that somebody may have to be told of: of agreed plans, not complete.
  func actionsToWatch(of authority: AuthorityID) throws -> [Action] {
    try all(
      Action.self,
      """
      SELECT * FROM action
      WHERE authority_id = \(authority) AND withdrawn_on IS NULL AND completed_on IS NULL
        AND plan_id IN (
          SELECT id FROM plan
          WHERE authority_id = \(authority) AND state = \(Plan.State.agreed))
      ORDER BY due_order, id
      """)
  }

  /// What somebody has called complete and nobody else has looked at, the longest first.
  func actionsToVerify(of authority: AuthorityID) throws -> [Action] {
    try all(
      Action.self,
      """
      SELECT action.* FROM action_completion JOIN action
        ON action.authority_id = action_completion.authority_id
        AND action.id = action_completion.action_id
      WHERE action_completion.authority_id = \(authority)
        AND action_completion.verified_on IS NULL
        AND action.delivery = \(Action.Delivery.complete) AND action.withdrawn_on IS NULL
        AND action.plan_id IN (
          SELECT id FROM plan
          WHERE authority_id = \(authority) AND state = \(Plan.State.agreed))
      ORDER BY action.completed_on, action.id
      """)
  }

  /// The reminders of these actions, the oldest first.
  func reminders(of actions: [Action.ID], in authority: AuthorityID) throws -> [Reminder] {
    try all(
      Reminder.self,
      """
      SELECT * FROM reminder
      WHERE authority_id = \(authority) AND action_id IN \(list: actions) ORDER BY sent_at, id
      """)
  }

  /// The reminders that were made last.
  func lastReminders(of authority: AuthorityID, limit: Int = 200) throws -> [Reminder] {
    try all(
      Reminder.self,
      """
      SELECT * FROM reminder WHERE authority_id = \(authority)
      ORDER BY sent_at DESC, id DESC LIMIT \(limit)
      """)
  }
}
