import Civil
import Inspections
import Kernel
import Storage
import Web

/// A line of the grid in which many actions are updated at once, as the table of actions has it.
struct UpdateRow: RowDecodable, Identifiable, Sendable {
  let action: Action

  var id: Action.ID { action.id }

  init(row: Row) throws { action = try Action(row: row) }
}

extension ActionScope {
  /// The actions of which somebody may say how they are going, among those that stand in plans that
  /// are not closed. Of whoever answers for actions of their own only what is agreed is asked. Those
  /// who only help with one are told of it, and leave it to whoever leads.
  static func toUpdate(by user: User, owners: [Owner]) -> [SQL] {
    let ownOnly: [SQL] =
      user.may(.updateAction) ? [] : [agreed(in: user.authority)]
    var conditions = standing(in: user.authority) + ownOnly
    if !user.may(.updateAction) {
      var alternatives: [SQL] = owners.map {
        "action.owner_kind = \($0.kind) AND action.owner_id = \($0.idText)"
      }
      if let body = user.body, user.answersForBody {
        alternatives.append("action.lead_body_id = \(body)")
      }
      conditions.append(
        alternatives.isEmpty ? "1 = 0" : alternatives.joined(separator: " OR "))
    }
    return conditions
  }

  /// The actions that stand in plans that are not closed.
  static func standing(in authority: AuthorityID) -> [SQL] {
    [
      "action.authority_id = \(authority)", "action.withdrawn_on IS NULL",
      """
      action.plan_id IN (
        SELECT id FROM plan WHERE authority_id = \(authority) AND state <> \(Plan.State.closed))
      """,
    ]
  }
}

/// What the rows of a page of the grid show besides the action: the draft, what was said last, when
/// something is to be said next; read for all of them together.
struct UpdateDesks: Sendable {
  let desks: [Action.ID: DraftDesk]
  let due: UpdatesDue

  init(
    _ actions: [Action], by author: Author, of authority: AuthorityID, _ dates: PlanDates,
    _ db: Transaction
  ) throws {
    let due = try UpdatesDue(actions, of: authority, dates, db)
    let drafts = try db.openDrafts(of: actions.map(\.id), in: authority)
    let undecided = try db.undecided(Array(drafts.values), by: author, in: authority)
    let left = try db.leftWords(
      of: actions.map(\.id), correcting: nil, by: author, in: authority)
    self.due = due
    desks = Dictionary(
      actions.map { action in
        (
          action.id,
          DraftDesk(
            action: action, corrects: nil, draft: drafts[action.id], last: due.said[action.id],
            reader: author, begun: dates.today,
            undecided: drafts[action.id].flatMap { undecided[$0.id] },
            left: left[action.id])
        )
      }, uniquingKeysWith: { $1 })
  }
}
