import Civil
import Testing

@testable import Reading

/// Recommendations that stand over the rows of a table and not in a column of it.
@Suite struct PlanBandTests {
  private static let head = ["Action", "Lead", "Due", "RAG"]

  /// A row of one text is merged over four columns.
  private func reading(
    _ rows: [[String]], headings: [String] = [], isMerged: Bool = true
  ) -> (plan: CouncilPlan, reading: PlanReading) {
    var table = PlanTable(name: "plan")
    table.headings = headings
    for (number, row) in rows.enumerated() {
      var cells = row.enumerated().filter { !$0.element.isEmpty }
        .map { PlanCell(column: $0.offset + 1, text: $0.element) }
      if row.count == 1, isMerged { cells[0].columns = 4 }
      table.rows.append(PlanRow(number: number + 1, cells: cells))
    }
    let plan = CouncilPlan(file: "a", format: .workbook, tables: [table])
    return (plan, plan.reading(by: plan.proposal))
  }

  static let kinds: [(String, PlanBand)] = [
    ("Recommendation 1: Answer sooner", .recommendation),
    ("Ofsted area for improvement: the quality of supervision", .recommendation),
    ("3. Area for priority action", .recommendation),
    ("Finding 2", .recommendation),
    ("1. Improve the timeliness of discussions", .perhapsRecommendation),
    ("Improve the timeliness of discussions", .perhapsRecommendation),
    ("Theme 2: care leavers and their homes in the borough", .theme), ("Priority 1", .theme),
    ("2. Theme: leaders", .theme), ("Supervision", .heading), ("1. Front door", .heading),
  ]

  @Test(arguments: kinds)
  func `The words of a band say what it is`(_ text: String, _ band: PlanBand) {
    #expect(PlanBand(text) == band)
  }

  @Test func `Bands that are numbered are the recommendations of the rows beneath, to be checked`()
  {
    let (_, reading) = reading([
      Self.head, ["1. Improve the timeliness of discussions"],
      ["Weekly review", "Ann", "30/06/2026", "Amber"], ["Protocol", "Bob", "30/09/2026", "Red"],
      ["2. Supervision"], ["Train managers", "Cat", "31/07/2026", "Green"],
    ])
    #expect(
      reading.recommendations.map(\.text) == [
        "1. Improve the timeliness of discussions", "2. Supervision",
      ])
    #expect(reading.recommendations.map(\.entries) == [[0, 1], [2]])
    #expect(reading.problems.map(\.kind) == [.doubtful, .doubtful])
    #expect(reading.problems.map(\.place.description) == ["“plan”, row 2", "“plan”, row 5"])
    #expect(reading.problems.first?.message.contains("over 2 rows and was taken for") == true)
  }

  @Test func `Bands that say what they are need no check`() {
    for isMerged in [true, false] {
      let (_, reading) = reading(
        [
          Self.head, ["Ofsted area for improvement: the quality of supervision"],
          ["Train managers", "Cat", "31/07/2026", "Green"],
        ], isMerged: isMerged)
      #expect(
        reading.entries.map(\.recommendation) == [
          "Ofsted area for improvement: the quality of supervision"
        ])
      #expect(reading.problems.isEmpty)
    }
  }

  @Test func `Themes stay headings, are told where no recommendation stands, and go on over those`()
  {
    let (plan, reading) = reading([
      Self.head, ["Theme 1: front door"], ["Weekly review", "Ann", "30/06/2026", "Amber"],
      ["Theme 2: staff"], ["Recommendation 1: supervision"],
      ["Train managers", "Cat", "31/07/2026", "Green"], ["Recommendation 2: caseloads"],
      ["Recruit", "Dee", "31/07/2026", "Red"], ["Theme 3: homes"],
      ["Build", "Eve", "1/8/2026", ""],
    ])
    #expect(
      reading.entries.map(\.section) == [
        "Theme 1: front door", "Theme 2: staff", "Theme 2: staff", "Theme 3: homes",
      ])
    #expect(
      reading.entries.map(\.recommendation) == [
        nil, "Recommendation 1: supervision", "Recommendation 2: caseloads", nil,
      ])
    #expect(reading.problems.map(\.place.row) == [2, 9])
    #expect(reading.problems.first?.message.contains("kept as a heading") == true)
    #expect(PlanText.text(plan, reading).contains("\n[Theme 1: front door]\n"))
  }

  @Test func `An action that stands alone in its row is told, since it may be a heading`() {
    let (_, reading) = reading(
      [
        Self.head, ["Improve the timeliness of discussions"],
        ["Weekly review", "Ann", "30/06/2026", "Amber"],
      ], isMerged: false)
    #expect(reading.entries.map(\.action?.first) == ["I", "W"])
    #expect(reading.problems.map(\.place.description) == ["“plan”, column A, row 2"])
    #expect(reading.problems.first?.message.contains("Only the action has words") == true)
  }

  @Test func `A band over a column of recommendations stands in for an empty cell`() {
    let (_, reading) = reading([
      ["Recommendation", "Action", "Lead", "Due"], ["Recommendation 4: homes"],
      ["", "Build", "Ann", "1/8/2026"], ["", "Look", "Bob", "1/8/2026"],
      ["Theme: staff matters most of all"], ["Visits", "See alone", "Cat", "1/8/2026"],
    ])
    #expect(
      reading.entries.map(\.recommendation) == [
        "Recommendation 4: homes", "Recommendation 4: homes", "Visits",
      ])
    #expect(reading.entries.last?.section == "Theme: staff matters most of all")
  }

  @Test func `The heading of a table, and the row right above its headers, are over its rows`() {
    let rows = [Self.head, ["Weekly review", "Ann", "30/06/2026", "Amber"]]
    let (_, headed) = reading(rows, headings: ["Theme 1: homes", "Recommendation 2: visits"])
    #expect(headed.entries.map(\.section) == ["Theme 1: homes"])
    #expect(headed.entries.map(\.recommendation) == ["Recommendation 2: visits"])
    #expect(headed.problems.isEmpty)
    let (_, above) = reading([["Improvement plan"], ["Recommendation 3: plans"]] + rows)
    #expect(above.entries.map(\.recommendation) == ["Recommendation 3: plans"])
    let (_, titled) = reading([["Improvement plan of Thornmere"]] + rows)
    #expect(titled.entries.map(\.section) == [nil])
    #expect(titled.problems.isEmpty)
  }

  static let above: [(paragraphs: [(String, Bool)], headings: [String])] = [
    ([("Improvement plan", true), ("Theme 1: homes", false)], ["Theme 1: homes"]),
    (
      [("Theme 1: homes", true), ("Recommendation 1: visits", false)],
      ["Theme 1: homes", "Recommendation 1: visits"]
    ),
    ([("2. Improve the visits to children", false)], ["2. Improve the visits to children"]),
    ([("Improve the visits to all children", true)], ["Improve the visits to all children"]),
    ([("We will improve the visits to all children.", false)], []),
    ([("Early help", true), ("Some words about it and what it is for.", false)], ["Early help"]),
    ([("The table shows what we do about each recommendation.", false)], []),
    ([("Early help", false)], []), ([], []),
  ]

  @Test(arguments: above)
  func `Of the paragraphs above a table those that head it are taken`(
    _ paragraphs: [(String, Bool)], _ headings: [String]
  ) {
    #expect(
      PlanBand.headings(of: paragraphs.map { PlanParagraph(text: $0.0, isHeading: $0.1) })
        == headings)
  }

  @Test func `A document's paragraphs go with the table beneath them`() {
    let lines = [
      "T\u{1F}table 1\u{1F}0", "A\u{1F}p\u{1F}Recommendation 1: visits",
      "C\u{1F}1\u{1F}1\u{1F}1\u{1F}1\u{1F}t\u{1F}\u{1F}Action",
      "T\u{1F}table 2\u{1F}0", "C\u{1F}1\u{1F}1\u{1F}1\u{1F}1\u{1F}t\u{1F}\u{1F}Action",
    ]
    let tables = OfficeTablesParser.tables(Array(lines.joined(separator: "\n").utf8))
    #expect(tables.map(\.headings) == [["Recommendation 1: visits"], []])
  }
}
