import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import Voice

@Suite struct ConsultationTests {
  @Test(arguments: StoreKind.available)
  func `S30: a consultation with group, method and themes is cited as evidence for an action`(
    on kind: StoreKind
  ) async throws {
    try await withVoice(kind) { house in
      let held = try await house.held("2026-11-02")
      try await KeepGroups(house.acting()).add(
        .careLeavers, named: "Care leavers’ council", ages: "16 to 24", to: held.id)
      let evidence = try await CiteConsultation(house.acting())(
        held.id, for: house.action.id, shows: "Three in four were seen alone.")
      #expect(evidence.kind == .familyVoice)
      #expect(evidence.strength == .confirmedByFamily)
      #expect(evidence.effectiveOn == date("2026-11-02"))
      #expect(evidence.text.contains("Nobody asked us."))
      // Four eyes: it does not count before somebody else has looked.
      #expect(!evidence.counts)
      let file = try await house.read {
        try $0.consultationFile(held.id, of: VoiceHouse.authority)
      }
      #expect(file.citations.map(\.action) == [house.action.id])
      #expect(file.groups.map(\.words) == ["Care leavers’ council (aged 16 to 24)"])
      let twice = try await problems {
        try await CiteConsultation(house.acting())(held.id, for: house.action.id, shows: "Again")
      }
      #expect(twice.keys.contains("action"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was not held is not cited, and nothing that was said is written down for it`(
    on kind: StoreKind
  ) async throws {
    try await withVoice(kind) { house in
      let planned = try await house.consultation()
      #expect(
        try await isConflict {
          try await CiteConsultation(house.acting())(
            planned.id, for: house.action.id, shows: "Much")
        })
      #expect(
        try await isConflict {
          try await AnswerYouSaid(house.acting())(YouSaidEntry(said: "X"), at: planned.id)
        })
      let future = try await problems {
        try await KeepConsultation(house.acting()).hold(
          planned.id, readAt: 1, on: date("2026-11-24"), tookPart: nil, heard: "X")
      }
      #expect(future.keys.contains("heldOn"))
      let silent = try await problems {
        try await KeepConsultation(house.acting()).hold(
          planned.id, readAt: 1, on: date("2026-11-20"), tookPart: nil, heard: "")
      }
      #expect(silent.keys.contains("heard"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The day first planned is for ever, and another day needs a reason`(
    on kind: StoreKind
  ) async throws {
    try await withVoice(kind) { house in
      let made = try await house.consultation(planned: "2026-12-10")
      let keep = KeepConsultation(house.acting())
      let silent = try await problems {
        try await keep(house.entry(planned: "2027-01-14"), over: made.id, readAt: made.version)
      }
      #expect(silent.keys.contains("reason"))
      let moved = try await keep(
        house.entry(planned: "2027-01-14", reason: "The advocate is ill"), over: made.id,
        readAt: made.version)
      #expect(moved.firstPlannedOn == date("2026-12-10"))
      #expect(moved.plannedOn == date("2027-01-14"))
      // Without a day at first: the first day that is named is the first.
      let undated = try await house.consultation(planned: nil)
      let dated = try await keep(
        house.entry(planned: "2026-12-01"), over: undated.id, readAt: undated.version)
      #expect(dated.firstPlannedOn == date("2026-12-01"))
      await #expect(throws: StaleRecord.self) {
        try await keep(house.entry(planned: "2026-12-01"), over: dated.id, readAt: 1)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `It is held by a post or a body, never by a named person`(on kind: StoreKind) async throws {
    try await withVoice(kind) { house in
      let keep = KeepConsultation(house.acting())
      let named = try await problems {
        try await keep(house.entry(holder: .person(house.person.id)), about: house.plan.id)
      }
      #expect(named.keys.contains("holder"))
      let unknown = try await problems {
        try await keep(house.entry(holder: .body(ID())), about: house.plan.id)
      }
      #expect(unknown.keys.contains("holder"))
      let made = try await keep(house.entry(holder: .body(house.body.id)), about: house.plan.id)
      #expect(made.holder == .body(house.body.id))
      var foreign = house.entry()
      foreign.actions = [ID()]
      let entry = foreign
      let other = try await problems { try await keep(entry, about: house.plan.id) }
      #expect(other.keys.contains("actions"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What the public is told: no person, no small number, and only what was answered`(
    on kind: StoreKind
  ) async throws {
    try await withVoice(kind) { house in
      let held = try await house.held("2026-11-02")
      try await AnswerYouSaid(house.acting())(
        YouSaidEntry(said: "Ask us first.", answer: .did, response: "We do."), at: held.id)
      try await AnswerYouSaid(house.acting())(YouSaidEntry(said: "Not answered."), at: held.id)
      let off = try await house.consultation()
      try await KeepConsultation(house.acting()).cancel(
        off.id, readAt: off.version, because: "Nobody could come")
      let plan = house.plan.id
      let told = try await house.read {
        try $0.publicConsultations(
          ofPlan: plan, in: VoiceHouse.authority, on: VoiceHouse.today)
      }
      #expect(told.map(\.heldOn) == [date("2026-11-02")])
      #expect(told[0].answers.map(\.said) == ["Ask us first."])
      #expect(told[0].tookPart == "12 took part")
    }
    #expect(PublicConsultation.words(1) == "Fewer than six took part")
    #expect(PublicConsultation.words(5) == "Fewer than six took part")
    #expect(PublicConsultation.words(6) == "6 took part")
    #expect(PublicConsultation.words(0) == "0 took part")
  }

  @Test(
    arguments: [
      (YouSaidEntry(said: ""), "said"),
      (YouSaidEntry(said: "X", answer: .did), "response"),
      (YouSaidEntry(said: "X", response: "Y"), "answer"),
      (YouSaidEntry(said: "X", toldOn: date("2026-11-05")), "toldOn"),
      (
        YouSaidEntry(said: "X", answer: .did, response: "Y", toldOn: date("2026-11-01")), "toldOn"
      ),
      (
        YouSaidEntry(said: "X", answer: .did, response: "Y", toldOn: date("2026-11-24")), "toldOn"
      ),
    ] as [(YouSaidEntry, String)])
  func `What is wrong with an answer`(entry: YouSaidEntry, field: String) {
    let found = entry.problems(heldOn: date("2026-11-02"), today: date("2026-11-23"))
    #expect(found.map(\.field) == [field])
  }

  @Test(arguments: StoreKind.available)
  func `Who reads the plan only changes nothing`(on kind: StoreKind) async throws {
    try await withVoice(kind) { house in
      await #expect(throws: Refusal.self) {
        try await KeepConsultation(house.acting(house.inspector))(
          house.entry(), about: house.plan.id)
      }
      let made = try await house.consultation()
      let group = try await KeepGroups(house.acting()).add(
        .other, named: "The Otters", to: made.id)
      let again = try await problems {
        try await KeepGroups(house.acting()).add(.other, named: "the otters", to: made.id)
      }
      #expect(again.keys.contains("name"))
      await #expect(throws: Refusal.self) {
        try await KeepGroups(house.acting(house.inspector)).remove(group.id)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What became of consultations stands among the changes of their plan`(
    on kind: StoreKind
  ) async throws {
    try await withVoice(kind) { house in
      let keep = KeepConsultation(house.acting())
      let made = try await house.consultation()
      let moved = try await keep(
        house.entry(planned: "2027-01-20", reason: "The hall is shut"), over: made.id,
        readAt: made.version)
      _ = try await keep.cancel(moved.id, readAt: moved.version, because: "Snow")
      _ = try await house.held("2026-11-02")
      let undated = try await house.consultation(planned: nil)
      var renamed = house.entry()
      renamed.title = "Being heard"
      _ = try await keep(renamed, over: undated.id, readAt: undated.version)
      let (links, plan) = (VoiceSlice(world: house.world).planParts, house.plan)
      let changes = try await house.read {
        try links.changes($0, plan, Instant(milliseconds: 0), house.world.now())
      }
      #expect(
        changes.map(\.words) == [
          "“Being listened to” was planned for 10 December 2026.",
          "“Being listened to” was moved from 10 December 2026 to 20 January 2027: The hall is shut",
          "“Being listened to” was called off; it was planned for 20 January 2027: Snow",
          "“Being listened to” was planned for 2 November 2026.",
          "“Being listened to” was held on 2 November 2026.",
          "“Being listened to” was planned, without a day yet.",
          "“Being heard” is now planned for 10 December 2026.",
        ])
      #expect(Set(changes.map(\.topic)) == [.consultation])
      #expect(changes.first?.by == "Nora Field" && changes.first?.address == .consultation(made.id))
      let later = try await house.read {
        try links.changes($0, plan, house.world.now(), house.world.now())
      }
      #expect(later.isEmpty)
    }
  }
}
