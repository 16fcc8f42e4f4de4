import SiteMap
import Storage
import Web

extension BoardSlice {
  /// How people call the records of the slice, for their history and for who was quicker.
  func describeRecords(on site: inout Site) {
    for kind in Self.meetingKinds + Self.registerKinds { site.describe(kind) }
  }

  private static let openness = [
    "is_public": "For the public", "agreed_on": "Agreed by the chair",
    "agreed_where": "Where the agreement stands",
  ]

  private static var meetingKinds: [RecordKind] {
    [
      RecordKind(
        table: "board", "Board", columns: ["cadence_weeks": "Weeks between meetings"],
        hidden: ["body_id"], address: { ID<ImprovementBoard>($0).map { .board($0) } }),
      RecordKind(
        table: "board_member", "Member of a board",
        columns: [
          "owner_kind": "Kind of member", "owner_id": "Who", "agency_id": "For", "from_on": "From",
          "to_on": "To",
        ], words: ["role": .titles(of: BoardMember.Role.self, \.title)], hidden: ["board_id"]),
      RecordKind(
        table: "board_meeting", "Meeting of a board",
        columns: [
          "held_on": "Day", "starts_at": "Time", "note_published_on": "Note published on",
          "note_published_by": "Note published by",
        ], words: ["state": .titles(of: Meeting.State.self, \.title)], hidden: ["board_id"],
        address: { ID<Meeting>($0).map { .meeting($0) } }),
      RecordKind(
        table: "board_attendance", "Attendance",
        words: ["state": .titles(of: Attendance.State.self, \.title)],
        hidden: ["meeting_id", "member_id"]),
      RecordKind(
        table: "agenda_item", "Agenda item", name: RecordName("title", of: "agenda_item"),
        columns: openness.merging([
          "public_text": "Words for the public", "is_private": "In private",
          "exempt_under": "Ground for that", "public_interest": "The public interest",
        ]) { $1 }, words: ["exempt_under": .titles(of: Exemption.self, \.title)],
        hidden: ["meeting_id", "marked_by"],
        address: { ID<AgendaItem>($0).map { .agendaItem($0) } }),
      RecordKind(
        table: "board_decision", "Decision", columns: openness,
        hidden: ["meeting_id", "marked_by"],
        address: { ID<Decision>($0).map { .decision($0) } }),
      RecordKind(
        table: "board_log", "Entry of the action log",
        columns: [
          "owner_kind": "Kind of owner", "owner_id": "Owner", "due_on": "Due",
          "done_on": "Done on",
        ], hidden: ["board_id", "meeting_id"],
        address: { ID<LogEntry>($0).map { .logEntry($0) } }),
      RecordKind(
        table: "board_pack", "Pack of a board",
        columns: ["sha256": "SHA-256 of the snapshot"],
        hidden: ["board_id", "meeting_id", "document_id"],
        address: { ID<BoardPack>($0).map { .pack($0) } }),
    ]
  }

  private static var registerKinds: [RecordKind] {
    [
      RecordKind(
        table: "challenge", "Challenge", name: RecordName("question", of: "challenge"),
        columns: [
          "owner_kind": "Kind of who asked", "owner_id": "Asked by",
          "asked_of_kind": "Kind of who answers", "asked_of_id": "Asked of",
          "due_on": "Answer due", "is_satisfied": "Satisfied", "event_id": "Learning event",
        ], words: ["changed": .titles(of: Challenge.Changed.self, \.title)],
        hidden: ["rule_version", "event_challenge_id"],
        address: { ID<Challenge>($0).map { .challenge($0) } }),
      RecordKind(table: "challenge_evidence", "Evidence shown in answer to a challenge"),
      RecordKind(
        table: "risk", "Risk", name: RecordName("title", of: "risk"),
        columns: [
          "owner_kind": "Kind of owner", "owner_id": "Owner", "pressure": "From outside",
          "pressure_on": "From outside on", "review_on": "Look again by",
        ], words: ["kind": .titles(of: Risk.Kind.self, \.title)],
        address: { ID<Risk>($0).map { .risk($0) } }),
      RecordKind(table: "risk_score", "Score of a risk"),
      RecordKind(table: "risk_link", "What a risk bears on"),
      RecordKind(
        table: "action_dependency", "An action that waits for another",
        columns: ["action_id": "Waits", "needed_action_id": "For", "reason": "What it needs"]),
    ]
  }
}
