import Civil
import SiteMap
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct SlippageWordsTests {
  @Test(arguments: StoreKind.available)
  func `A median is explained only where one is shown`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      _ = try await house.action("Audit", serving: 1, in: plan, due: date("2012-10-05"))
      let here = Address.slippage(ofPlan: plan.id)
      let byAction = try await house.get(here).text
      #expect(!byAction.lowercased().contains("median"))
      let byBody = try await house.get(here.with("by", "body")).text
      #expect(byBody.contains("The median is the one in the middle."))
    }
  }
}
