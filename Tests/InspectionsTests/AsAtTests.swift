import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

/// The pages of inspections as at a past day: what was stored then, and nothing to change.
@Suite struct AsAtTests {
  private static let (then, before) = ("2013-01-10", "2013-01-01")

  /// Thornmere of 2012 with a finding, a recommendation that answers it, and judgements, as entered
  /// on 7 January 2013.
  private static func entered(_ house: InspectionsHouse) async throws -> (
    inspection: Inspection, finding: Finding, recommendation: Recommendation
  ) {
    let inspection = try await RecordInspection(house.acting)(.thornmere2012())
    let finding = try await RecordFinding(house.acting)(
      FindingEntry(kind: .needsImproving, text: "Plans were not clear."),
      in: inspection.id)
    let recommendation = try await RecordRecommendations(house.acting)(
      RecommendationEntry(
        text: "Write clear plans.", timescale: .threeMonths, findings: [finding.id]),
      in: inspection.id)
    try await RecordJudgements(house.acting)(.allAdequate, of: inspection.id)
    return (inspection, finding, recommendation)
  }

  @Test(arguments: StoreKind.available)
  func `S59: findings as at a past day have that day’s words, and so has one of them`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let (inspection, finding, recommendation) = try await Self.entered(house)
      try house.clock.set("2013-02-01")
      try await RecordFinding(house.acting)(
        FindingEntry(number: 1, kind: .adequate, text: "Plans were mended."), over: finding.id,
        readAt: finding.version)
      try await RecordFinding(house.acting)(
        FindingEntry(kind: .strength, text: "Children are heard."), in: inspection.id)
      _ = try await RecordRecommendations(house.acting)(
        RecommendationEntry(text: "Write clear plans.", timescale: .threeMonths, findings: []),
        over: recommendation.id, readAt: recommendation.version)

      let pages = PageHouse(house)
      let list = Address.findings.with("as-at", Self.then)
      let past = try await pages.html(list)
      #expect(past.contains("As at 10 January 2013."))
      #expect(past.contains("Plans were not clear.") && !past.contains("Plans were mended."))
      #expect(!past.contains("Children are heard."))
      #expect(past.contains("/findings/\(finding.id)?as-at=\(Self.then)"))
      #expect(past.contains("/inspections/\(inspection.id)?as-at=\(Self.then)"))
      // Filters, and the file, ask what was stored then.
      let narrowed = list.with("kind", "needs_improving")
      #expect(try await pages.html(narrowed).contains("Plans were not clear."))
      #expect(!(try await pages.html(list.with("kind", "adequate"))).contains("not clear"))
      let file = try await pages.get(list.with("format", "csv"))
      guard case .file(let bytes, _, let name, _, _) = file else { throw NotAPage() }
      #expect(name == "findings-as-at-2013-01-10.csv")
      #expect(String(decoding: bytes, as: UTF8.self).contains("Plans were not clear."))

      let one = Address.finding(finding.id)
      let page = try await pages.html(one.with("as-at", Self.then))
      #expect(page.contains("As at 10 January 2013.") && page.contains("Plans were not clear."))
      // What was taken away since is there.
      #expect(page.contains("Write clear plans."))
      #expect(!page.contains("Correct this finding"))
      #expect(page.contains("/recommendations/\(recommendation.id)?as-at=\(Self.then)"))
      let now = try await pages.html(one)
      #expect(now.contains("Plans were mended.") && now.contains("Correct this finding"))
      #expect(!now.contains("Write clear plans."))
      await #expect(throws: Refusal.self) {
        try await pages.html(one.with("as-at", Self.before))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: an inspection as at a past day is what had been entered by then`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let (inspection, _, _) = try await Self.entered(house)
      try house.clock.set("2013-02-01")
      try await RecordJudgements(house.acting)(
        .prot2012(
          overall: "inadequate", help: "inadequate", practice: "adequate", leadership: "adequate"),
        of: inspection.id)
      try await PublishInspection(house.acting)(inspection.id, readAt: inspection.version)
      _ = try await RecordInspection(house.acting)(
        InspectionEntry(framework: "FOCUSED", council: "Thornmere"))

      let pages = PageHouse(house)
      let list = try await pages.html(Address.inspections.with("as-at", Self.then))
      #expect(list.contains("As at 10 January 2013.") && list.contains(">Adequate<"))
      #expect(list.contains("/inspections/\(inspection.id)?as-at=\(Self.then)"))
      #expect(list.contains("1 inspection") && !list.contains("Enter by hand"))
      let now = try await pages.html(.inspections)
      #expect(now.contains("2 inspections") && now.contains("Enter by hand"))

      let page = try await pages.html(
        Address.inspection(inspection.id).with("as-at", Self.then))
      #expect(page.contains("As at 10 January 2013.") && page.contains("Draft"))
      #expect(!page.contains("<strong>Inadequate") && !page.contains("Withdraw from the public"))
      #expect(!page.contains("Add a finding") && !page.contains("Publish this inspection"))
      let lines = try await pages.html(Address.timeline.with("as-at", Self.then))
      #expect(lines.contains("As at 10 January 2013.") && !lines.contains("<strong>Inadequate"))
      let early = await #expect(throws: Refusal.self) {
        try await pages.html(Address.inspection(inspection.id).with("as-at", Self.before))
      }
      #expect(
        early
          == .notFound(
            "At the end of 1 January 2013 this was not here. Choose another day, or see it as it is today."
          ))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The public sees inspections and findings as they are today, and is told so`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let (inspection, finding, _) = try await Self.entered(house)
      try await PublishInspection(house.acting)(inspection.id, readAt: inspection.version)
      try house.clock.set("2013-02-01")
      try await RecordFinding(house.acting)(
        FindingEntry(number: 1, kind: .needsImproving, text: "Plans were unclear."),
        over: finding.id, readAt: finding.version)
      let pages = PageHouse(house)
      let anybody = User.anonymous(of: house.authority)
      for address in [
        Address.findings, .finding(finding.id), .inspections, .inspection(inspection.id),
        .timeline, .recommendations,
      ] {
        let page = try await pages.html(address.with("as-at", Self.then), as: anybody)
        #expect(page.contains("This page is of today, 1 February 2013"), "\(address)")
        #expect(!page.contains("Plans were not clear."), "\(address)")
        #expect(!page.contains("as at another day</summary>"), "\(address)")
      }
    }
  }
}
