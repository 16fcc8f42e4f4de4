import API
import ImprovementPlan
import Kernel
import Storage
import Web

extension BoardSlice {
  /// Who was at a meeting, and its public note: what everybody may read once the chair has agreed
  /// it.
  func addNotes(to api: inout Operations) {
    let group = "Meetings and packs"
    let path = "board/meetings/:meeting"
    api.form(
      "board/boards/:board/dates", in: group, "Plan several meetings",
      about: "At the board’s usual time and place.", page: "board/boards/:board/dates",
      [.days("dates", "The days.")])
    api.records(
      "board/attendance", as: "attendance", in: group,
      noun: ("attendance of a member", "attendances of members"), for: .readBoard,
      filters: [.id("meeting", "meeting_id", "Of one meeting.")], NoteShapes.attendance,
      scope: Self.ofMeetings)
    api.form(
      .put, path + "/attendance", in: group, "Say who was at a meeting",
      about: "Members that are left out stay as they are.", page: path + "/attendance",
      [
        .entries(
          "members", "Whether each was there, by the seat’s identifier.",
          of: .word(Attendance.State.allCases.map(\.rawValue)), sentAs: "at-"),
        .entries(
          "deputies", "Who came instead, by the seat’s identifier.", of: .text(most: 200),
          sentAs: "deputy-"),
        .entries(
          "versions",
          "The version of what was read of each, by the seat’s identifier; left out where nothing was noted yet.",
          of: .number(0...1_000_000_000), sentAs: RowsMerge.version),
      ])
    api.form(
      path + "/agreement", in: group, "Record what the chair has agreed for everybody",
      about: "A note that is public already goes back, and is published anew.",
      page: path + "/agreement",
      [
        .text("source", "Where the agreement stands."), .day("agreedOn", "When it was given."),
        .texts(
          "agreed",
          "Items and decisions at the version that the chair was shown: “item:”, the identifier, “:” and the version.",
          isOptional: false),
      ])
    api.list(
      "public-notes", in: group, "List the meetings of which there is a public note",
      about: "The latest first.", for: .readPublished, NoteShapes.meeting
    ) { visit in
      try await visit.store.read { db in
        APIList(try db.meetingsWithNote(of: visit.authority).map { try db.note(of: $0) })
      }
    }
    api.one(
      path + "/note", in: group, "Read the public note of a meeting", for: .readPublished,
      NoteShapes.note
    ) { visit in
      let id: Meeting.ID = try visit.id("meeting")
      return try await visit.store.read { try $0.publishedNote(id, of: visit.authority) }
    }
    api.form(
      path + "/note", in: group, "Publish the note of a meeting",
      about: "What the chair has agreed, and nothing else.", page: path + "/note", [.version()])
    api.form(
      .delete, path + "/note", in: group, "Take the note of a meeting back",
      page: path + "/note/withdraw", [.version()])
  }
}

/// What attendance and public notes look like to a program.
enum NoteShapes {
  static let attendance = Shape<Attendance>(
    "BoardAttendance", "Whether a member was at a meeting.",
    [
      .id("id", "The entry.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("meeting", "The meeting.") { $0.meeting }, .id("member", "The seat.") { $0.member },
      .word("state", "Whether they were there.") { $0.state },
      .text("deputy", "Who came instead.") { $0.deputy },
    ])

  private static func properties() -> [Property<PublicNote>] {
    [
      .id("meeting", "The meeting.") { $0.meeting.id },
      .text("board", "What the board is called.") { $0.board },
      .day("heldOn", "When it was held.") { $0.meeting.heldOn },
      .day("publishedOn", "When its note was published.") { $0.meeting.notePublishedOn },
    ]
  }

  static let meeting = Shape<PublicNote>(
    "NotedMeeting", "A meeting of which there is a public note.", properties())

  static let note = Shape<PublicNote>(
    "PublicNote", "What everybody may read of a meeting: what its chair has agreed.",
    properties() + [
      .many("items", "What was talked about.", item) { $0.items },
      .texts("inPrivate", "The ground of each item that was discussed in private, in words.") {
        $0.inPrivate
      },
      .texts("decisions", "What was decided.") { $0.decisions.map(\.text) },
    ])

  private static let item = Shape<AgendaItem>(
    "PublicItem", "Something that was talked about.",
    [
      .text("title", "What it is.") { $0.title },
      .text("text", "What is said of it; empty when nothing more is.") { $0.publicText },
    ])
}
