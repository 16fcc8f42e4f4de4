import Civil
import Kernel
import Storage
import TestKit
import Testing

@testable import Inspections

@Suite struct FindingTests {
  @Test(arguments: StoreKind.available)
  func
    `S6: the positive list holds what was adequate, good practice or a strength, each told to the Director`(
      on kind: StoreKind
    ) async throws
  {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      try await RecordFinding(house.acting)(
        Finding.Kind.allCases.map { kind in
          FindingEntry(
            kind: kind, text: "\(kind.title) was seen.",
            toldTo: "Director of children’s services",
            impactReviewOn: kind == .tooEarlyToJudge ? try civil("2013-06-01") : nil)
        }, in: inspection.id)
      let positive = try await house.read {
        try $0.findings(of: house.authority, kinds: Finding.Kind.positive)
      }
      #expect(Set(positive.map(\.kind)) == [.adequate, .goodPractice, .strength])
      #expect(positive.count == 3)
      #expect(positive.allSatisfy { $0.toldTo == "Director of children’s services" })
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `S20: a recommendation made from a finding is linked both ways, and a finding without one is flagged`(
      on kind: StoreKind
    ) async throws
  {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let finding = try await RecordFinding(house.acting)(
        FindingEntry(kind: .needsImproving, text: "Plans are not clear to parents."),
        in: inspection.id)
      let before = try await house.read { try $0.recommendations(answering: finding) }
      #expect(finding.lacksRecommendation(before.map(\.id)))

      let recommendation = try await RecordRecommendations(house.acting)(
        RecommendationEntry(
          text: "Write plans that parents understand.", timescale: .threeMonths,
          findings: [finding.id]),
        in: inspection.id)
      let (down, up) = try await house.read { db in
        try (db.recommendations(answering: finding), db.findings(answeredBy: recommendation))
      }
      #expect(down.map(\.id) == [recommendation.id])
      #expect(up.map(\.id) == [finding.id])
      #expect(!finding.lacksRecommendation(down.map(\.id)))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A finding of another inspection cannot be answered`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let one = try await RecordInspection(house.acting)(.thornmere2012())
      let other = try await RecordInspection(house.acting)(
        InspectionEntry(framework: "FOCUSED", council: "Thornmere"))
      let finding = try await RecordFinding(house.acting)(
        FindingEntry(kind: .needsImproving, text: "Late."), in: other.id)
      let refused = await problems {
        try await RecordRecommendations(house.acting)(
          RecommendationEntry(text: "Be on time.", findings: [finding.id]), in: one.id)
      }
      #expect(refused?.map(\.field) == ["findings"])
      #expect(try await house.read { try $0.recommendations(of: one) }.isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S48: good practice is found across inspections with its theme`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let first = try await RecordInspection(house.acting)(.thornmere2012())
      let second = try await RecordInspection(house.acting)(
        InspectionEntry(
          framework: "SLAC2009", council: "Thornmere", visitStart: try civil("2010-10-04"),
          visitEnd: try civil("2010-10-15")))
      for (inspection, theme) in [(first, "voice"), (second, "early-help")] {
        try await RecordFinding(house.acting)(
          [
            FindingEntry(kind: .goodPractice, text: "Children chair.", theme: theme),
            FindingEntry(kind: .strength, text: "Visits are made."),
          ], in: inspection.id)
      }
      let (found, themes) = try await house.read { db in
        try (
          db.findings(of: house.authority, kinds: [.goodPractice]), db.themes(of: house.authority)
        )
      }
      #expect(found.map { themes.name($0.theme) } == ["Children’s and parents’ say", "Early help"])
      // Drafts are nobody else's: the public finds nothing yet.
      let open = try await house.read {
        try $0.findings(of: house.authority, kinds: [.goodPractice], publicOnly: true)
      }
      #expect(open.isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `S49: too early to judge without an impact review date is refused; a reminder appears at the date`(
      on kind: StoreKind
    ) async throws
  {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      var entry = FindingEntry(kind: .tooEarlyToJudge, text: "The new team has just begun.")
      let refused = await problems { [entry] in
        try await RecordFinding(house.acting)(entry, in: inspection.id)
      }
      #expect(refused?.map(\.field) == ["impactReviewOn"])
      #expect(refused?.first?.message.hasPrefix("Impact review date") == true)

      entry.impactReviewOn = try civil("2013-06-01")
      let finding = try await RecordFinding(house.acting)(entry, in: inspection.id)
      let reminders = try await house.read { db in
        try ["2013-05-31", "2013-06-01"].map { day in
          try db.findingsToReview(of: house.authority, on: try civil(day)).map(\.id)
        }
      }
      #expect(reminders == [[], [finding.id]])
      #expect(!finding.isReviewDue(on: try civil("2013-05-31")))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Numbers follow one another and none is given twice`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let kept = try await RecordFinding(house.acting)(
        [
          FindingEntry(number: 7, kind: .strength, text: "One"),
          FindingEntry(kind: .strength, text: "Two"),
        ], in: inspection.id)
      #expect(kept.map(\.number) == [7, 8])
      let refused = await problems {
        try await RecordFinding(house.acting)(
          FindingEntry(number: 8, kind: .strength, text: "Again"), in: inspection.id)
      }
      #expect(refused?.map(\.field) == ["number"])
    }
  }
}
