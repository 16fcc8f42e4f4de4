import Reading
import Testing

@testable import Reading

/// Two reports in one file: it is told, and neither lends the other anything.
@Suite struct SecondReportTests {
  private func joined(_ names: [String]) throws -> InspectionReport {
    var bytes: [UInt8] = []
    for name in names {
      bytes += try Twin.text(name)
      if bytes.last != 0x0C { bytes.append(0x0C) }
    }
    return try ReportReading.read(text: bytes, file: "joined.pdf")
  }

  private static let names = Twin.names.filter { $0 != "ilacs-paragraph" }

  @Test func `The page at which a second report begins is told, with what to do`() throws {
    let report = try joined(["ilacs-2018", "sif-2016"])
    #expect(
      report.warnings.contains(
        "A second report seems to begin on page 5 of the file; nothing from there on was read. Part "
          + "the file, and read each report by itself."))
    #expect(
      report.unparsed.contains { $0.page == 5 && $0.line == 1 || $0.text.contains("Ostlebury") })
    #expect(report.pageCount == 12)
    #expect(report.authority?.value == "Thornmere")
    #expect(
      report.authority?.certainty.reason
        == "A second report seems to begin on page 5 and says “Ostlebury”.")
    #expect(report.authority?.otherPlace?.page == 5)
    #expect(report.inspectionStart?.certainty.reason?.contains("2016-12-12") == true)
    #expect(report.leadInspector?.certainty.reason?.contains("Robin Vale") == true)
    #expect(report.kind.certainty != .certain)
  }

  @Test func `Nothing of the second joins the lists of the first`() throws {
    for first in Self.names {
      let alone = try Twin.report(first)
      for second in Self.names where second != first {
        let report = try joined([first, second])
        #expect(
          report.warnings.contains { $0.hasPrefix("A second report seems to begin on page") },
          "\(first), \(second)")
        #expect(
          report.improvements.map(\.text.value) == alone.improvements.map(\.text.value),
          "\(first), \(second)")
        #expect(
          report.findings.map(\.number) == alone.findings.map(\.number), "\(first), \(second)")
        #expect(report.grades == alone.grades, "\(first), \(second)")
      }
    }
  }

  @Test func `No field that the second contradicts stays certain`() throws {
    for first in Self.names {
      for second in Self.names where second != first {
        let report = try joined([first, second])
        let other = try Twin.report(second)
        if let name = other.authority?.value, name != report.authority?.value {
          #expect(report.authority?.certainty != .certain, "\(first), \(second)")
        }
        if let day = other.inspectionStart?.value, day != report.inspectionStart?.value {
          #expect(report.inspectionStart?.certainty != .certain, "\(first), \(second)")
        }
        if let day = other.published?.value, day != report.published?.value {
          #expect(report.published?.certainty != .certain, "\(first), \(second)")
        }
        for judgement in report.judgements {
          guard let grade = other.gradesByKey[judgement.key], grade != judgement.grade.value else {
            continue
          }
          #expect(judgement.grade.certainty != .certain, "\(first), \(second) \(judgement.key)")
        }
      }
    }
  }

  @Test func `The same report twice is told and stays certain`() throws {
    let report = try joined(["ilacs-2024", "ilacs-2024"])
    #expect(report.warnings.contains { $0.hasPrefix("A second report seems to begin on page 4") })
    #expect(report.authority?.certainty == .certain)
    #expect(report.isCertainOfGrades)
  }

  @Test(arguments: Twin.names)
  func `No twin is said to hold a second report`(_ name: String) throws {
    let bytes = try Twin.text(name)
    #expect(SecondReport(in: Paper(file: name, bytes: bytes), text: bytes) == nil)
  }

  @Test func `A page on earlier inspections or an annex is no second report`() throws {
    let pages = [
      """
      Previous inspections

      Inspection of Thornmere local authority children's services
      Inspection date: 4 June 2015
      """,
      """
      Annex A

      Inspection of Thornmere local authority children's services

      Lead inspector: Alex Marl
                                                                          1
      """,
      """
      Inspection of services for children in need of help and protection was last carried out in
      2015. The report was published on 3 August 2015.
      """,
      """
      Information about this inspection

      The inspection team consisted of five inspectors.

      Lead inspector: Alex Marl
      Team inspectors: Jo Fenn

                                                                          1
      """,
    ]
    for name in Self.names {
      for page in pages {
        let bytes = try Twin.text(name) + Array((page + "\u{0C}").utf8)
        #expect(
          SecondReport(in: Paper(file: name, bytes: bytes), text: bytes) == nil, "\(name): \(page)")
      }
    }
  }
}
