import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// What is said of a plan that was closed with something open in it.
@Suite struct ClosedPlanTests {
  /// A plan with one complete action, under one of thirteen recommendations.
  private static func plan(in house: PlanHouse) async throws -> Plan {
    let plan = try await house.agree(house.plan())
    let action = try await house.action(
      "Recruit", serving: 1, in: plan, due: date("2012-12-21"))
    _ = try await house.complete(action)
    return plan
  }

  private static func close(_ plan: Plan, in house: PlanHouse) async throws {
    _ = try await ChangePlan(house.acting())(
      plan.id, readAt: house.stored(plan).version,
      to: PlanEntry(
        title: plan.title, versionLabel: plan.versionLabel, datedOn: plan.datedOn,
        owningBody: plan.owningBody), state: .closed,
      leavingOpen: "Twelve of thirteen go on elsewhere")
  }

  private static func home(of house: PlanHouse) async throws -> String {
    let visit = Visit(world: house.world, user: house.officer, address: .home)
    return try await ImprovementPlanSlice(world: house.world).home(visit).description
  }

  @Test(arguments: StoreKind.available)
  func `A closed plan says when, by whom and why with what is open, on each of its pages`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await Self.plan(in: house)
      house.clock.set(date("2012-10-05"))
      try await Self.close(plan, in: house)
      house.clock.set(date("2012-10-08"))
      let words =
        "This plan was closed on 5 October 2012 by Sam Okafor, although something in it was open: Twelve of thirteen go on elsewhere."
      let pages: [Address] = [
        .plan(plan.id), .onePage(ofPlan: plan.id), .versions(ofPlan: plan.id),
        .changes(ofPlan: plan.id), .coverage(ofPlan: plan.id),
      ]
      for page in pages {
        #expect(try await house.get(page).text.contains(words), "\(page.path)")
      }
      let before = Address.plan(plan.id).with("as-at", "4 October 2012")
      #expect(!(try await house.get(before).text).contains("This plan was closed"))
      let then = Address.plan(plan.id).with("as-at", "6 October 2012")
      #expect(try await house.get(then).text.contains(words))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What the law asks for runs on in a closed plan until it is done`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await Self.plan(in: house)
      try await Self.close(plan, in: house)
      #expect(try await Self.home(of: house).contains("31 working days left"))
      #expect(try await house.get(.plan(plan.id)).text.contains("Enter the day it was done"))

      // Where another plan answers the inspection now, it stands there and once.
      let next = try await CreatePlan(house.acting())(
        from: house.inspection.id,
        PlanEntry(title: "Next plan", versionLabel: "", datedOn: date("2012-10-01")),
        confirmsAnother: true)
      let home = try await Self.home(of: house)
      #expect(home.contains("31 working days left") && home.contains(next.id.text))
      #expect(!home.contains(plan.id.text))

      let source = try #require(try await house.overview(of: plan).sources.first)
      for clock in source.clocks {
        try await RecordDutyAnswer(house.acting())(
          clock.rule.key, of: source.link.id, done: date("2012-10-01"))
      }
      #expect(!(try await Self.home(of: house)).contains("working days left"))
      let done = try await house.get(.plan(plan.id)).text
      #expect(done.contains("Done on 1 October 2012"))
      #expect(!done.contains("Enter the day it was done"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A plan with a recommendation that has no action is not called complete`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await Self.plan(in: house)
      for page in [Address.plan(plan.id), .figures(ofPlan: plan.id)] {
        let text = try await house.get(page).text
        #expect(
          text.contains(
            "All its actions are complete, but 12 recommendations have no action, so nobody can say when the plan will be complete."
          ), "\(page.path)")
        #expect(!text.contains("It is complete."), "\(page.path)")
      }
    }
  }
}
