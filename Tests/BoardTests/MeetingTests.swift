import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import Board

@Suite struct CadenceTests {
  @Test(arguments: [
    // Every four weeks from a Thursday; Christmas Eve is a working day, New Year's Eve too.
    ("2026-11-26", 4, "2026-11-26", ["2026-12-24", "2027-01-21", "2027-02-18"]),
    // Good Friday 2027 is 26 March: the meeting moves to Tuesday, the next stays on a Friday.
    ("2027-03-19", 1, "2027-03-19", ["2027-03-30", "2027-04-02", "2027-04-09"]),
    // Nothing is proposed for a day that has passed.
    ("2026-01-05", 4, "2026-03-20", ["2026-03-30", "2026-04-27", "2026-05-26"]),
  ])
  func `The next dates are so many weeks apart, on working days, and never in the past`(
    last: String, weeks: Int, today: String, expected: [String]
  ) {
    let dates = Cadence.dates(
      everyWeeks: weeks, after: date(last), today: date(today), count: 3,
      calendar: .englandAndWales)
    #expect(dates == expected.map { date($0) })
  }

  @Test(
    arguments: [
      ("14:00", "14:00"), ("9.30", "09:30"), ("09:5", nil), ("24:00", nil), ("14", nil),
      ("two", nil),
    ] as [(String, String?)])
  func `A time of day is tidied or refused`(text: String, tidy: String?) {
    #expect(ClockTime.tidy(text) == tidy)
  }
}

@Suite struct MeetingTests {
  @Test(arguments: StoreKind.available)
  func `Two people who change one meeting are merged field by field, or told`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-24"))
      func sent(_ place: String, _ time: String) -> [(String, String)] {
        dateFields("heldOn", "2026-09-24") + [
          ("startsAt", time), ("place", place), ("state", "planned"), ("remarks", ""),
          ("version", "1"),
        ]
      }
      _ = try await house.post(
        .meeting(meeting.id, "edit"), sent("Library", "14:00"), as: house.manager)
      _ = try await house.post(
        .meeting(meeting.id, "edit"), sent("Town Hall", "15:00"), as: house.director)
      let merged = try await house.stored(meeting)
      #expect(merged.place == "Library")
      #expect(merged.startsAt == "15:00")
      await #expect(throws: StaleRecord.self) {
        try await house.post(
          .meeting(meeting.id, "edit"), sent("Online", "14:00"), as: house.manager)
      }
      #expect(try await house.stored(meeting) == merged)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A board meets once a day, holds no meeting in the future, and plans dates in one go`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      _ = try await house.meeting(on: date("2026-09-24"))
      let twice = try await problems { _ = try await house.meeting(on: date("2026-09-24")) }
      #expect(twice["heldOn"]?.contains("already") == true)
      let future = try await problems {
        _ = try await house.meeting(on: date("2026-10-22"), state: .held)
      }
      #expect(future["state"] != nil)
      let page = try await house.get(.board(house.board.id), as: house.manager).text
      #expect(page.contains("Thursday 22 October 2026"))
      _ = try await house.post(
        .board(house.board.id, "dates"), [("dates", "2026-10-22"), ("dates", "2026-11-19")],
        as: house.manager)
      let meetings = try await house.world.store.read { [id = house.board.id] in
        try $0.meetings(of: id, in: BoardHouse.authority)
      }
      #expect(
        meetings.map(\.heldOn)
          == [date("2026-11-19"), date("2026-10-22"), date("2026-09-24")])
      #expect(meetings.allSatisfy { $0.startsAt == "14:00" && $0.place == "Town Hall" })
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nothing is decided or agreed at a meeting of a later day, nor is what decided moved there`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-24"))
      let (form, page) = (Address.meeting(meeting.id, "decisions"), Address.meeting(meeting.id))
      #expect(try await !house.get(page, as: house.manager).text.contains("Record a decision"))
      for attempt in [
        { try await house.get(form, as: house.manager) },
        { try await house.post(form, [("text", "Visit weekly")], as: house.manager) },
      ] {
        await #expect(
          performing: { _ = try await attempt() },
          throws: {
            "\($0)".contains("This meeting is planned for 24 September 2026")
          })
      }
      let item = try await KeepMinutes(house.acting(house.manager)).addItem(
        "Visits", to: meeting.id)
      let marked = try await KeepMinutes(house.acting(house.manager)).change(
        item.id, readAt: item.version,
        to: KeepMinutes.ItemWords(
          title: "Visits", minutes: "", publicText: "Visits", isPublic: true, position: 1))
      for day in ["2026-09-01", "2026-09-24"] {
        let refused = try await problems {
          try await RecordAgreement(house.acting(house.manager))(
            items: [marked.id: marked.version], decisions: [:], on: date(day), source: "Letter",
            at: meeting.id)
        }
        #expect(
          refused["agreedOn"] == "The chair agrees after the meeting, and not in the future.")
      }

      // On its day it may decide.
      house.clock.set(date("2026-09-24"))
      #expect(try await house.get(page, as: house.manager).text.contains("Record a decision"))
      #expect(
        try await house.post(form, [("text", "Visit weekly")], as: house.manager).status == 303)
      await #expect(
        performing: {
          _ = try await KeepMeeting(house.acting(house.manager)).change(
            meeting.id, readAt: house.stored(meeting).version,
            to: MeetingEntry(heldOn: date("2026-10-08"), startsAt: "14:00", place: "Town Hall"))
        },
        throws: { "\($0)".contains("2026: DEC-01.") })
    }
  }

  @Test(arguments: StoreKind.available)
  func `The action log is carried from meeting to meeting until it is done`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let first = try await house.meeting(on: date("2026-09-24"))
      let second = try await house.meeting(on: date("2026-10-22"))
      let third = try await house.meeting(on: date("2026-11-19"))
      house.clock.set(date("2026-09-24"))
      let log = KeepLog(house.acting(house.manager))
      let entry = try await log.add(
        LogWords(
          text: "Bring the figures", owner: .body(house.police.id), dueOn: date("2026-10-01")),
        at: first.id)
      house.clock.set(date("2026-10-22"))
      var page = try await house.get(.meeting(second.id), as: house.member).text
      #expect(page.contains("Carried from earlier meetings"))
      #expect(page.contains("Bring the figures") && page.contains("Overdue"))
      let undone = try await problems {
        _ = try await log.change(
          entry.id, readAt: 1,
          to: LogWords(text: entry.text, doneOn: date("2026-10-22"), outcome: ""))
      }
      #expect(undone["outcome"] != nil)
      _ = try await log.change(
        entry.id, readAt: 1,
        to: LogWords(
          text: entry.text, owner: entry.owner, dueOn: entry.dueOn, doneOn: date("2026-10-22"),
          outcome: "They are in the pack"))
      page = try await house.get(.meeting(second.id), as: house.member).text
      #expect(page.contains("They are in the pack"))
      page = try await house.get(.meeting(third.id), as: house.member).text
      #expect(!page.contains("Bring the figures"))
      page = try await house.get(.meeting(first.id), as: house.member).text
      #expect(page.contains("Bring the figures"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who was there stays on record when the day of the meeting is put right`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let nurse = try await house.world.store.write(as: .system, because: "test") { db in
        try db.insert(Person(authority: BoardHouse.authority, name: "Ada Finch"))
      }
      let newcomer = try await KeepMembers(house.acting(house.manager)).add(
        MemberEntry(
          who: .person(nurse.id), agency: house.health.id, role: .member,
          from: date("2026-09-24")),
        to: house.board.id)
      let meeting = try await house.meeting(on: date("2026-09-24"))
      house.clock.set(date("2026-09-25"))
      try await house.keep(meeting, .held, on: "2026-09-24")
      let form = Address.meeting(meeting.id, "attendance")
      _ = try await house.post(
        form, [("at-\(newcomer.id.text)", "present")], as: house.manager)
      try await house.keep(meeting, .held, on: "2026-09-23")
      let page = try await house.get(.meeting(meeting.id), as: house.director).text
      #expect(page.contains("Does not sit on the board on that day"))
      #expect(page.ranges(of: "Present").count == 1)
      // It can be corrected still.
      _ = try await house.post(
        form,
        [("at-\(newcomer.id.text)", "apologies"), ("version-\(newcomer.id.text)", "1")],
        as: house.manager)
      let after = try await house.get(.meeting(meeting.id), as: house.director).text
      #expect(after.contains("Apologies"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Attendance is noted for each member; a deputy has a name`(_ kind: StoreKind) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-24"))
      let members = try await house.world.store.read { [id = house.board.id] in
        try $0.members(of: id, in: BoardHouse.authority)
      }
      let nameless = try await house.post(
        .meeting(meeting.id, "attendance"), [("at-\(members[1].id.text)", "deputy")],
        as: house.manager)
      #expect(nameless.status == 422)
      _ = try await house.post(
        .meeting(meeting.id, "attendance"),
        [
          ("at-\(members[0].id.text)", "present"), ("at-\(members[1].id.text)", "deputy"),
          ("deputy-\(members[1].id.text)", "Aled Voss"),
        ], as: house.manager)
      let page = try await house.get(.meeting(meeting.id), as: house.member).text
      #expect(page.contains("Sent a deputy: Aled Voss"))
      #expect(page.contains("Independent chair"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Two people who note the attendance at once keep each other’s words, or are told`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-24"))
      let form = Address.meeting(meeting.id, "attendance")
      let members = try await house.world.store.read { [id = house.board.id] in
        try $0.members(of: id, in: BoardHouse.authority)
      }
      let (first, second) = (members[0].id, members[1].id)
      func states() async throws -> [BoardMember.ID: Attendance.State] {
        let noted = try await house.world.store.read {
          try $0.attendance(of: meeting.id, in: BoardHouse.authority)
        }
        return Dictionary(noted.map { ($0.member, $0.state) }, uniquingKeysWith: { $1 })
      }
      // Both had opened the form before anything was noted.
      _ = try await house.post(
        form, [("at-\(first.text)", "apologies"), ("_base", "")], as: house.manager)
      _ = try await house.post(
        form, [("at-\(second.text)", "absent"), ("_base", "")], as: house.director)
      #expect(try await states() == [first: .apologies, second: .absent])
      let page = try await house.get(form, as: house.manager).text
      #expect(page.contains("name=\"_base\" value=\"at-\(first.text)=apologies\""), "\(page)")
      #expect(page.contains("name=\"version-\(first.text)\" value=\"1\""))

      // Both say something else of one member.
      let opened = [
        ("_base", "at-\(first.text)=apologies"), ("_base", "at-\(second.text)=absent"),
        ("version-\(first.text)", "1"), ("version-\(second.text)", "1"),
        ("at-\(second.text)", "absent"),
      ]
      _ = try await house.post(
        form, opened + [("at-\(first.text)", "present")], as: house.manager)
      let told = try await house.post(
        form, opened + [("at-\(first.text)", "absent")], as: house.director)
      #expect(told.status == 409)
      #expect(told.text.contains("\(house.manager.name) wrote here"), "\(told.text)")
      #expect(try await states()[first] == .present)
      // A program says which version it had read.
      await #expect(throws: StaleRecord.self) {
        try await house.post(
          form, [("at-\(first.text)", "absent"), ("version-\(first.text)", "1")],
          as: house.director)
      }
      _ = try await house.post(
        form, [("at-\(first.text)", "absent"), ("version-\(first.text)", "2")],
        as: house.director)
      #expect(try await states() == [first: .absent, second: .absent])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A board has one chair at a time, and nobody sits on it twice`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let members = KeepMembers(house.acting(house.manager))
      let second = try await problems {
        try await members.add(
          MemberEntry(
            who: .person(house.superintendent.id), role: .independentChair,
            from: date("2026-09-01")), to: house.board.id)
      }
      #expect(second["role"]?.contains("has a chair") == true)
      #expect(second["who"]?.contains("already") == true)
      try await house.unseat(house.chair)
      try await house.unseat(house.superintendent)
      try await members.add(
        MemberEntry(
          who: .person(house.superintendent.id), role: .independentChair,
          from: date("2026-09-01")), to: house.board.id)
      await #expect(
        performing: {
          try await KeepMembers(house.acting(house.officer)).add(
            MemberEntry(who: .person(house.chair.id), role: .member, from: date("2026-09-01")),
            to: house.board.id)
        }, throws: isNotPermitted)
    }
  }
}
