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
@testable import Publishing

/// A date that the inspectors set stays told in every edition, with whoever moved it.
@Suite struct MovedDateTests {
  @Test(arguments: StoreKind.available)
  func `An edition tells the inspectors’ date beside the one that a committee put in its place`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      try await house.holdConsultation()
      let former = try #require(try await house.frozen(try await house.published()))
      let known = former.plan.recommendations[0]
      let first = try #require(known.dueOn)
      #expect(known.moved == nil)
      #expect(try !String(decoding: former.document(), as: UTF8.self).contains("firstSetBy"))

      let recommendation = try #require(Recommendation.ID(known.id))
      try await MoveDueDate(house.acting())(
        of: .recommendation(recommendation), readAt: 1,
        to: DueDateMove(
          dueOn: date("2026-12-31"), setBy: .committee, setByName: "Scrutiny Committee",
          setOn: date("2026-06-05"), paper: "Minute 4", approver: "Beatrix Orme, chair",
          reason: "The hub opens late in the year"))
      let edition = try await house.published("July 2026")
      let content = try #require(try await house.frozen(edition))
      #expect(
        content.plan.recommendations[0].moved
          == PublicPlan.Moved(
            firstDueOn: first, firstSetBy: "the inspectors", movedBy: "Scrutiny Committee",
            movedOn: date("2026-06-05")))
      #expect(content.plan.recommendations[1].moved == nil)
      #expect(content.allText.contains("Scrutiny Committee"), "a name in it is looked for")
      #expect(
        try String(decoding: content.document(), as: UTF8.self).contains(
          "\"firstDueOn\":\"\(first)\",\"firstSetBy\":\"the inspectors\""))

      let visit = Visit(world: house.world, user: house.officer, address: .home)
      let shown = try await house.read { try PublishedPlan(edition, visit, $0) }
      func words(_ page: Page) -> String {
        page.content.description.replacing(#/<[^>]*>/#, with: "")
      }
      let page = words(shown.page)
      #expect(
        page.contains(
          "Due: 31 December 2026. First due: \(first.longForm) (within six months), set by the inspectors. Moved by Scrutiny Committee on 5 June 2026."
        ), "\(page)")
      #expect(page.ranges(of: "First due: ").count == 1)
      let children = words(shown.childrensPage)
      #expect(
        children.contains(
          "The first day for this was \(first.longForm). It came from the inspectors. Now it is 31 December 2026. The day was changed by Scrutiny Committee."
        ), "\(children)")
      #expect(
        EditionChanges(former: former, current: content).sentences.contains(
          "\(known.reference) is now due on 31 December 2026, before on \(first.longForm); moved by Scrutiny Committee."
        ))
    }
  }
}
