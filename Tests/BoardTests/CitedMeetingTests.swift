import Civil
import ImprovementPlan
import Kernel
import SiteMap
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
  func `While the public reads its note a meeting is neither cancelled nor of another day`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let (meeting, items) = try await house.minutedMeeting()
      try await house.agree([items[0]], at: meeting)
      let publish = PublishNote(house.acting(house.director))
      let published = try await publish(meeting.id, readAt: house.stored(meeting).version)
      for (state, day) in [
        (Meeting.State.cancelled, "2026-09-24"), (.planned, "2026-09-24"), (.held, "2026-09-23"),
      ] {
        let words = await refusal { try await house.keep(meeting, state, on: day) }
        #expect(words?.contains("2026: the public note,") == true, "\(state) \(day)")
        #expect(words?.contains("Take the note back first.") == true, "\(state) \(day)")
      }
      let form = try await house.get(.meeting(meeting.id, "edit"), as: house.manager).text
      #expect(form.contains("2026: the public note,") && form.contains("Take the note back first."))

      _ = try await publish.withdraw(meeting.id, readAt: published.version)
      // A slip in its day is put right, though not to one after what was recorded of it since.
      house.clock.set(date("2026-09-28"))
      let late = await refusal { try await house.keep(meeting, .held, on: "2026-09-28") }
      #expect(late?.contains("another one up to 25 September 2026") == true)
      let cancelled = await refusal { try await house.keep(meeting, .cancelled, on: "2026-09-24") }
      #expect(cancelled?.contains("LOG-01 and the chair’s agreement") == true)
      try await house.keep(meeting, .held, on: "2026-09-23")
      #expect(try await house.stored(meeting).heldOn == date("2026-09-23"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A meeting at which a date was moved or an action withdrawn stays as it was held`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let (moved, gone) = (
        try await house.action("Read records", due: date("2026-12-18")),
        try await house.action("Hold clinics", due: date("2026-12-18"))
      )
      let meeting = try await house.meeting(on: date("2026-09-24"))
      house.clock.set(date("2026-09-25"))
      try await house.keep(meeting, .held, on: "2026-09-24")
      let meetings = BoardSlice(world: house.world).meetingLinks
      let decision = DecisionEntry(
        setBy: .panel, setByName: "Improvement Board", setOn: nil, meeting: meeting.id.text,
        approver: "Beatrix Orme, chair", reason: "Another council does it")
      try await MoveDueDate(house.acting(house.officer), meetings: meetings)(
        of: .action(moved.id), readAt: 1, to: DueDateMove(to: date("2027-02-01"), decision))
      let withdraw = WithdrawAction(house.acting(house.officer), meetings: meetings)
      let withdrawn = try await withdraw(gone.id, readAt: gone.version, by: decision)
      _ = try await withdraw.undo(gone.id, readAt: withdrawn.version, by: decision)
      for (state, day) in [(Meeting.State.cancelled, "2026-09-24"), (.held, "2026-09-23")] {
        let words = await refusal { try await house.keep(meeting, state, on: day) }
        #expect(
          words?.contains(
            "the due date of ACT-01, the withdrawal of ACT-02 and the return of ACT-02") == true,
          "\(state) \(day)")
        #expect(words?.contains("say so in the remarks") == true, "\(state) \(day)")
      }
      #expect(try await house.stored(meeting).heldOn == date("2026-09-24"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A meeting at which people were is not cancelled, and a cancelled one does nothing`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-24"))
      let members = try await house.world.store.read { [id = house.board.id] in
        try $0.members(of: id, in: BoardHouse.authority)
      }
      let item = try await KeepMinutes(house.acting(house.manager)).addItem(
        "Visits", to: meeting.id)
      house.clock.set(date("2026-09-25"))
      func attend(_ state: Attendance.State) async throws {
        try await NoteAttendance(house.acting(house.manager))(
          [members[0].id: (state, "")], at: meeting.id)
      }
      try await attend(.present)
      let there = await refusal { try await house.keep(meeting, .cancelled, on: "2026-09-24") }
      #expect(there?.contains("2026: who was there.") == true)
      let later = await refusal { try await house.keep(meeting, .planned, on: "2026-10-08") }
      #expect(later?.contains("2026: who was there.") == true)
      try await attend(.apologies)
      try await house.keep(meeting, .cancelled, on: "2026-09-24")

      let page = try await house.get(.meeting(meeting.id), as: house.manager).text
      for step in ["Record a decision", "Add to the action log", "Note who is there"] {
        #expect(!page.contains(step), "\(step)")
      }
      let minutes = KeepMinutes(house.acting(house.manager))
      let attempts: [() async throws -> Void] = [
        { _ = try await minutes.decide("Visit weekly", at: meeting.id) },
        { _ = try await house.get(.meeting(meeting.id, "decisions"), as: house.manager) },
        { try await house.agree([item], at: meeting) }, { try await attend(.present) },
        {
          try await KeepLog(house.acting(house.manager)).add(
            LogWords(text: "Bring the figures"), at: meeting.id)
        },
      ]
      for attempt in attempts {
        #expect(await refusal(attempt)?.contains("This meeting was cancelled") == true)
      }
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
      #expect(open.first { $0.kind == "challenge" }?.from == house.chair.name)
    }
  }
}
