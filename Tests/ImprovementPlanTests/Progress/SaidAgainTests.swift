import Civil
import Kernel
import SiteMap
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct SaidAgainTests {
  @Test(arguments: StoreKind.available)
  func `The page of an action names the first and the last day on which its state was said`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      var action = try await house.action("Audit", serving: 1, in: plan, due: date("2012-12-14"))
      func say(_ note: String) async throws {
        action = try await RecordProgress(house.acting())(
          ProgressEntry(delivery: .inProgress, note: note, effectiveOn: house.world.today()),
          on: action.id, readAt: action.version)
      }
      try await say("Begun")
      let once = try await house.get(.action(action.id)).text
      #expect(once.contains("The work is in progress. Said by Sam Okafor on 1 October 2012"))
      house.clock.set(date("2012-11-12"))
      try await say("Ten of twenty")
      let page = try await house.get(.action(action.id)).text
      #expect(page.contains("Said first by Sam Okafor on 1 October 2012"))
      #expect(page.contains(", last by Sam Okafor on 12 November 2012"))
    }
  }
}
