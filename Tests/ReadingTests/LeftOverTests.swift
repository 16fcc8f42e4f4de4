import Reading
import Testing

/// Lists that something stands in: nothing between a heading and the next is lost in silence.
@Suite struct LeftOverTests {
  private static let letters = """
    ◼ Letters to parents before court proceedings, so that they are clear about what needs
      to change.
    ◼ Support to care leavers over the age of 21 who are in custody.

    """

  private func ilacs(_ list: String) throws -> InspectionReport {
    try Twin.changed("ilacs-2024", [(LeftOverTests.letters, list)])
  }

  private func texts(_ report: InspectionReport) -> [String] {
    report.improvements.map(\.text.value)
  }

  @Test func `Sentences and headings between bullets end no list, and make its items doubtful`()
    throws
  {
    let report = try ilacs(
      """

      Leadership

           ◼ The oversight of work by managers.

      Children in care

      Inspectors ask that the following be mended at once.

           ◼ The timeliness of health assessments.

      In addition, leaders should review the pay of foster carers.


      """)
    #expect(
      texts(report) == [
        "The oversight of work by managers.", "The timeliness of health assessments.",
      ])
    #expect(report.improvements.map(\.theme) == ["Leadership", nil])
    #expect(
      report.unparsed.map(\.text) == [
        "Children in care", "Inspectors ask that the following be mended at once.",
        "In addition, leaders should review the pay of foster carers.",
      ])
    #expect(report.unparsed.allSatisfy { $0.page == 1 })
    #expect(report.warnings.contains { $0.contains("3 lines under “What needs to improve?”") })
    #expect(
      report.improvements.allSatisfy {
        $0.text.certainty.reason == "3 lines of this section were not understood."
      })
  }

  @Test(arguments: [
    "\nSince the last inspection the council has done much.\n\n",
    "The quality of visits to children in care.\n",
  ])
  func `A line without a mark between two items is left, and the second item is not`(
    _ line: String
  ) throws {
    let report = try ilacs("  • The timeliness of plans.\n\(line)  • The quality of visits.\n")
    #expect(texts(report) == ["The timeliness of plans.", "The quality of visits."])
    #expect(report.unparsed.count == 1)
    #expect(report.improvements.allSatisfy { $0.text.certainty != .certain })
  }

  @Test func `A line that ends with a colon says whom the items beneath it are for`() throws {
    let report = try ilacs(
      """
      The council should improve:
       • The oversight of work by managers.
      The council should also improve:
       • The timeliness of health assessments
       • The quality of visits

      """)
    #expect(texts(report).count == 3)
    #expect(
      report.improvements.map(\.theme) == [
        "The council should improve", "The council should also improve",
        "The council should also improve",
      ])
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain })
    #expect(report.unparsed.isEmpty)
  }

  @Test func `A letter names for whom each priority action is`() throws {
    let report = try Twin.changed(
      "jtai-2023",
      [
        (
          "◼ The police need to take urgent action on records.",
          """

          The police should:
            • review all referrals
            • train officers
          The council should:
            • see children alone
          """
        )
      ])
    let found = report.improvements.filter { $0.section == "Areas for priority action" }
    #expect(
      found.dropFirst().map(\.text.value) == [
        "review all referrals", "train officers", "see children alone",
      ])
    #expect(
      found.dropFirst().map(\.theme) == [
        "The police should", "The police should", "The council should",
      ])
  }

  @Test func `An item by a day of its own is none of the months before it`() throws {
    let report = try Twin.changed(
      "cp-2012",
      [
        (
          "\n       Within six months:",
          "\n       By the end of March 2013:\n\n            • publish the plan\n\n       Within six months:"
        )
      ])
    let item = try #require(report.improvements.first { $0.text.value == "publish the plan" })
    #expect(item.timescale == nil)
    #expect(item.printedTimescale == "By the end of March 2013")
    #expect(report.improvements.count == 14)
  }

  @Test func `What partners must improve is a list of its own`() throws {
    let report = try ilacs(
      LeftOverTests.letters
        + "What needs to improve in partners’ practice?\n• Health at conferences.\n")
    #expect(report.improvements.last?.section == "What needs to improve in partners’ practice?")
    #expect(texts(report).last == "Health at conferences.")
    #expect(texts(report).count == 3)
  }

  @Test func `A case study after the last item ends the list, and is no part of it`() throws {
    let report = try Twin.changed(
      "jtai-2023",
      [
        (
          "◼ The recording of children’s voices.",
          """
          ◼ The recording of children’s voices.

          Case study: area for improvement

          One child waited for a year before a social worker came to see the family.
          """
        )
      ])
    #expect(report.unparsed.isEmpty)
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain })
  }

  @Test func `A case study among the items is a finding that is proposed`() throws {
    let report = try Twin.report("jtai-2019")
    #expect(report.unparsed.isEmpty)
    #expect(report.proposals.contains { $0.text.value.hasPrefix("A child waited eleven weeks") })
    #expect(report.improvements.allSatisfy { !$0.text.value.contains("eleven weeks") })
  }

  @Test func `The rows of a table are no items, are shown, and no finding stands in for them`()
    throws
  {
    let report = try ilacs(
      """

        1    The quality of plans for children.              Paragraph 1
        2    The quality of visits to children.              Paragraph 2


      """)
    #expect(texts(report).isEmpty)
    #expect(report.unparsed.count == 2)
    #expect(report.warnings.contains { $0.contains("no items were made of it") })
    #expect(report.findings.map(\.number) == [1, 2, 3, 4, 5])
  }

  @Test func `The headings that every inspection of protection prints below its list end it`()
    throws
  {
    let last = "       performance reports that tell them how well children are protected.\n"
    let report = try Twin.changed(
      "cp-2012",
      [
        (
          last.trimmingPrefix { $0 == " " } + "",
          last.trimmingPrefix { $0 == " " } + """

            About this inspection
            6.     This inspection was unannounced.

            Service information
            7.     Thornmere has 60,000 children.

            """
        )
      ])
    let known = try Twin.report("cp-2012")
    #expect(report.improvements.map(\.text.value) == known.improvements.map(\.text.value))
    #expect(report.improvements.map(\.text.certainty) == known.improvements.map(\.text.certainty))
    #expect(report.unparsed.isEmpty)
  }
}
