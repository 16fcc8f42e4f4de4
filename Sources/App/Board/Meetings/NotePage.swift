import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What the public may read of a meeting, and nothing else.
struct NoteView {
  let note: PublicNote

  var html: HTML {
    HTML {
      for item in note.items {
        part(item.title) {
          if item.publicText.isEmpty {
            p("The board discussed this.")
          } else {
            prose(item.publicText)
          }
        }
      }
      if !note.decisions.isEmpty {
        part("What was decided") {
          ul { for decision in note.decisions { li(decision.text) } }
        }
      }
    }
  }
}

/// The public page of a meeting.
struct NotePage {
  let note: PublicNote

  var page: Page {
    Page(
      note.board, kicker: "Note of the \(note.meeting.title.lowercasedFirst)",
      breadcrumbs: [Breadcrumb("Notes of the board’s meetings", .publicNotes)]
    ) {
      lead(
        "What the board talked about and decided on \(note.meeting.heldOn.longForm), as its chair has agreed it for everybody."
      )
      NoteView(note: note).html
      if let day = note.meeting.notePublishedOn { muted("Published on \(day.longForm).") }
    }
  }

  static func load(_ visit: Visit) async throws -> Page {
    let id: Meeting.ID = try visit.id("meeting")
    let note = try await visit.store.read { try $0.publishedNote(id, of: visit.authority) }
    return NotePage(note: note).page
  }
}

extension String {
  /// "Meeting of 3 May" within a sentence.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
