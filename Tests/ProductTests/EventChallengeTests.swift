import Board
import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Registers
import Storage
import TestKit
import Testing
import Web

@testable import Product

/// What partners ask of each other at a learning event, on its page, in the challenge log, in search
/// and for programs (S55).
@Suite struct EventChallengeTests {
  @Test(arguments: StoreKind.available)
  func `S55: an event’s page says of each challenge how it stands, and each is found by its words`(
    _ kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let product = house.product
      let (event, first, _) = try await house.eventWithTwoChallenges()
      let page = "/registers/events/\(event)"
      let before = try await product.get(page, as: house.officer).text
      #expect(before.matches(of: /Not in the challenge log yet\./).count == 2)
      #expect(before.contains("/board/challenges/new?eventChallenge=\(first.id)"))
      let found = try await product.get("/search?q=wombat", as: house.officer).text
      #expect(found.contains("\(page)#challenges") && found.contains("Raised at a learning event"))
      let stranger = try await product.visitor(.partnerLead)
      #expect(
        try await !product.get("/search?q=wombat", as: stranger).text.contains("Learning day"))

      let taken = try await product.post(
        "/board/challenges/new",
        [
          ("question", "Who sees the wombat?"), ("askedBy", "body:\(house.health.id)"),
          ("askedOf", "body:\(house.police.id)"), ("askedOn", "18"), ("askedOn-month", "11"),
          ("askedOn-year", "2026"), ("eventChallenge", first.id.text),
        ], as: house.officer)
      let challenge = try #require(taken.location)
      let after = try await product.get(page, as: house.officer).text
      #expect(after.matches(of: /Not in the challenge log yet\./).count == 1)
      #expect(after.contains("href=\"\(challenge)\""))
      #expect(after.contains("Answer due in 8 working days"))
      let all = try await product.get("/registers/challenges", as: house.officer).text
      #expect(all.contains("href=\"\(challenge)\"") && all.contains("Not yet"))
      // Now it is found in the log, once; the other one as before.
      let logged = try await product.get("/search?q=wombat", as: house.officer).text
      #expect(logged.contains("href=\"\(challenge)\"") && !logged.contains("\(page)#challenges"))
      #expect(
        try await product.get("/search?q=dingo", as: house.officer).text.contains(
          "\(page)#challenges"))
      // As at a past day, as it stood then.
      house.clock.set(day("2026-11-23"))
      let officer = try await product.visitor(.improvementOfficer)
      let then = try await product.get(page + "?as-at=2026-11-20", as: officer).text
      #expect(then.contains("CH-01") && then.contains("Answer due in 8 working days"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was written down at an event is corrected on record, until it is in the log`(
    _ kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let product = house.product
      let (event, first, _) = try await house.eventWithTwoChallenges()
      let address = "/registers/challenges/\(first.id)"
      func words(_ text: String, to body: Body, version: Int = 1) -> [(String, String)] {
        [
          ("text", text), ("from", house.health.id.text), ("to", body.id.text),
          ("version", "\(version)"),
        ]
      }
      #expect(
        try await product.get(address, as: house.officer).text.contains("Who sees the wombat?"))
      let same = try await product.post(address, words("Who?", to: house.health), as: house.officer)
      #expect(same.text.contains("A body challenges another one."))
      let kept = try await product.post(
        address, words("Who sees the wallaby?", to: house.police), as: house.officer)
      #expect(kept.location == "/registers/events/\(event)#challenges")
      let inspector = try await product.visitor(.inspector)
      let page = try await product.get("/registers/events/\(event)", as: inspector).text
      #expect(page.contains("Who sees the wallaby?") && page.contains("See what it said before"))
      let history = try await product.get("/history/event_challenge/\(first.id)", as: inspector)
      #expect(history.text.contains("Who sees the wombat?"))
      #expect(history.text.contains("Challenge at a learning event corrected"))
      // Somebody who had read the words before.
      let late = try await product.post(
        address, words("Who sees the emu?", to: house.police), as: house.officer)
      #expect(late.status == .conflict)

      try await house.takeUp(first)
      let shut = try await product.post(
        address, words("Who sees the emu?", to: house.police, version: 2), as: house.officer)
      #expect(shut.status == .conflict)
      #expect(shut.text.contains("It is in the challenge log as CH-01."))
      #expect(try await product.get(address, as: house.officer).status == .conflict)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A program corrects an event’s challenge, takes it to the log and lists those of an event`(
    _ kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      let (event, first, _) = try await house.eventWithTwoChallenges()
      let key = try await api.key(
        of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      let corrected = try await api.ask(
        .put, "/api/v1/registers/challenges/\(first.id)", with: key,
        "{\"text\": \"Who sees the wallaby?\", \"from\": \"\(house.health.id)\", \"to\": \"\(house.police.id)\", \"version\": 1}"
      )
      #expect(corrected.status.code < 300, "\(corrected.text)")
      let entry =
        "{\"question\": \"Who sees the wallaby?\", \"askedBy\": \"body:\(house.health.id)\", \"askedOn\": \"2026-11-18\", \"eventChallenge\": \"\(first.id)\"}"
      let taken = try await api.ask(.post, "/api/v1/board/challenges", with: key, entry)
      #expect(taken.status.code < 300, "\(taken.text)")
      let again = try await api.ask(.post, "/api/v1/board/challenges", with: key, entry)
      #expect(again.status == .conflict)
      let about =
        "{\"question\": \"And since?\", \"askedBy\": \"body:\(house.health.id)\", \"askedOn\": \"2026-11-19\", \"event\": \"\(event)\"}"
      #expect(
        try await api.ask(.post, "/api/v1/board/challenges", with: key, about).status.code < 300)
      let listed =
        try await api.ask(
          .get, "/api/v1/board/challenges?event=\(event)", with: key
        ).json["items"]?.items ?? []
      #expect(listed.map { $0["reference"]?.text } == ["CH-01", "CH-02"])
      #expect(listed.map { $0["event"]?.text } == [event.text, event.text])
      #expect(listed.map { $0["eventChallenge"]?.text } == [first.id.text, nil])
      // The second one stands on the event’s page although nothing was written down there.
      let page = try await api.get("/registers/events/\(event)", as: house.officer).text
      #expect(page.contains("And since?") && page.contains("CH-02"))
    }
  }
}

extension LinkHouse {
  /// An event two days ago at which the health service asked two things of the police.
  fileprivate func eventWithTwoChallenges() async throws -> (
    ID<LearningEvent>, EventChallenge, EventChallenge
  ) {
    let keep = KeepEvent(try await acting())
    let event = try await keep(EventEntry(title: "Learning day", heldOn: day("2026-11-18"))).id
    return (
      event,
      try await keep.recordChallenge(
        "Who sees the wombat?", from: health.id, to: police.id, at: event),
      try await keep.recordChallenge(
        "Who feeds the dingo?", from: health.id, to: police.id, at: event)
    )
  }

  fileprivate func takeUp(_ raised: EventChallenge) async throws {
    try await RaiseChallenge(try await acting())(
      ChallengeEntry(
        question: raised.text, askedBy: .body(raised.from), askedOn: day("2026-11-18"),
        eventChallenge: raised.id))
  }

  private func acting() async throws -> ActingUser {
    ActingUser(try await product.user(.improvementOfficer), in: product.world)
  }
}
