import Board
import Civil
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Kernel
import Registers
import Storage
import TestKit
import Testing
import Web

@testable import Product

/// What registers and boards ask of a body stands behind its link too, and is answered there.
@Suite struct PartnerQuestionTests {
  /// What the police are asked beside the plan.
  struct Asked: Sendable {
    let readiness: ReadinessQuestion
    let challenge: Challenge
    let entry: LogEntry
  }

  private static func ask(_ house: LinkHouse) async throws -> Asked {
    let officer = ActingUser(
      User(
        account: nil, authority: house.authority, name: "Board manager",
        roles: [.boardManager, .improvementOfficer]), in: house.product.world)
    let readiness = try await AskReadiness(officer)(
      ReadinessQuestionEntry(
        title: "The framework of 2027", question: "Are your files in order?",
        askedOn: day("2026-11-10"), answerBy: day("2026-12-20"), partners: [house.police.id]))
    let (board, post) = try await house.product.world.store.write(as: .system, because: "test") {
      db in
      let board = try db.insert(
        Body(authority: house.authority, name: "Thornmere Board", kind: .board))
      return (
        board,
        try db.insert(
          Post(authority: house.authority, title: "Chief Superintendent", body: house.police.id))
      )
    }
    let kept = try await KeepBoard(officer)(
      BoardEntry(
        terms: "As agreed", cadence: "Monthly", cadenceWeeks: 4, startsAt: "10:00", place: "Hall"),
      ofBody: board.id)
    let meeting = try await KeepMeeting(officer)(
      MeetingEntry(heldOn: day("2026-11-12"), startsAt: "10:00", place: "Hall"), of: kept.id)
    let entry = try await KeepLog(officer).add(
      LogWords(
        text: "Bring the figures of night calls", owner: .post(post.id), dueOn: day("2026-12-10")),
      at: meeting.id)
    let challenge = try await RaiseChallenge(officer)(
      ChallengeEntry(
        question: "Why do calls wait?", askedBy: .body(board.id), askedOf: .body(house.police.id),
        askedOn: day("2026-11-12"), dueOn: day("2026-12-04")))
    return Asked(readiness: readiness, challenge: challenge, entry: entry)
  }

  @Test(arguments: StoreKind.available)
  func `All that is asked of a body stands on one page: what, by when, from whom`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      _ = try await Self.ask(house)
      let holder = try await house.holder(of: try await house.link())
      let page = try await house.page(of: holder).text
      for words in [
        "Also asked of you", "Are your files in order?", "20 December 2026",
        "Why do calls wait?", "4 December 2026", "Thornmere Board",
        "Bring the figures of night calls", "10 December 2026", "Chief Superintendent",
        "5 things are open",
      ] { #expect(page.contains(words), "\(words)") }
      let partner = try await house.product.get(
        "/partners/\(house.police.id)", as: house.officer
      ).text
      #expect(partner.contains("Also asked of it") && partner.contains("Why do calls wait?"))

      let other = try await house.holder(of: try await house.link(for: house.health))
      let others = try await house.page(of: other).text
      for words in ["Also asked", "Are your files", "Why do calls", "night calls"] {
        #expect(!others.contains(words), "\(words)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Readiness is answered by the link, in the visitor’s name`(on kind: StoreKind) async throws {
    try await withLinks(on: kind) { house in
      let asked = try await Self.ask(house)
      let holder = try await house.holder(of: try await house.link())
      let address = "\(holder.page)/questions/readiness/\(asked.readiness.id)"
      let form = try await house.product.get(address, as: holder.visitor)
      #expect(form.status == .ok && form.text.contains("Are your files in order?"))
      let bare = try await house.product.post(
        address, [("rating", "ready"), ("seen", "0"), ("asked", "1")] + Self.today,
        as: holder.visitor)
      #expect(bare.status == .unprocessableContent && bare.text.contains("Say what shows it."))
      let sent = try await house.product.post(
        address,
        [("rating", "nearlyReady"), ("evidence", "An audit"), ("seen", "0"), ("asked", "1")]
          + Self.today,
        as: holder.visitor)
      #expect(sent.location == holder.page)
      let said = try await house.product.world.store.read { db in
        try db.readiness(asked.readiness.id, of: house.authority).partners.first?.latest
      }
      #expect(said?.rating == .nearlyReady)
      #expect(said?.assessedBy == "Jo Marsh (Inspector), Thornmere Police, by link")
      #expect(
        try await house.page(of: holder).text.contains(
          "Thornmere Police said on 20 November 2026: nearly ready")
      )
      #expect(
        try await house.uses().suffix(2).map(\.wasAllowed) == [false, true],
        "the refused try is told from the answer")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A program reads who is asked of a question; a partner’s lead, of their own body only`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let (officer, lead) = (
        try await house.product.user(.improvementOfficer),
        try await house.product.user(.partnerLead, body: house.police.id)
      )
      let question = try await AskReadiness(ActingUser(officer, in: house.product.world))(
        ReadinessQuestionEntry(
          title: "The framework of 2027", question: "Are your files in order?",
          askedOn: day("2026-11-10"), partners: [house.police.id, house.health.id]))
      for (user, bodies) in [(officer, [house.police, house.health]), (lead, [house.police])] {
        let key = try await house.product.key(of: user)
        let answer = try await house.product.ask(
          .get, "/api/v1/registers/readiness/\(question.id)", with: key)
        #expect(
          try Set(answer.json["partners"]?.items.compactMap(\.text) ?? [])
            == Set(bodies.map(\.id.text)))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was answered says when and what, and is not asked again once something newer is`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let officer = ActingUser(
        User(
          account: nil, authority: house.authority, name: "Officer", roles: [.improvementOfficer]),
        in: house.product.world)
      func ask(_ title: String, _ day: CivilDate) async throws -> ReadinessQuestion {
        try await AskReadiness(officer)(
          ReadinessQuestionEntry(
            title: title, question: "Are your files in order?", askedOn: day, answerBy: nil,
            partners: [house.police.id]))
      }
      let old = try await ask("The framework of 2013", day("2013-01-10"))
      try await AssessReadiness(officer)(
        ReadinessEntry(rating: .ready, evidence: "An audit", assessedOn: day("2013-02-01")),
        of: house.police.id, to: old.id, readAt: old.version, after: 0)
      let holder = try await house.holder(of: try await house.link())
      let alone = try await house.page(of: holder).text
      #expect(alone.contains("Thornmere Police said on 1 February 2013: ready"))
      #expect(alone.contains("Say how ready you are by now: The framework of 2013"))

      _ = try await ask("The framework of 2027", day("2026-11-10"))
      let page = try await house.page(of: holder).text
      #expect(page.contains("Thornmere Police said on 1 February 2013: ready"))
      #expect(page.contains("Say how ready you are: The framework of 2027"))
      #expect(!page.contains("by now: The framework of 2013"))
      #expect(page.contains("It is answered, and you were asked about your readiness again since."))
      let again = try await house.product.get(
        "\(holder.page)/questions/readiness/\(old.id)", as: holder.visitor)
      #expect(again.status == .conflict)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The partner’s page of a past day has what it was also asked, as it stood then`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let asked = try await Self.ask(house)
      let link = try await house.link()
      house.clock.set(day("2026-11-23"))
      let holder = try await house.holder(of: link)
      let sent = try await house.product.post(
        "\(holder.page)/questions/readiness/\(asked.readiness.id)",
        [("rating", "nearlyReady"), ("evidence", "An audit"), ("seen", "0"), ("asked", "1")]
          + Self.today,
        as: holder.visitor)
      #expect(sent.location == holder.page)
      house.clock.set(day("2026-11-24"))
      let officer = try await house.product.visitor(.improvementOfficer)
      let said = "Thornmere Police said on 20 November 2026: nearly ready"
      let partner = "/partners/\(house.police.id)"
      let now = try await house.product.get(partner, as: officer).text
      #expect(now.contains("Also asked of it") && now.contains(said))
      let then = try await house.product.get(partner + "?as-at=2026-11-20", as: officer).text
      for words in ["Also asked of it", "Are your files in order?", "Why do calls wait?"] {
        #expect(then.contains(words), "\(words)")
      }
      #expect(!then.contains(said) && then.contains("Not answered yet"))
    }
  }

  private static let today = [
    ("assessedOn", "20"), ("assessedOn-month", "11"), ("assessedOn-year", "2026"),
  ]

  @Test(arguments: StoreKind.available)
  func `A challenge is answered once; whether it satisfies, whoever asked says`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let asked = try await Self.ask(house)
      let holder = try await house.holder(of: try await house.link())
      let address = "\(holder.page)/questions/challenge/\(asked.challenge.id)"
      let version = "\(asked.challenge.version)"
      let silent = try await house.product.post(
        address, [("answer", ""), ("version", version)], as: holder.visitor)
      #expect(silent.status == .unprocessableContent)
      let sent = try await house.product.post(
        address, [("answer", "Two posts are vacant"), ("version", version)], as: holder.visitor)
      #expect(sent.location == holder.page)
      let kept = try await house.product.world.store.read { db in
        try db.find(asked.challenge.id, of: house.authority)
      }
      #expect(kept?.answer == "Two posts are vacant")
      #expect(kept?.answeredBy == "Jo Marsh (Inspector), Thornmere Police, by link")
      #expect(kept?.isSatisfied == nil && kept?.closedOn == nil)
      let again = try await house.product.post(
        address, [("answer", "Again"), ("version", "2")], as: holder.visitor)
      #expect(again.status == .conflict)
      #expect(try await house.page(of: holder).text.contains("Two posts are vacant"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Words about an entry of the action log are added, and the board says when it is done`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let asked = try await Self.ask(house)
      let holder = try await house.holder(of: try await house.link())
      let address = "\(holder.page)/questions/log/\(asked.entry.id)"
      for (version, words) in [("1", "Asked the analyst"), ("2", "Figures are here")] {
        let sent = try await house.product.post(
          address, [("words", words), ("version", version)], as: holder.visitor)
        #expect(sent.location == holder.page)
      }
      let kept = try await house.product.world.store.read { db in
        try db.find(asked.entry.id, of: house.authority)
      }
      let by = "20 November 2026, Jo Marsh (Inspector), Thornmere Police, by link"
      #expect(kept?.outcome == "\(by): Asked the analyst\n\(by): Figures are here")
      #expect(kept?.doneOn == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What others are asked is not even said to be there`(on kind: StoreKind) async throws {
    try await withLinks(on: kind) { house in
      let asked = try await Self.ask(house)
      let health = try await house.holder(of: try await house.link(for: house.health))
      for path in [
        "readiness/\(asked.readiness.id)", "challenge/\(asked.challenge.id)",
        "log/\(asked.entry.id)", "other/\(asked.entry.id)",
      ] {
        let address = "\(health.page)/questions/\(path)"
        #expect(try await house.product.get(address, as: health.visitor).status == .notFound)
        let sent = try await house.product.post(
          address, [("answer", "x"), ("words", "x"), ("version", "1")], as: health.visitor)
        #expect(sent.status == .notFound)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who answers for the body and signs in finds the same at home, and answers there`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let asked = try await Self.ask(house)
      let lead = try await house.product.visitor(.partnerLead, body: house.police.id)
      let home = try await house.product.get("/", as: lead).text
      #expect(home.contains("Why do calls wait?") && home.contains("Are your files in order?"))
      let address = "/asked-of-us/challenge/\(asked.challenge.id)"
      #expect(try await house.product.get(address, as: lead).status == .ok)
      let sent = try await house.product.post(
        address, [("answer", "Two posts are vacant"), ("version", "\(asked.challenge.version)")],
        as: lead)
      #expect(sent.location == "/")
      #expect(try await house.product.get(address, as: house.officer).status == .notFound)
      let other = try await house.product.visitor(.partnerLead, body: house.health.id)
      #expect(try await house.product.get(address, as: other).status == .notFound)
    }
  }
}
