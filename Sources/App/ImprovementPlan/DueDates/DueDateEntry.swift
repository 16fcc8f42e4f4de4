import Civil
import Inspections
import Kernel
import Storage

/// One line of the ledger of due dates, of an action or of a recommendation.
///
/// The first line is for ever: it is what was promised, and by whom it was set. Each move adds a
/// line with its approver and its reason; no line is ever changed. A correction of the day from
/// which the date was reckoned adds a line too, and is no move (``isCorrection``): of a date that
/// people have moved since it leaves theirs as it is, and puts the first one right
/// (``correctedFirstOn``). The current due date is that of the last line, and slippage is counted
/// from `firstThatCounts`.
public struct DueDateEntry: Record, Hashable {
  public static let table: SQLName = "due_date"

  /// Who set a date, or for whom it was set: dates set by others are not the council's to move
  /// alone.
  public enum Setter: String, CaseIterable, Sendable, SQLConvertible {
    case inspector, department, council, panel, committee
  }

  /// What is due.
  public enum Subject: Hashable, Sendable {
    case action(Action.ID)
    case recommendation(Recommendation.ID)
  }

  public let authority: AuthorityID
  public let id: Storage.ID<DueDateEntry>
  public var version = 0
  public let subject: Subject
  /// Its place in the ledger of its subject, from 1. Two people who move a date at the same moment
  /// would both write the same number; the second is refused.
  public let number: Int
  public let dueOn: CivilDate
  public let setBy: Setter
  /// The person or body, by name: "Ofsted", "Improvement Board, 12 November 2012".
  public let setByName: String
  /// The day on which it was decided, which may be earlier than the day it was written down; of a
  /// date that follows from a report, the day on which that was published.
  public let setOn: CivilDate
  /// Where a board or committee decided it: "Minute 7", "at its meeting"; empty where nobody had to
  /// say.
  public let paper: String
  /// The meeting at which it was decided, where the board's meetings are kept here.
  public let meeting: String?
  /// Who approved the move; empty on the first line, which needs no approval.
  public let approver: String
  /// Why it was moved, or where the first date comes from.
  public let reason: String
  /// The time rule that gave the date, and the version of it; nil when a person chose the date.
  public let rule: TimeRuleVersion?
  /// Whether it puts right what was reckoned from a wrong day of publication (domain, section 2).
  public let isCorrection: Bool
  /// Of a correction after people had moved the date: what the first date is put right to.
  public let correctedFirstOn: CivilDate?

  public init(
    authority: AuthorityID, id: Storage.ID<DueDateEntry> = Storage.ID(), subject: Subject,
    number: Int,
    dueOn: CivilDate, setBy: Setter, setByName: String, setOn: CivilDate, paper: String = "",
    meeting: String? = nil, approver: String = "", reason: String, rule: TimeRuleVersion? = nil,
    isCorrection: Bool = false, correctedFirstOn: CivilDate? = nil
  ) {
    self.authority = authority
    self.id = id
    self.subject = subject
    self.number = number
    self.dueOn = dueOn
    self.setBy = setBy
    self.setByName = setByName
    self.setOn = setOn
    self.paper = paper
    self.meeting = meeting
    self.approver = approver
    self.reason = reason
    self.rule = rule
    self.isCorrection = isCorrection
    self.correctedFirstOn = correctedFirstOn
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    if let action = try row.get("action_id", as: Action.ID?.self) {
      subject = .action(action)
    } else {
      subject = .recommendation(try row["recommendation_id"])
    }
    number = try row["number"]
    dueOn = try row["due_on"]
    setBy = try row["set_by"]
    setByName = try row["set_by_name"]
    setOn = try row["set_on"]
    // A line from before they were asked for has neither.
    paper = try row.get("paper", as: String?.self) ?? ""
    meeting = try row.get("meeting_id", as: String?.self)
    approver = try row["approver"]
    reason = try row["reason"]
    if let key = try row.get("rule_key", as: String?.self) {
      rule = TimeRuleVersion(key: TimeRuleKey(rawValue: key), version: try row["rule_version"])
    } else {
      rule = nil
    }
    // As the change log has a line from before that was kept: every move is approved by somebody.
    isCorrection =
      try row.get("is_correction", as: Bool?.self) ?? (number > 1 && approver.isEmpty)
    correctedFirstOn = try row.get("corrected_first_on", as: CivilDate?.self)
  }

  public var fields: Fields {
    [
      "action_id": subject.action, "recommendation_id": subject.recommendation, "number": number,
      "due_on": dueOn, "set_by": setBy, "set_by_name": setByName, "set_on": setOn,
      "paper": paper, "meeting_id": meeting,
      "approver": approver, "reason": reason, "rule_key": rule?.key.rawValue,
      "rule_version": rule?.version, "is_correction": isCorrection,
      "corrected_first_on": correctedFirstOn,
    ]
  }
}

extension DueDateEntry {
  /// Where a board or a committee decided that a date moves.
  static let boardWords: [SQL] = [
    "ALTER TABLE due_date ADD COLUMN paper text NOT NULL DEFAULT ''",
    "ALTER TABLE due_date ADD COLUMN meeting_id text",
  ]
}

extension DueDateEntry {
  /// Which lines are corrections. Of those from before that was kept it was told by this: every
  /// move is approved by somebody, and a correction is computed.
  static let corrections: [SQL] = [
    "ALTER TABLE due_date ADD COLUMN is_correction boolean NOT NULL DEFAULT false",
    "ALTER TABLE due_date ADD COLUMN corrected_first_on date",
    "UPDATE due_date SET is_correction = true WHERE number > 1 AND approver = ''",
  ]

  /// The same line with the day to which it is put right.
  private func putRight(to day: CivilDate) -> DueDateEntry {
    DueDateEntry(
      authority: authority, id: id, subject: subject, number: number, dueOn: day, setBy: setBy,
      setByName: setByName, setOn: setOn, paper: paper, meeting: meeting, approver: approver,
      reason: reason, rule: rule, isCorrection: isCorrection)
  }

  /// Without the days that were reckoned wrongly, and without what only puts those right.
  fileprivate static func counted(_ ledger: [DueDateEntry]) -> [DueDateEntry] {
    let start = ledger.lastIndex { $0.isCorrection && $0.correctedFirstOn == nil } ?? 0
    var lines = ledger.dropFirst(start).filter { $0.correctedFirstOn == nil }
    if let first = lines.first,
      let day = ledger.last(where: { $0.correctedFirstOn != nil })?
        .correctedFirstOn
    {
      lines[0] = first.putRight(to: day)
    }
    return lines
  }
}

extension [DueDateEntry] {
  /// Without the days that were reckoned wrongly: from the last correction of the date on, the
  /// first one as it was put right after people had moved it.
  public var counted: [DueDateEntry] { DueDateEntry.counted(self) }

  /// The line from which moves and slippage are counted: the first, or the last by which it was
  /// corrected.
  public var firstThatCounts: DueDateEntry? { counted.first }
}

extension DueDateEntry.Subject {
  /// The action, when it is one.
  public var action: Action.ID? {
    if case .action(let id) = self { id } else { nil }
  }

  /// The recommendation, when it is one.
  public var recommendation: Recommendation.ID? {
    if case .recommendation(let id) = self { id } else { nil }
  }
}

extension DueDateEntry.Setter {
  /// Whether it decides at meetings, of which there are minutes.
  public var meets: Bool {
    switch self {
    case .panel, .committee: true
    case .inspector, .department, .council: false
    }
  }

  /// The word for it on pages: "the inspector".
  public var title: String {
    switch self {
    case .inspector: "the inspector"
    case .department: "the Department for Education"
    case .council: "the council"
    case .panel: "the panel"
    case .committee: "the committee"
    }
  }
}
