import Reading
import Testing

@testable import Reading

/// The forms in which lists label their items, and what is no label of theirs.
@Suite struct ListLabelTests {
  private static let list = """
    ◼ Letters to parents before court proceedings, so that they are clear about what needs
      to change.
    ◼ Support to care leavers over the age of 21 who are in custody.

    """
  private static let words = [
    "Letters to parents, so that they are clear\n      about what needs to change.",
    "Support to care leavers.",
    "The quality of plans:\n      − of children in need\n      − of care leavers.",
    "Supervision.",
  ]
  private static let texts = [
    "Letters to parents, so that they are clear about what needs to change.",
    "Support to care leavers.",
    "The quality of plans: of children in need of care leavers.", "Supervision.",
  ]

  private func report(_ list: String) throws -> InspectionReport {
    try Twin.changed("ilacs-2024", [(ListLabelTests.list, list)])
  }

  @Test(
    arguments: [
      ["1   ", "2   ", "3   ", "4   "], ["1 ", "2 ", "3 ", "4 "], ["1. ", "2. ", "3. ", "4. "],
      ["1) ", "2) ", "3) ", "4) "], ["(1) ", "(2) ", "(3) ", "(4) "],
      ["[1] ", "[2] ", "[3] ", "[4] "], ["R1 ", "R2 ", "R3 ", "R4 "],
      ["R1. ", "R2. ", "R3. ", "R4. "], ["1.1 ", "1.2 ", "1.3 ", "1.4 "],
      ["① ", "② ", "③ ", "④ "], ["❶ ", "❷ ", "❸ ", "❹ "],
      (1...4).map { "Recommendation \($0): " }, (1...4).map { "Recommendation \($0)\n" },
      (1...4).map { "Priority action \($0) – " }, (1...4).map { "\($0))\n      " },
      (1...4).map { "\($0).\n\n      " }, (1...4).map { "[\($0)]\n" }, (1...4).map { "R\($0)\n" },
    ], ["", "\n"])
  func `A list is read whatever its labels are, with their numbers`(
    _ labels: [String], _ between: String
  ) throws {
    let list = zip(labels, ListLabelTests.words).map { $0 + $1 }.joined(separator: "\n" + between)
    let found = try report(list + "\n\n")
    #expect(found.improvements.map(\.text.value) == ListLabelTests.texts)
    #expect(found.improvements.map(\.number) == [1, 2, 3, 4])
    #expect(found.improvements.allSatisfy { $0.text.certainty == .certain })
    #expect(found.unparsed.isEmpty)
    #expect(found.findings.map(\.number).last == 5)
    #expect(found.improvements[1].text.excerpt.hasPrefix(labels[1].prefix { $0 != "\n" }.trimmed))
  }

  @Test(arguments: [
    ["a) ", "b) ", "c) ", "d) "], ["k. ", "l. ", "m. ", "n. "], ["(k) ", "(l) ", "(m) ", "(n) "],
    ["h) ", "i) ", "j) ", "k) "], ["i. ", "ii. ", "iii. ", "iv. "],
    ["v. ", "vi. ", "vii. ", "viii. "],
    ["xi) ", "xii) ", "xiii) ", "xiv) "], ["u. ", "v. ", "w. ", "x. "],
    ["(a)\n      ", "(b)\n      ", "(c)\n      ", "(d)\n      "],
  ])
  func `Letters and numerals are told by their sequence`(_ labels: [String]) throws {
    let list = zip(labels, ListLabelTests.words).map { $0 + $1 }.joined(separator: "\n\n")
    let found = try report(list + "\n\n")
    #expect(found.improvements.map(\.text.value) == ListLabelTests.texts)
    #expect(found.improvements.allSatisfy { $0.text.certainty == .certain })
  }

  @Test func `A code may stand before a small letter`() throws {
    let found = try report("R4 the quality of plans\n\nR5 visits to children\n\n")
    #expect(found.improvements.map(\.number) == [4, 5])
  }

  @Test func `A second list numbers on from the first`() throws {
    let found = try report(
      """
      1 Letters to parents.
      2 Support to care leavers.

      Areas for priority action

      3 The quality of plans.
      4 Supervision.

      """)
    #expect(found.improvements.map(\.number) == [1, 2, 3, 4])
    #expect(found.improvements.map(\.section).last == "Areas for priority action")
  }

  @Test func `A label left out is told with the item that it may be in`() throws {
    let found = try report("[1] Letters.\n\n[2] Support.\n\n[4] Supervision.\n\n")
    #expect(found.improvements.map(\.number) == [1, 2, 4])
    #expect(found.improvements[1].text.certainty != .certain)
  }

  @Test func `A number that stands twice is doubtful`() throws {
    let found = try report("1. Letters.\n\n2. Support.\n\n2. Plans.\n\n3. Supervision.\n\n")
    #expect(found.improvements.map(\.number) == [1, 2, 2, 3])
    #expect(found.improvements[2].text.certainty != .certain)
  }

  @Test(arguments: [
    "◼ Support to young people aged\n  16 and 17 who are homeless.\n◼ Letters.\n",
    "◼ Plans after\n  1 April 2024.\n◼ Letters of\n  2 May 2024.\n",
    "◼ In the year\n  1 Board met, and in the next\n  2 Boards did.\n◼ Letters.\n",
  ])
  func `Numbers within the items of another list are no labels`(_ list: String) throws {
    #expect(try report(list + "\n").improvements.count == 2)
  }

  @Test func `A number of another form among the labels is told`() throws {
    let found = try report("R1 Letters.\n\nR2 Support.\n\n3. Plans.\n\nR3 Supervision.\n\n")
    #expect(found.improvements.map(\.number) == [1, 2, 3])
    #expect(found.unparsed.map(\.text) == ["3. Plans."])
    #expect(found.improvements.allSatisfy { $0.text.certainty != .certain })
  }

  @Test func `A second list whose numbers begin anew is told and no findings`() throws {
    let found = try report(
      "1. Letters.\n2. Support.\n\nThe board says\n\n1) Plans.\n2) Visits.\n\n− Supervision.\n\n")
    for text in ["1) Plans.", "2) Visits.", "− Supervision."] {
      #expect(found.unparsed.map(\.text).contains(text))
    }
    #expect(found.improvements.allSatisfy { $0.text.certainty != .certain })
  }

  @Test func `Bullets after numbered items are items of their own`() throws {
    let found = try report(
      "1. Letters.\n2. Support.\n\nIn the short term:\n\n* Plans.\n* Visits.\n\n")
    #expect(found.improvements.map(\.text.value) == ["Letters.", "Support.", "Plans.", "Visits."])
  }

  @Test func `What follows a list and is no finding is told`() throws {
    let found = try report("(a) Letters.\n\n12. Plans.\n\n(b) Supervision.\n\n")
    #expect(found.unparsed.map(\.text).contains("12. Plans."))
    #expect(found.improvements.allSatisfy { $0.text.certainty != .certain })
  }

  /// A first list and a second one with labels of another form, beneath a line of its own.
  static let pairs: [(first: String, second: String)] = [
    ("1. Letters.\n2. Support.\n3. Plans.\n", "[1] Visits.\n[2] Supervision.\n"),
    ("1. Letters.\n2. Support.\n", "R1 Visits.\nR2 Supervision.\nR3 Homes.\n"),
    ("(a) Letters.\n(b) Support.\n", "1. Visits.\n2. Supervision.\n3. Homes.\n"),
    ("① Letters.\n② Support.\n③ Plans.\n", "1. Visits.\n2. Supervision.\n"),
    (
      "Recommendation 1: Letters.\nRecommendation 2: Support.\nRecommendation 3: Plans.\n",
      "(a) Visits.\n(b) Supervision.\n"
    ),
    ("◼ Letters.\n◼ Support.\n◼ Plans.\n", "1. Visits.\n2. Supervision.\n"),
    ("◼ Letters.\n", "1) Visits.\n\n2) Supervision.\n"),
  ]

  @Test(arguments: pairs, ["\nThe board should:\n\n", "\nThe police\n\n"])
  func `Two lists with labels of two forms are both read`(
    _ lists: (first: String, second: String), _ between: String
  ) throws {
    let found = try report(lists.first + between + lists.second + "\n")
    let all = (lists.first + lists.second).split(separator: "\n")
    #expect(found.improvements.count == all.count)
    #expect(zip(found.improvements, all).allSatisfy { $1.hasSuffix($0.text.value) })
    #expect(found.findings.map(\.number) == [1, 2, 3, 4, 5])
    #expect(found.unparsed.isEmpty)
    #expect(found.improvements.last?.theme == String(between.trimmed.prefix { $0 != ":" }))
  }

  @Test(arguments: [
    "1. Improve plans, in particular:\n   [1] for children in need\n   [2] for care leavers.\n2. Visits.\n",
    "1. Letters.\n2. Improve plans, in particular:\n   a) of visits\n   b) of homes.\n",
    "1. Letters.\n2. Improve plans, in particular:\na) of visits\nb) of homes.\n",
    "◼ Letters.\n◼ Improve plans, in particular:\n   1. of visits\n   2. of homes.\n",
  ])
  func `Labels of another form beneath an item are its points`(_ list: String) throws {
    #expect(try report(list + "\n").improvements.count == 2)
  }

  @Test func `Numbered paragraphs at length beneath bullets are told, and no items`() throws {
    let found = try report(
      """
      ◼ Letters.

      Early help

      1. Families are offered help at once, and most of them are glad of it. The hubs are open
         on six days of the week. Staff know the families and
         their history well.

      2. Referrals are seen on the same day. Decisions are clear, and parents say that they
         understand them. Health visitors and schools are
         asked for what they know.


      """)
    #expect(found.improvements.map(\.text.value) == ["Letters."])
    #expect(found.improvements[0].text.certainty != .certain)
    #expect(found.unparsed.contains { $0.text.hasPrefix("1. Families") })
  }

  @Test func `Bullets apart from a numbered item are items that are asked about`() throws {
    let found = try report("R1 Letters.\n\nR2 Support.\n\n◼ Plans.\n\n◼ Visits.\n\n")
    #expect(found.improvements.map(\.text.value) == ["Letters.", "Support.", "Plans.", "Visits."])
    #expect(found.improvements.map { $0.text.certainty == .certain } == [true, true, false, false])
  }

  @Test(arguments: [
    ("What needs to\nimprove?", "What needs to improve?"),
    (
      "What needs to improve in this area of social work\npractice?",
      "What needs to improve in this area of social work practice?"
    ),
    ("Areas for priority\naction", "Areas for priority action"),
    ("Recommendations for the local\nauthority", "Recommendations for the local authority"),
  ])
  func `A heading on two lines heads its list`(_ printed: String, _ section: String) throws {
    let found = try Twin.changed("ilacs-2024", [("What needs to improve?", "\n" + printed + "\n")])
    #expect(found.improvements.map(\.section) == [section, section])
    #expect(found.unparsed.isEmpty)
    #expect(found.improvements.allSatisfy { $0.text.certainty == .certain })
  }

  @Test func `Bullets at the head of the page after a numbered item are asked about`() throws {
    let found = try report("1. Letters.\n2. Support of plans\n\u{0C}* Visits.\n* Homes.\n\n")
    #expect(found.improvements.count == 2)
    #expect(found.improvements[0].text.certainty == .certain)
    #expect(found.improvements[1].text.certainty != .certain)
  }
}
