import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Board

/// The board's pages as at a past day: they answer as at the day, or say that they cannot.
@Suite struct AsAtTests {
  @Test(arguments: StoreKind.available)
  func `S59: what waited in a plan on a past day is what was stored then`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let first = try await house.action("Rota", body: house.police, due: date("2026-09-20"))
      let second = try await house.action("Use the rota", due: date("2026-10-20"))
      try await LinkActions(house.acting(house.manager))(
        second.id, waitsFor: first.id, because: "The rota")
      house.clock.set(date("2026-10-01"))
      let here = Address.dependencies(ofPlan: house.plan.id)
      let then = try await house.get(here, as: house.officer).text
      #expect(then.contains("Thornmere Police"))
      house.clock.set(date("2026-11-02"))
      try await house.rename(house.police, "Vale Constabulary")
      _ = try await LinkActions(house.acting(house.manager))(
        first.id, waitsFor: try await house.action("Agree it", due: date("2026-12-01")).id,
        because: "")
      _ = try await house.get(here, as: house.officer)
      let past = try await house.get(here.with("as-at", "2026-10-01"), as: house.officer).text
      #expect(past.contains("As at 1 October 2026."))
      #expect(past.contains("Thornmere Police") && !past.contains("Agree it"))
      #expect(past.contains("/actions/\(second.id)?as-at=2026-10-01"))
      let managers = try await house.get(here.with("as-at", "2026-10-01"), as: house.manager).text
      #expect(!managers.contains("Write down what waits") && !managers.contains("Take out"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: the risks as at a past day have that day’s scores, and the file its name`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      try await house.risk("Posts stay empty")
      house.clock.set(date("2026-11-02"))
      try await house.risk("A second one")
      let past = try await house.get(Address.risks.with("as-at", "2026-10-01"), as: house.manager)
      #expect(past.text.contains("As at 1 October 2026."))
      #expect(past.text.contains("Posts stay empty") && !past.text.contains("A second one"))
      #expect(!past.text.contains("Enter a risk"))
      let file = try await house.get(
        Address.risks.with("as-at", "2026-10-01").with("format", "csv"), as: house.manager)
      #expect(!file.text.contains("A second one"))
      guard case .file(_, _, let name, _, _) = file.answer else {
        Issue.record("no file")
        return
      }
      #expect(name == "risks-as-at-2026-10-01.csv")
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: one risk as at a past day has that day’s words, owner and scores`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let risk = try await house.risk("Posts stay empty")
      house.clock.set(date("2026-10-01"))
      try await KeepRisk(house.acting(house.manager)).score(
        risk.id,
        ScoreEntry(
          likelihood: 5, impact: 5, scoredOn: date("2026-10-01"), reason: "Two more have left"),
        afterReading: 1, reviewOn: date("2026-12-01"))
      let here = Address.risk(risk.id)
      let register = Address.risks.with("as-at", "2026-09-15")
      let list = try await house.get(register, as: house.manager).text
      #expect(list.contains("/board/risks/\(risk.id)?as-at=2026-09-15"))
      #expect(!list.contains(">25<"))
      let past = try await house.get(here.with("as-at", "2026-09-15"), as: house.manager).text
      #expect(past.contains("As at 15 September 2026.") && past.contains("Posts stay empty"))
      #expect(!past.contains("Two more have left") && !past.contains("Score it again"))
      let now = try await house.get(here, as: house.manager).text
      #expect(now.contains("Two more have left") && now.contains("25 (likelihood 5 × impact 5)"))
      await #expect(
        performing: {
          try await house.get(here.with("as-at", "2026-08-15"), as: house.manager)
        }, throws: isNotFound)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: the challenge log as at a past day, and one challenge, are what was stored then`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let first = try await house.challenge("Is it good, or only done?")
      house.clock.set(date("2026-10-01"))
      _ = try await house.answer(first, satisfied: true)
      _ = try await house.challenge("And for children in care?")
      let day = "2026-09-10"
      let log = try await house.get(Address.challenges.with("as-at", day), as: house.manager).text
      #expect(log.contains("As at 10 September 2026.") && log.contains("Answer due in 3 working"))
      #expect(log.contains("Is it good") && !log.contains("children in care"))
      #expect(log.contains("?as-at=\(day)") && !log.contains("Write down a challenge"))
      let one = try await house.get(
        Address.challenge(first.id).with("as-at", day), as: house.manager
      ).text
      #expect(one.contains("As at 10 September 2026.") && one.contains("Answer due in 3 working"))
      #expect(!one.contains("Record the answer") && !one.contains("The answer<"))
      let today = try await house.get(.challenge(first.id), as: house.manager).text
      #expect(today.contains("satisfied with the answer"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: a meeting as at a past day has the agenda, minutes and log of that day`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-10"))
      let minutes = KeepMinutes(house.acting(house.manager))
      let item = try await minutes.addItem("Visits", to: meeting.id)
      let log = try await KeepLog(house.acting(house.manager)).add(
        LogWords(text: "Count visits", dueOn: date("2026-09-20")), at: meeting.id)
      house.clock.set(date("2026-10-01"))
      _ = try await minutes.change(
        item.id, readAt: item.version,
        to: KeepMinutes.ItemWords(
          title: "Visits", minutes: "Too few.", publicText: "", isPublic: false, position: 1))
      try await minutes.decide("Visit weekly", at: meeting.id)
      _ = try await KeepLog(house.acting(house.manager)).change(
        log.id, readAt: log.version,
        to: LogWords(
          text: "Count visits", dueOn: date("2026-09-20"), doneOn: date("2026-09-30"),
          outcome: "Counted"))
      _ = try await house.meeting(on: date("2026-10-08"))

      let day = "2026-09-25"
      let here = Address.meeting(meeting.id)
      let past = try await house.get(here.with("as-at", day), as: house.manager).text
      #expect(past.contains("As at 25 September 2026.") && past.contains("Nothing is minuted yet."))
      #expect(!past.contains("Too few.") && !past.contains("Visit weekly"))
      #expect(past.contains("Overdue") && !past.contains("Done 30 Sep"))
      #expect(!past.contains("Record a decision") && !past.contains("Make the pack"))
      #expect(!past.contains("id=\"note\""))
      let now = try await house.get(here, as: house.manager).text
      #expect(
        now.contains("Too few.") && now.contains("Visit weekly") && now.contains("Done 30 Sep"))

      let board = Address.board(house.board.id)
      let then = try await house.get(board.with("as-at", day), as: house.manager).text
      #expect(then.contains("Count visits") && !then.contains("8 October 2026"))
      #expect(then.contains("/board/meetings/\(meeting.id)?as-at=\(day)"))
      #expect(!then.contains("Add a member") && !then.contains("Plan one meeting"))
      let home = try await house.get(Address.board.with("as-at", day), as: house.manager).text
      #expect(home.contains("1 entry of the action log to do") && !home.contains("Enter another"))
      #expect(home.contains("/board/challenges?as-at=\(day)"))
      let today = try await house.get(.board, as: house.manager).text
      #expect(today.contains("0 entries of the action log") && today.contains("8 October 2026"))
      await #expect(
        performing: {
          try await house.get(here.with("as-at", "2026-08-20"), as: house.manager)
        }, throws: isNotFound)
      // Whoever only sits on the board sees it as it is.
      for address in [Address.board, board, here] {
        let seen = try await house.get(address.with("as-at", day), as: house.member).text
        #expect(seen.contains("This page is of today, 1 October 2026"), "\(address)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Whoever asked is whoever held the post on the day on which it was asked`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let post = try await house.chairsPost(heldBy: house.chair, from: date("2026-01-05"))
      let asked = try await house.challenge("Who will see it?", by: .post(post.id))
      house.clock.set(date("2026-10-01"))
      try await house.hold(post, house.superintendent, from: date("2026-10-01"), isInterim: true)
      let now = try await house.challenge("And now?", by: .post(post.id))
      let log = try await house.get(.challenges, as: house.officer).text
      #expect(log.contains("Beatrix Orme</div>"))
      #expect(log.contains("Beatrix Orme, Jo Lund (interim)</div>"))
      let first = try await house.get(.challenge(asked.id), as: house.officer).text
      #expect(first.contains("Independent Chair, Beatrix Orme, 1 September 2026"))
      let second = try await house.get(.challenge(now.id), as: house.officer).text
      #expect(second.contains("Jo Lund (interim), 1 October 2026"))
      let file = try await house.get(
        Address.challenges.with("format", "csv"), as: house.officer
      ).text
      #expect(file.contains("\"Independent Chair, Beatrix Orme\""))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who attended a meeting is called what they were called on its day`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-24"))
      house.clock.set(date("2026-11-02"))
      let name = house.superintendent.name
      try await house.world.store.write(as: house.manager.author, because: "a new name") { db in
        var person = house.superintendent
        person.name = "Jo Renamed"
        _ = try db.update(person)
      }
      let page = try await house.get(.meeting(meeting.id), as: house.manager).text
      #expect(page.contains(name) && !page.contains("Jo Renamed"))
      let later = try await house.meeting(on: date("2026-12-01"))
      #expect(
        try await house.get(.meeting(later.id), as: house.manager).text.contains("Jo Renamed"))
    }
  }
}

extension BoardHouse {
  fileprivate func chairsPost(heldBy person: Person, from day: CivilDate) async throws -> Post {
    let post = try await world.store.write(as: manager.author, because: "test") { db in
      try db.insert(
        Post(authority: Self.authority, title: "Independent Chair", body: boardBody.id))
    }
    try await hold(post, person, from: day)
    return post
  }

  fileprivate func hold(
    _ post: Post, _ person: Person, from day: CivilDate, isInterim: Bool = false
  ) async throws {
    try await world.store.write(as: manager.author, because: "test") { db in
      _ = try db.insert(
        PostHolding(
          authority: Self.authority, post: post.id, person: person.id, start: day,
          isInterim: isInterim))
    }
  }

  fileprivate func challenge(_ question: String, by owner: Owner) async throws -> Challenge {
    try await RaiseChallenge(acting(manager))(
      ChallengeEntry(question: question, askedBy: owner, askedOn: world.today(), plan: plan.id))
  }

  fileprivate func rename(_ body: Body, _ name: String) async throws {
    try await world.store.write(as: manager.author, because: "a new name") { db in
      var body = body
      body.name = name
      _ = try db.update(body)
    }
  }
}
