import Reading
import Testing

/// What must improve in other forms than a list of its own, and lists that are another's.
@Suite struct ListFormTests {
  private static let actions = """
    Areas for priority action

    ◼ The timeliness of child protection enquiries.
    """

  @Test(arguments: ["Area for priority action", "Areas for priority action"])
  func `One paragraph under a heading of priority actions is proposed as one item`(
    _ heading: String
  ) throws {
    let report = try Twin.changed(
      "focused-visit",
      [
        (
          ListFormTests.actions,
          "\(heading)\n\nThe council needs to see children at risk in time, and to\nact on what they say."
        )
      ])
    #expect(
      report.improvements.first?.text.value
        == "The council needs to see children at risk in time, and to act on what they say.")
    #expect(report.improvements.first?.section == heading)
    #expect(
      report.improvements.first?.text.certainty.reason
        == "It is a paragraph beneath the heading, and stands in no list.")
    #expect(report.improvements.count == 3)
    #expect(report.unparsed.isEmpty)
    #expect(report.warnings.contains { $0.contains("taken for one item") })
  }

  @Test func `Several paragraphs, or the words that there are none, are no item`() throws {
    let several = try Twin.changed(
      "focused-visit",
      [(ListFormTests.actions, "Area for priority action\n\nVisits are late.\n\nPlans are late.")])
    #expect(several.improvements.count == 2)
    #expect(several.unparsed.count == 2)
    let none = try Twin.changed(
      "focused-visit",
      [(ListFormTests.actions, "Areas for priority action\n\nThere are no areas for action.")])
    #expect(none.improvements.count == 2)
    #expect(none.unparsed.isEmpty)
  }

  @Test func `A list under the findings beside one above them is doubtful`() throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        (
          "5.     Leaders are ambitious for children.",
          "5.     Leaders are ambitious for children.\n\nWhat needs to improve in the partnership\n◼ The data of the police.\n◼ The data of the hospital."
        )
      ])
    #expect(report.improvements.count == 4)
    #expect(report.improvements.prefix(2).allSatisfy { $0.text.certainty == .certain })
    #expect(report.improvements.suffix(2).allSatisfy { $0.text.certainty != .certain })
    #expect(report.warnings.contains { $0.contains("among or beneath the findings") })
  }

  @Test func `The text on the line of a heading is shown and told`() throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        (
          """
          What needs to improve?
          ◼ Letters to parents before court proceedings, so that they are clear about what needs
            to change.
          ◼ Support to care leavers over the age of 21 who are in custody.

          """,
          "What needs to improve? The quality of plans,\nand visits to children.\n\n"
        )
      ])
    #expect(report.improvements.isEmpty)
    #expect(
      report.unparsed.map(\.text) == [
        "What needs to improve? The quality of plans,", "and visits to children.",
      ])
    #expect(report.warnings.contains { $0.contains("has its text on its own line") })
  }

  @Test func `What must change in the part for children is no list of the report`() throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        (
          "5.     Leaders are ambitious for children.",
          """
          5.     Leaders are ambitious for children.

          Summary for children and young people

          What is good

          ◼ Your social worker knows you.

          What must change

          ◼ Plans must be easier to read.
          ◼ You must not wait for help.
          """
        )
      ])
    #expect(report.improvements.count == 2)
    #expect(report.childSummary?.needsImproving.count == 2)
    #expect(report.unparsed.isEmpty)
  }

  @Test func `Under a heading of time a list may begin with another mark`() throws {
    let report = try Twin.changed(
      "cp-2012",
      [
        (
          "\n       Within six months:",
          "\n       Within twelve months:\n\n              o publish the plan\n              o train the staff\n\n       Within six months:"
        )
      ])
    let found = report.improvements.filter { $0.timescale == .withinTwelveMonths }
    #expect(found.map(\.text.value) == ["publish the plan", "train the staff"])
    #expect(report.improvements.count == 15)
  }

  private static let items = "◼ The timeliness of decisions\n  in the hub.\n"

  @Test(arguments: [
    "The local authority", "Overall effectiveness", "Capacity to improve",
    "The effectiveness of the help and protection provided",
  ])
  func `A heading of parts of reports within a list is a theme of its items`(_ heading: String)
    throws
  {
    let whole = try Twin.report("jtai-2023")
    for place in [ListFormTests.items, "◼ All agencies’ attendance at meetings.\n"] {
      let report = try Twin.changed("jtai-2023", [(place, "\n\(heading)\n\n" + place)])
      #expect(report.improvements.map(\.text.value) == whole.improvements.map(\.text.value))
      #expect(report.improvements.last?.theme == heading)
      #expect(report.unparsed.isEmpty)
    }
  }

  @Test func `A list of a report with a board is parted by whom it is for`() throws {
    let report = try Twin.changed(
      "sif-2016",
      [
        ("Recommendations\n\n1.  ", "Recommendations\n\nThe local authority\n\n1.  "),
        (
          "3.   Improve the timeliness of health assessments.\n",
          "3.   Improve the timeliness of health assessments.\n\nThe Local Safeguarding Children "
            + "Board\n\n4.   Review audits.\n"
        ),
      ])
    #expect(report.improvements.prefix(4).map(\.number) == [1, 2, 3, 4])
    #expect(report.improvements.prefix(3).allSatisfy { $0.body == .localAuthority })
    #expect(report.improvements[3].body == .safeguardingBoard)
  }

  @Test func `A heading with nothing beneath it is told`() throws {
    let report = try Twin.changed(
      "jtai-2023", [(ListFormTests.items, "Evidence\n\n" + ListFormTests.items)])
    #expect(report.warnings.contains { $0.contains("has nothing beneath it") })
  }

  @Test func `Words beneath a heading over lists and above them are told`() throws {
    let report = try Twin.changed(
      "sif-2014",
      [
        (
          "Priority and immediate action\n",
          "Plans are to be written at once.\n\nPriority and immediate action\n"
        )
      ])
    #expect(Set(report.unparsed.map(\.text)) == ["Plans are to be written at once."])
  }

  @Test(arguments: [
    "Recommendations for Thornmere", "Areas for improvement (police)",
    "Areas for improvement: health",
    "What needs to improve by the police", "What needs to improve? (continued)",
  ])
  func `A known heading with more words heads a list that is asked about`(_ heading: String) throws
  {
    let report = try Twin.changed("jtai-2023", [("What needs to improve?", heading)])
    #expect(report.improvements.suffix(3).allSatisfy { $0.section == heading })
    #expect(report.improvements.suffix(3).allSatisfy { $0.text.certainty != .certain })
    #expect(report.improvements.count == 5)
  }

  @Test(arguments: ["• Recommendations", "2. Recommendations", "2  Recommendations"])
  func `A heading behind a mark is no item`(_ heading: String) throws {
    let report = try Twin.changed("jtai-2023", [("What needs to improve?", heading)])
    #expect(report.improvements.suffix(3).allSatisfy { $0.section == "Recommendations" })
    #expect(report.improvements.count == 5)
  }
}
