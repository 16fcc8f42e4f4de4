import Reading
import Testing

/// Headings of summaries for children that are not those of the two lists, and parts of reports.
@Suite struct SummaryListTests {
  private static let needs =
    "Here are the things we found that **needed improving** and the things we told the Director:"
  private static let good =
    "Here are the things we found that were generally **adequate or good** and the things we told "
    + "the Director:"

  @Test(arguments: [
    "What has to change", "Things that must change", "What was not so good",
    "What must get better", "What the council should do better", "Even better if",
    "What is not working well", "What inspectors were worried about",
    "These things were not good enough:", "Areas of concern", "What needs improving?",
    "What does Thornmere need to do to improve?", "What we did not like",
    "What is not going well",
  ])
  func `Other headings over what must be better open that list`(_ heading: String) throws {
    let report = try Twin.summary([(Self.needs, heading)])
    let summary = try #require(report.childSummary)
    let isSorted = summary.good.count == 3 && summary.needsImproving.count == 2
    // What is not sorted is shown, and nothing is certain.
    let isShown =
      summary.good.allSatisfy { $0.certainty != .certain }
      && report.unparsed.contains { $0.text == heading }
    #expect(isSorted || isShown, "\(heading)")
    #expect(!summary.good.contains { $0.value == heading || $0.value.contains("too long") })
    #expect(!report.proposals.contains { $0.polarity == .strength && $0.text.value == heading })
  }

  @Test(arguments: ["What comes to mind", "Our postbag", "The other side", "Things to think of:"])
  func `A heading that nobody knows closes the list above it`(_ heading: String) throws {
    let report = try Twin.summary([(Self.needs, heading)])
    let summary = try #require(report.childSummary)
    #expect(summary.good.count == 3)
    #expect(summary.needsImproving.isEmpty)
    #expect(summary.good.allSatisfy { $0.certainty != .certain })
    #expect(report.proposals.allSatisfy { $0.text.certainty != .certain })
    #expect(report.unparsed.contains { $0.text == heading })
    #expect(report.unparsed.contains { $0.text.contains("too long") })
    #expect(report.warnings.contains { $0.contains("“\(heading)”") })
    #expect(report.warnings.contains("No list of what needs to be better was found."))
    #expect(summary.promises.count == 3)
  }

  @Test func `A first list under a heading that nobody knows is shown`() throws {
    let report = try Twin.summary([(Self.good, "Our postbag")])
    let summary = try #require(report.childSummary)
    #expect(summary.good.isEmpty)
    #expect(summary.needsImproving.count == 2)
    #expect(summary.needsImproving.allSatisfy { $0.certainty != .certain })
    #expect(report.unparsed.map(\.text).contains("Our postbag"))
    #expect(report.unparsed.contains { $0.text.contains("Schools know whom to ring") })
  }

  @Test func `With both lists under known headings both are certain`() throws {
    let report = try Twin.summary([])
    let summary = try #require(report.childSummary)
    #expect((summary.good + summary.needsImproving).allSatisfy { $0.certainty == .certain })
    #expect(report.proposals.allSatisfy { $0.text.certainty == .certain })
    #expect(report.unparsed.isEmpty)
  }

  @Test func `The sentence with the grade is no heading, and the table no finding`() throws {
    let report = try Twin.summary([
      ("as **adequate** for how", "as adequate (it was good in 2009) for how")
    ])
    let summary = try #require(report.childSummary)
    #expect(summary.grade?.value == .adequate)
    #expect(summary.gradeDefinitions.count == 4)
    #expect(summary.good.count == 3)
    #expect(!report.proposals.contains { $0.text.value.contains("A service that") })
  }

  private static let part = """


    Summary for children and young people
    Overall we rated Thornmere as inadequate.

    What is going well

      ◼ Social workers visit you.
      ◼ They listen.

    What must change

      ◼ Some families wait too long.
      ◼ Plans are hard to read.

    What happens now

    The council will now prepare a plan.

    """

  /// The invented report of 2012 with such a part on a page of its own at its end.
  private func report(with part: String) throws -> InspectionReport {
    let text = try Twin.text("cp-2012") + Array(("\u{0C}" + part).utf8)
    return try ReportReading.read(text: text, file: "part.pdf")
  }

  @Test func `S5, S33: a part of a report with headings is sorted by them`() throws {
    let summary = try #require(try report(with: Self.part).childSummary)
    #expect(summary.grade?.value == .inadequate)
    #expect(summary.items.first?.value == "Overall we rated Thornmere as inadequate.")
    #expect(summary.good.map(\.value) == ["Social workers visit you.", "They listen."])
    #expect(
      summary.needsImproving.map(\.value) == [
        "Some families wait too long.", "Plans are hard to read.",
      ])
    #expect((summary.good + summary.needsImproving).allSatisfy { $0.certainty != .certain })
    #expect(summary.promises.map(\.kind) == [.plan])
  }

  @Test func `A promise beneath the last point is none of its list`() throws {
    let part = Self.part.replacing("What happens now\n\n", with: "")
    let summary = try #require(
      try report(with: part).childSummary)
    #expect(summary.needsImproving.count == 2)
    #expect(summary.promises.map(\.kind) == [.plan])
  }

  @Test func `Sentences around a list without headings give the grade and the promise`() throws {
    let part = Self.part.replacing("What is going well\n\n", with: "")
      .replacing("What must change\n\n", with: "").replacing("What happens now\n\n", with: "")
    let report = try report(with: part)
    let summary = try #require(report.childSummary)
    #expect(summary.grade?.value == .inadequate)
    #expect(summary.promises.map(\.kind) == [.plan])
    #expect(summary.items.count >= 4)
  }

  @Test func `A heading of such a part that nobody knows is told`() throws {
    let part = Self.part.replacing("What must change", with: "The other side")
    let report = try report(with: part)
    #expect(report.childSummary?.good.count == 2)
    #expect(report.unparsed.contains { $0.text == "The other side" })
    #expect(report.unparsed.contains { $0.text.contains("Some families wait") })
    #expect(report.warnings.contains("No list of what needs to be better was found."))
  }

  @Test func `A sub-heading within a list ends neither list, and its points are doubtful`() throws {
    let report = try Twin.summary([
      ("* Youth workers help", "\nEarly help\n\n* Youth workers help"),
      ("Parents do not always get", "Plans\n\nParents do not always get"),
    ])
    let summary = try #require(report.childSummary)
    #expect(summary.good.count == 3)
    #expect(summary.needsImproving.count == 2)
    #expect(
      summary.good.last?.certainty.reason
        == "It stands under “Early help”, within one of the two lists.")
    #expect(summary.needsImproving.first?.certainty == .certain)
    #expect(report.unparsed.isEmpty)
  }
}
