import Civil
import Foundation
import Testing

@testable import Reading

@Suite struct ChildSummaryTests {
  private static func fixture(_ name: String, file: String = #filePath) throws -> [UInt8] {
    var url = URL(fileURLWithPath: file)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return Array(try Data(contentsOf: url.appendingPathComponent("Fixtures/" + name)))
  }

  private func report(_ name: String) async throws -> InspectionReport {
    try await PaperReader().read(bytes: try Self.fixture(name), named: "summary.txt").result.get()
  }

  @Test func `S1, S2, S4: the paper's authority, dates and grade`() async throws {
    let report = try await report("summaries/thornmere-2012.txt")
    #expect(report.kind.value == .childrenSummary)
    #expect(report.framework == .prot2012)
    #expect(report.authority?.value == "Thornmere")
    #expect(report.inspectionStart?.value.description == "2012-09-03")
    #expect(report.inspectionEnd?.value.description == "2012-09-12")
    #expect(report.grades == ["overall=adequate"])
    // A summary is no second reading of the report: a person compares the two.
    #expect(!report.isCertainOfGrades)
    #expect(report.warnings.isEmpty)
  }

  @Test func `S3, S5: what the inspection is for, and what the grades mean`() async throws {
    let summary = try #require(try await report("summaries/thornmere-2012.txt").childSummary)
    #expect(summary.isWholePaper)
    #expect(summary.heading.value == "Thornmere – Inspection of child protection")
    #expect(summary.purpose?.value.contains("the council and others") == true)
    #expect(
      summary.gradeDefinitions.map(\.grade) == [.outstanding, .good, .adequate, .inadequate])
    #expect(
      summary.gradeDefinitions[3].text.value
        == "A service that does not do what it must to keep children safe")
    #expect(summary.gradeDefinitions[3].text.place.lines == 14...14)
  }

  @Test func `S6, S20: the two lists, and who was told`() async throws {
    let report = try await report("summaries/thornmere-2012.txt")
    let summary = try #require(report.childSummary)
    #expect(
      summary.good.map(\.value) == [
        "Social workers keep their promises. They see children alone, so that each child can say "
          + "what they think.",
        "Schools know whom to ring.", "Youth workers help older children at college.",
      ])
    #expect(summary.needsImproving.count == 2)
    #expect(summary.toldTo?.value == "Director")
    #expect(
      report.proposals.map(\.polarity) == Array(repeating: .strength, count: 4)
        + Array(repeating: .needsImproving, count: 3))
    #expect(report.proposals.allSatisfy { $0.toldTo == "Director" })
    #expect(report.proposals[0].text.value == "Social workers keep their promises.")
  }

  @Test func `S32–S36: publication, promises and the full report`() async throws {
    let summary = try #require(try await report("summaries/thornmere-2012.txt").childSummary)
    #expect(summary.promises.map(\.kind) == [.plan, .consultationDates, .consultationGroups])
    #expect(summary.promises.allSatisfy { $0.by == "The council" })
    #expect(summary.fullReportPublished?.value.description == "2012-10-10")
    #expect(summary.fullReportLink?.value == "http://www.example.org/reports/thornmere")
  }

  @Test func `A web page reads as the text does, and runs nothing`() async throws {
    let report = try await report("summaries/thornmere-2012.html")
    let summary = try #require(report.childSummary)
    #expect(report.authority?.value == "Thornmere")
    #expect(report.grades == ["overall=good"])
    #expect(report.inspectionEnd?.value.description == "2012-09-12")
    #expect(summary.good.map(\.value) == ["People act quickly.", "Children & parents are heard."])
    #expect(summary.needsImproving.map(\.value) == ["Plans should be plain."])
    #expect(
      summary.gradeDefinitions.map(\.text.value) == ["Better than it must be", "As it must be"])
    #expect(summary.fullReportLink?.value == "https://www.example.org/t?a=1&b=2")
    #expect(!String(decoding: ReportJSON.line(report), as: UTF8.self).contains("never"))
  }

  @Test(.enabled(if: hasPoppler)) func `A PDF with headings and bullets`() async throws {
    let report = try await report("papers/thornmere-protection-2012-young-people.pdf")
    let summary = try #require(report.childSummary)
    #expect(report.kind.value == .childrenSummary)
    #expect(report.grades == ["overall=adequate"])
    #expect(summary.good.count == 4)
    #expect(summary.needsImproving.count == 5)
    #expect(summary.gradeDefinitions.map(\.grade) == [.adequate])
    #expect(summary.promises.map(\.kind) == [.plan])
  }

  static let others = [
    "Inspection of child protection\n\nLead inspector: Sam Orme\n\nSummary for children\n",
    "Agenda item\n\nSafeguarding action plan\n\nMinutes: the report was noted.\n",
    "<html><body><h1>Page not found</h1></body></html>", "",
    "Summary for children and young people of a fair in the park\n",
  ]

  @Test(arguments: others)
  func `What is no summary stays refused as what it is`(_ text: String) async {
    let outcome = await PaperReader().read(bytes: Array(text.utf8), named: "a.txt")
    #expect(["not-a-pdf", "empty"].contains(outcome.refusal?.code))
  }

  @Test(arguments: ["sif-2014", "sif-2016", "ilacs-2024", "cp-2012"])
  func `A report that holds a summary stays a report`(_ name: String) throws {
    #expect(try Twin.report(name).kind.value != .childrenSummary)
  }

  @Test func `A part of a report is not sorted, so its sentences are, with a doubt`() throws {
    let summary = try #require(try Twin.report("sif-2016").childSummary)
    #expect(!summary.isWholePaper)
    #expect(!summary.good.isEmpty)
    #expect(summary.good.allSatisfy { $0.certainty != .certain })
  }

  @Test func `Every damage of the text is read or refused, and nothing stops`() throws {
    let text = try Self.fixture("summaries/thornmere-2012.txt")
    for cut in stride(from: 0, to: text.count, by: 37) {
      let part = Array(text.prefix(cut) + text.dropFirst(cut + 5))
      let outcome = Result { try ReportReading.read(text: part, file: "a") }
      if case .success(let report) = outcome, report.kind.value == .childrenSummary {
        #expect(report.pageCount == 1)
      }
    }
  }

  private static let seed = Corpus.folder.map { $0 + "/../../seeds/000_240f4984b645f0c3.txt" }
    .flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }

  @Test(.enabled(if: seed != nil)) func `The published summary of 2012`() async throws {
    let report = try await PaperReader().read(file: try #require(Self.seed)).result.get()
    let summary = try #require(report.childSummary)
    #expect(report.kind.value == .childrenSummary)
    #expect(report.inspectionStart?.value.description == "2012-11-12")
    #expect(report.inspectionEnd?.value.description == "2012-11-21")
    #expect(report.grades == ["overall=inadequate"])
    #expect(summary.gradeDefinitions.count == 4)
    #expect(summary.good.count == 4)
    #expect(summary.needsImproving.count == 4)
    #expect(summary.promises.map(\.kind) == [.plan, .consultationDates, .consultationGroups])
    #expect(summary.fullReportPublished?.value.description == "2012-12-21")
    #expect(summary.fullReportLink?.value.hasPrefix("http://www.ofsted.gov.uk/") == true)
  }
}
