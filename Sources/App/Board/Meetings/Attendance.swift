import Kernel
import Storage

/// Whether a member was at a meeting.
public struct Attendance: Record, Hashable {
  public static let table: SQLName = "board_attendance"

  public enum State: String, CaseIterable, Sendable, SQLConvertible {
    case present, deputy, apologies, absent

    public var title: String {
      switch self {
      case .present: "Present"
      case .deputy: "Sent a deputy"
      case .apologies: "Apologies"
      case .absent: "Absent"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Attendance>
  public var version = 0
  public let meeting: Meeting.ID
  public let member: BoardMember.ID
  public var state: State
  /// Who came instead.
  public var deputy: String

  public init(
    authority: AuthorityID, id: Storage.ID<Attendance> = Storage.ID(), meeting: Meeting.ID,
    member: BoardMember.ID, state: State, deputy: String = ""
  ) {
    self.authority = authority
    self.id = id
    self.meeting = meeting
    self.member = member
    self.state = state
    self.deputy = deputy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    meeting = try row["meeting_id"]
    member = try row["member_id"]
    state = try row["state"]
    deputy = try row["deputy"]
  }

  public var fields: Fields {
    ["meeting_id": meeting, "member_id": member, "state": state, "deputy": deputy]
  }
}

extension [BoardMember] {
  /// Who sat on the board on a meeting's day, and of whom it is noted whether they were there: that
  /// stays when the day is put right to one on which they did not sit.
  func thoseAt(_ meeting: Meeting, noted attendance: [Attendance]) -> [BoardMember] {
    let noted = Set(attendance.map(\.member))
    return filter { $0.sits(on: meeting.heldOn) || noted.contains($0.id) }
  }
}
