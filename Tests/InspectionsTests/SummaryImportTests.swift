import Foundation
import Kernel
import Reading
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

/// Summaries for children among many reports: each joins the inspection it is certainly about, or waits for a person.
@Suite struct SummaryImportTests {
  private static let file = Form.File(
    name: "summary.html", bytes: Array("<!DOCTYPE html><html>Thornmere".utf8))

  private static let summary: PaperReading = {
    var reading = PaperReading.thornmere2012
    reading.kind = "summary for children and young people"
    reading.pages = 2
    reading.judgements.removeLast(3)
    reading.judgements[0].grade.doubt = "One sentence of the summary says so."
    reading.recommendations = []
    reading.findings = [
      PaperReading.Finding(
        paragraph: "", text: PaperReading.Value("Children are seen."),
        proposal: PaperReading.FindingProposal(kind: .strength, because: "It says so."))
    ]
    reading.childSummary = PaperReading.ChildSummary(
      isWholePaper: true,
      promises: [
        .init(kind: .plan, by: "The council", text: .init("The council will prepare a plan."))
      ])
    return reading
  }()

  @Test(arguments: StoreKind.available)
  func `A web page among reports joins its inspection with its promises, and once`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let pages = PageHouse(house, reader: .giving(Self.summary))
      let batch = try #require(
        try await pages.post(
          .imports, [("target", "register")], uploads: [("files", Self.file)]
        ).target)
      await pages.slice.imports.drain()
      let html = try await pages.html(batch)
      #expect(html.contains("Added to its inspection"))
      #expect(html.contains(inspection.title))
      let (documents, promises, waiting) = try await house.read { db in
        (
          try db.documents(of: inspection).filter { $0.document != nil },
          try db.promises(of: inspection).map(\.text),
          try db.waitingFindings(of: inspection).map(\.count)
        )
      }
      #expect(documents.map(\.kind) == [.youngPeoplesVersion])
      #expect(documents.allSatisfy { !$0.isPublished })
      #expect(promises == ["The council will prepare a plan."])
      #expect(waiting == [1])
      _ = try await pages.post(
        .imports, [("target", "register")], uploads: [("files", Self.file)])
      await pages.slice.imports.drain()
      #expect(try await house.read { try $0.promises(of: inspection).count } == 1)
      #expect(try await house.read { try $0.register(of: house.authority).count } == 1)
    }
  }

  /// What keeps a summary from joining unasked, and what is said of it.
  private static let waiting:
    [(what: String, words: String, change: @Sendable (inout PaperReading) -> Void)] = [
      (
        "another day", "with a visit from 13 November 2012 is here",
        {
          $0.visitStart = PaperReading.Value("2012-11-13")
        }
      ),
      (
        "another council", "No inspection of Averley",
        { $0.council = PaperReading.Value("Averley") }
      ),
      ("no day", "which council was visited on which day", { $0.visitStart = nil }),
      ("no council", "which council was visited on which day", { $0.council = nil }),
      (
        "a doubtful day", "stands on two lines",
        {
          $0.visitStart?.doubt = "The day stands on two lines."
        }
      ),
      (
        "another grade", "has Inadequate, the summary says Good",
        {
          $0.judgements[0].grade.text = "good"
        }
      ),
    ]

  @Test(arguments: waiting.indices)
  func `A summary that does not certainly belong to one inspection waits, and says why`(
    _ row: Int
  ) async throws {
    try await withInspections(on: .sqlite) { house in
      let (what, words, change) = Self.waiting[row]
      var reading = Self.summary
      change(&reading)
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      try await RecordJudgements(house.acting)(
        .prot2012(
          overall: "inadequate", help: "adequate", practice: "adequate", leadership: "inadequate"),
        of: inspection.id)
      let pages = PageHouse(house, reader: .giving(reading))
      let batch = try #require(
        try await pages.post(
          .imports, [("target", "register")], uploads: [("files", Self.file)]
        ).target)
      await pages.slice.imports.drain()
      let html = try await pages.html(batch)
      #expect(html.contains(words), "\(what)")
      #expect(html.contains("It waits among the papers.") && html.contains("Review it"))
      #expect(try await house.read { try $0.promises(of: inspection) }.isEmpty)
      let states = try await house.read {
        try $0.all(Paper.self, "SELECT * FROM paper").map(\.state)
      }
      #expect(states == [.toReview])
    }
  }

  @Test func `The command line adds a summary it finds in a folder, or leaves it waiting`()
    async throws
  {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/summaries/thornmere-2012.html").path
    try await withInspections(on: .sqlite) { house in
      #expect(try await imported(path, house, isPreview: true) == [.uncertain])
      #expect(try await house.read { try $0.value(Int.self, "SELECT count(*) FROM paper") } == 0)
      #expect(try await imported(path, house) == [.uncertain])
      var entry = try InspectionEntry.thornmere2012(published: "2012-10-10")
      entry.visitStart = try civil("2012-09-03")
      entry.visitEnd = try civil("2012-09-12")
      entry.receivedOn = nil
      let inspection = try await RecordInspection(house.acting)(entry)
      #expect(try await imported(path, house, isPreview: true) == [.joined])
      #expect(try await imported(path, house) == [.joined])
      #expect(try await imported(path, house) == [.known])
      let promises = try await house.read { try $0.promises(of: inspection) }
      #expect(!promises.isEmpty)
    }
  }

  private func imported(
    _ path: String, _ house: InspectionsHouse, isPreview: Bool = false
  ) async throws -> [ImportOutcome.Kind] {
    var kinds: [ImportOutcome.Kind] = []
    try await RegisterImport(house.world, isPreview: isPreview)([PaperPath(path)]) {
      kinds.append($0.outcome.kind)
    }
    return kinds
  }
}
