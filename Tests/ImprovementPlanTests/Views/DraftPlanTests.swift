import Civil
import Kernel
import Markup
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// Nobody has agreed a draft yet: what it would ask is told from what is asked.
@Suite struct DraftPlanTests {
  @Test(arguments: StoreKind.available)
  func `A draft is marked among the rows of other plans, and nobody is behind with it`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let police = house.people.police.id
      _ = try await house.action(
        "Patrol", serving: 4, in: plan, owner: .body(police), due: date("2012-10-10"))
      house.clock.set(date("2012-10-22"))
      let (world, lead) = (
        house.world, house.user(.partnerLead, "Jo Marsh", body: police)
      )
      func watched() async throws -> (reminders: Int, deadlines: Int) {
        try await world.store.read { db in
          (
            try db.actionsToWatch(of: PlanHouse.authority).count,
            try db.deadlines(of: lead, on: date("2012-10-22")).count
          )
        }
      }
      func byLink() async throws -> [String] {
        try await world.store.read { db in
          try AskedOfBody(house.people.police, in: world, db).actions.map(\.action.title)
        }
      }
      let file = Address.actions.with("format", "csv")
      let (byBody, byPlan) = (
        Address.slippage.with("by", "body").with("format", "csv"),
        Address.slippage.with("format", "csv")
      )
      let grid = try await house.get(.updateActions).text
      #expect(grid.contains("Draft plan"))
      let typed = try await house.get(Address.updateActions.with("format", "csv")).text
      #expect(typed.contains("Children’s improvement plan (draft)"))
      let rows = try await house.get(.actions).text
      #expect(rows.contains("Draft plan") && rows.contains("has passed; nobody has agreed it yet"))
      #expect(rows.contains("by the dates of a draft"))
      #expect(!rows.contains("It is ") && !rows.contains("working days late</"))
      #expect(try await house.get(file).text.contains("Children’s improvement plan (draft)"))
      #expect(try await !house.get(byBody).text.contains("Thornmere Police"))
      #expect(
        try await house.get(Address.slippage.with("by", "body")).text.contains(
          "Plans that are still drafts are left out."))
      #expect(try await house.get(byPlan).text.contains("(October 2012) – draft"))
      #expect(try await house.get(.partners).text.contains("leads none"))
      #expect(!(try await house.get(.partner(police)).text).contains("Patrol"))
      #expect(
        !(try await house.get(Address.partner(police).with("as-at", "2012-10-15")).text)
          .contains("Patrol"))
      #expect(try await byLink() == [])
      for address in [Address.actions, file] {
        #expect(!(try await house.get(address, as: lead)).text.contains("Patrol"), "\(address)")
      }
      #expect(try await watched() == (0, 0))
      let card = try await house.get(.plans).text
      #expect(card.contains("Not agreed yet; 1 due date passed."))
      #expect(!card.contains("1 action is late"))

      let home = Visit(world: world, user: lead, address: .home)
      let slice = ImprovementPlanSlice(world: world)
      let asked = try await slice.home(home).description
      #expect(asked.contains("Nothing that is asked of you") && !asked.contains("Patrol"))

      try await house.agree(plan)
      #expect(try await slice.home(home).description.contains("8 working days late"))
      #expect(try await house.get(.partner(police)).text.contains("Patrol"))
      #expect(try await byLink() == ["Patrol"])
      for address in [Address.actions, file] {
        #expect(try await house.get(address, as: lead).text.contains("Patrol"), "\(address)")
      }
      for address in [Address.actions, .updateActions, file, byPlan, .partner(police)] {
        let text = try await house.get(address).text
        #expect(!text.contains("Draft plan") && !text.contains("draft)"), "\(address)")
        #expect(!text.contains("– draft"))
      }
      #expect(try await house.get(byBody).text.contains("Thornmere Police"))
      #expect(try await house.get(.partners).text.contains("0 of 1 (0 %)"))
      #expect(try await watched() == (1, 1))
      #expect(try await house.get(.plans).text.contains("1 action is late"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A plan that follows no inspection says so instead of counting to nought`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.world.store.write(as: .system, because: "test") { db in
        try db.insert(
          Plan(
            authority: PlanHouse.authority, title: "Our own plan", versionLabel: "",
            datedOn: date("2012-10-01")))
      }
      for address in [Address.plans, .plan(plan.id), .coverage(ofPlan: plan.id)] {
        let text = try await house.get(address).text
        #expect(!text.contains("0 of 0"), "\(address)")
        #expect(text.contains("recommendation of an inspection"), "\(address)")
      }
    }
  }
}
