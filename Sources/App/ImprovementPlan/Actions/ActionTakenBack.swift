import Civil
import Kernel
import Storage

/// That an action went with the file that had brought it in: its records are gone, its history
/// stays.
struct ActionTakenBack: Sendable {
  /// As it was at last.
  let action: Action
  /// What took it away.
  let change: Change
  /// The last day at whose end it was there; nil where it came and went on one day.
  let lastDay: CivilDate?

  /// "ACT-32 Train staff was taken back on 5 January 2027 by Sam Okafor, with the file …"
  var sentence: String {
    "\(action.reference) \(action.title) was taken back on \(change.at.dateInLondon.longForm) by \(change.author.name), with the file that had brought it in: \(UndoPlanImport.reason(for: change))"
  }

  var refusal: Refusal {
    .notFound(lastDay.map { "\(sentence) It was there until \($0.longForm)." } ?? sentence)
  }
}

extension Transaction {
  /// How an action that is not there went; nil while it is there, and for those who may not know of
  /// it.
  ///
  /// - Parameter day: the past day at whose end it is asked for; nil for now.
  func takenBack(
    _ id: Action.ID, for user: User, asAt day: CivilDate? = nil
  ) throws -> ActionTakenBack? {
    let authority = user.authority
    guard user.may(.readPlan), try find(id, of: authority) == nil else { return nil }
    if let day, try stood(id, on: day, in: authority) { return nil }
    guard let change = try history(of: id, authority: authority).last, change.after == nil,
      let action = try change.before.map({ try Action(row: $0.row) })
    else { return nil }
    let before = change.at.dateInLondon.adding(days: -1)
    return ActionTakenBack(
      action: action, change: change,
      lastDay: try stood(id, on: before, in: authority) ? before : nil)
  }

  private func stood(
    _ id: Action.ID, on day: CivilDate, in authority: AuthorityID
  ) throws -> Bool {
    try record(id, of: authority, asAt: .endOfDayInLondon(day)) != nil
  }
}
