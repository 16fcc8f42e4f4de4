import Foundation
import Testing

@testable import Reading

/// Where a paper says otherwise, both places are known.
@Suite struct OtherPlaceTests {
  private static let cover = ("Inspection dates: 22 April", "Inspection dates: 15 April")
  private static let heading = ("in care: outstanding", "in care: good")

  @Test func `A foot with other dates is the other place of the day it contradicts`() throws {
    let report = try Twin.changed("ilacs-2024", [Self.cover])
    let start = try #require(report.inspectionStart)
    #expect(start.certainty.reason?.contains("the foot of page 2") == true)
    #expect(start.place.page == 1)
    #expect(start.otherPlace?.page == 2)
    #expect(start.otherPlace?.excerpt.hasPrefix("22 April to 3 May 2024") == true)
    #expect(report.inspectionEnd?.otherPlace == nil)
  }

  @Test func `A heading with another grade is the other place of its judgement`() throws {
    let report = try Twin.changed("ilacs-2024", [Self.heading])
    let grade = try #require(report.judgements.first { $0.key == .inCare }).grade
    #expect(grade.certainty != .certain)
    #expect(grade.place.page == 1)
    #expect(
      grade.otherPlace?.excerpt == "The experiences and progress of children in care: good")
    #expect(report.judgements.count { $0.grade.otherPlace != nil } == 1)
  }

  @Test(arguments: Twin.names) func `Nothing that is certain has another place`(
    _ name: String
  ) throws {
    let report = try Twin.report(name)
    for day in [report.inspectionStart, report.inspectionEnd] {
      #expect(day?.otherPlace == nil || day?.certainty != .certain)
    }
    for judgement in report.judgements where judgement.grade.certainty == .certain {
      #expect(judgement.grade.otherPlace == nil)
    }
  }

  @Test(.enabled(if: hasPoppler)) func `The other place has its rectangles too`() async throws {
    let folder = try TemporaryFolder()
    var reader = PaperReader(temporaryFolder: folder.path)
    reader.findsBoxes = true
    let text = String(decoding: try Twin.text("ilacs-2024"), as: UTF8.self)
      .replacing(Self.cover.0, with: Self.cover.1)
    let outcome = await reader.read(bytes: TinyPDF.make(text: Array(text.utf8)), named: "t.pdf")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.jsonLine)) as? [String: Any])
    let boxes = try #require(json["boxes"] as? [String: [[String: Any]]])
    let others = try #require(json["otherBoxes"] as? [String: [[String: Any]]])
    #expect(boxes["inspectionStart"]?.map { $0["page"] as? Int } == [1])
    #expect(others["inspectionStart"]?.map { $0["page"] as? Int } == [2])
    #expect(Set(others.keys) == ["inspectionStart"])
  }
}
