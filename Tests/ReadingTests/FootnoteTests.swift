import Reading
import Testing

@testable import Reading

/// Footnotes and odd lines among the numbered items of a list, and the marks that refer to them.
@Suite struct FootnoteTests {
  private static let third = "3.   Improve the timeliness of health assessments.\n"

  private func report(_ list: String) throws -> InspectionReport {
    try Twin.changed("sif-2016", [(FootnoteTests.third, list)])
  }

  private func council(_ report: InspectionReport) -> [Improvement] {
    report.improvements.filter { $0.body == .localAuthority }
  }

  @Test func `The marks of footnotes that stand right beneath one another are no words`() throws {
    let found = try report(
      """
      3.   Improve the timeliness of health assessments and of the outline.4

      4.   Improve the recording of return home interviews.5


      4 The public law outline is the guidance for courts.
      5 Return home interviews are offered within three days.
                                                                                          3
      \u{0C}5.   Recruit managers.

      """)
    #expect(
      council(found).map(\.text.value).suffix(3) == [
        "Improve the timeliness of health assessments and of the outline.",
        "Improve the recording of return home interviews.", "Recruit managers.",
      ])
    #expect(found.unparsed.isEmpty)
  }

  @Test(arguments: [
    "4 The public law outline is the guidance for courts.",
    "4 ‘Public Law Outline’ is the guidance on how cases of care are dealt with by\ncourts.",
    "4\n  The public law outline is the guidance for courts.",
  ])
  func `A footnote at the foot of a page is no part of a numbered list, which goes on`(
    _ footnote: String
  ) throws {
    let found = try report(
      """
      3.   Improve the timeliness of health assessments and of the outline.4


      \(footnote)
                                                                                          3
      \u{0C}4.   Recruit managers.

      5.   Improve pathway plans.

      """)
    #expect(council(found).map(\.number) == [1, 2, 3, 4, 5])
    #expect(
      council(found)[2].text.value
        == "Improve the timeliness of health assessments and of the outline.")
    #expect(council(found).allSatisfy { $0.text.certainty == .certain })
    #expect(found.unparsed.isEmpty)
  }

  @Test func `A footnote that nothing refers to is told by its place at the foot of the page`()
    throws
  {
    let found = try report(
      """
      3.   Improve the timeliness of health assessments.


      4 The public law outline is the guidance for courts.
                                                                                          3
      \u{0C}4.   Recruit managers.

      """)
    #expect(council(found).map(\.number) == [1, 2, 3, 4])
    #expect(council(found).allSatisfy { $0.text.certainty == .certain })
    // A row of a list could stand so too.
    #expect(found.unparsed.map(\.text) == ["4 The public law outline is the guidance for courts."])
  }

  @Test(arguments: [
    ("Partners should also act.", ["Partners should also act."]),
    (
      "What this means for young people: you will be seen.\n\nAnd soon.",
      ["What this means for young people: you will be seen.", "And soon."]
    ),
  ])
  func `After words that were not understood the numbers go on, and the words are shown`(
    _ words: String, _ unread: [String]
  ) throws {
    let found = try report(
      """
      3.   Improve the timeliness of health assessments.

      \(words)

      4.   Recruit managers.

      5.   Improve pathway plans.

      """)
    #expect(council(found).map(\.number) == [1, 2, 3, 4, 5])
    #expect(found.unparsed.map(\.text) == unread)
    #expect(council(found).allSatisfy { $0.text.certainty != .certain })
    let lines = unread.count == 1 ? "1 line under" : "\(unread.count) lines under"
    #expect(found.warnings.contains { $0.hasPrefix(lines) })
  }

  @Test func `The numbers of a list go on after an odd line in any kind of report`() throws {
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
          1. The quality of plans.

          Partners should also act.

          2. Visits to children.

          3. Supervision.

          """
        )
      ])
    #expect(found.improvements.map(\.number) == [1, 2, 3])
    #expect(found.unparsed.map(\.text) == ["Partners should also act."])
    #expect(found.findings.map(\.number) == [1, 2, 3, 4, 5])
  }

  @Test func `A finding after words that were not understood is no item`() throws {
    let found = try report(
      """
      3.   Improve the timeliness of health assessments.

      Some words stand here that are no heading of a report.

      4.   The council has improved its visits to children, and social workers now know them
           well in almost all of the cases that inspectors saw. What children say is written
           down.

      """)
    #expect(council(found).map(\.number) == [1, 2, 3])
  }

  @Test func `An item that white space parts goes on with a number and a small letter`() throws {
    let found = try report(
      """
      3.   Improve the plans of those aged

      16 and 17 who are homeless.

      4.   Recruit managers.

      """)
    #expect(council(found).map(\.number) == [1, 2, 3, 4])
    #expect(
      council(found)[2].text.value == "Improve the plans of those aged 16 and 17 who are homeless.")
    #expect(found.unparsed.isEmpty)
  }

  @Test func `An item goes on beneath words that broke its sentence, and is doubtful`() throws {
    let found = try report(
      """
      3.   Improve the timeliness of

      Partners act on this.

           health assessments.

      4.   Recruit managers.

      """)
    #expect(council(found)[2].text.value == "Improve the timeliness of health assessments.")
    #expect(council(found)[2].text.certainty != .certain)
    #expect(council(found).map(\.number) == [1, 2, 3, 4])
  }

  @Test(arguments: [
    ("""
    1 The national framework of the department; www.thornmere.example/publications/the-social-

    care-framework.
    """),
    ("""
    1 The areas for improvement are set beside the outcomes, enablers and principles of the

    national framework. This guidance says what social care for children is for.
    """),
  ])
  func `A footnote in wide leading is none of the item above it`(_ footnote: String) throws {
    let found = try Twin.changed(
      "ilacs-2024",
      [
        ("What needs to improve?", "What needs to improve?1"),
        (
          "  to change.\n",
          """
            to change.



          \(footnote)



          Inspection of Ostlebury local authority children’s services
          22 April to 3 May 2024                                                          1
          \u{0C}
          """
        ),
      ])
    #expect(
      found.improvements.map(\.text.value) == [
        "Letters to parents before court proceedings, so that they are clear about what needs "
          + "to change.", "Support to care leavers over the age of 21 who are in custody.",
      ])
    #expect(found.improvements.allSatisfy { $0.text.certainty == .certain })
    #expect(found.unparsed.isEmpty)
  }

  @Test func `Words beneath a footnote that go on with an item make it doubtful`() throws {
    let found = try Twin.changed(
      "ilacs-2024",
      [
        ("What needs to improve?", "What needs to improve?1"),
        (
          "  to change.\n",
          "  to change\n\n\n1 The framework of the department.\n\n  in this town.\n"
        ),
      ])
    #expect(found.improvements.first?.text.certainty != .certain)
  }

  @Test func `Marks that stand apart from the last word of their lines refer to footnotes`() {
    let paper = PaperText(
      bytes: Array(
        """
        Review of the Local Safeguarding Children Board 1
        All children receive good help and care. 2


        1
          This report is made under the Act.
        2 A full description can be found at the end of this report.
        \u{0C}The end.
        """.utf8))
    #expect(
      paper.lines.filter { $0.role == .footnote }.map(\.text) == [
        "1", "This report is made under the Act.",
        "2 A full description can be found at the end of this report.",
      ])
  }

  @Test(arguments: ["24 May 2023", "17 Larkminster Road"])
  func
    `A paper whose first line begins with a number, and whose page ends with a footnote, is read`(
      _ first: String
    )
  {
    let paper = PaperText(
      bytes:
        Array(
          """
          \(first)
          The council asked for this.
          It was sent.


          3 The guidance is for courts.
          \u{0C}The end.
          """.utf8))
    #expect(paper.lines.map(\.text).contains(first))
    #expect(paper.lines.first { $0.text.hasPrefix("3 The") }?.role == .footnote)
  }

  @Test(arguments: [
    ("schools,3 and", "schools, and"), ("the outline.3", "the outline."),
    ("the schools3.", "the schools."), ("in homes3 and", "in homes and"),
    ("at KS3 and", "at KS3 and"), ("form p3 and", "form p3 and"), ("2.3 visits", "2.3 visits"),
    ("rose by 49.3% in", "rose by 49.3% in"), ("the 3 homes", "the 3 homes"),
    ("in 2013", "in 2013"), ("the outline.4", "the outline.4"), ("homes33", "homes33"),
  ])
  func `The mark of a footnote is taken off, and no other number`(
    _ text: String, _ plain: String
  ) {
    #expect(FootnoteMark.removed([3], from: text) == plain)
  }
}
