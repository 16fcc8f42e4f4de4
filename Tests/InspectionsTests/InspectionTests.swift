import Civil
import Kernel
import Storage
import TestKit
import Testing

@testable import Inspections

@Suite struct InspectionTests {
  @Test(arguments: StoreKind.available)
  func `S1: an inspection lists under its council with its framework and its visit`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let kept = try await RecordInspection(house.acting)(.thornmere2012())
      let listed = try await house.read { db in
        try (db.inspections(of: house.authority), db.framework(of: kept).framework.code)
      }
      #expect(listed.0.map(\.council) == ["Thornmere"])
      #expect(listed.1 == "PROT2012")
      #expect(kept.visit == "12 to 21 November 2012")
      #expect(kept.title == "Child protection inspection (2012), 12 to 21 November 2012")
    }
  }

  @Test(arguments: StoreKind.available)
  func `S1: visit end before visit start is refused with a message, and nothing is kept`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      var entry = try InspectionEntry.thornmere2012()
      entry.visitStart = try civil("2012-11-21")
      entry.visitEnd = try civil("2012-11-12")
      let refused = await problems { [entry] in
        try await RecordInspection(house.acting)(entry)
      }
      #expect(
        refused == [
          Problem(
            "Visit end, 12 November 2012, is before visit start, 21 November 2012.",
            field: "visitEnd")
        ])
      #expect(try await house.read { try $0.inspections(of: house.authority) }.isEmpty)
    }
  }

  @Test func `Every wrong date and field is named at once`() throws {
    let entry = InspectionEntry(
      framework: "PROT2012", council: "", visitStart: try civil("2012-11-12"),
      visitEnd: try civil("2012-11-21"), receivedOn: try civil("2012-11-20"),
      publishedOn: try civil("2012-11-20"), reportLink: "http://example.org/report")
    let fields = entry.problems(today: try civil("2013-01-07")).map(\.field)
    #expect(fields == ["council", "receivedOn", "publishedOn", "reportLink"])
  }

  @Test func `A report cannot have been received tomorrow`() throws {
    let entry = try InspectionEntry.thornmere2012()
    #expect(entry.problems(today: try civil("2012-12-21")).isEmpty)
    #expect(entry.problems(today: try civil("2012-12-20")).map(\.field) == ["receivedOn"])
  }

  @Test(arguments: [
    ("https://example.org/report.pdf", true), ("HTTPS://example.org", true),
    ("http://example.org", false), ("https://", false), ("https://localhost", false),
    ("javascript:alert(1)", false), ("https://example.org/a b", false),
    ("https://good.example@bad.example", false), ("https://example.org/\"><script>", false),
  ])
  func `Links are https and nothing odd`(link: String, isOne: Bool) {
    #expect(SecureLink.isOne(link) == isOne)
  }

  @Test(arguments: StoreKind.available)
  func `A stale form is refused and the newer words stay`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let record = RecordInspection(house.acting)
      let first = try await record(.thornmere2012())
      var entry = try InspectionEntry.thornmere2012()
      entry.leadInspector = "B. Sample"
      try await record(entry, over: first.id, readAt: first.version)
      entry.leadInspector = "C. Late"
      let late = entry
      await #expect(throws: StaleRecord.self) {
        try await record(late, over: first.id, readAt: first.version)
      }
      let stored = try await house.read { try $0.inspection(first.id, of: house.authority) }
      #expect(stored.leadInspector == "B. Sample")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A councillor cannot record an inspection`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let councillor = ActingUser(house.user(.councillor), in: house.world)
      await #expect(throws: Refusal.self) {
        try await RecordInspection(councillor)(.thornmere2012())
      }
    }
  }
}
