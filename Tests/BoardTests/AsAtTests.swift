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
      guard case .file(_, _, let name, _) = file.answer else {
        Issue.record("no file")
        return
      }
      #expect(name == "risks-as-at-2026-10-01.csv")
    }
  }

  @Test func `The challenge log is of today, and says so when another day is asked for`()
    async throws
  {
    try await withBoardHouse(.sqlite) { house in
      let page = try await house.get(
        Address.challenges.with("as-at", "2026-08-01"), as: house.manager)
      #expect(page.text.contains("This page is of today, 1 September 2026; it cannot be shown"))
      let today = try await house.get(.challenges, as: house.manager)
      #expect(!today.text.contains("This page is of today"))
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
  fileprivate func rename(_ body: Body, _ name: String) async throws {
    try await world.store.write(as: manager.author, because: "a new name") { db in
      var body = body
      body.name = name
      _ = try db.update(body)
    }
  }
}
