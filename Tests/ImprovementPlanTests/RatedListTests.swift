import Civil
import Kernel
import PageKit
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// The rating of an action's delivery stands wherever actions are listed, in the council's words.
@Suite struct RatedListTests {
  @Test(arguments: StoreKind.available)
  func
    `The list of actions shows how delivery is rated, as the plan does, on the page and in the file`(
      _ kind: StoreKind
    ) async throws
  {
    try await withPlanHouse(kind) { house in
      let actions = try await house.askOfPartners()
      let health = try #require(actions["Health owns"])
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2012-10-01")),
        on: health.id, readAt: health.version)
      let text = try await house.get(.actions).text
      // Three were due on 10 August and have no recovery plan; of what is said to be complete, somebody
      // else has yet to say so.
      #expect(text.ranges(of: "</span>Red: off track</strong>").count == 3)
      #expect(text.contains("complete, not verified yet"))
      let csv = try await house.get(Address.actions.with("format", "csv")).text
      let head = try #require(csv.split(separator: "\r\n").first)
      #expect(head.contains("Delivery as rated,Why it is rated so"))
      let rows = csv.split(separator: "\r\n")
      let police = try #require(rows.first { $0.contains("Police owns") })
      #expect(police.contains("Red: off track,") && police.contains("without a recovery plan"))
      // Whoever answers for it stands in its column, whether or not it is the owner.
      #expect(police.contains("Thornmere Police,Thornmere Police"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `As at a past day the list shows the rating of that day`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      _ = try await house.askOfPartners()
      let day = house.world.today()
      let now = try await house.get(.actions).text
      let then = try await house.get(
        Address.actions.with("as-at", day.adding(days: -1).description)
      ).text
      #expect(now.contains("</span>Red: off track</strong>"))
      #expect(!then.contains("</span>Red: off track</strong>"))
    }
  }
}
