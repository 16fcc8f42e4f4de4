import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// A plan that was brought in without an inspection has headings of its own: wherever a plan is put
/// together by its recommendations, it is put together by them.
@Suite struct OwnHeadingTests {
  private static let headings = ["Recommendation 4 of thirteen", "Our own idea"]

  private func recorded(_ house: PlanHouse) async throws -> Plan {
    let found = try await house.readPlan()
    try await house.decide(found) { $0.isPlaced = true }
    return try await house.record(found)
  }

  @Test(arguments: StoreKind.available)
  func `Each heading has its actions in the order of the plan, and is rated as the worst of them`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let overview = try await house.overview(of: try await recorded(house))
      #expect(overview.ownHeadings.map(\.title) == Self.headings)
      #expect(
        overview.ownHeadings.map { $0.actions.map(\.action.reference) }
          == [["ACT-01", "ACT-02"], ["ACT-03", "ACT-04"]])
      for heading in overview.ownHeadings {
        let rated = heading.actions.compactMap { overview.ratings.actions[$0.action.id]?.shown }
        #expect(rated.count == 2 && heading.delivery == RollUp.worst(of: rated))
        #expect(heading.deliveryWord == heading.delivery.map(overview.ratings.rule.word(for:)))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The timeline puts its bars together by them, on the page and in the file`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await recorded(house)
      let words = try await house.overview(of: plan).ownHeadings.map(\.deliveryWord)
      let here = Address.timeline(ofPlan: plan.id)
      let page = try await house.get(here).text
      let file = try await house.get(here.with("format", "csv")).text
      for (heading, word) in zip(Self.headings, words) {
        // In the drawing it may be broken into lines.
        #expect(page.contains("\(heading) (Delivery: \(word).)"), "\(heading)")
        #expect(file.ranges(of: "\r\n\(heading),Delivery: \(word).,ACT-0").count == 2, "\(heading)")
      }
      #expect(!page.contains("No recommendation"))
      let body = try await house.get(here.with("by", "partner")).text
      #expect(!body.contains("\(Self.headings[0]) (Delivery"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Coverage and ratings show them beside the recommendations, and count them for none`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await recorded(house)
      for address in [Address.coverage(ofPlan: plan.id), .ratings(ofPlan: plan.id)] {
        let page = try await house.get(address).text
        #expect(page.contains("By the council’s own headings"), "\(address)")
        for heading in Self.headings { #expect(page.contains(heading), "\(address)") }
      }
      let coverage = Address.coverage(ofPlan: plan.id)
      #expect(
        try await house.get(coverage).text.contains(
          "What stands under these headings does not count towards the coverage."))
      let file = try await house.get(coverage.with("format", "csv")).text
      #expect(file.contains("\r\n,,Our own idea,,,,\"ACT-03, ACT-04\","))
      // A plan of recommendations alone is as it was.
      let other = try await house.plan()
      let plain = try await house.get(.coverage(ofPlan: other.id)).text
      #expect(!plain.contains("By the council’s own headings"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What serves a recommendation and what stands under a heading are shown together`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      _ = try await house.action("Audit", serving: 1, in: plan, due: date("2012-11-09"))
      try await house.record(try await house.readPlan(for: plan))
      let timeline = PlanTimeline(try await house.overview(of: plan), by: .outcome)
      let last = try #require(timeline.groups.last)
      #expect(last.name == "Our own idea" && last.bars.count == 2)
      let served = try await house.recommendations[0].reference
      #expect(timeline.groups.first?.name == served)
      #expect(Set(timeline.bars.map(\.action.id)).count == 5, "each action stands somewhere")
    }
  }
}
