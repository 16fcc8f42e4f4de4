import Reading
import Testing

/// Numbers, letters and dashes that begin a line in the middle of an item's sentence.
@Suite struct MarkOfSentenceTests {
  @Test(arguments: [
    ("aged\n  21. To 25 is the limit.", "aged 21. To 25 is the limit."),
    ("which rose from 12 to\n  30. Review each.", "which rose from 12 to 30. Review each."),
    ("of category\n  a) cases by managers.", "of category a) cases by managers."),
    ("under Part\n  3. The law is plain.", "under Part 3. The law is plain."),
    ("which close at\n  – at present – 11pm.", "which close at – at present – 11pm."),
    ("in group\n  (ii) of the plan.", "in group (ii) of the plan."),
  ])
  func `They are kept`(_ printed: String, _ words: String) throws {
    for gap in ["", "   "] {
      let report = try Twin.changed(
        "ilacs-2024",
        [
          (
            "in custody.\n",
            printed.replacing("\n", with: "\n" + gap) + "\n◼ Visits.\n◼ Plans.\n\n"
          )
        ])
      #expect(report.improvements.count == 4)
      #expect(
        report.improvements[1].text.value
          == "Support to care leavers over the age of 21 who are " + words)
      #expect(report.unparsed.isEmpty)
    }
  }

  @Test(arguments: [
    "1.   Ensure that care leavers stay in touch until they are aged\n     21. To 25 is the limit.\n",
    "1.   Ensure that visits to children, of whom there are\n     30. Many wait, take place.\n",
  ])
  func `They are kept in a numbered list`(_ item: String) throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        (
          """
          ◼ Letters to parents before court proceedings, so that they are clear about what needs
            to change.
          ◼ Support to care leavers over the age of 21 who are in custody.

          """, item + "\n2.   Audit.\n\n3.   Plans.\n\n"
        )
      ])
    #expect(report.improvements.map(\.number) == [1, 2, 3])
    let words = item.dropFirst(5).split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(report.improvements[0].text.value == words.joined(separator: " "))
  }

  @Test(arguments: [
    "including\n   a) visits\n   b) plans", "including\n   – visits\n   – plans",
    "including\n   1. visits\n   2. plans", "including\n   (i) visits\n   (ii) plans",
    "including:\n   – visits and plans", "including:\n   a) visits and\n   b) plans",
  ])
  func `The marks of points are none of its words`(_ printed: String) throws {
    let report = try Twin.changed(
      "ilacs-2024", [("in custody.\n", printed + ".\n◼ Homes.\n\n")])
    #expect(report.improvements.count == 3)
    let words = report.improvements[1].text.value
    #expect(words.contains("visits ") && words.hasSuffix("plans."))
    #expect(words.firstRange(of: "–") == nil && words.firstRange(of: ")") == nil)
  }
}
