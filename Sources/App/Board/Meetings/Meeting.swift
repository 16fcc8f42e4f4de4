import Civil
import Kernel
import Storage

/// A meeting of a board, on a day at a time by the clocks in England.
public struct Meeting: Record, Hashable {
  public static let table: SQLName = "board_meeting"

  public enum State: String, CaseIterable, Sendable, SQLConvertible {
    case planned, held, cancelled

    public var title: String {
      switch self {
      case .planned: "Planned"
      case .held: "Held"
      case .cancelled: "Cancelled"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Meeting>
  public var version = 0
  public let board: ImprovementBoard.ID
  public var heldOn: CivilDate
  /// "14:00".
  public var startsAt: String
  public var place: String
  public var state: State
  /// What the clerk notes about the meeting as a whole.
  public var remarks: String
  /// The day since which the public may read its note.
  public var notePublishedOn: CivilDate?
  public var notePublishedBy: String

  public init(
    authority: AuthorityID, id: Storage.ID<Meeting> = Storage.ID(), board: ImprovementBoard.ID,
    entry: MeetingEntry
  ) {
    self.authority = authority
    self.id = id
    self.board = board
    heldOn = entry.heldOn
    startsAt = entry.startsAt
    place = entry.place
    state = entry.state
    remarks = entry.remarks
    notePublishedBy = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    board = try row["board_id"]
    heldOn = try row["held_on"]
    startsAt = try row["starts_at"]
    place = try row["place"]
    state = try row["state"]
    remarks = try row["remarks"]
    notePublishedOn = try row["note_published_on"]
    notePublishedBy = try row["note_published_by"]
  }

  public var fields: Fields {
    [
      "board_id": board, "held_on": heldOn, "starts_at": startsAt, "place": place,
      "state": state, "remarks": remarks, "note_published_on": notePublishedOn,
      "note_published_by": notePublishedBy,
    ]
  }
}

extension Meeting {
  /// "Meeting of 26 November 2026".
  var title: String { "Meeting of \(heldOn.longForm)" }

  /// Why nothing can have been decided at it yet; nil from its day on.
  func undecided(on today: CivilDate) -> String? {
    guard heldOn > today else { return nil }
    return
      "This meeting is planned for \(heldOn.longForm) and has decided nothing yet. Record its decisions on that day or later; until then put what it is to decide on its agenda. If it was held already, put its day right first."
  }

  /// - Throws: `Refusal.conflict` for one that was cancelled: nothing happened at it.
  func requireNotCancelled() throws {
    guard state != .cancelled else {
      throw Refusal.conflict(
        "This meeting was cancelled, so nobody was there and nothing was decided or agreed. If it was held after all, say so of the meeting first."
      )
    }
  }

  /// "Thursday 26 November 2026 at 14:00".
  var when: String { "\(heldOn.weekdayForm) at \(startsAt)" }
}

/// What a person enters about a meeting.
public struct MeetingEntry: Hashable, Sendable {
  public var heldOn: CivilDate
  public var startsAt: String
  public var place: String
  public var state: Meeting.State
  public var remarks: String

  public init(
    heldOn: CivilDate, startsAt: String, place: String, state: Meeting.State = .planned,
    remarks: String = ""
  ) {
    self.heldOn = heldOn
    self.startsAt = startsAt
    self.place = place
    self.state = state
    self.remarks = remarks
  }
}

extension MeetingEntry {
  /// What is wrong with it, in words.
  func problems(on today: CivilDate) -> [Problem] {
    var found: [Problem] = []
    if ClockTime.tidy(startsAt) == nil { found.append(ClockTime.problem("startsAt")) }
    if place.isEmpty {
      found.append(Problem("Say where it is held, or that it is held online.", field: "place"))
    }
    if state == .held, heldOn > today {
      found.append(
        Problem("It lies in the future, so it cannot have been held.", field: "state"))
    }
    return found
  }
}
