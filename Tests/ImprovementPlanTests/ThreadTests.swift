import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct ThreadTests {
  @Test(arguments: StoreKind.available)
  func `S20: from a finding down to its actions, and from an action up to the finding`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let finding = try await RecordFinding(house.acting())(
        FindingEntry(kind: .needsImproving, text: "Too many children wait too long."),
        in: house.inspection.id)
      let recommendation = try await RecordRecommendations(house.acting())(
        RecommendationEntry(
          text: "Make sure that children are seen", timescale: .threeMonths,
          findings: [finding.id]), in: house.inspection.id)
      let plan = try await house.plan()
      let action = try await house.action("See every child", serving: 14, in: plan)

      let (world, officer) = (house.world, house.officer)
      let links = ImprovementPlanSlice(world: world).planLinks
      let down = try await world.store.read { try links.actions($0, officer, [recommendation.id]) }
      #expect(down[recommendation.id]?.map(\.title) == ["ACT-01 See every child"])
      #expect(down[recommendation.id]?.first?.address == .action(action.id))
      #expect(down[recommendation.id]?.first?.state.hasPrefix("not started") == true)

      let up = try await world.store.read { db in
        try ActionDossier(action.id, in: world, for: officer, db)
      }
      #expect(up.serves.map(\.recommendation.id) == [recommendation.id])
      #expect(up.serves.first?.findings.map(\.id) == [finding.id])
      #expect(up.serves.first?.inspection.id == house.inspection.id)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recommendation without an action is shown to have none, and the public sees no plan`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      try await house.action("One", serving: 1, in: plan)
      let ids = try await house.recommendations.map(\.id)
      let (world, inspection) = (house.world, house.inspection.id)
      let links = ImprovementPlanSlice(world: world).planLinks
      let users = [house.officer, User.anonymous(of: PlanHouse.authority)]
      let seen = try await world.store.read { db in
        try users.map {
          (try links.actions(db, $0, ids).count, try links.plan(db, $0, inspection)?.state)
        }
      }
      #expect(seen.map(\.0) == [1, 0])
      #expect(seen[0].1?.hasPrefix("1 of 13 recommendations") == true)
      #expect(seen[1].1 == nil)
    }
  }
}
