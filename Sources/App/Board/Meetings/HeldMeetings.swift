import ImprovementPlan
import Kernel
import SiteMap
import Storage

extension BoardSlice {
  /// The meetings that boards have held, at which sign-offs and the words of chairs can be cited.
  public var meetingLinks: MeetingLinks {
    MeetingLinks { db, authority, today in
      let boards = Dictionary(
        try db.boards(of: authority).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
      let meetings = try db.all(
        Meeting.self,
        """
        SELECT * FROM board_meeting
        WHERE authority_id = \(authority) AND state = \(Meeting.State.held) AND held_on <= \(today)
        ORDER BY held_on DESC, id DESC
        """)
      return meetings.compactMap { meeting in
        boards[meeting.board].map {
          HeldMeeting(
            id: meeting.id.text, body: $0.board.body, bodyName: $0.name, heldOn: meeting.heldOn,
            address: .meeting(meeting.id))
        }
      }
    }
  }
}
