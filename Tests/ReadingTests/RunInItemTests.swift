import Reading
import Testing

/// Several items in one paragraph: they are not parted, and never pass for one that is certain.
@Suite struct RunInItemTests {
  private static let letters = """
    ◼ Letters to parents before court proceedings, so that they are clear about what needs
      to change.
    ◼ Support to care leavers over the age of 21 who are in custody.

    """

  private func ilacs(_ list: String) throws -> [Improvement] {
    try Twin.changed("ilacs-2024", [(RunInItemTests.letters, list)]).improvements
  }

  @Test(arguments: [
    "■ The quality of plans. ■ The quality of visits.\n■ The pay of carers.\n",
    "• The quality of plans • The quality of visits\n• The pay of carers\n",
    "1. The quality of plans. 2. The quality of visits.\n3. The pay of carers.\n",
    "(i) The quality of plans. (ii) The quality of visits.\n(iii) The pay of carers.\n",
    "a) The quality of plans; b) The quality of visits;\nc) The pay of carers.\n",
  ])
  func `An item that holds a further mark of its list may be more than one`(_ list: String) throws {
    let first = try #require(try ilacs(list).first)
    #expect(first.text.value.contains("The quality of visits"))
    #expect(first.text.certainty.reason == "A mark within it may open an item.")
  }

  @Test(arguments: [
    "1. The quality of plans, as in paragraph 2. The pay of carers.\n2. The quality of visits.\n",
    "■ The quality of plans – and of visits.\n■ The pay of carers (ii) and others.\n",
    "• Plans for children by the age of 2. They are late.\n• The quality of visits.\n",
  ])
  func `Figures and dashes within an item are no marks`(_ list: String) throws {
    let items = try ilacs(list)
    #expect(items.count == 2)
    #expect(items.allSatisfy { $0.text.certainty == .certain })
  }
}
