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
    .page(try await page(.withdraw, visit))
  }

  @Sendable func withdraw(_ visit: Visit) async throws -> Answer {
    try await decide(.withdraw, visit) { id, version, decision in
      let action = try await WithdrawAction(visit, meetings: meetings)(
        id, readAt: version, by: decision)
      return .redirect(.plan(action.plan), notice: action.withdrawalNotice)
    }
  }

  @Sendable func restoreForm(_ visit: Visit) async throws -> Answer {
    .page(try await page(.bringBack, visit))
  }

  @Sendable func restore(_ visit: Visit) async throws -> Answer {
    try await decide(.bringBack, visit) { id, version, decision in
      let action = try await WithdrawAction(visit, meetings: meetings).undo(
        id, readAt: version, by: decision)
      return .redirect(.action(id), notice: "\(action.reference) is back in the plan.")
    }
  }

  /// Acts on the decision that was sent; where it lacks something, it is asked for again.
  private func decide(
    _ step: Step, _ visit: Visit,
    _ act: (Action.ID, Int, DecisionEntry) async throws -> Answer
  ) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let decision = DecisionFields.read(
        &entry, "Say who decided it.", approval: "Say who approved that it is \(step.done).",
        reason: "Say why the action is \(step.done).")
      try entry.finish()
      return try await act(visit.id("action"), entry.version(), decision)
    } onProblems: {
      try await page(step, visit, problems: $0)
    }
  }

  private func page(_ step: Step, _ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: Action.ID = try visit.id("action")
    let sheet = FormSheet(visit, problems: problems)
    return try await visit.store.read { db in
      let action =
        step == .withdraw
        ? try db.standingFile(id, of: visit.authority).action
        : try db.withdrawnAction(id, of: visit.authority)
      let held = try meetings.held(
        db, visit,
        since: step == .withdraw
          ? db.earliestDecision(after: db.dueDates(of: .action(id), in: visit.authority))
          : action.withdrawnOn)
      let beside = step == .withdraw ? try registers.ofAction(db, visit, action) : HTML()
      return Page(
        step.title, kicker: "\(action.reference) \(action.title)",
        breadcrumbs: [
          Breadcrumb("Actions", .actions), Breadcrumb(action.reference, .action(id)),
        ]
      ) {
        lead(step.lead)
        if step == .withdraw, let first = action.firstDueOn, first < visit.today {
          insetText(
            "It was first due on \(first.longForm). Withdrawn after that day, it stays among the actions that were due, as it stands."
          )
        }
        sheet.form(
          to: step.address(of: id), submit: step.submit, cancel: .action(id), style: step.style
        ) {
          DecisionFields(
            sheet: sheet, held: held, who: "Who decided it?", approver: "Who approved it?",
            approverHint: step.approverHint
          ).html
          sheet.textArea(
            "reason", "Why is it \(step.done)?", hint: step.reasonHint, rows: 3, maximum: 1000)
          sheet.hidden("version", action.version)
        }
        beside
      }
    }
  }
}

/// The two things that are decided: each takes the same from whoever enters it.
private enum Step {
  case withdraw, bringBack

  var title: String { self == .withdraw ? "Withdraw the action" : "Bring the action back" }

  var submit: String { self == .withdraw ? "Withdraw the action" : "Bring it back" }

  var style: ButtonStyle { self == .withdraw ? .warning : .primary }

  /// What the action then is.
  var done: String { self == .withdraw ? "withdrawn" : "brought back" }

  var approverHint: String {
    self == .withdraw ? "Name and post, not your own" : "Name and post"
  }

  /// Who reads the reason.
  var reasonHint: String? {
    self == .withdraw
      ? "Whoever reads the plan here reads this. Agencies that the action is asked of read it too, word for word, and anybody who has a link of theirs. It is not published."
      : nil
  }

  var lead: String {
    switch self {
    case .withdraw:
      "The action leaves the plan. It is not deleted: its dates, what was said about it, and who decided that it goes stay on record, and it can be brought back. Somebody else than whoever enters it approves it."
    case .bringBack:
      "It returns to the plan with its dates as they were. That it had been withdrawn stays on record."
    }
  }

  func address(of action: Action.ID) -> Address {
    self == .withdraw ? .withdrawAction(action) : .restoreAction(action)
  }
}

extension Action {
  fileprivate var withdrawalNotice: String {
    let late =
      isWithdrawnLate ? " It went after its first due date and stays among what was due (M64)." : ""
    return "\(reference) was withdrawn. It can be brought back on its page.\(late)"
  }
}
