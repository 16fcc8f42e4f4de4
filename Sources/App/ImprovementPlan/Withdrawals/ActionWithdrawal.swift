import Civil
import Kernel
import Storage

/// One line of the record of an action's being withdrawn, or brought back: by whom that was
/// decided, where it stands, who approved it and why. No line is ever changed.
///
/// To withdraw what is late makes a plan look better, so it takes what moving its date takes.
public struct ActionWithdrawal: Record, Hashable {
  public static let table: SQLName = "action_withdrawal"

  /// What was decided.
  public enum Kind: String, CaseIterable, Sendable, SQLConvertible {
    case withdrawn, broughtBack
  }

  public let authority: AuthorityID
  public let id: Storage.ID<ActionWithdrawal>
  public var version = 0
  public let plan: Plan.ID
  public let action: Action.ID
  /// Its place among those of its action, from 1: of two people who decide at the same moment the
  /// second is refused.
  public let number: Int
  public let kind: Kind
  /// The day on which it was decided, which may be earlier than the day it was written down.
  public let decidedOn: CivilDate
  public let setBy: DueDateEntry.Setter
  /// The person or body, by name: "Improvement Board".
  public let setByName: String
  /// Where it stands: "Minute 7", "at its meeting"; empty where nobody had to say.
  public let paper: String
  /// The meeting at which it was decided, where the board's meetings are kept here.
  public let meeting: String?
  public let approver: String
  public let reason: String

  init(
    _ kind: Kind, _ action: Action, number: Int, _ decided: DecisionEntry.Decided,
    _ entry: DecisionEntry
  ) {
    authority = action.authority
    id = Storage.ID()
    plan = action.plan
    self.action = action.id
    self.number = number
    self.kind = kind
    decidedOn = decided.day
    setBy = entry.setBy
    setByName = decided.name
    paper = decided.paper
    meeting = decided.meeting
    approver = entry.approver
    reason = entry.reason
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    action = try row["action_id"]
    number = try row["number"]
    kind = try row["kind"]
    decidedOn = try row["decided_on"]
    setBy = try row["set_by"]
    setByName = try row["set_by_name"]
    paper = try row["paper"]
    meeting = try row["meeting_id"]
    approver = try row["approver"]
    reason = try row["reason"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "action_id": action, "number": number, "kind": kind,
      "decided_on": decidedOn, "set_by": setBy, "set_by_name": setByName, "paper": paper,
      "meeting_id": meeting, "approver": approver, "reason": reason,
    ]
  }
}

extension ActionWithdrawal {
  static let tables: [SQL] = [
    """
    CREATE TABLE action_withdrawal (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, action_id text NOT NULL, number bigint NOT NULL,
      kind text NOT NULL, decided_on date NOT NULL, set_by text NOT NULL,
      set_by_name text NOT NULL, paper text NOT NULL, meeting_id text,
      approver text NOT NULL, reason text NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, action_id, number),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """
  ]

  /// "Decided by Improvement Board (the panel), Minute 7, and approved by Beatrix Orme, chair."
  var sentence: String {
    let place = paper.isEmpty ? "" : ", \(paper)"
    return "Decided by \(setByName) (\(setBy.title))\(place), and approved by \(approver)."
  }
}

extension ActionWithdrawal.Kind {
  /// At the beginning of a line.
  var title: String {
    switch self {
    case .withdrawn: "Withdrawn"
    case .broughtBack: "Brought back"
    }
  }
}

extension Action {
  /// Whether it was taken out of the plan after the day on which it was first due. Then it stays
  /// among what was due (M64), as it stood: what was not done in time does not become timely, nor
  /// cease to have been promised, by being dropped.
  public var isWithdrawnLate: Bool { Self.isLate(withdrawn: withdrawnOn, firstDue: firstDueOn) }

  /// The same of what is known of it in a list.
  static func isLate(withdrawn gone: CivilDate?, firstDue: CivilDate?) -> Bool {
    guard let gone, let firstDue else { return false }
    return gone > firstDue
  }
}

extension Shelf {
  /// Each time that an action was withdrawn or brought back, the first first.
  func withdrawals(of action: Action.ID) throws -> [ActionWithdrawal] {
    try all(where: "action_id = \(action)") { $0.action == action }
      .sorted { ($0.number, $0.id.text) < ($1.number, $1.id.text) }
  }
}
