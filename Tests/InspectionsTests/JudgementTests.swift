import Civil
import Kernel
import Storage
import TestKit
import Testing

@testable import Inspections

@Suite struct JudgementTests {
  @Test(arguments: StoreKind.available)
  func `S4: four judgements are stored as entered and the overall is not computed from them`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      try await RecordJudgements(house.acting)(
        .prot2012(
          overall: "inadequate", help: "adequate", practice: "adequate",
          leadership: "inadequate"),
        of: inspection.id)
      #expect(
        try await grades(of: inspection, in: house) == [
          "Inadequate", "Adequate", "Adequate", "Inadequate",
        ])
      // A better part leaves the whole as the inspectors wrote it.
      try await RecordJudgements(house.acting)(
        [JudgementEntry(area: "leadership", grade: "good")], of: inspection.id)
      #expect(
        try await grades(of: inspection, in: house) == [
          "Inadequate", "Adequate", "Adequate", "Good",
        ])
    }
  }

  @Test(arguments: StoreKind.available)
  func `S4: ILACS 2026 has no overall judgement to enter`(on kind: StoreKind) async throws {
    try await withInspections(on: kind, today: "2026-06-01") { house in
      let inspection = try await RecordInspection(house.acting)(
        InspectionEntry(
          framework: "ILACS2026", council: "Thornmere", visitStart: try civil("2026-04-13"),
          visitEnd: try civil("2026-04-24")))
      let refused = await problems {
        try await RecordJudgements(house.acting)(
          [JudgementEntry(area: "overall", grade: "good")], of: inspection.id)
      }
      #expect(refused?.first?.message.contains("is not one of the 4 judgements") == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A fifth judgement, a grade of another scale and an area judged twice are refused in words`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let record = RecordJudgements(house.acting)
      let cases: [([JudgementEntry], String)] = [
        (
          .allAdequate + [JudgementEntry(area: "care-leavers", grade: "adequate")],
          "“care-leavers” is not one of the 4 judgements that Child protection inspection (2012) gives"
        ),
        (
          [JudgementEntry(area: "overall", grade: "requires_improvement")],
          "“requires improvement” is not a grade of Child protection inspection (2012). Choose Outstanding, Good, Adequate or Inadequate."
        ),
        (
          [
            JudgementEntry(area: "leadership", grade: "good"),
            JudgementEntry(area: "leadership", grade: "adequate"),
          ],
          "Leadership and governance is judged twice"
        ),
      ]
      for (entries, words) in cases {
        let refused = await problems { try await record(entries, of: inspection.id) }
        #expect(refused?.count == 1)
        #expect(refused?.first?.message.contains(words) == true, "\(refused ?? [])")
      }
      #expect(try await grades(of: inspection, in: house).isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S46: four rows in printed order, all Adequate; omitting one is refused on publication`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      try await RecordJudgements(house.acting)(
        Array([JudgementEntry].allAdequate.reversed().dropFirst()), of: inspection.id)
      let publish = PublishInspection(house.acting)
      let refused = await problems {
        try await publish(inspection.id, readAt: inspection.version)
      }
      #expect(refused?.map(\.field) == ["judgement.leadership"])
      #expect(
        refused?.first?.message.contains(
          "Leadership and governance has no judgement. Child protection inspection (2012) gives 4 judgements"
        ) == true)

      try await RecordJudgements(house.acting)(
        [JudgementEntry(area: "leadership", grade: "adequate")], of: inspection.id)
      let published = try await publish(inspection.id, readAt: inspection.version)
      #expect(published.state == .accepted)
      #expect(
        try await grades(of: inspection, in: house) == Array(repeating: "Adequate", count: 4))
      let areas = try await house.read { db in
        let framework = try db.framework(of: inspection)
        return try db.judgements(of: inspection).compactMap { framework.area($0.area)?.position }
      }
      #expect(areas == [1, 2, 3, 4])
      // Once public, none can be taken out again.
      let kept = await problems {
        try await RecordJudgements(house.acting)(
          [JudgementEntry(area: "overall", grade: "")], of: inspection.id)
      }
      #expect(kept?.map(\.field) == ["judgement.overall"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A report is not shown to the public before the day it is published`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind, today: "2012-12-21") { house in
      let inspection = try await RecordInspection(house.acting)(
        .thornmere2012(published: "2012-12-22"))
      try await RecordJudgements(house.acting)(.allAdequate, of: inspection.id)
      let refused = await problems {
        try await PublishInspection(house.acting)(inspection.id, readAt: inspection.version)
      }
      #expect(refused?.map(\.field) == ["publishedOn"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `S44: a list that does not add up to what the report declares is not published`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      var entry = try InspectionEntry.thornmere2012()
      entry.declared = DeclaredCounts(immediate: 1, threeMonths: 2)
      let inspection = try await RecordInspection(house.acting)(entry)
      try await RecordJudgements(house.acting)(.allAdequate, of: inspection.id)
      for (text, timescale) in [
        ("See children alone.", Timescale.immediate), ("Audit.", .sixMonths),
      ] {
        try await RecordRecommendations(house.acting)(
          RecommendationEntry(text: text, timescale: timescale), in: inspection.id)
      }
      let publish = PublishInspection(house.acting)
      let refused = await problems {
        try await publish(inspection.id, readAt: inspection.version)
      }
      #expect(refused?.map(\.field) == ["declared"])
      #expect(
        refused?.first?.message.contains("Within three months: 0 listed, 2 declared") == true,
        "\(refused ?? [])")
    }
  }

  @Test(arguments: StoreKind.available)
  func `S50: the overall judgement lists the findings it rests on, and they list it`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let findings = try await RecordFinding(house.acting)(
        [
          FindingEntry(kind: .strength, text: "Visits are made."),
          FindingEntry(kind: .needsImproving, text: "Plans are not clear."),
          FindingEntry(kind: .adequate, text: "Most records are up to date."),
        ], in: inspection.id)
      let linked = [findings[0].id, findings[1].id]
      try await RecordJudgements(house.acting)(
        [
          JudgementEntry(
            area: "overall", grade: "adequate", rationale: "Steady, not yet good.",
            findings: linked)
        ], of: inspection.id)
      let (forward, back) = try await house.read { db in
        let judgements = try db.judgements(of: inspection)
        return (
          try db.findingLinks(of: judgements).map(\.finding),
          try db.judgements(restingOn: findings[1]).map(\.id) == judgements.map(\.id)
        )
      }
      #expect(Set(forward) == Set(linked))
      #expect(back)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A form opened before somebody else judged the area is refused`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let record = RecordJudgements(house.acting)
      try await record(
        [JudgementEntry(area: "overall", grade: "good", readAt: 0)], of: inspection.id)
      for stale in [0, 2] {
        await #expect(throws: StaleRecord.self) {
          try await record(
            [JudgementEntry(area: "overall", grade: "inadequate", readAt: stale)],
            of: inspection.id)
        }
      }
      try await record(
        [JudgementEntry(area: "overall", grade: "adequate", readAt: 1)], of: inspection.id)
      #expect(try await grades(of: inspection, in: house) == ["Adequate"])
    }
  }

  private func grades(
    of inspection: Inspection, in house: InspectionsHouse
  ) async throws -> [String] {
    try await house.read { db in
      let framework = try db.framework(of: inspection)
      return try db.judgements(of: inspection).compactMap { framework.grade($0.grade)?.name }
    }
  }
}
