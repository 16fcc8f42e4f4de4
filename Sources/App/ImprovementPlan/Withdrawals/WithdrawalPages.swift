import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// An action is withdrawn, and brought back.
struct WithdrawalHandlers: Sendable {
  /// The meetings at which a board can have decided it.
  let meetings: MeetingLinks
  /// What stands beside the action: what waits for it, above all.
  let registers: RegisterLinks

  @Sendable func form(_ visit: Visit) async throws -> Answer {
    .page(try await withdrawPage(visit))
  }

  @Sendable func withdraw(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Action.ID = try visit.id("action")
      var entry = visit.form.entry()
      let decision = DecisionFields.read(
        &entry, "Say who decided it.", approval: "Say who approved that it is withdrawn.",
        reason: "Say why the action is withdrawn.")
      try entry.finish()
      let action = try await WithdrawAction(visit, meetings: meetings)(
        id, readAt: entry.version(), by: decision)
      return .redirect(.plan(action.plan), notice: action.withdrawalNotice)
    } onProblems: {
      try await withdrawPage(visit, problems: $0)
    }
  }

  @Sendable func restoreForm(_ visit: Visit) async throws -> Answer {
    .page(try await restorePage(visit))
  }

  @Sendable func restore(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Action.ID = try visit.id("action")
      var entry = visit.form.entry()
      let decision = DecisionFields.read(
        &entry, "Say who decided it.", approval: "Say who approved that it is brought back.",
        reason: "Say why the action is brought back.")
      try entry.finish()
      let action = try await WithdrawAction(visit, meetings: meetings).undo(
        id, readAt: entry.version(), by: decision)
      return .redirect(.action(id), notice: "\(action.reference) is back in the plan.")
    } onProblems: {
      try await restorePage(visit, problems: $0)
    }
  }

  private func withdrawPage(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: Action.ID = try visit.id("action")
    let sheet = FormSheet(visit, problems: problems)
    return try await visit.store.read { db in
      let action = try db.standingFile(id, of: visit.authority).action
      let held = try meetings.held(db, visit.authority, visit.today)
      let beside = try registers.ofAction(db, visit.user, action)
      return Page(
        "Withdraw the action", kicker: action.name, breadcrumbs: trail(action)
      ) {
        lead(
          "The action leaves the plan. It is not deleted: its dates, what was said about it, and who decided that it goes stay on record, and it can be brought back. Somebody else than whoever enters it approves it."
        )
        if let first = action.firstDueOn, first < visit.today {
          insetText {
            p(
              "It was first due on \(first.longForm). Withdrawn after that day, it stays among the actions that were due, as it stands."
            )
          }
        }
        sheet.form(
          to: .withdrawAction(id), submit: "Withdraw the action", cancel: .action(id),
          style: .warning
        ) {
          fields(sheet, held, "Why is it withdrawn?", "Name and post, not your own", action)
        }
        beside
      }
    }
  }

  private func restorePage(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: Action.ID = try visit.id("action")
    let sheet = FormSheet(visit, problems: problems)
    return try await visit.store.read { db in
      let action = try db.withdrawnAction(id, of: visit.authority)
      let held = try meetings.held(db, visit.authority, visit.today)
      return Page("Bring the action back", kicker: action.name, breadcrumbs: trail(action)) {
        lead(
          "It returns to the plan with its dates as they were. That it had been withdrawn stays on record."
        )
        sheet.form(to: .restoreAction(id), submit: "Bring it back", cancel: .action(id)) {
          fields(sheet, held, "Why is it brought back?", "Name and post", action)
        }
      }
    }
  }

  @HTMLBuilder private func fields(
    _ sheet: FormSheet, _ held: [HeldMeeting], _ why: String, _ approver: String,
    _ action: Action
  ) -> HTML {
    DecisionFields(
      sheet: sheet, held: held, who: "Who decided it?", approver: "Who approved it?",
      approverHint: approver
    ).html
    sheet.textArea("reason", why, rows: 3, maximum: 1000)
    sheet.hidden("version", action.version)
  }

  private func trail(_ action: Action) -> [Breadcrumb] {
    [Breadcrumb("Actions", .actions), Breadcrumb(action.reference, .action(action.id))]
  }
}

extension Action {
  fileprivate var name: String { "\(reference) \(title)" }

  fileprivate var withdrawalNotice: String {
    let late =
      isWithdrawnLate ? " It went after its first due date and stays among what was due (M64)." : ""
    return "\(reference) was withdrawn. It can be brought back on its page.\(late)"
  }
}
