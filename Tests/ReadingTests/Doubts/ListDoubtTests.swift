import Testing

@testable import Reading

/// Lists of which a part is lost, or that run on into the findings: no item is certain then, and a
/// warning says why.
@Suite struct ListDoubtTests {
  private static let firstItem =
    "1.   Ensure that caseloads are at a reasonable level, in particular:\n"
    + "        \u{F02D} for newly qualified social workers\n"
    + "        \u{F02D} for the team that works with disabled children.\n\n"

  private static let boardList = """
    Recommendations

    \u{F06E} Review what partners contribute.

    \u{F06E} Improve the analysis of data:
         \u{F02D} on neglect
         \u{F02D} on children who go missing.


    Inspection findings

    10.   The board meets its duties.

    """

  private func isUncertain(_ report: InspectionReport) -> Bool {
    report.improvements.allSatisfy { $0.text.certainty != .certain }
  }

  @Test(arguments: ["Recommendatons", "Reccomendations", "Areas for improvment"])
  func `A misprinted heading opens a list that is not certain`(_ heading: String) throws {
    let report = try Twin.changed("sif-2016", [("Recommendations\n\n1.", "\(heading)\n\n1.")])
    let council = report.improvements.filter { $0.body == .localAuthority }
    #expect(council.map(\.number) == [1, 2, 3])
    #expect(
      council.allSatisfy {
        $0.text.certainty.reason == "The heading over the list is misprinted."
      })
    #expect(report.improvements.contains { $0.text.certainty == .certain })
    #expect(report.warnings.contains { $0.hasPrefix("“\(heading)” on page 3 was taken for") })
  }

  @Test(arguments: [
    "What must get better", "What needs to be better and stronger", "What to improve",
    "What the local authority should do", "What the council needs to do to improve",
    "Where improvement is needed", "Improvements needed", "Improvements required",
    "Aspects of practice that need to improve", "Points for improvement", "Actions needed",
    "Areas requiring improvement", "Areas where services need to improve", "Recommended actions",
    "What could be improved?", "Our recommendations for leaders",
  ])
  func `A list under other words than those that are known is read and not certain`(
    _ heading: String
  ) throws {
    for (name, old, new) in [
      ("ilacs-2022", "What needs to improve?", heading),
      ("sif-2016", "Recommendations\n\n1.", "\(heading)\n\n1."),
      ("jtai-2023", "What needs to improve?", "\(heading)\n\nPartners should attend to this:\n"),
    ] {
      let known = try Twin.report(name).improvements
      let report = try Twin.changed(name, [(old, new)])
      #expect(report.improvements.map(\.text.value) == known.map(\.text.value), "\(name)")
      let printed = report.improvements.filter { $0.section == ImprovementReader.heading(heading) }
      #expect(!printed.isEmpty, "\(name)")
      #expect(
        printed.allSatisfy {
          $0.text.certainty.reason
            == "The heading over the list is none that reports are known to print."
        }, "\(name)")
      #expect(report.warnings.contains { $0.contains("is none of the headings") }, "\(name)")
    }
  }

  @Test(arguments: [
    "What has improved", "Improvements made", "What is better", "Improvements since the last visit",
    "Services for children require improvement", "Requires improvement to be good", "Strengths",
    "Leaders’ priorities", "What children told inspectors", "What needs to improve is the pace.",
    "The local authority needs to improve", "Areas", "Action", "What leaders have done to improve",
    "How leaders improve practice", "What works well and needs sharing with leaders in the region",
  ])
  func `A heading that says something else opens no list`(_ heading: String) {
    #expect(!LikelyHeading.isLikely(heading))
  }

  @Test func `Words like those of a heading are none without a list`() throws {
    let report = try Twin.changed(
      "ilacs-2022",
      [
        (
          "What needs to improve?",
          "What must get better\n\nMuch.\n\nMore.\n\nWhat needs to improve?"
        )
      ])
    let known = try Twin.report("ilacs-2022").improvements
    #expect(report.improvements.map(\.text.value) == known.map(\.text.value))
    #expect(report.improvements.allSatisfy { $0.section == "What needs to improve?" })
  }

  @Test func `A list for the council that is not found is said`() throws {
    let report = try Twin.changed("sif-2016", [("Recommendations\n\n1.", "Steps to take\n\n1.")])
    #expect(report.improvements.map(\.body) == [.safeguardingBoard, .safeguardingBoard])
    #expect(
      report.warnings.contains("The list of what the local authority must improve was not found."))
    #expect(isUncertain(report))
  }

  @Test func `A list for the council that does not begin at its beginning is not certain`() throws {
    let report = try Twin.changed("sif-2016", [(ListDoubtTests.firstItem, "")])
    #expect(report.improvements.first?.number == 2)
    #expect(
      report.warnings.contains("The first item found is numbered 2; look for those before it."))
    #expect(isUncertain(report))
  }

  @Test func `A list for the board that is not found is said`() throws {
    let report = try Twin.changed(
      "sif-2016", [("Recommendations\n\n\u{F06E} Review", "Steps to take\n\n\u{F06E} Review")])
    #expect(report.improvements.map(\.number) == [1, 2, 3])
    #expect(
      report.warnings.contains(
        "No list was found of what the Local Safeguarding Children Board must improve."))
  }

  @Test(arguments: ["sif-2014", "sif-2016", "sif-reinspection"])
  func `A whole report is not doubted`(_ name: String) throws {
    let report = try Twin.report(name)
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain })
    #expect(!report.warnings.contains { $0.contains(" list ") || $0.contains("first item") })
  }

  @Test func `A heading above the foot of its page ends the list there too`() throws {
    let report = try Twin.changed(
      "sif-2016",
      [
        ("Inspection findings\n\n4.", "Inspection findings\n\n\n\n        5\n\u{0C}4."),
        (
          ListDoubtTests.boardList,
          """
          Recommendations

          10.   Review what partners contribute.

          11.   Improve the analysis of data.

          Inspection findings



                                                                                        7
          \u{0C}12.   The board meets its duties.

          13.   The board is well led.

          """
        ),
      ])
    #expect(report.improvements.map(\.number) == [1, 2, 3, 10, 11])
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain })
    #expect(report.findings.suffix(2).map(\.number) == [12, 13])
  }

  @Test func `A list whose items turn into statements is not certain`() throws {
    let report = try Twin.changed(
      "sif-2016",
      [
        (
          ListDoubtTests.boardList,
          """
          Recommendations

          10.   Review what partners contribute.

          The work of the board

          11.   The board has met its duties since it was set up again. Its members come from
                all of the partners, and they know what they are there for. The chair is
                respected by all.

          12.   The board was slow to see what its data said of neglect. Partners have since
                agreed what is to be counted, and the first figures were given to the board
                in the autumn.

          """
        )
      ])
    let board = report.improvements.filter { $0.body == .safeguardingBoard }
    #expect(board.map(\.number) == [10, 11, 12])
    #expect(
      board.allSatisfy {
        $0.text.certainty.reason == "Items of this list read like findings."
      })
    #expect(report.warnings.contains { $0.contains("read like findings") })
    #expect(
      report.improvements.filter { $0.body == .localAuthority }.allSatisfy {
        $0.text.certainty == .certain
      })
  }

  @Test(arguments: ["Recommendations\n\n1.   Ensure", "2.   Ensure that managers", "3.   Improve"])
  func `A footnote runs over no heading and no item beneath it`(_ next: String) throws {
    let report = try Twin.changed(
      "sif-2016",
      [(next, "\n2\n  These are special schools with beds for the whole of the year.\n\n\(next)")])
    #expect(report.improvements.map(\.number) == [1, 2, 3, nil, nil])
    #expect(!report.improvements.contains { $0.text.value.contains("special schools") })
  }

  private static let item = """
    ◼ Letters to parents before court proceedings, so that they are clear about what needs
      to change.
    ◼ Support to care leavers over the age of 21 who are in custody.

    """

  @Test(arguments: ["", "\n"])
  func `An item that may have swallowed another is not certain`(_ gap: String) throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        (
          ListDoubtTests.item,
          """
          ◼ Letters to parents before court proceedings, so that they are clear about what needs
            to change.
          \(gap)  Support to care leavers over the age of 21 who are in custody.
          ◼ The timeliness of plans.

          """
        )
      ])
    let first = try #require(report.improvements.first?.text)
    #expect(first.certainty.reason == "A line within it begins as an item would.")
    #expect(report.improvements.last?.text.value == "The timeliness of plans.")
    #expect(report.improvements.last?.text.certainty == .certain)
    #expect(report.warnings.contains { $0.contains("may be more than one: “Letters to parents") })
  }

  @Test(arguments: ["through the", "assessment by", "health services and"])
  func `A name that begins a line in mid-sentence makes no item doubtful`(_ end: String) throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        (
          "so that they are clear about what needs\n  to change.",
          "so that they are clear \(end)\n  Ostlebury Police plan."
        )
      ])
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain })
  }

  @Test func `A first item without its mark is no introduction`() throws {
    let marks = ListDoubtTests.item
    let report = try Twin.changed(
      "ilacs-2024", [(marks, marks.replacing("◼ Letters", with: "  Letters"))])
    #expect(!report.improvements.isEmpty)
    #expect(isUncertain(report))
  }

  @Test(arguments: [
    "Leaders should also act at once on missing children.",
    "The local authority has not made enough progress since then. Leaders must\nact at once to make "
      + "sure that children who go missing are seen, and\nthat what they say is recorded.",
    "Visits must be in time. Leaders should also improve:",
    "All visits to children have to be in time",
    "visits to children who are privately fostered",
  ])
  func `A sentence between a heading and its list is no introduction by its place alone`(
    _ text: String
  ) throws {
    let heading = "What needs to improve?\n"
    for gap in ["", "\n"] {
      let report = try Twin.changed(
        "ilacs-2024", [(heading, heading + gap + text + "\n\n")])
      let isTheme = report.improvements.contains { $0.theme == text }
      #expect(report.improvements.count >= 2)
      #expect(isTheme || isUncertain(report), "\(text)")
      let lines = text.split(separator: "\n").map(String.init)
      #expect(isTheme || lines.allSatisfy { line in report.unparsed.contains { $0.text == line } })
      #expect(isTheme || report.warnings.contains { $0.hasPrefix("Text stands between") })
    }
  }

  @Test func `Nor is a numbered paragraph above a list of bullets`() throws {
    let report = try Twin.changed(
      "lac-2013", [("take the\n       following action.", "see that\n       visits are made.")])
    #expect(report.improvements.count == 4)
    #expect(isUncertain(report))
    #expect(report.unparsed.count >= 3)
  }

  @Test(arguments: [
    "The local authority should:", "Leaders need to improve:",
    "In order to improve help for children, the local authority should take the\nfollowing actions.",
  ])
  func `A sentence that leads to its list is its introduction`(_ text: String) throws {
    let heading = "What needs to improve?\n"
    let report = try Twin.changed("ilacs-2024", [(heading, heading + "\n" + text + "\n\n")])
    #expect(!report.improvements.isEmpty)
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain })
    #expect(report.unparsed.isEmpty)
  }

  @Test func `A number that is left out makes the item before it doubtful`() throws {
    let report = try Twin.changed(
      "sif-2016", [("2.   Ensure that managers", "     Ensure that managers")])
    let council = report.improvements.filter { $0.body == .localAuthority }
    #expect(council.map(\.number) == [1, 3])
    #expect(council.first?.text.certainty.reason?.isEmpty == false)
    #expect(council.last?.text.certainty == .certain)
  }

  @Test func `Equal marks that drift to the right are items and no points of the first`() throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        (
          """
          ◼ Letters to parents before court proceedings, so that they are clear about what needs
            to change.
          ◼ Support to care leavers over the age of 21 who are in custody.

          """,
          """
          ◼ Letters to parents.
           ◼ Support to care leavers.
            ◼ The timeliness of plans.
             ◼ The quality of visits.
              ◼ The pay of foster carers.

          """
        )
      ])
    #expect(
      report.improvements.map(\.text.value) == [
        "Letters to parents.", "Support to care leavers.", "The timeliness of plans.",
        "The quality of visits.", "The pay of foster carers.",
      ])
  }

  @Test(arguments: [
    """
    ◼   Letters to parents before court          ◼   How soon homes are found for
        proceedings, so that they are                brothers and sisters, and how
        clear about what must change.                near to one another they are.
    ◼   Support to care leavers in custody.      ◼   The timeliness of first visits.
    """,
    """
                                                 ◼   How soon homes are found for
    ◼   Letters to parents before court              brothers and sisters, and how
        proceedings, so that they are                near to one another they are.
        clear about what must change.            ◼   The timeliness of first visits.
    ◼   Support to care leavers in custody.
    """,
  ])
  func `No item of a list in two columns is certain`(_ list: String) throws {
    let one =
      "◼ Letters to parents before court proceedings, so that they are clear about what needs\n"
    let found = try Twin.changed(
      "ilacs-2024",
      [
        (one + "  to change.\n", list + "\n"),
        ("◼ Support to care leavers over the age of 21 who are in custody.\n", ""),
      ])
    #expect(!found.improvements.isEmpty)
    #expect(found.improvements.allSatisfy { $0.text.certainty != .certain })
    #expect(found.warnings.contains { $0.contains("in two columns on page 1") })
  }
}
