import Reading
import Testing

/// The framework of the inspection that a summary for children is about.
@Suite struct SummaryFrameworkTests {
  private static let days = "3-12 September 2012"
  private static let adequate = "Adequate\tA service that does what it must to keep children safe"
  private static let sentence = "Overall we rated Thornmere as **adequate**"

  @Test func `Title, days and grades of an inspection of child protection are certain`() throws {
    let report = try Twin.summary([])
    #expect(report.framework == .prot2012)
    #expect(report.summarised?.certainty == .certain)
    #expect(report.warnings.isEmpty)
  }

  @Test(arguments: [
    ("26 February – 9 March 2018", Framework.ilacs), ("4-20 June 2024", .ilacs),
    ("12-30 May 2014", .sif), ("4-8 November 2013", .sif), ("2-11 April 2012", .prot2012),
  ])
  func `Days outside its use make it doubtful, and are named`(
    _ days: String, _ framework: Framework
  ) throws {
    let report = try Twin.summary([(Self.days, days), (Self.adequate, ""), (Self.sentence, good)])
    #expect(report.framework == framework)
    let reason = try #require(report.summarised?.certainty.reason)
    #expect(reason.contains("May 2012 to October 2013") && reason.hasPrefix("The visit began on"))
    #expect(report.warnings.contains(reason))
  }

  private let good = "Overall we rated Thornmere as **good**"

  @Test(arguments: ["30 April 2012", "1 November 2013"], ["1 May 2012", "31 October 2013"])
  func `Its first and last day are of its use`(_ outside: String, _ inside: String) throws {
    #expect(
      try Twin.summary([(Self.days, inside)]).summarised?.certainty == .certain)
    #expect(
      try Twin.summary([(Self.days, outside)]).summarised?.certainty != .certain)
  }

  @Test func `Grades of another framework make it doubtful`() throws {
    let other = "Requires improvement\tA service that is not yet good"
    let report = try Twin.summary([(Self.adequate, other), (Self.sentence, good)])
    #expect(report.framework == .prot2012)
    #expect(report.summarised?.certainty.reason?.contains("“requires improvement”") == true)
    let none = try Twin.summary([(Self.adequate + "\n", ""), (Self.sentence, good)])
    #expect(none.summarised?.certainty.reason?.contains("does not explain the grades") == true)
  }

  @Test func `So do another title, and days that are not found`() throws {
    let title = "Thornmere – Inspection of child protection"
    let report = try Twin.summary([(title, "Thornmere – Inspection of children’s services")])
    #expect(report.summarised?.certainty.reason?.contains("The title") == true)
    let dateless = try Twin.summary([(Self.days, "")])
    #expect(dateless.summarised?.certainty.reason?.contains("were not found") == true)
    let lookedAfter = try Twin.summary([
      (title, "Thornmere – Inspection of looked after children"), (Self.days, "8-12 July 2013"),
    ])
    #expect(lookedAfter.framework == .lac)
    #expect(lookedAfter.summarised?.certainty != .certain)
  }

  @Test func `The line for other programs says so`() throws {
    let report = try Twin.summary([(Self.days, "12-30 May 2014")])
    let line = String(decoding: ReportJSON.line(report), as: UTF8.self)
    #expect(line.contains("\"framework\":\"SIF\""))
    #expect(line.contains("\"uncertain\":{\"framework\":\"The visit began on 12 May 2014."))
  }
}
