import Civil
import Kernel
import Storage

/// Something that a board has asked for: an entry of its action log. It is carried from meeting to
/// meeting until it is done. It is no action of a plan.
public struct LogEntry: Record, Hashable {
  public static let table: SQLName = "board_log"

  public let authority: AuthorityID
  public let id: Storage.ID<LogEntry>
  public var version = 0
  public let board: ImprovementBoard.ID
  /// The meeting that asked for it.
  public let meeting: Meeting.ID
  public let number: Int
  public var text: String
  public var owner: Owner?
  public var dueOn: CivilDate?
  public var doneOn: CivilDate?
  /// What came of it.
  public var outcome: String

  public init(
    authority: AuthorityID, id: Storage.ID<LogEntry> = Storage.ID(), meeting: Meeting, number: Int,
    entry: LogWords
  ) {
    self.authority = authority
    self.id = id
    board = meeting.board
    self.meeting = meeting.id
    self.number = number
    text = entry.text
    owner = entry.owner
    dueOn = entry.dueOn
    doneOn = entry.doneOn
    outcome = entry.outcome
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    board = try row["board_id"]
    meeting = try row["meeting_id"]
    number = try row["number"]
    text = try row["text"]
    owner = try Owner.read(from: row)
    dueOn = try row["due_on"]
    doneOn = try row["done_on"]
    outcome = try row["outcome"]
  }

  public var fields: Fields {
    [
      "board_id": board, "meeting_id": meeting, "number": number, "text": text,
      "owner_kind": owner?.kind, "owner_id": owner?.idText, "due_on": dueOn, "done_on": doneOn,
      "outcome": outcome,
    ]
  }

  /// "LOG-12".
  public var reference: String { numbered("LOG", number) }
}

/// What a person enters about an entry of the action log.
public struct LogWords: Hashable, Sendable {
  public var text: String
  public var owner: Owner?
  public var dueOn: CivilDate?
  public var doneOn: CivilDate?
  public var outcome: String

  public init(
    text: String, owner: Owner? = nil, dueOn: CivilDate? = nil, doneOn: CivilDate? = nil,
    outcome: String = ""
  ) {
    self.text = text
    self.owner = owner
    self.dueOn = dueOn
    self.doneOn = doneOn
    self.outcome = outcome
  }
}

extension LogWords {
  func problems(askedOn: CivilDate, on today: CivilDate) -> [Problem] {
    var found: [Problem] = []
    if text.isEmpty { found.append(Problem("Say what is to be done.", field: "text")) }
    let asked = "It was asked for on \(askedOn.longForm), at the meeting"
    if let dueOn, dueOn < askedOn {
      found.append(Problem("\(asked). It is due on that day or later.", field: "dueOn"))
    }
    if let doneOn, doneOn > today {
      found.append(Problem("That day lies in the future.", field: "doneOn"))
    } else if let doneOn, doneOn < askedOn {
      found.append(Problem("\(asked). It was done on that day or later.", field: "doneOn"))
    }
    if doneOn != nil, outcome.isEmpty {
      found.append(Problem("Say what came of it.", field: "outcome"))
    }
    return found
  }
}

extension LogEntry {
  /// Whether a meeting on a day has to look at it: it was asked for before or then, and was not
  /// done before.
  func isBefore(_ meeting: CivilDate, askedOn: CivilDate) -> Bool {
    askedOn <= meeting && (doneOn.map { $0 >= meeting } ?? true)
  }
}
