import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

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
      let down = try await world.store.read {
        try links.actions($0, officer, [recommendation.id], nil)
      }
      #expect(down[recommendation.id]?.map(\.title) == ["ACT-01 See every child"])
      #expect(down[recommendation.id]?.first?.address == .action(action.id))
      #expect(down[recommendation.id]?.first?.state.hasPrefix("not started") == true)

      let up = try await world.store.read { db in
        try ActionDossier(action.id, in: world, for: officer, db)
      }
      #expect(up.serves.map { $0.report?.recommendation.id } == [recommendation.id])
      #expect(up.serves.first?.report?.findings.map(\.id) == [finding.id])
      #expect(up.serves.first?.report?.inspection.id == house.inspection.id)
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
          (
            try links.actions(db, $0, ids, nil).count,
            try links.plan(db, $0, inspection, nil)?.state
          )
        }
      }
      #expect(seen.map(\.0) == [1, 0])
      #expect(seen[0].1?.hasPrefix("1 of 13 recommendations") == true)
      #expect(seen[1].1 == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Of a draft inspection a partner sees the reference of what an action serves, no more`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let finding = try await RecordFinding(house.acting())(
        FindingEntry(kind: .needsImproving, text: "Words of a draft finding"),
        in: house.inspection.id)
      try await RecordRecommendations(house.acting())(
        RecommendationEntry(
          text: "Words of a draft recommendation", timescale: .immediate, findings: [finding.id]),
        in: house.inspection.id)
      let plan = try await house.plan()
      let action = try await house.action(
        "Police act", serving: 14, in: plan, owner: .body(house.people.police.id))
      let police = house.user(.partnerLead, "Chief Inspector Lund", body: house.people.police.id)
      let withheld = [
        "Words of a draft", house.inspection.title, "/recommendations/", "/findings/",
      ]

      let draft = try await house.get(.action(action.id), as: police)
      #expect(draft.text.contains("REC-2012-14"))
      for words in withheld { #expect(!draft.text.contains(words), "\(words)") }
      #expect(draft.page?.thread?.steps.map(\.kind) == ["Action ACT-01"])
      let progress = try await house.get(.recordProgress(ofAction: action.id), as: police).text
      for words in withheld { #expect(!progress.contains(words), "\(words)") }
      // Those who work with drafts see the whole thread.
      #expect(
        try await house.get(.action(action.id)).page?.thread?.steps.map(\.kind)
          == ["Inspection", "Finding 1", "REC-2012-14", "Action ACT-01"])

      let stored = try await house.stored(house.inspection)
      try await PublishInspection(house.acting())(stored.id, readAt: stored.version)
      let published = try await house.get(.action(action.id), as: police)
      #expect(published.text.contains("Words of a draft recommendation"))
      #expect(published.page?.thread?.steps.count == 4)
    }
  }
}
