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
      for line in note.lines { part(line) }
      if !note.decisions.isEmpty {
        Web.part("What was decided") {
          ul { for decision in note.decisions { li(decision.text) } }
        }
      }
    }
  }
}

extension NoteView {
  private func part(_ line: PublicNote.Line) -> HTML {
    switch line {
    case .item(let item):
      Web.part(item.title) {
        if item.publicText.isEmpty {
          p("The board discussed this.")
        } else {
          prose(item.publicText)
        }
      }
    case .inPrivate(let exemption):
      Web.part(Privacy.publicTitle) { p(Privacy.publicWords(exemption)) }
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
    return try await visit.store.read { db in
      if let gone = try db.noteTakenBack(id, of: visit.authority) { return gone.page }
      return NotePage(note: try db.publishedNote(id, of: visit.authority)).page
    }
  }
}

extension NoteTakenBack {
  /// What stands in the place of the note.
  fileprivate var page: Page {
    Page(
      "This note was taken back", kicker: "Note of the \(meeting.title.lowercasedFirst)",
      breadcrumbs: [Breadcrumb("Notes of the board’s meetings", .publicNotes)]
    ) {
      lead("\(sentence) If it is published again, it stands here.")
    }
  }
}

extension String {
  /// "Meeting of 3 May" within a sentence.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
