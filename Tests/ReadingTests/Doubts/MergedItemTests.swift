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
    // Each item ends with a semicolon, and white space parts it.
    """
    ◼ letters to parents before court proceedings;

    ◼ support to care leavers over the age of 21 who are in custody;

      how soon children are seen;

    ◼ the timeliness of plans;
    """,
    // The same without white space.
    """
    ◼ letters to parents before court proceedings;
    ◼ support to care leavers over the age of 21 who are in custody;
      how soon children are seen;
    ◼ the timeliness of plans;
    """,
    // The last ones end otherwise.
    """
    ◼ letters to parents before court proceedings;
    ◼ support to care leavers over the age of 21 who are in custody;
      how soon children are seen;
    ◼ the quality of supervision; and
    ◼ the timeliness of plans.
    """,
    // Small letters and no stop: its first word had room on the line above.
    """
    ◼ letters to parents before court proceedings, so that they are clear about what happens
    ◼ support to care leavers over the age
      how soon children are seen
    ◼ the timeliness of plans
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

  @Test(arguments: [
    ("◼", "–", "\n"), ("◼", "-", ""), ("–", "◼", ""), ("–", "◼", "\n"),
  ])
  func `A mark of another kind at the column of the others opens an item, which is asked about`(
    _ usual: String, _ odd: String, _ space: String
  ) throws {
    let items = try read(
      """
      \(usual) Letters to parents before court proceedings.
      \(space)\(odd) Support to care leavers over the age of 21 who are in custody.
      \(space)\(usual) How soon children are seen.
      """)
    #expect(
      items.map(\.value).prefix(3) == [
        "Letters to parents before court proceedings.",
        "Support to care leavers over the age of 21 who are in custody.",
        "How soon children are seen.",
      ])
    #expect(
      items[1].certainty.reason == "Its mark is of another kind than those above it.")
    #expect(items[2].certainty == .certain)
  }

  @Test func `A dash that may be a point of the bullet above it is asked about`() throws {
    let items = try read(
      """
      ◼ letters to parents before court proceedings
      – support to care leavers over the age of 21 who are in custody
      ◼ how soon children are seen
      """)
    #expect(items[0].certainty.reason == "A mark within it may open an item.")
  }

  @Test func `Dashes beneath words that lead to them are points of the bullet above`() throws {
    let items = try read(
      """
      ◼ Letters to parents, which should say:
      – what needs to change.
      – by when it has to change.
      ◼ How soon children are seen.
      """)
    #expect(items.allSatisfy { $0.certainty == .certain })
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
