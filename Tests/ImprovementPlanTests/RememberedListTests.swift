import Kernel
import PageKit
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// The list of actions is kept between two changes; nobody may notice but by the time it takes.
@Suite struct RememberedListTests {
  /// One service, asked again and again.
  private struct Service {
    let house: PlanHouse
    let site: Site

    init(_ house: PlanHouse) {
      self.house = house
      var site = Site()
      ImprovementPlanSlice(world: house.world).addRoutes(to: &site)
      self.site = site
    }

    func see(_ address: Address = .actions, as user: User? = nil) async throws -> String {
      Sight(
        answer: try await site.answer(.get, address, as: user ?? house.officer, in: house.world)
      ).text
    }
  }

  @Test(arguments: StoreKind.available)
  func `What anybody changes is seen at once: an action, its plan’s name, its owner’s name`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let actions = try await house.askOfPartners()
      let service = Service(house)
      let first = try await service.see()
      #expect(first.contains("Health owns") && first.contains("100 on this page") == false)
      #expect(try await service.see() == first)
      let health = try #require(actions["Health owns"])
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2012-10-01")),
        on: health.id, readAt: health.version)
      let second = try await service.see()
      #expect(second != first)
      #expect(second.contains("Complete"))
      let authority = PlanHouse.authority
      try await house.world.store.write(as: house.officer.author, because: "a new name") { db in
        var body = try #require(try db.find(house.people.health.id, of: authority))
        body.name = "Thornmere Health Partnership"
        _ = try db.update(body)
      }
      #expect(try await service.see().contains("Thornmere Health Partnership"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The counts of the plans are kept between two changes, each day its own`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agree(try await house.plan())
      let service = Service(house)
      #expect(try await service.see(.plans).contains("No actions yet."))
      _ = try await house.action("Audit", serving: 1, in: plan, due: date("2012-10-05"))
      let first = try await service.see(.plans)
      #expect(first.contains("0 of 1 actions are complete") && !first.contains("1 action is late"))
      #expect(try await service.see(.plans) == first)
      let past = Address.plans.with("as-at", "2012-10-01")
      house.clock.set(date("2012-10-08"))
      #expect(try await service.see(.plans).contains("1 action is late"))
      #expect(!(try await service.see(past)).contains("1 action is late"))
      let inspector = house.user(.inspector, "Inspector")
      #expect(try await service.see(.plans, as: inspector).contains("1 action is late"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is kept for those who read the plans is never shown to others, nor “you” to another`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      _ = try await house.askOfPartners()
      let service = Service(house)
      #expect(try await service.see().contains("Health owns"))
      let police = house.user(.partnerLead, "Chief Inspector Lund", body: house.people.police.id)
      let theirs = try await service.see(as: police)
      #expect(theirs.contains("Police owns") && !theirs.contains("Health owns"))
      #expect(try await service.see().contains("Health owns"))
      let mine = Address.actions.with("owner", "me")
      let head = house.user(.improvementOfficer, "Head", person: house.people.head.id)
      #expect(try await service.see(mine).contains("Police leads") == false)
      #expect(try await service.see(mine, as: head).contains("Police leads"))
      #expect(try await service.see(mine).contains("Police leads") == false)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Each address has its own list: sorted, narrowed down, as at a day, as a file`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      _ = try await house.askOfPartners()
      let service = Service(house)
      let all = try await service.see()
      let police = try await service.see(
        Address.actions.with("body", house.people.police.id.text))
      #expect(!police.contains("Health owns") && all.contains("Health owns"))
      let down = try await service.see(Address.actions.with("sort", "title").with("order", "down"))
      #expect(down != all)
      let before = try await service.see(Address.actions.with("as-at", "2012-01-01"))
      #expect(!before.contains("Health owns"))
      let file = try await service.see(Address.actions.with("format", "csv"))
      #expect(file.hasPrefix("\u{FEFF}Reference") || file.contains("ACT-01"))
      #expect(try await service.see() == all)
    }
  }
}
