import Civil
import Kernel
import Storage

extension Transaction {
  /// The meetings of a board, the latest first.
  func meetings(
    of board: ImprovementBoard.ID, in authority: AuthorityID
  ) throws -> [Meeting] {
    try all(
      Meeting.self,
      """
      SELECT * FROM board_meeting WHERE authority_id = \(authority) AND board_id = \(board)
      ORDER BY held_on DESC, id DESC
      """)
  }

  func meeting(_ id: Meeting.ID, of authority: AuthorityID) throws -> Meeting {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such meeting. The link may be incomplete.")
    }
    return found
  }

  /// A meeting of a board that a person may see.
  func meeting(_ id: Meeting.ID, for user: User, on day: CivilDate) throws -> Meeting {
    let found = try meeting(id, of: user.authority)
    _ = try board(found.board, for: user, on: day)
    return found
  }

  func agenda(of meeting: Meeting.ID, in authority: AuthorityID) throws -> [AgendaItem] {
    try all(
      AgendaItem.self,
      """
      SELECT * FROM agenda_item WHERE authority_id = \(authority) AND meeting_id = \(meeting)
      ORDER BY position, id
      """)
  }

  func decisions(of meeting: Meeting.ID, in authority: AuthorityID) throws -> [Decision] {
    try all(
      Decision.self,
      """
      SELECT * FROM board_decision WHERE authority_id = \(authority) AND meeting_id = \(meeting)
      ORDER BY number, id
      """)
  }

  func attendance(of meeting: Meeting.ID, in authority: AuthorityID) throws -> [Attendance] {
    try all(
      Attendance.self,
      """
      SELECT * FROM board_attendance WHERE authority_id = \(authority) AND meeting_id = \(meeting)
      ORDER BY id
      """)
  }

  /// The whole action log of a board, by number.
  func log(of board: ImprovementBoard.ID, in authority: AuthorityID) throws -> [LogEntry] {
    try all(
      LogEntry.self,
      """
      SELECT * FROM board_log WHERE authority_id = \(authority) AND board_id = \(board)
      ORDER BY number, id
      """)
  }

  /// What a meeting has to look at: what it asks for itself, and what earlier ones asked for that
  /// was not done before it.
  func log(before meeting: Meeting) throws -> [LogEntry] {
    let days = Dictionary(
      try meetings(of: meeting.board, in: meeting.authority).map { ($0.id, $0.heldOn) },
      uniquingKeysWith: { $1 })
    return try log(of: meeting.board, in: meeting.authority).filter {
      $0.meeting == meeting.id
        || $0.isBefore(meeting.heldOn, askedOn: days[$0.meeting] ?? .latest)
    }
  }
}
