import Civil
import Kernel
import Markup
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

@Suite struct TimelineTests {
  @Test(arguments: StoreKind.available)
  func `S47: earlier inspections back to 2009 stand with their own scales and nothing ranks them`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind, today: "2019-10-01") { house in
      let entries: [(String, String, [JudgementEntry])] = [
        ("CRA2009", "2009-09-08", []),
        (
          "SLAC2009", "2010-10-04",
          [JudgementEntry(area: "safeguarding-overall", grade: "inadequate")]
        ),
        ("PROT2012", "2012-07-02", .allAdequate),
        ("ILACS", "2019-09-09", [JudgementEntry(area: "overall", grade: "requires_improvement")]),
      ]
      for (framework, start, judgements) in entries {
        let inspection = try await RecordInspection(house.acting)(
          InspectionEntry(
            framework: framework, council: "Thornmere", visitStart: try civil(start)))
        try await RecordJudgements(house.acting)(judgements, of: inspection.id)
      }
      let html = try await PageHouse(house).html(.timeline)
      let order = ["2019-09-09", "2012-07-02", "2010-10-04", "2009-09-08"].map {
        html.firstRange(of: $0)?.lowerBound
      }
      #expect(order.allSatisfy { $0 != nil })
      #expect(order.compactMap { $0 } == order.compactMap { $0 }.sorted())
      #expect(html.contains("Outstanding, Good, Adequate and Inadequate"))
      #expect(html.contains("Requires improvement to be good"))
      #expect(html.contains("It gives no grades."))
      for sign in ["↑", "↓", "→", "▲", "▼", "improved", "declined"] {
        #expect(!html.contains(sign), "\(sign)")
      }
    }
  }
}
