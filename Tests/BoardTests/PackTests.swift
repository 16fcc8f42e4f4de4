import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import Board

@Suite struct PackTests {
  @Test(arguments: StoreKind.available)
  func `S59: a pack shows what was stored on its day although everything has changed since`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let late = try await house.action("Be late", due: date("2026-09-04"))
      let other = try await house.action("Be in time", due: date("2026-12-18"))
      house.clock.set(date("2026-09-16"))
      let meeting = try await house.meeting(on: date("2026-09-24"))
      let pack = try await house.pack(for: meeting)
      let before = try await house.get(.pack(pack.id), as: house.director).text
      #expect(before.contains("8 working days late, without a recovery plan"))
      #expect(before.contains("2 actions: 1 “Grey: not started”, 1 “Red: off track”."))
      #expect(before.contains("3 recommendations: 3 “Not judged yet”."))
      #expect(before.contains("Snapshot \(pack.sha256.prefix(8))…, 16 September 2026"))
      let data = try await house.get(.packData(pack.id), as: house.director).text

      house.clock.set(date("2026-10-20"))
      try await house.change(late, other)
      let after = try await house.get(.pack(pack.id), as: house.director).text
      #expect(after == before)
      #expect(try await house.get(.packData(pack.id), as: house.director).text == data)
      #expect(try await house.stored(pack) == pack)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The next pack says in words what has changed, by whom, and why`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let late = try await house.action("Be late", due: date("2026-09-04"))
      let other = try await house.action("Be in time", due: date("2026-12-18"))
      house.clock.set(date("2026-09-16"))
      let first = try await house.pack(for: house.meeting(on: date("2026-09-24")))
      let opening = try await house.get(.pack(first.id), as: house.director).text
      #expect(opening.contains("first pack"))

      house.clock.set(date("2026-10-14"))
      try await house.change(late, other)
      try await house.action("Come later", due: date("2027-01-29"))
      house.clock.set(date("2026-10-15"))
      let second = try await house.pack(for: house.meeting(on: date("2026-10-22")))
      let page = try await house.get(.pack(second.id), as: house.director).text
      for words in [
        first.citation,
        "ACT-01 Be late is now due on 30 October 2026 instead of 4 September 2026, approved by Beatrix Orme: A nurse is ill",
        "ACT-01 Be late: delivery went from “Red: off track” to “Grey: not started”",
        "ACT-02 Be in time was withdrawn: Others do it",
        "ACT-03 Come later was added.",
        "Verified by Ines Holt: “Audit of ten records” for ACT-01, sampled.",
        "Sam Okafor, 14 Oct 2026",
      ] { #expect(page.contains(words), "\(words)") }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What changed beside the plan is told, with a link to what everybody may read`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      house.clock.set(date("2026-09-16"))
      let first = try await house.pack(for: house.meeting(on: date("2026-09-24")))
      house.clock.set(date("2026-10-15"))
      let meeting = try await house.meeting(on: date("2026-10-22"))
      let (plan, edition) = (house.plan, ID<Plan>())
      let second = try await TakePack(house.acting(house.officer)) { _, of, start, end in
        guard of.id == plan.id, start == first.takenAt, start < end else { return [] }
        return [
          (PlanChange.Topic.edition, "“June 2026” was published", Address.publishedPlan(edition)),
          (.consultation, "“Being heard” was held", .consultation(edition)),
        ].map {
          PlanChange(
            topic: $0.0, on: date("2026-10-01"), words: $0.1, subject: "", by: "Mara Quill",
            address: $0.2)
        }
      }(of: [plan.id], for: meeting.id)
      let page = try await house.get(.pack(second.id), as: house.director).text
      #expect(page.contains("Published editions (1)") && page.contains("Consultations (1)"))
      #expect(
        page.contains("href=\"/published-plans/\(edition)\">“June 2026” was published</a>"))
      #expect(!page.contains("\(Address.consultation(edition))"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Which actions wait for which since the last pack is told, with the finish that it moves`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let waits = try await house.action("Waits", due: date("2026-12-15"))
      let late = try await house.action("Is late", body: house.health, due: date("2026-09-15"))
      house.clock.set(date("2026-09-16"))
      _ = try await house.pack(for: house.meeting(on: date("2026-09-24")))
      house.clock.set(date("2026-10-01"))
      let link = try await LinkActions(house.acting(house.officer))(
        waits.id, waitsFor: late.id, because: "Its form")
      house.clock.set(date("2026-10-02"))
      try await LinkActions(house.acting(house.officer)).remove(link.id)
      house.clock.set(date("2026-10-15"))
      let pack = try await house.pack(for: house.meeting(on: date("2026-10-22")))
      let page = try await house.get(.pack(pack.id), as: house.director).text
      for words in [
        "Which actions wait for which (2)",
        "ACT-01 Waits now waits for ACT-02 Is late of Thornmere Health. What is needed: Its form. By that ACT-01 would finish on 5 January 2027 instead of 15 December 2026.",
        "ACT-01 Waits no longer waits for ACT-02 Is late of Thornmere Health. By that ACT-01 would finish on 15 December 2026 instead of 6 January 2027.",
      ] { #expect(page.contains(words), "\(words)") }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Made anew for the same meeting, a pack still compares with the meeting before`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let september = try await house.meeting(on: date("2026-09-24"))
      let october = try await house.meeting(on: date("2026-10-22"))
      house.clock.set(date("2026-09-16"))
      let first = try await house.pack(for: september)
      house.clock.set(date("2026-09-24"))
      try await KeepMinutes(house.acting(house.manager)).decide(
        "No date is moved again", at: september.id)
      try await house.action("Come later", due: date("2027-01-29"))
      house.clock.set(date("2026-10-14"))
      _ = try await house.pack(for: october)
      house.clock.set(date("2026-10-15"))
      let again = try await house.pack(for: october)
      let page = try await house.get(.pack(again.id), as: house.director).text
      #expect(page.contains(first.citation))
      #expect(page.contains("ACT-01 Come later was added."))
      #expect(page.contains("DEC-01 No date is moved again"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A pack made after the meeting hides nothing, and none is made anew for one that was held`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let september = try await house.meeting(on: date("2026-09-24"))
      let october = try await house.meeting(on: date("2026-10-22"))
      house.clock.set(date("2026-09-16"))
      let first = try await house.pack(for: september)
      house.clock.set(date("2026-09-28"))
      try await house.action("Come later", due: date("2027-01-29"))
      house.clock.set(date("2026-10-01"))
      let late = try await house.pack(for: september)
      house.clock.set(date("2026-10-14"))
      let second = try await house.pack(for: october)
      let page = try await house.get(.pack(second.id), as: house.director).text
      #expect(page.contains(first.citation) && !page.contains(late.citation))
      #expect(page.contains("ACT-01 Come later was added."))

      _ = try await KeepMeeting(house.acting(house.manager)).change(
        september.id, readAt: september.version,
        to: MeetingEntry(
          heldOn: september.heldOn, startsAt: september.startsAt, place: september.place,
          state: .held))
      await #expect(throws: Refusal.self) { try await house.pack(for: september) }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Of two packs for a meeting both pages say which is the later and which the board was given`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-24"))
      func said(_ address: Address, as user: User? = nil) async throws -> String {
        try await house.get(address, as: user ?? house.member).text
          .replacing(/<[^>]*>/, with: "").replacing(/\s+/, with: " ")
      }
      house.clock.set(date("2026-09-16"))
      let first = try await house.pack(for: meeting)
      for address in [Address.meeting(meeting.id), .pack(first.id)] {
        #expect(!(try await said(address)).contains("packs that were made for this meeting"))
      }
      house.clock.set(date("2026-09-23"))
      let second = try await house.pack(for: meeting)
      let two = "Of the 2 packs that were made for this meeting"
      #expect(
        try await said(.pack(second.id)).contains(
          "\(two) this one is the later, and the one that the board is given."))
      for address in [Address.meeting(meeting.id), .pack(first.id)] {
        let text = try await said(address)
        #expect(text.contains("\(two) \(second.citation), at "), "\(address)")
        #expect(text.contains(" is the later, and the one that the board is given."))
      }
      house.clock.set(date("2026-09-28"))
      let late = try await house.pack(for: meeting)
      #expect(
        try await said(.pack(late.id)).contains(
          "this one is the latest; the board was given \(second.citation), at "))
      #expect(
        try await said(.pack(second.id)).contains(
          "is the latest; the board was given this one, the last that was made by the day"))
      let past = Address.meeting(meeting.id).with("as-at", "2026-09-25")
      #expect(
        try await said(past, as: house.director).contains(
          "is the later, and the one that the board was given."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `An exception says why late, what now and by when; one without says so`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let explained = try await house.action(
        "Be late with a plan", body: house.health, due: date("2026-09-04"))
      try await house.action("Be late without", due: date("2026-09-03"))
      house.clock.set(date("2026-09-10"))
      _ = try await RecordProgress(house.acting(house.officer))(
        ProgressEntry(
          delivery: .inProgress, note: "Half is done", effectiveOn: date("2026-09-10"),
          expectedOn: date("2026-10-02")), on: explained.id, readAt: explained.version)
      try await WriteRecoveryPlan(house.acting(house.officer))(
        whyLate: "A nurse is ill", whatNow: "Another covers", byWhen: date("2026-09-18"),
        forAction: explained.id)
      let slow = try await house.action("Be expected late", due: date("2026-12-18"))
      _ = try await RecordProgress(house.acting(house.officer))(
        ProgressEntry(
          delivery: .inProgress, note: "It takes longer", effectiveOn: date("2026-09-10"),
          expectedOn: date("2027-01-29")), on: slow.id, readAt: slow.version)
      let pack = try await house.pack(for: house.meeting(on: date("2026-09-24")))
      let page = try await house.get(.pack(pack.id), as: house.director).text
      #expect(page.contains("2 exceptions"))
      #expect(page.contains("Not late yet, but expected after the due date:"))
      #expect(
        page.contains("Be expected late</a>. Due 18 December 2026. Expected by 29 January 2027."))
      for words in [
        "Why late", "A nurse is ill", "What now", "Another covers", "By when",
        "18 September 2026", "it has no recovery plan",
        "Due 4 September 2026. Expected by 2 October 2026.",
      ] { #expect(page.contains(words), "\(words)") }
      let file = try await house.get(
        Address.pack(pack.id).with("format", "csv"), as: house.director
      ).text
      #expect(file.contains("A nurse is ill,Another covers,2026-09-18,\(pack.sha256)"))
      #expect(file.contains("2026-09-04,2026-10-02,4,A nurse is ill"))
      #expect(file.contains("2026-12-18,2027-01-29,0,,,,"))
      #expect(file.contains("No recovery plan"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was withdrawn after its date is named among the exceptions, with the reason`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let late = try await house.action("Be late", due: date("2026-09-04"))
      let early = try await house.action("Be early", due: date("2026-12-18"))
      house.clock.set(date("2026-09-16"))
      for gone in [late, early] {
        _ = try await WithdrawAction(house.acting(house.officer))(
          gone.id, readAt: gone.version, by: house.decision("Others do it"))
      }
      let pack = try await house.pack(for: house.meeting(on: date("2026-09-24")))
      let page = try await house.get(.pack(pack.id), as: house.director).text
      #expect(page.contains("No action is at risk or off track."))
      #expect(page.contains("1 was withdrawn after the first due date:"))
      #expect(page.ranges(of: "1 action was withdrawn after its date").count == 1)
      #expect(page.contains("ACT-01 Be late</a>: Others do it"))
      #expect(page.ranges(of: "Withdrawn after its date").count == 1)
      let member = try await house.get(.pack(pack.id), as: house.member).text
      #expect(member.contains("ACT-01 Be late: Others do it"))
      let file = try await house.get(
        Address.pack(pack.id).with("format", "csv"), as: house.director
      ).text
      #expect(file.contains("ACT-01,Be late,,,Withdrawn after its date,2026-09-04"))
      #expect(file.contains("Withdrawn on 16 September 2026: Others do it"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Members of the board read its packs, others who sit elsewhere do not`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-24"))
      let pack = try await house.pack(for: meeting)
      for address in [Address.pack(pack.id), .board(house.board.id), .meeting(meeting.id)] {
        #expect(try await house.get(address, as: house.member).status == 200)
        await #expect(
          performing: { try await house.get(address, as: house.stranger) }, throws: isNotFound)
        await #expect(
          performing: { try await house.get(address, as: house.anybody) },
          throws: isNotPermitted)
      }
      #expect(
        try await house.get(.board, as: house.stranger).text.contains(
          "You do not sit on a board"))
      // Whoever has left the board reads nothing more of it.
      house.clock.set(date("2026-12-01"))
      try await house.unseat(house.superintendent)
      await #expect(
        performing: { try await house.get(.pack(pack.id), as: house.member) },
        throws: isNotFound)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A pack needs a plan, a meeting that is not cancelled, and somebody who may prepare it`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-24"))
      let take = TakePack(house.acting(house.officer))
      let none = try await problems { try await take(of: [], for: meeting.id) }
      #expect(none["plans"] != nil)
      await #expect(
        performing: {
          try await TakePack(house.acting(house.member))(of: [house.plan.id], for: meeting.id)
        }, throws: isNotPermitted)
      _ = try await KeepMeeting(house.acting(house.manager)).change(
        meeting.id, readAt: 1,
        to: MeetingEntry(
          heldOn: meeting.heldOn, startsAt: "14:00", place: "Town Hall", state: .cancelled))
      await #expect(
        performing: { try await take(of: [house.plan.id], for: meeting.id) }, throws: isConflict)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What the officer says opens the highlights, is compared with them, and is frozen`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      try await house.action("Be late", due: date("2026-09-04"))
      house.clock.set(date("2026-09-16"))
      let meeting = try await house.meeting(on: date("2026-09-24"))
      let form = try await house.get(.meeting(meeting.id, "pack"), as: house.officer).text
      #expect(form.contains("What should the board know first?"))
      func make(_ words: String, because: String = "") async throws -> Sight {
        try await house.post(
          .meeting(meeting.id, "pack"),
          [("plans", house.plan.id.text), ("highlights", words), ("keepBecause", because)],
          as: house.officer)
      }
      let warned = try await make("The rota is agreed. None is late.")
      #expect(warned.status == 422)
      #expect(
        warned.text.contains(
          "You wrote “None”; the plan has 1 of 1 action late in the snapshot of 16 September 2026.")
      )
      #expect(warned.text.contains("The rota is agreed. None is late.</textarea>"))
      #expect(warned.text.contains("Keep the words as written, because"))
      let made = try await make("The rota is agreed. One action is late.")
      let pack = try #require(made.destination)
      let page = try await house.get(pack, as: house.director).text
      #expect(page.contains("The rota is agreed. One action is late."))
      #expect(page.contains("for this pack, and frozen with its figures"))
      house.clock.set(date("2026-10-20"))
      #expect(try await house.get(pack, as: house.director).text == page)
      // Kept as written, the pack says itself that they disagree.
      let kept = try await make("None is late.", because: "It was done yesterday")
      let own = try await house.get(try #require(kept.destination), as: house.director).text
      #expect(own.contains("You wrote “None”; the plan has 1 of 1 action late in the snapshot"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The highlights are compared with the board's own meetings, measures and bodies`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      try await house.action("Be late", due: date("2026-09-04"))
      house.clock.set(date("2026-09-16"))
      let meeting = try await house.meeting(on: date("2026-09-24"))
      _ = try await house.meeting(on: date("2026-10-22"))
      _ = try await house.meeting(on: date("2026-10-08"), state: .cancelled)
      func make(_ words: String) async throws -> Sight {
        try await house.post(
          .meeting(meeting.id, "pack"), [("plans", house.plan.id.text), ("highlights", words)],
          as: house.officer)
      }
      for (words, says) in [
        (
          "The next meeting is on 8 October.",
          "the board meets on 24 September 2026, and next on 22 October 2026"
        ),
        ("M64 stands at 80 %.", "M64 (actions on time) is 0 of 1 (0 %) in the snapshot of"),
        (
          "Two partner actions are red.",
          "the plan has no partner actions in the snapshot"
        ),
        ("ACT-01 is twenty working days late.", "ACT-01 was due on 4 September 2026 and is 8"),
        ("We end on 31 November.", "You wrote “31 November”; there is no such day"),
      ] {
        let warned = try await make(words)
        #expect(warned.status == 422 && warned.text.contains(says), "\(words): \(warned.text)")
      }
      let made = try await make(
        "The next meeting is on 24 September. M64 stands at 0 %. No partner action is red.")
      let page = try await house.get(try #require(made.destination), as: house.director).text
      #expect(page.contains("No partner action is red."))
    }
  }

  @Test func `Equal snapshots are equal bytes, and what is written can be read`() throws {
    let snapshot = Snapshot(
      board: "Board", meetingOn: date("2026-09-24"), takenOn: date("2026-09-16"),
      takenAt: 1, takenBy: "Sam", since: nil, plans: [], changes: [], risks: [],
      decisions: [.init(reference: "DEC-01", decidedOn: date("2026-09-01"), text: "a/b “c”")],
      log: [])
    let bytes = try snapshot.document()
    #expect(try snapshot.document() == bytes)
    #expect(try Snapshot(document: bytes) == snapshot)
    #expect(String(decoding: bytes, as: UTF8.self).contains(#""decidedOn":"2026-09-01""#))
  }
}

extension BoardHouse {
  func pack(for meeting: Meeting) async throws -> BoardPack {
    try await TakePack(acting(officer))(of: [plan.id], for: meeting.id)
  }

  /// Moves the date of one action, verifies evidence for it, and withdraws the other.
  func change(_ moved: Action, _ withdrawn: Action) async throws {
    try await MoveDueDate(acting(officer))(
      of: .action(moved.id), readAt: 1,
      to: DueDateMove(
        dueOn: date("2026-10-30"), setBy: .panel, setByName: "Improvement Board",
        setOn: world.today(), paper: "Minute 4", approver: "Beatrix Orme", reason: "A nurse is ill")
    )
    let evidence = try await AddEvidence(acting(officer))(
      EvidenceEntry(
        kind: .audit, strength: .sampled, title: "Audit of ten records", text: "Nine of ten.",
        effectiveOn: date("2026-09-01")), to: .action(moved.id))
    _ = try await VerifyEvidence(acting(manager))(
      evidence.id, readAt: evidence.version, note: "I have read three of them.")
    _ = try await WithdrawAction(acting(officer))(
      withdrawn.id, readAt: withdrawn.version, by: decision("Others do it"))
  }

  /// A decision of today that somebody else than the officer approved.
  func decision(_ reason: String) -> DecisionEntry {
    DecisionEntry(
      setBy: .council, setByName: "Director of Children’s Services", setOn: world.today(),
      approver: "Ola Grant, director", reason: reason)
  }

  func unseat(_ person: Person) async throws {
    let (world, board) = (world, board)
    let seat = try await world.store.read { db in
      try db.members(of: board.id, in: Self.authority).first { $0.who == .person(person.id) }
    }
    guard let seat else { throw Missing() }
    _ = try await KeepMembers(acting(manager)).change(
      seat.id, readAt: seat.version,
      to: MemberEntry(
        who: seat.who, agency: seat.agency, role: seat.role, from: seat.from,
        to: world.today().adding(days: -1)))
  }
}
