import Civil
import ImprovementPlan
import Kernel
import Storage
import TestKit
import Testing

@testable import Board

@Suite struct CitedMeetingTests {
  private func agreed(_ house: BoardHouse) async throws -> Plan {
    let plan = try await house.stored(house.plan)
    return try await ChangePlan(house.acting(house.officer))(
      plan.id, readAt: plan.version,
      to: PlanEntry(
        title: plan.title, versionLabel: plan.versionLabel, datedOn: plan.datedOn,
        owningBody: house.boardBody.id), state: .agreed)
  }

  @Test(arguments: StoreKind.available)
  func `What a board decided cites a meeting that it held, which then stays as it was held`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let plan = try await agreed(house)
      let meetings = BoardSlice(world: house.world).meetingLinks
      let meeting = try await house.meeting(on: date("2026-09-24"))
      func approve(by body: Body.ID, known: Int = 0) async throws -> PlanVersion {
        try await ApproveVersion(house.acting(house.officer), meetings: meetings)(
          plan.id, called: "September 2026", by: body,
          word: BoardWord(meeting: meeting.id.text), afterReading: known)
      }
      house.clock.set(date("2026-09-25"))
      let planned = try await problems { _ = try await approve(by: house.boardBody.id) }
      #expect(planned["meeting"]?.hasPrefix("That meeting has not been held") == true)
      func keep(_ state: Meeting.State, on day: String = "2026-09-24") async throws -> Meeting {
        let known = try await house.stored(meeting)
        return try await KeepMeeting(house.acting(house.manager)).change(
          meeting.id, readAt: known.version,
          to: MeetingEntry(
            heldOn: date(day), startsAt: known.startsAt, place: "Library", state: state))
      }
      _ = try await keep(.held)
      let other = try await house.world.store.write(as: .system, because: "test") { db in
        try db.insert(
          Body(authority: BoardHouse.authority, name: "Partnership Board", kind: .board))
      }
      let wrong = try await problems { _ = try await approve(by: other.id) }
      #expect(
        wrong["meeting"] == "That was a meeting of Improvement Board, which is another body.")
      let version = try await approve(by: house.boardBody.id)
      #expect(version.approvedOn == date("2026-09-24") && version.paper == "at its meeting")
      #expect(version.meeting == meeting.id.text)

      for (state, day) in [(Meeting.State.cancelled, "2026-09-24"), (.held, "2026-09-23")] {
        await #expect { _ = try await keep(state, on: day) } throws: { isConflict($0) }
      }
      // What is not cited of it may still be put right.
      #expect(try await keep(.held).place == "Library")
      #expect(try await house.stored(meeting).state == .held)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What waits for somebody has the challenges and the entries of the log that are open`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-01"), state: .held)
      let (police, board) = (Owner.body(house.police.id), Owner.person(house.chair.id))
      try await RaiseChallenge(house.acting(house.manager))(
        ChallengeEntry(
          question: "Who sees children alone?", askedBy: board, askedOf: police,
          askedOn: date("2026-09-01"), meeting: meeting.id, dueOn: date("2026-09-15")))
      try await KeepLog(house.acting(house.manager)).add(
        LogWords(text: "Bring the figures", owner: police, dueOn: date("2026-09-10")),
        at: meeting.id)
      try await KeepLog(house.acting(house.manager)).add(
        LogWords(text: "Nobody’s yet"), at: meeting.id)
      let asked = BoardSlice(world: house.world).askedElsewhere
      let open = try await house.world.store.read {
        try asked.open($0, BoardHouse.authority, date("2026-09-02"))
      }
      #expect(open.map(\.words).sorted() == ["Bring the figures", "Who sees children alone?"])
      #expect(open.allSatisfy { $0.owner == police && $0.dueOn != nil })
    }
  }
}
