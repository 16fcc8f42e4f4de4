import Reading
import Testing

@testable import Reading

/// Numbers at the margin and odd lines at a page's edges that may be items: none is lost in silence.
@Suite struct FootnoteDoubtTests {
  private static let third = "3.   Improve the timeliness of health assessments.\n"

  private func report(_ list: String) throws -> InspectionReport {
    try Twin.changed("sif-2016", [(FootnoteDoubtTests.third, list)])
  }

  private func council(_ report: InspectionReport) -> [Improvement] {
    report.improvements.filter { $0.body == .localAuthority }
  }

  @Test(
    arguments: ["What else needs to improve", "What the board says", "Partners"],
    [
      ["1   Ensure that every plan is written.", "2   Ensure that every plan is read."],
      ["1 Ensure that every plan is written.", "2 Ensure that every plan is read."],
      [
        "1   Ensure that every plan is written.", "2   Ensure that every plan is read.",
        "3   Ensure that every plan is kept.",
      ],
      ["1 Ensure that every plan is written."],
    ])
  func `Bare numbers beneath a heading that is not known are told and no footnotes`(
    _ heading: String, _ rows: [String]
  ) throws {
    for parting in ["\n", "\n\n"] {
      let found = try report(
        "\(FootnoteDoubtTests.third)\n\(heading)\n\n\(rows.joined(separator: parting))\n"
          + "\u{0C}4.   Recruit managers.\n")
      let doubtful = found.improvements.filter { $0.text.certainty != .certain }
      let told = found.unparsed.map(\.text) + doubtful.map(\.text.excerpt)
      for row in rows { #expect(told.contains { $0.contains(row) }, "\(row)") }
      #expect(found.improvements.filter { $0.body == .localAuthority }.count >= 4)
    }
  }

  @Test(arguments: ["", "The council must do this:\n\n", "The local authority should:\n"])
  func `Bare numbers beneath a known heading are items at the foot of a page`(
    _ introduction: String
  ) throws {
    let found = try Twin.changed(
      "ilacs-2024",
      [
        (
          """
          ◼ Letters to parents before court proceedings, so that they are clear about what needs
            to change.
          ◼ Support to care leavers over the age of 21 who are in custody.

          """,
          """
          \(introduction)1 Letters to parents.

          2 Support to care leavers.
          \u{0C}
          3 Plans.

          4 Supervision.

          """
        )
      ])
    #expect(found.improvements.map(\.number) == [1, 2, 3, 4])
    #expect(found.unparsed.isEmpty)
  }

  @Test(arguments: [
    "* Multi-agency risk assessment conference.", "† See footnote 2 above.",
    "‡ The panel that sees to\nthe safety of the public.",
  ])
  func `A footnote behind a sign does not cut the item above it`(_ footnote: String) throws {
    for gap in ["\n", "\n\n\n"] {
      let found = try report(
        """
        3.   Improve the timeliness of health assessments in the public protection
             panel\(gap)\(footnote)
                                                                                            3
        \u{0C}     (MAPPA) and the conference.

        4.   Recruit managers.

        """)
      #expect(council(found).map(\.number) == [1, 2, 3, 4])
      #expect(
        council(found)[2].text.value
          == "Improve the timeliness of health assessments in the public protection panel (MAPPA) "
          + "and the conference.")
      // No word bears the sign: an item behind a star could stand so too.
      #expect(found.unparsed.map(\.text).joined(separator: "\n") == footnote)
    }
  }

  @Test func `A footnote whose sign stands behind a word is no part of what is told`() throws {
    let found = try report(
      """
      3.   Improve the timeliness of the panel* and of visits.

      * Multi-agency risk assessment conference.
                                                                                          3
      \u{0C}4.   Recruit managers.

      """)
    #expect(council(found).map(\.number) == [1, 2, 3, 4])
    #expect(found.unparsed.isEmpty)
  }

  @Test func `Items behind stars are no footnotes`() throws {
    let found = try Twin.changed(
      "ilacs-2024",
      [
        (
          """
          ◼ Letters to parents before court proceedings, so that they are clear about what needs
            to change.
          ◼ Support to care leavers over the age of 21 who are in custody.

          """,
          "* Letters to parents.\n* Support to care leavers.\n\u{0C}* Plans.\n\u{0C}"
        )
      ])
    #expect(found.improvements.count == 3)
    let small = try report(
      "3.   Improve the plans:\n     * of children\n     * Of care leavers.\n\u{0C}")
    #expect(council(small)[2].text.value == "Improve the plans: of children Of care leavers.")
  }

  @Test(arguments: [
    "12\n  The framework of the department.\n\n− Recruit managers.\n− Train them.\n",
    "Partners should act on this.\n\n1   Recruit managers.\n\u{0C}",
  ])
  func `What only looks like a footnote of the page is told`(_ words: String) throws {
    let found = try report("\(FootnoteDoubtTests.third)\n\(words)\n")
    let told = (found.unparsed.map(\.text) + council(found).map(\.text.excerpt)).joined(
      separator: " ")
    #expect(told.contains("Recruit managers."))
    #expect(council(found).allSatisfy { $0.text.certainty != .certain })
  }

  @Test(arguments: ["OFFICIAL", "Inspection report: Ostlebury, 2016", "Ofsted"])
  func `An item goes on beneath a head that stands on one page only, and is doubtful`(
    _ head: String
  ) throws {
    for rest in ["health assessments.", "Early help."] {
      let found = try report(
        """
        3.   Improve the timeliness of
        \u{0C}\(head)


             \(rest)

        4.   Recruit managers.

        """)
      #expect(council(found).map(\.number) == [1, 2, 3, 4])
      #expect(council(found)[2].text.value == "Improve the timeliness of \(rest)")
      #expect(council(found)[2].text.certainty != .certain)
      #expect(found.unparsed.map(\.text) == [head])
    }
  }

  @Test func `A footnote close beneath the line that it interrupts makes the item doubtful`() throws
  {
    let found = try report(
      """
      3.   Improve the plans of those aged 16
      7 ‘Staying close’ is a programme for care leavers.
      \u{0C}     and 17 who are homeless.

      4.   Recruit managers.

      """)
    #expect(council(found)[2].text.certainty != .certain)
  }
}
