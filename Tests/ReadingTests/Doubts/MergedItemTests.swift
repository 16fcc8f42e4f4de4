import Testing

@testable import Reading

/// An item whose mark was lost stands within the one above it: that one is asked about. What only
/// looks so is certain.
@Suite struct MergedItemTests {
  private static let items = """
    ◼ Letters to parents before court proceedings, so that they are clear about what needs
      to change.
    ◼ Support to care leavers over the age of 21 who are in custody.

    """

  private func read(_ list: String) throws -> [Located<String>] {
    try Twin.changed("ilacs-2024", [(MergedItemTests.items, list + "\n")]).improvements.map(\.text)
  }

  @Test(arguments: [
    // Its first word had no room on the line above, and no item is of two sentences.
    """
    ◼ Letters to parents.
    ◼ The information for children, so that all of them know before they leave the home.
      Accommodation for care leavers.
    ◼ The timeliness of plans.
    """,
    // Items of several sentences: it stands deeper, as words behind a mark do.
    """
    ◼ Letters to parents are late. They do not say what needs to change.
    ◼ Not all children are told when they leave. What they say of it is not recorded. It
      should be. Records of visits and of telephone calls are often not made in time.
       Accommodation for care leavers is too far away. Too few know of it.
    ◼ Plans are late. Some have no days in them.
    """,
    // No item ends with a stop: white space parts it.
    """
    ◼ letters to parents

      support to care leavers over the age of 21 who are in custody

    ◼ the timeliness of plans
    """,
    // It stands on the next page.
    """
    ◼ Letters to parents are late. They do not say what needs to change.
    ◼ Not all children are told when they leave.

    Inspection of Ostlebury local authority children’s services
    22 April to 3 May 2024                                                                  0
    \u{0C}  Accommodation for care leavers is too far away. Too few know of it.
    ◼ Plans are late. Some have no days in them.
    """,
    // The words above it have no stop, as the others have, and no name begins with "The".
    """
    ◼ Letters to parents before court proceedings, so that they are clear about what needs
      to change
      The support to care leavers over the age of 21 who are in custody.
    ◼ The timeliness of plans.
    """,
    // Each item ends with a bracket.
    """
    ◼ Letters to parents. (National framework, outcome 1)
    ◼ Information for children, so that all of them know. (National framework, outcome 2)
      Accommodation for care leavers. (National framework, outcome 4)
    ◼ The timeliness of plans. (National framework, enabler 1)
    """,
  ])
  func `An item that holds the words of another is asked about`(_ list: String) throws {
    let items = try read(list)
    let doubted = items.filter { $0.certainty != .certain }
    #expect(doubted.map(\.certainty.reason) == ["A line within it begins as an item would."])
    #expect(items.last?.certainty == .certain)
  }

  @Test(arguments: [
    // A name in mid sentence, beneath a line that has room for it.
    """
    ◼ Letters to parents before court proceedings, so that they are clear about what happens.
    ◼ The use of telephone calls with
      Ostlebury Police.
    """,
    // A further sentence goes on with the first.
    """
    ◼ Letters to parents before court proceedings, so that they are clear about what happens.
      This should include what needs to change.
    ◼ The timeliness of plans.
    """,
    // Items of several sentences, one of which fills its line.
    """
    ◼ Letters to parents are late. They do not say what needs to change.
    ◼ Not all children are told when they leave. What they say of it is not recorded here.
      Accommodation for care leavers is too far away. Too few know of it.
    ◼ Plans are late. Some have no days in them.
    """,
    // A sentence goes on beneath white space.
    """
    ◼ Letters to parents before court proceedings, so that they are clear

      about what needs to change.
    ◼ The timeliness of plans.
    """,
  ])
  func `A wrapped line makes no item doubtful`(_ list: String) throws {
    #expect(try read(list).allSatisfy { $0.certainty == .certain })
  }

  @Test func `Between two numbers that follow one another no mark is lost`() throws {
    let report = try Twin.changed(
      "sif-2016",
      [
        (
          "3.   Improve the timeliness of health assessments.",
          """
          3.   Improve the timeliness of health assessments of all children who are looked after.
               Doctors and the board agree how.

          4.   Improve the timeliness of dental checks.
          """
        )
      ])
    #expect(report.improvements.filter { $0.number != nil }.map(\.number) == [1, 2, 3, 4])
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain })
  }
}
