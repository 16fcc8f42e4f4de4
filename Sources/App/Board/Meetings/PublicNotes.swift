import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The public notes of the boards’ meetings, the latest first, for anybody at all.
struct PublicNotesPage {
  let boards: [ImprovementBoard.ID: String]
  /// Those whose note is published.
  let meetings: [Meeting]
  let takenBack: [NoteTakenBack]

  static func load(_ visit: Visit) async throws -> Page {
    try await visit.store.read { db in
      PublicNotesPage(
        boards: Dictionary(
          try db.boards(of: visit.authority).map { ($0.id, $0.name) }, uniquingKeysWith: { $1 }),
        meetings: try db.meetingsWithNote(of: visit.authority),
        takenBack: try db.notesTakenBack(of: visit.authority)
      ).page
    }
  }

  var page: Page {
    Page("Notes of the board’s meetings") {
      lead(
        "What the boards that answer for improvement talked about and decided, as their chairs have agreed it for everybody."
      )
      if meetings.isEmpty {
        emptyState(
          takenBack.isEmpty
            ? "No note has been published here yet." : "No note is published here now.")
      } else {
        ul { for meeting in meetings { line(meeting) } }
      }
      if !takenBack.isEmpty {
        part("Taken back", id: "taken-back") {
          ul { for one in takenBack { line(one.meeting, takenBackOn: one.on) } }
        }
      }
    }
  }

  private func line(_ meeting: Meeting, takenBackOn gone: CivilDate? = nil) -> HTML {
    li {
      link("\(boards[meeting.board] ?? ""): \(meeting.title)", to: .meeting(meeting.id, "note"))
      if let published = meeting.notePublishedOn {
        span(", published on \(published.longForm)", .class("muted"))
      }
      if let gone { span(", taken back on \(gone.longForm)", .class("muted")) }
    }
  }
}

extension BoardSlice {
  /// What the home page tells visitors of the boards: the latest public note.
  public func home(_ visit: Visit) async throws -> HTML {
    guard !visit.user.isSignedIn else { return HTML() }
    let latest = try await visit.store.read {
      try $0.meetingsWithNote(of: visit.authority).first
    }
    guard let latest else { return HTML() }
    return part("What the board decided", id: "notes") {
      p {
        link("Note of the \(latest.title.lowercasedFirst)", to: .meeting(latest.id, "note"))
        HTML(" · ")
        link("all notes", to: .publicNotes)
      }
    }
  }
}

extension Transaction {
  /// The meetings whose note everybody may read, the latest first.
  func meetingsWithNote(of authority: AuthorityID) throws -> [Meeting] {
    try all(
      Meeting.self,
      """
      SELECT * FROM board_meeting
      WHERE authority_id = \(authority) AND note_published_on IS NOT NULL
      ORDER BY held_on DESC, id DESC
      """)
  }
}
