import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

/// The inspectors’ own reference stands beside ours wherever the plan lists a recommendation.
@Suite struct BothReferencesTests {
  @Test(arguments: StoreKind.available)
  func `What the report calls a recommendation stands beside our reference`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      var third = try await house.recommendations[2]
      third.printedNumber = "3(b)"
      let printed = third
      try await house.world.store.write(as: .system, because: "test") { _ = try $0.update(printed) }
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 2, 3, in: plan)
      let items = try await house.overview(of: plan).items
      let (own, other) = (items[2], items[3].recommendation.reference)
      let both = "\(own.recommendation.reference) (3(b) in the report)"
      for address in [
        Address.plan(plan.id), .coverage(ofPlan: plan.id), .onePage(ofPlan: plan.id),
        .ratings(ofPlan: plan.id), .timeline(ofPlan: plan.id), .action(action.id),
        .outcome(own.outcome.id, inPlan: plan.id),
        .outcome(own.outcome.id, inPlan: plan.id, "response"),
      ] {
        let text = try await house.get(address).text
        #expect(text.contains(both), "\(address)")
        #expect(!text.contains("\(other) ("), "\(address)")
      }
      let coverage = try await house.get(
        Address.coverage(ofPlan: plan.id).with("format", "csv")
      ).text
      #expect(coverage.contains("Reference,Number in the report,Recommendation or heading"))
      #expect(coverage.contains("\(own.recommendation.reference),3(b),Recommendation 3"))
      let actions = Address.actions.with("format", "csv")
      for address in [actions, actions.with("plan", plan.id.text)] {
        let file = try await house.get(address).text
        #expect(file.contains("Recommendation,Number in the report,Plan"))
        #expect(file.contains(",3(b),Children’s improvement plan"))
      }
    }
  }
}
