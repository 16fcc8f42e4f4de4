import Civil
import Kernel
import SiteMap
import Storage

/// What a file had brought into the plan and was taken back, in words.
extension PlanChanges {
  /// The import that a change took back; nil where it did anything else.
  static func takenBack(by change: Change) throws -> PlanImport? {
    let undone = SQLValue.text(PlanImport.State.undone.rawValue)
    guard let after = change.after, after["state"] == undone, change.before?["state"] != undone
    else { return nil }
    return try PlanImport(row: after.row)
  }

  func tellTakenBack(_ change: Change) throws -> Told? {
    guard let taken = try Self.takenBack(by: change) else { return nil }
    let recordedAt = try change.before.flatMap { try PlanImport(row: $0.row).closedAt }
    let broughtIn = recordedAt.map { ", brought in on \($0.dateInLondon.longForm)," } ?? ""
    let reason = UndoPlanImport.reason(for: change)
    return (
      .action,
      "The file “\(taken.fileName)”\(broughtIn) was taken back: \(reason)"
        + (try said(.deleted, with: change) { actions, _ in "\(actions) went with it" })
        + (try said(.updated, with: change) {
          "\($0) that it had brought up to date \($1 == 1 ? "is" : "are") as before"
        }),
      taken.fileName, .history(of: PlanImport.table.text, taken.id)
    )
  }

  /// Of how many actions something was done with a change, and which they are.
  private func said(
    _ kind: Change.Kind, with change: Change, _ words: (_ actions: String, _ count: Int) -> String
  ) throws -> String {
    let actions = try (writes[change.write] ?? [])
      .filter { $0.table == Action.table.text && $0.kind == kind }
      .compactMap { try ($0.after ?? $0.before).map { try Action(row: $0.row) } }
      .filter { $0.plan == plan }.sorted { $0.number < $1.number }
    guard !actions.isEmpty else { return "" }
    let most = 20
    let named = actions.prefix(most).map(\.reference)
    let more = actions.count > most ? ["\(actions.count - most) more"] : []
    return
      " \(words(Words.count(actions.count, "action"), actions.count)): \(Words.list(named + more))."
  }

  /// What an action has again that a file had brought up to date.
  func restored(_ action: Action, _ change: Change, takingBack file: String) throws -> String {
    let before = try change.before.map { try Action(row: $0.row) }
    let due = action.dueOn.map { "is due on \($0.longForm)" } ?? "has no due date"
    let told = [
      before.flatMap {
        $0.dueOn == action.dueOn
          ? nil : "\(due) instead of \($0.dueOn?.longForm ?? "none")"
      },
      before.flatMap {
        $0.delivery == action.delivery
          ? nil
          : "is said to be “\(action.delivery.title)” instead of “\($0.delivery.title)”"
      },
      try rewritten(action, change),
    ].compactMap(\.self)
    let again = "has again what it had before “\(file)” was brought in"
    return Words.sentence(told.isEmpty ? again : "\(again): it \(told.joined(separator: "; it "))")
  }
}
