import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Board

@Suite struct NoteTests {
  @Test(arguments: StoreKind.available)
  func `Only what is marked, agreed and published by somebody else is public`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let (meeting, items) = try await house.minutedMeeting()
      let note = Address.meeting(meeting.id, "note")
      await #expect(
        performing: { try await house.get(note, as: house.anybody) }, throws: isNotFound)
      let publish = PublishNote(house.acting(house.director))
      await #expect(
        performing: { try await publish(meeting.id, readAt: meeting.version) },
        throws: isConflict)

      try await house.agree([items[0]], at: meeting)
      await #expect(
        performing: { try await house.get(note, as: house.anybody) }, throws: isNotFound)
      await #expect(
        performing: {
          try await PublishNote(house.acting(house.manager))(
            meeting.id, readAt: meeting.version)
        }, throws: isNotPermitted)
      _ = try await publish(meeting.id, readAt: meeting.version)

      let page = try await house.get(note, as: house.anybody).text
      #expect(page.contains("How the plan is going") && page.contains("Most of it is in time."))
      for secret in [
        "A nurse is ill", "Marked but not agreed", "Words not agreed", "In private",
        "The manager is away", "Town Hall", "Jo Lund", "Bring the figures",
      ] { #expect(!page.contains(secret), "\(secret)") }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Changed words are agreed no longer, whoever came first`(_ kind: StoreKind) async throws {
    try await withBoardHouse(kind) { house in
      let (meeting, items) = try await house.minutedMeeting()
      let read = items[0]
      try await house.agree([read], at: meeting)
      // Somebody had the form open since before the chair agreed.
      let changed = try await KeepMinutes(house.acting(house.manager)).change(
        read.id, readAt: read.version,
        to: KeepMinutes.ItemWords(
          title: read.title, minutes: read.minutes, publicText: "Nobody agreed this.",
          isPublic: true, position: 1))
      #expect(changed.openness.agreedOn == nil)
      // Minutes are the board's own: changing them leaves the agreement alone.
      try await house.agree([changed], at: meeting)
      let minuted = try await house.stored(changed)
      let again = try await KeepMinutes(house.acting(house.manager)).change(
        minuted.id, readAt: minuted.version,
        to: KeepMinutes.ItemWords(
          title: minuted.title, minutes: "More minutes", publicText: minuted.publicText,
          isPublic: true, position: 1))
      #expect(again.openness.isAgreed)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What the public reads is not changed before its note was taken back`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let (meeting, items) = try await house.minutedMeeting()
      let decided = try await KeepMinutes(house.acting(house.manager)).decide(
        "We hire a nurse.", isPublic: true, at: meeting.id)
      try await house.agree([items[0]], decisions: [decided], at: meeting)
      _ = try await PublishNote(house.acting(house.director))(
        meeting.id, readAt: meeting.version)
      let (item, decision) = (try await house.stored(items[0]), try await house.stored(decided))
      func change(_ text: String, of kept: AgendaItem, public isPublic: Bool = true) async throws {
        var form = [
          ("title", kept.title), ("minutes", "More minutes"), ("publicText", text),
          ("position", "1"), ("version", "\(kept.version)"),
        ]
        if isPublic { form.append(("isPublic", "yes")) }
        _ = try await house.post(.agendaItem(kept.id), form, as: house.manager)
      }
      let decide = [
        ("text", "We hire two nurses."), ("isPublic", "yes"), ("version", "\(decision.version)"),
      ]
      await #expect(
        performing: { try await change("All of it is in time.", of: item) }, throws: isConflict)
      await #expect(
        performing: { try await change(item.publicText, of: item, public: false) },
        throws: isConflict)
      await #expect(
        performing: {
          try await house.post(.decision(decision.id), decide, as: house.manager)
        }, throws: isConflict)
      for form in [Address.agendaItem(item.id), .decision(decision.id)] {
        #expect(try await house.get(form, as: house.manager).text.contains("Take the note back"))
      }
      // Minutes are for the board, and what waits for the chair is in no note yet.
      try await change(item.publicText, of: item)
      try await change("Other words", of: items[1])
      let note = Address.meeting(meeting.id, "note")
      let read = try await house.get(note, as: house.anybody).text
      #expect(read.contains("Most of it is in time.") && read.contains("We hire a nurse."))

      // Taken back, changed, agreed, published again.
      _ = try await house.post(
        .withdrawNote(ofMeeting: meeting.id),
        [("version", "\(try await house.stored(meeting).version)")], as: house.manager)
      try await change("All of it is in time.", of: try await house.stored(item))
      _ = try await house.post(.decision(decision.id), decide, as: house.manager)
      #expect(
        try await !house.get(.agendaItem(item.id), as: house.manager).text
          .contains("Take the note back"))
      try await house.agree(
        [try await house.stored(item)], decisions: [try await house.stored(decision)], at: meeting)
      _ = try await house.post(
        note, [("version", "\(try await house.stored(meeting).version)")], as: house.director)
      let again = try await house.get(note, as: house.anybody).text
      #expect(again.contains("All of it is in time.") && again.contains("We hire two nurses."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is agreed later is not public before the note is published anew`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let (meeting, items) = try await house.minutedMeeting()
      try await house.agree([items[0]], at: meeting)
      _ = try await PublishNote(house.acting(house.director))(
        meeting.id, readAt: meeting.version)
      let published = house.world.today()
      let notes = try await house.get(.publicNotes, as: house.anybody).text
      #expect(!notes.contains("taken back") && !notes.contains("Taken back"))
      house.clock.set(date("2026-10-05"))
      let agreed = try await house.stored(items[1])
      let answer = try await house.post(
        .meeting(meeting.id, "agreement"),
        [
          ("source", "Chair’s letter"),
          ("agreed", "item:\(agreed.id.text):\(agreed.version)"),
        ] + dateFields("agreedOn", "2026-10-05"), as: house.manager)
      guard case .redirect(_, let notice) = answer.answer else {
        Issue.record("It was not taken.")
        return
      }
      #expect(notice?.contains("The note has gone back") == true)
      // That it was public is not taken back.
      let note = Address.meeting(meeting.id, "note")
      let told =
        "This note was taken back on 5 October 2026. It had been published on \(published.longForm)."
      let page = try await house.get(note, as: house.anybody).text
      #expect(page.contains(told) && !page.contains("Words not agreed"))
      #expect(!page.contains("Most of it is in time."))
      let list = try await house.get(.publicNotes, as: house.anybody).text
      #expect(list.contains("taken back on 5 October 2026"))
      #expect(!list.contains("No note has been published here yet."))
      let known = try await house.stored(meeting)
      _ = try await PublishNote(house.acting(house.director))(known.id, readAt: known.version)
      #expect(try await house.get(note, as: house.anybody).text.contains("Words not agreed"))
      #expect(
        try await !house.get(.publicNotes, as: house.anybody).text.contains("taken back on"))
      let again = try await house.stored(meeting)
      _ = try await house.post(
        .withdrawNote(ofMeeting: meeting.id), [("version", "\(again.version)")],
        as: house.manager)
      #expect(try await house.get(note, as: house.anybody).text.contains("was taken back on"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The chair agrees what was shown: words that changed meanwhile are refused`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let (meeting, items) = try await house.minutedMeeting()
      _ = try await KeepMinutes(house.acting(house.manager)).change(
        items[0].id, readAt: items[0].version,
        to: KeepMinutes.ItemWords(
          title: "Other words", minutes: "", publicText: "", isPublic: true, position: 1))
      await #expect(throws: StaleRecord.self) {
        try await house.agree([items[0]], at: meeting)
      }
      await #expect(
        performing: { try await house.agree([items[2]], at: meeting) }, throws: isConflict)
      let nothing = try await problems { try await house.agree([], at: meeting) }
      #expect(nothing["agreed"] != nil)
    }
  }
}

extension NoteTests {
  @Test(arguments: StoreKind.available)
  func `Of an item in private everybody reads that there was one, and the ground`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let (meeting, items) = try await house.minutedMeeting()
      try await house.agree([items[0]], at: meeting)
      func mark(_ item: AgendaItem, _ marks: [(String, String)]) async throws -> Sight {
        let known = try await house.stored(item)
        return try await house.post(
          .agendaItem(item.id),
          [
            ("title", known.title), ("minutes", known.minutes), ("publicText", known.publicText),
            ("position", "\(known.position)"), ("version", "\(known.version)"),
          ] + marks, as: house.manager)
      }
      let closed = [("isPrivate", "yes"), ("exemption", "business")]
      let reason = ("publicInterest", "A tender is running")
      for (marks, words) in [
        (closed, "Say why keeping it private outweighs the public interest in it."),
        ([("exemption", "business"), reason], "A ground is for an item in private."),
        (
          closed + [reason, ("isPublic", "yes")], "An item in private has no words for the public."
        ),
        ([("isPrivate", "yes"), ("exemption", "other")], "Choose one of the answers"),
      ] {
        let refused = try await mark(items[2], marks)
        #expect(refused.status == 422 && refused.text.contains(words), "\(words)")
      }
      #expect(try await !house.stored(items[2]).privacy.isPrivate)
      #expect(try await mark(items[2], closed + [reason]).status == 303)
      let inside = try await house.get(.meeting(meeting.id), as: house.member).text
      for words in ["In private, Paragraph 3: financial or business affairs", reason.1] {
        #expect(inside.contains(words), "\(words)")
      }
      // What was for the public and agreed is not, once it is private.
      #expect(try await mark(items[1], [("isPrivate", "yes")]).status == 303)
      _ = try await PublishNote(house.acting(house.director))(
        meeting.id, readAt: meeting.version)
      let page = try await house.get(.meeting(meeting.id, "note"), as: house.anybody).text
      #expect(page.contains("Most of it is in time."))
      #expect(page.ranges(of: "An item was discussed in private").count == 2)
      #expect(
        page.contains(
          "It was about exempt information: financial or business affairs (Local Government Act 1972, Schedule 12A, paragraph 3)."
        ))
      #expect(page.contains("Its subject is not public."))
      for secret in [
        items[1].title, "Words not agreed", "The manager is away", "In private", reason.1,
      ] { #expect(!page.contains(secret), "\(secret)") }
      // What everybody reads changes only after the note was taken back.
      for item in [items[0], items[1]] {
        await #expect(
          performing: { _ = try await mark(item, item == items[0] ? closed + [reason] : []) },
          throws: isConflict)
      }
      let open = try await house.stored(items[1])
      _ = try await house.post(
        .agendaItem(open.id),
        [
          ("title", open.title), ("minutes", "More"), ("publicText", open.publicText),
          ("position", "2"), ("isPrivate", "yes"), ("version", "\(open.version)"),
        ], as: house.manager)
      #expect(try await house.stored(items[1]).minutes == "More", "minutes are the board’s own")
    }
  }

  @Test(arguments: StoreKind.available)
  func `That something was private is no note by itself`(_ kind: StoreKind) async throws {
    try await withBoardHouse(kind) { house in
      let (meeting, items) = try await house.minutedMeeting()
      _ = try await KeepMinutes(house.acting(house.manager)).change(
        items[2].id, readAt: items[2].version,
        to: KeepMinutes.ItemWords(
          title: items[2].title, minutes: "", publicText: "", isPublic: false,
          privacy: Privacy(isPrivate: true), position: 3))
      await #expect(
        performing: {
          try await PublishNote(house.acting(house.director))(meeting.id, readAt: meeting.version)
        }, throws: isConflict)
    }
  }
}

extension BoardHouse {
  /// A meeting that was held: an item for the public, one that waits for the chair, a private one.
  func minutedMeeting() async throws -> (Meeting, [AgendaItem]) {
    let planned = try await meeting(on: date("2026-09-24"))
    clock.set(date("2026-09-25"))
    let held = try await KeepMeeting(acting(manager)).change(
      planned.id, readAt: 1,
      to: MeetingEntry(
        heldOn: planned.heldOn, startsAt: "14:00", place: "Town Hall", state: .held))
    try await KeepLog(acting(manager)).add(LogWords(text: "Bring the figures"), at: held.id)
    let minutes = KeepMinutes(acting(manager))
    var items: [AgendaItem] = []
    for (title, inside, outside) in [
      ("How the plan is going", "A nurse is ill", "Most of it is in time."),
      ("Marked but not agreed", "Inside", "Words not agreed"),
      ("In private", "The manager is away", ""),
    ] {
      let made = try await minutes.addItem(title, to: held.id)
      items.append(
        try await minutes.change(
          made.id, readAt: 1,
          to: KeepMinutes.ItemWords(
            title: title, minutes: inside, publicText: outside, isPublic: !outside.isEmpty,
            position: made.position)))
    }
    return (held, items)
  }

  func agree(
    _ items: [AgendaItem], decisions: [Decision] = [], at meeting: Meeting
  ) async throws {
    try await RecordAgreement(acting(manager))(
      items: Dictionary(items.map { ($0.id, $0.version) }, uniquingKeysWith: { $1 }),
      decisions: Dictionary(
        decisions.map { ($0.id, $0.version) }, uniquingKeysWith: { $1 }), on: world.today(),
      source: "Chair’s letter", at: meeting.id)
  }
}
