import Reading
import Testing

/// Summaries whose parts do not agree.
@Suite struct SummaryDoubtTests {
  private static let sentence = "Overall we rated Thornmere as **adequate**"

  @Test(arguments: [
    "Overall we rated Ostlebury as **inadequate**",
    "Overall we judged Ostlebury Council as adequate",
    "We said that Ostlebury is adequate",
    "Overall services for children in Ostlebury are adequate",
  ])
  func `Another council in the sentence that gives the grade is a doubt`(_ other: String) throws {
    let report = try Twin.summary([(Self.sentence, other)])
    #expect(report.authority?.value == "Thornmere")
    let reason = try #require(report.authority?.certainty.reason)
    #expect(reason.contains("Thornmere") && reason.contains("Ostlebury"), "\(reason)")
    #expect(report.authorityPrinted?.certainty.reason == reason)
    #expect(report.warnings.contains(reason))
  }

  @Test(arguments: [
    "Overall we rated Thornmere Borough Council as adequate",
    "Overall we rated the council as adequate",
    "We said that Thornmere’s services are adequate", "Overall services in Thornmere are adequate",
    "Overall we rated Children’s Services as adequate", "Ofsted rated Thornmere as adequate",
  ])
  func `The same council in other words is none`(_ same: String) throws {
    let report = try Twin.summary([(Self.sentence, same)])
    #expect(report.authority?.certainty == .certain, "\(report.authority?.certainty.reason ?? "")")
    #expect(report.grades == ["overall=adequate"])
  }

  @Test(arguments: [
    "Last time, in 2009, inspectors said that Thornmere was inadequate.",
    "At the previous inspection we rated Thornmere as inadequate.",
    "In 2009 we judged Thornmere as inadequate.",
  ])
  func `The grade of an earlier inspection is not preferred`(_ earlier: String) throws {
    let report = try Twin.summary([(Self.sentence, "\(earlier)\n\n\(Self.sentence)")])
    #expect(report.grades == ["overall=adequate"])
    let reason = try #require(report.judgements.first?.grade.certainty.reason)
    #expect(reason.contains("“adequate”") && reason.contains("“inadequate”"), "\(reason)")
  }

  @Test func `Two sentences with two grades are named`() throws {
    let report = try Twin.summary([
      (
        "If you would like to read",
        "Overall we judged Thornmere as inadequate.\n\nIf you would like to read"
      )
    ])
    let reason = try #require(report.judgements.first?.grade.certainty.reason)
    #expect(reason.contains("“adequate”") && reason.contains("“inadequate”"), "\(reason)")
  }

  @Test(arguments: [
    "Overall we rated Thornmere as adequate for the help given, and inadequate for leadership",
    "Overall we rated Thornmere as adequate for help and as inadequate for leadership",
    "Overall we rated Thornmere as adequate and inadequate",
  ])
  func `Two grades in one sentence are both named`(_ sentence: String) throws {
    let report = try Twin.summary([(Self.sentence, sentence)])
    #expect(report.grades == ["overall=adequate"])
    let reason = try #require(report.judgements.first?.grade.certainty.reason)
    #expect(reason.contains("in one sentence also “inadequate”"), "\(reason)")
  }

  @Test(arguments: [
    "Overall we rated Thornmere as adequate and good at listening",
    "Overall we rated Thornmere as adequate because good work is done",
  ])
  func `Praise behind a grade is no second one`(_ sentence: String) throws {
    let report = try Twin.summary([(Self.sentence, sentence)])
    let reason = try #require(report.judgements.first?.grade.certainty.reason)
    #expect(!reason.contains("also"), "\(reason)")
  }

  @Test(arguments: [
    "Overall we rated Thornmere as not inadequate but adequate",
    "Overall we rated Thornmere as adequate, not inadequate",
    "Overall Thornmere is not inadequate but adequate",
  ])
  func `A grade that is denied is a doubt that says so`(_ sentence: String) throws {
    let report = try Twin.summary([(Self.sentence, sentence)])
    #expect(report.grades == ["overall=adequate"])
    let reason = try #require(report.judgements.first?.grade.certainty.reason)
    #expect(reason.contains("not") && reason.contains("inadequate"), "\(reason)")
  }

  @Test func `A grade that is only denied is none`() throws {
    let report = try Twin.summary([(Self.sentence, "Overall we rated Thornmere as not good")])
    #expect(report.judgements.isEmpty)
    #expect(report.warnings.contains { $0.contains("not good") }, "\(report.warnings)")
  }
}
