import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import Inspections

@Suite struct RecommendationTests {
  @Test(arguments: StoreKind.available)
  func `S32: publication gives the due dates and receipt gives the clocks`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      try await RecordRecommendations(house.acting).importing(.of(1, 1, 1), into: inspection.id)
      let (dues, clocks) = try await house.read { db in
        (
          try db.recommendations(of: inspection).map { $0.dueOn?.description },
          try db.statutoryClocks(of: inspection, today: try civil("2013-01-07"))
        )
      }
      #expect(dues == ["2012-12-21", "2013-03-21", "2013-06-21"])
      #expect(clocks.map(\.due.date.description) == ["2013-02-06", "2013-04-05"])
      #expect(clocks.map(\.workingDaysLeft) == [22, 62])
      #expect(clocks.allSatisfy { !$0.rule.source.isEmpty })
    }
  }

  @Test(arguments: StoreKind.available)
  func `No clock runs before the day of receipt is known`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      var entry = try InspectionEntry.thornmere2012()
      entry.receivedOn = nil
      let inspection = try await RecordInspection(house.acting)(entry)
      let clocks = try await house.read {
        try $0.statutoryClocks(of: inspection, today: try civil("2013-01-07"))
      }
      #expect(clocks.isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S44: three immediate, seven within three months, three within six`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      var entry = InspectionEntry(
        framework: "PROT2012", council: "Thornmere", visitStart: try civil("2012-07-02"),
        visitEnd: try civil("2012-07-11"), publishedOn: try civil("2012-08-10"))
      entry.declared = DeclaredCounts(immediate: 3, threeMonths: 7, sixMonths: 3)
      let inspection = try await RecordInspection(house.acting)(entry)
      let record = RecordRecommendations(house.acting)

      let refused = await problems {
        try await record.importing(.of(3, 6, 4), into: inspection.id)
      }
      #expect(refused?.map(\.field) == ["declared"])
      #expect(
        refused?.first?.message.contains(
          "Within three months: 6 listed, 7 declared; Within six months: 4 listed, 3 declared")
          == true)
      #expect(try await house.read { try $0.recommendations(of: inspection) }.isEmpty)

      let kept = try await record.importing(.of(3, 7, 3), into: inspection.id)
      #expect(kept.count == 13)
      let dues = Dictionary(grouping: kept) { $0.dueOn?.description ?? "" }.mapValues(\.count)
      #expect(dues == ["2012-08-10": 3, "2012-11-10": 7, "2013-02-10": 3])
      #expect(kept.map(\.reference).first == "REC-2012-01")
      #expect(kept.map(\.reference).last == "REC-2012-13")
      #expect(
        kept.map { $0.rule?.key } == [TimeRuleKey?](repeating: .recommendationImmediate, count: 3)
          + [TimeRuleKey?](repeating: .recommendationThreeMonths, count: 7)
          + [TimeRuleKey?](repeating: .recommendationSixMonths, count: 3))
    }
  }

  @Test(arguments: [
    ([Timescale?](), 0), ([.immediate], 1), ([.immediate, nil], 2), ([.custom], 2),
  ])
  func `Declared numbers are compared class by class`(timescales: [Timescale?], differences: Int) {
    let declared = DeclaredCounts(immediate: timescales.isEmpty ? nil : 2)
    let expected = timescales == [.immediate] ? 1 : differences
    #expect(declared.disagreements(with: timescales).count == expected)
  }

  @Test func `A report that declares nothing is never contradicted`() {
    #expect(DeclaredCounts().disagreements(with: [.immediate, nil, .custom]).isEmpty)
  }

  @Test(arguments: StoreKind.available)
  func
    `S32: correcting the publication date recomputes every due date in the same write, with the reason`(
      on kind: StoreKind
    ) async throws
  {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let kept = try await RecordRecommendations(house.acting).importing(
        .of(1, 1, 1)
          + [
            RecommendationEntry(
              text: "By Easter.", timescale: .custom, customDue: try civil("2013-03-31")),
            RecommendationEntry(text: "Some day."),
          ], into: inspection.id)
      let correct = CorrectPublicationDate(house.acting, plan: .none)
      let silent = await problems {
        try await correct(
          inspection.id, readAt: inspection.version, to: try civil("2012-12-31"), because: "")
      }
      #expect(silent?.map(\.field) == ["reason"])
      let ahead = await problems {
        try await correct(
          inspection.id, readAt: inspection.version, to: try civil("2013-01-08"),
          because: "the page says so")
      }
      #expect(ahead?.map(\.field) == ["publishedOn"])
      #expect(ahead?.first?.message.contains("8 January 2013, lies in the future") == true)

      try await correct(
        inspection.id, readAt: inspection.version, to: try civil("2012-12-31"),
        because: "the inspectorate’s page says the 31st")
      let (dues, history) = try await house.read { db in
        (
          try db.recommendations(of: inspection).map { $0.dueOn?.description },
          try db.history(of: kept[1].id, authority: house.authority)
        )
      }
      #expect(dues == ["2012-12-31", "2013-03-31", "2013-06-30", "2013-03-31", nil])
      #expect(
        history.last?.reason
          == "publication date corrected: the inspectorate’s page says the 31st")
      #expect(history.count == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An ordinary edit cannot move the publication date, only set it once`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      var entry = try InspectionEntry.thornmere2012()
      entry.publishedOn = nil
      let record = RecordInspection(house.acting)
      let inspection = try await record(entry)
      try await RecordRecommendations(house.acting).importing(.of(0, 1, 0), into: inspection.id)
      #expect(try await dues(of: inspection, in: house) == [nil])

      entry.publishedOn = try civil("2012-12-21")
      let dated = try await record(entry, over: inspection.id, readAt: inspection.version)
      #expect(try await dues(of: inspection, in: house) == ["2013-03-21"])

      entry.publishedOn = try civil("2012-12-22")
      let refused = await problems { [entry] in
        try await record(entry, over: inspection.id, readAt: dated.version)
      }
      #expect(refused?.map(\.field) == ["publishedOn"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `References run on through a year and start anew in the next`(on kind: StoreKind)
    async throws
  {
    try await withInspections(on: kind, today: "2013-12-01") { house in
      var references: [String] = []
      for published in ["2012-12-21", "2012-12-28", "2013-01-04"] {
        let inspection = try await RecordInspection(house.acting)(
          .thornmere2012(published: published))
        references += try await RecordRecommendations(house.acting).importing(
          .of(0, 2, 0), into: inspection.id
        ).map(\.reference)
      }
      #expect(
        references == [
          "REC-2012-01", "REC-2012-02", "REC-2012-03", "REC-2012-04", "REC-2013-01", "REC-2013-02",
        ])
    }
  }

  @Test(arguments: [
    ("Immediately:", Timescale.immediate), ("Within three months", .threeMonths),
    ("within 6 months:", .sixMonths), ("Within twelve months", .twelveMonths),
  ])
  func `Printed timescales are understood`(words: String, timescale: Timescale) {
    #expect(Timescale(printed: words) == timescale)
  }

  @Test func `Other words are no timescale`() {
    #expect(Timescale(printed: "What needs to improve") == nil)
  }

  private func dues(
    of inspection: Inspection, in house: InspectionsHouse
  ) async throws -> [String?] {
    try await house.read { try $0.recommendations(of: inspection).map { $0.dueOn?.description } }
  }

  @Test(arguments: StoreKind.available)
  func `“Immediately” is said to be two rules, each with its day, its name and its source`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let kept = try await RecordRecommendations(house.acting).importing(
        .of(1, 1, 0), into: inspection.id)
      let pages = PageHouse(house)
      // Published on a Friday; Christmas, Boxing Day and New Year’s Day are no working days.
      for address in [Address.inspection(inspection.id), .recommendation(kept[0].id)] {
        let html = try await pages.html(address)
        #expect(html.contains("“Immediately” is two rules"))
        #expect(html.contains("21 December 2012 (rule recommendation.immediate"))
        #expect(
          html.contains("within 5 working days from publication of the report, by 2 January 2013"))
        #expect(html.contains("rule recommendation.immediate-start-evidence, our choice"))
      }
      #expect(!(try await pages.html(.recommendation(kept[1].id)).contains("is two rules")))
    }
  }
}
