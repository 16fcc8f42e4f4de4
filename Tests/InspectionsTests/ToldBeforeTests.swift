import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

@Suite struct ToldBeforeTests {
  private struct Story {
    let first: Inspection
    let second: Inspection
    let before: Recommendation
    let now: Recommendation
  }

  /// Two inspections of one council, four years apart, the second of which repeats the first.
  private func story(_ house: InspectionsHouse) async throws -> Story {
    func inspection(_ day: String) async throws -> Inspection {
      try await RecordInspection(house.acting)(
        InspectionEntry(
          framework: "PROT2012", council: "Thornmere", visitStart: try civil(day),
          visitEnd: try civil(day), publishedOn: try civil(day)))
    }
    func recommend(_ text: String, in inspection: Inspection) async throws -> Recommendation {
      try await RecordRecommendations(house.acting)(
        RecommendationEntry(text: text, timescale: .sixMonths), in: inspection.id)
    }
    let first = try await inspection("2008-06-02")
    let before = try await recommend(
      "Ensure that chronologies are kept up to date on every case file", in: first)
    _ = try await recommend("Offer interpreters to parents at conferences", in: first)
    let second = try await inspection("2012-07-02")
    let now = try await recommend(
      "Ensure every case file has an up to date chronology", in: second)
    return Story(first: first, second: second, before: before, now: now)
  }

  @Test(arguments: StoreKind.available)
  func `An earlier recommendation is proposed, linked by a person, shown both ways, and taken back`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let story = try await story(house)
      let pages = PageHouse(house)
      let page = try await pages.html(.recommendation(story.now.id))
      #expect(page.contains("1 earlier recommendation resembles it"))
      #expect(try await pages.html(.toldBefore(story.now.id)).contains("“chronology”"))
      _ = try await pages.post(
        .toldBefore(story.now.id), [("earlier", " rec-2008-01 "), ("kind", "same")])
      let linked = try await pages.html(.recommendation(story.now.id))
      #expect(linked.contains("Once before:") && linked.contains(story.before.reference))
      #expect(!linked.contains("resembles it"), "what is linked is not proposed again")
      let back = try await pages.html(.recommendation(story.before.id))
      #expect(back.contains("Inspectors came back to it:") && back.contains(story.now.reference))
      let list = try await pages.html(.toldBefore)
      #expect(list.contains("Told 2 times") && list.contains("The same: REC-2008-01"))

      let link = try #require(
        try await house.read {
          try $0.toldBefore(story.now, for: house.officer).earlier.first?.link
        })
      _ = try await pages.post(.undoToldBefore(link.id), [("version", "1")])
      #expect(try await pages.html(.toldBefore).contains("Nothing is linked yet."))
      await #expect(throws: Refusal.self) {
        try await UnlinkToldBefore(house.acting)(link.id, readAt: 1)
      }
      let history = try await house.read { try $0.history(of: link.id, authority: house.authority) }
      #expect(history.count == 2, "that it was there stays on record")
    }
  }

  @Test(arguments: StoreKind.available)
  func `What cannot be is refused in words`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let story = try await story(house)
      let link = LinkToldBefore(house.acting)
      for (later, earlier) in [
        (story.now, "REC-1999-01"), (story.now, story.now.reference),
        (story.before, story.now.reference), (story.before, "REC-2008-02"), (story.now, ""),
      ] {
        let found = await problems { try await link(later.id, repeats: earlier, as: .same) }
        #expect(found?.map(\.field) == ["earlier"], "\(earlier)")
      }
      try await link(story.now.id, repeats: "REC-2008-01", as: .follows)
      let twice = await problems {
        try await link(story.now.id, repeats: "REC-2008-01", as: .same)
      }
      #expect(twice?.first?.message.contains("linked already") == true)
      await #expect(throws: Refusal.self) {
        try await LinkToldBefore(ActingUser(house.user(.inspector), in: house.world))(
          story.now.id, repeats: "REC-2008-02", as: .same)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A draft at the other end is not told of to those who may not know of it`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let story = try await story(house)
      try await LinkToldBefore(house.acting)(story.now.id, repeats: "REC-2008-01", as: .same)
      let told = try await house.read { try $0.toldBefore(story.now, for: house.user(.public)) }
      #expect(told.earlier.isEmpty && told.later.isEmpty)
      let seen = try await house.read { try $0.toldBefore(story.now, for: house.user(.inspector)) }
      #expect(seen.earlier.count == 1)
    }
  }
}
