import Board
import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import TestKit
import Testing

@testable import Product

@Suite struct BoardNoteTests {
  /// Of a meeting only its published note is reachable without signing in, and it says nothing of
  /// the rest.
  @Test(arguments: StoreKind.available)
  func `The public reads the note of a meeting and nothing else of it`(
    on kind: StoreKind
  ) async throws {
    try await withProduct(on: kind) { house in
      let (meeting, item) = try await Self.publishedMeeting(in: house.world)
      let note = try await house.get("/board/meetings/\(meeting.text)/note")
      #expect(note.status == .ok)
      #expect(note.text.contains("What we talked about"))
      #expect(!note.text.contains("Only for the board"))
      #expect(!note.text.contains("A private item"))
      for address in ["/public-notes", "/"] {
        let list = try await house.get(address)
        #expect(list.text.contains("/board/meetings/\(meeting.text)/note"), "\(address)")
      }
      for address in [
        "/board", "/board/meetings/\(meeting.text)", "/board/items/\(item.text)",
        "/board/meetings/\(meeting.text)/agreement", "/board/challenges", "/board/risks",
        "/history/agenda_item/\(item.text)", "/history/board_meeting/\(meeting.text)",
      ] {
        let answer = try await house.get(address)
        #expect(answer.status == .seeOther, "\(address)")
        #expect(answer.location?.hasPrefix("/sign-in") == true, "\(address)")
      }
    }
  }

  private static func publishedMeeting(
    in world: World
  ) async throws -> (ID<Meeting>, ID<AgendaItem>) {
    func somebody(_ name: String) -> ActingUser {
      ActingUser(
        User(account: ID(), authority: world.authority, name: name, roles: [.boardManager]),
        in: world)
    }
    let (clerk, second) = (somebody("Clerk"), somebody("Second"))
    let body = try await world.store.write(as: .system, because: "test") { db in
      try db.insert(Body(authority: world.authority, name: "Improvement Board", kind: .board))
    }
    let board = try await KeepBoard(clerk)(
      BoardEntry(
        terms: "It answers.", cadence: "Monthly", cadenceWeeks: 4, startsAt: "14:00",
        place: "Town Hall"), ofBody: body.id)
    let today = world.today()
    let meeting = try await KeepMeeting(clerk)(
      MeetingEntry(heldOn: today, startsAt: "14:00", place: "Town Hall", state: .held),
      of: board.id)
    let minutes = KeepMinutes(clerk)
    let made = try await minutes.addItem("What we talked about", to: meeting.id)
    let item = try await minutes.change(
      made.id, readAt: 1,
      to: KeepMinutes.ItemWords(
        title: made.title, minutes: "Only for the board", publicText: "For everybody",
        isPublic: true, position: 1))
    try await minutes.addItem("A private item", to: meeting.id)
    try await RecordAgreement(clerk)(
      items: [item.id: item.version], decisions: [:], on: today, source: "Letter",
      at: meeting.id)
    _ = try await PublishNote(second)(meeting.id, readAt: meeting.version)
    return (meeting.id, item.id)
  }
}
