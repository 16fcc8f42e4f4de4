import Civil
import Kernel
import Registers
import SiteMap
import Storage
import TestKit
import Testing

@testable import Board

/// What partners ask of each other at learning events, in the challenge log (S55).
@Suite struct EventChallengeTests {
  @Test(arguments: StoreKind.available)
  func
    `S55, M62: what was asked at an event is taken to the log, once, with all that a challenge has`(
      _ kind: StoreKind
    ) async throws
  {
    try await withBoardHouse(kind) { house in
      let event = try await house.event()
      let raised = try await house.raised("Who tells the school?", at: event)
      let address = Address.takeUpChallenge(raisedAs: raised.id)
      let form = try await house.get(address, as: house.officer).text
      #expect(form.contains("Who tells the school?</textarea>"))
      #expect(form.contains("It was raised at Learning day on 28 August 2026."))
      let fields: [(String, String)] =
        [
          ("question", "Who tells the school?"), ("askedBy", Owner.body(house.health.id).formValue),
          ("askedOf", Owner.body(house.police.id).formValue), ("eventChallenge", raised.id.text),
        ] + dateFields("askedOn", "2026-08-28")
      let taken = try await house.post(.newChallenge, fields, as: house.officer)
      let challenge = try #require(try await house.log().first)
      #expect(taken.destination == .challenge(challenge.id))
      #expect(challenge.event == event && challenge.eventChallenge == raised.id)
      // Ten working days from Friday 28 August, with the bank holiday on the Monday.
      #expect(challenge.dueOn == date("2026-09-14"))
      let page = try await house.get(.challenge(challenge.id), as: house.officer).text
      #expect(page.contains("Learning day, 28 August 2026"))
      let log = try await house.get(.challenges, as: house.officer).text
      #expect(log.contains("0 closed with impact, of 1 raised"))
      // The same a second time, by the form and by whoever had it open already.
      for again in [
        await refusal { _ = try await house.get(address, as: house.officer) },
        await refusal { _ = try await house.post(.newChallenge, fields, as: house.manager) },
      ] { #expect(again?.contains("is in the log already, as CH-01") == true) }
      #expect(try await house.log().count == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An event may be what a challenge is about, but not before it was held`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let event = try await house.event()
      let form = try await house.get(
        Address.newChallenge.with("event", event.text), as: house.officer
      ).text
      #expect(form.contains("Learning day, 28 August 2026"))
      let raise = RaiseChallenge(house.acting(house.officer))
      var entry = house.entry("What became of what was said there?")
      entry.event = event
      entry.askedOn = date("2026-08-27")
      let early = try await problems { _ = try await raise(entry) }
      #expect(early["askedOn"]?.contains("That event is of 28 August 2026") == true)
      entry.askedOn = date("2026-08-28")
      let kept = try await raise(entry)
      #expect(kept.event == event)
      // It is about none after all: that is put right.
      let loose = try await raise.change(
        kept.id, readAt: kept.version, to: house.entry(kept.question))
      #expect(loose.event == nil)
      entry.event = ID()
      await #expect(performing: { _ = try await raise(entry) }, throws: isNotFound)
      entry.event = nil
      entry.eventChallenge = ID()
      await #expect(performing: { _ = try await raise(entry) }, throws: isNotFound)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A challenge that was taken up stays its event’s when its question is corrected`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let event = try await house.event()
      let raised = try await house.raised("Who tells the school?", at: event)
      let raise = RaiseChallenge(house.acting(house.officer))
      var entry = house.entry("Who tells the school?")
      entry.eventChallenge = raised.id
      let taken = try await raise(entry)
      let form = try await house.get(.challenge(taken.id, "edit"), as: house.officer).text
      #expect(!form.contains("At or about which learning event?"))
      let corrected = try await raise.change(
        taken.id, readAt: taken.version, to: house.entry("Who tells the school, and when?"))
      #expect(corrected.question == "Who tells the school, and when?")
      #expect(corrected.event == event && corrected.eventChallenge == raised.id)
      // The day of the event was put right since: no reason to refuse another correction.
      house.clock.set(date("2026-09-03"))
      try await KeepEvent(house.acting(house.officer))(
        EventEntry(title: "Learning day", heldOn: date("2026-09-02")), over: event, readAt: 1)
      var later = house.entry(corrected.question)
      later.askedOn = corrected.askedOn
      later.dueOn = date("2026-10-01")
      let moved = try await raise.change(corrected.id, readAt: corrected.version, to: later)
      #expect(moved.dueOn == date("2026-10-01"))
    }
  }
}

extension BoardHouse {
  /// An event of the Friday before.
  fileprivate func event() async throws -> LearningEvent.ID {
    try await KeepEvent(acting(officer))(
      EventEntry(title: "Learning day", heldOn: date("2026-08-28"))
    ).id
  }

  fileprivate func raised(
    _ text: String, at event: LearningEvent.ID
  ) async throws -> EventChallenge {
    try await KeepEvent(acting(officer)).recordChallenge(
      text, from: health.id, to: police.id, at: event)
  }

  fileprivate func log() async throws -> [Challenge] {
    try await world.store.read { try $0.challenges(of: Self.authority) }
  }
}
