import Civil
import Testing

@testable import Reading

/// What is told of whole rows: dates that a cell lists, words that slipped, headers that repeat.
@Suite struct PlanRowTests {
  @Test func `Three dates on three lines are no date that was moved twice`() throws {
    let (_, reading) = planReading([
      ["Action", "Owner", "Due"],
      [
        "1. Write policy\n2. Train managers\n3. Audit", "Ann\nBob\nCat",
        "01/09/2025\n01/10/2025\n01/11/2025",
      ],
    ])
    let entry = try #require(reading.entries.first)
    #expect(entry.due?.day?.description == "2025-09-01")
    #expect(entry.movedTo.isEmpty)
    let problem = try #require(reading.problems.first)
    #expect(problem.kind == .doubtful)
    #expect(problem.place.description == "“plan”, column C, row 2")
    #expect(problem.message.contains("3 dates"))
  }

  @Test func `A span in the place of the due date is due at its end, and starts where it begins`() {
    let (_, reading) = planReading([
      ["Action", "Start", "Due"],
      ["Write", "", "1 Apr 2027 - 30 Jun 2027"],
      ["Train", "3 May 2027", "1 Apr 2027 - 30 Jun 2027"],
    ])
    #expect(reading.entries.map(\.due?.day?.description) == ["2027-06-30", "2027-06-30"])
    #expect(reading.entries.map(\.start?.day?.description) == ["2027-04-01", "2027-05-03"])
    #expect(reading.problems.map(\.kind) == [.doubtful, .doubtful, .doubtful])
    #expect(reading.problems.allSatisfy { $0.message.contains("is a span") })
  }

  @Test func `A start in a month or quarter is its first day`() {
    let (_, reading) = planReading([
      ["Action", "Start", "Due"],
      ["Write", "September 2025", "September 2025"], ["Train", "Q2 2025-26", "Q2 2025-26"],
      ["Audit", "mid May 2025", "end of May 2025"], ["Open", "end of May 2025", "June 2025"],
      ["Close", "Q4 2025-26", ""],
    ])
    #expect(
      reading.entries.map(\.start?.day?.description) == [
        "2025-09-01", "2025-07-01", "2025-05-15", "2025-05-31", "2026-01-01",
      ])
    #expect(
      reading.entries.map(\.due?.day?.description) == [
        "2025-09-30", "2025-09-30", "2025-05-31", "2025-06-30", nil,
      ])
    #expect(!reading.problems.contains { $0.kind == .wrong })
  }

  @Test func `A colour that is denied is a doubt`() {
    let (_, reading) = planReading([["Action", "RAG"], ["Write", "not red"]])
    #expect(reading.entries.map(\.rating) == [nil])
    #expect(reading.problems.map(\.kind) == [.doubtful])
    #expect(reading.problems.map(\.place.column) == [2])
  }

  static let besides: [(String, PlanRating?, isTold: Bool)] = [
    ("GREEN - at risk", .green, true), ("Green – on track", .green, false),
    ("Green (G)", .green, false), ("RED – off track", .red, false), ("Red, on track", .red, true),
    ("Amber: some delay", .amber, false), ("was Green", .green, true),
    ("Blue: closed", .blue, false),
    ("Green, not complete", .green, true), ("Grey: not started", .grey, false),
  ]

  @Test(arguments: besides)
  func `Words beside a colour that say something else are told`(
    _ words: String, _ rating: PlanRating?, _ isTold: Bool
  ) {
    let (_, reading) = planReading([["Action", "RAG"], ["Write", words]])
    #expect(reading.entries.map(\.rating) == [rating])
    #expect(
      reading.problems.map(\.place.description) == (isTold ? ["“plan”, column B, row 2"] : []))
  }

  static let milestones: [(cell: String, found: [PlanMilestone])] = [
    (
      "By 30 June 2026: draft\nBoard agrees it – 31/07/2026\nLaunch (September 2026)",
      [
        PlanMilestone(text: "draft", day: CivilDate("2026-06-30")),
        PlanMilestone(text: "Board agrees it", day: CivilDate("2026-07-31")),
        PlanMilestone(text: "Launch", day: CivilDate("2026-09-30")),
      ]
    ),
    (
      "Draft by 1 May 2026; train everybody",
      [
        PlanMilestone(text: "Draft", day: CivilDate("2026-05-01")),
        PlanMilestone(text: "train everybody", day: nil),
      ]
    ),
    (
      "• Draft (the short one) by June 2026\n• 80% trained",
      [
        PlanMilestone(text: "Draft (the short one)", day: CivilDate("2026-06-30")),
        PlanMilestone(text: "80% trained", day: nil),
      ]
    ),
    ("30 June 2026", [PlanMilestone(text: "30 June 2026", day: nil)]),
    (
      "Sign-off 31 November 2026", [PlanMilestone(text: "Sign-off 31 November 2026", day: nil)]
    ),
  ]

  @Test(arguments: milestones)
  func `Milestones have the days that their words name, and those without stay words`(
    _ cell: String, _ found: [PlanMilestone]
  ) {
    let (_, reading) = planReading([["Action", "Milestones", "Lead"], ["Write", cell, "Ann"]])
    #expect(reading.entries.first?.milestones == found)
    let undated = found.filter { $0.day == nil }
    #expect(reading.problems.map(\.place.column) == (undated.isEmpty ? [] : [2]))
    for one in undated {
      #expect(reading.problems.first?.message.contains("“\(one.text)”") == true)
    }
  }

  @Test func `Cells that are far too long for a date or for names are told, and stay words`() {
    let long = String(repeating: "Visit, ", count: 150_000)
    for (place, column) in [(1, 2), (2, 3), (3, 4)] {
      var row = ["Write", "Ann", "1 May 2026", "Draft by 1 May 2026"]
      row[place] = long
      let (_, reading) = planReading([["Action", "Owner", "Due", "Milestones"], row])
      #expect(reading.entries.map(\.action) == ["Write"])
      #expect(reading.problems.map(\.place.column) == [column])
      #expect(reading.problems.first?.message.contains("too long") == true)
    }
  }

  @Test(arguments: [("46000", "2025-12-09"), ("12345", nil), ("99999", nil)])
  func `The number of a day that lost its format is a day, and a doubt`(
    _ text: String, _ day: String?
  ) {
    let (_, reading) = planReading([["Action", "Owner", "Due"], ["Write", "Ann", text]])
    #expect(reading.entries.map(\.due?.day?.description) == [day])
    #expect(reading.problems.map(\.kind) == [day == nil ? .wrong : .doubtful])
  }

  @Test func `Headers that stand again in other columns are taken for the rows beneath`() {
    let (_, reading) = planReading([
      ["Ref", "Recommendation", "Action", "Lead"], ["1", "Visits", "See alone", "Ann"],
      ["", "Ref", "Recommendation", "Action", "Lead"], ["", "2", "Plans", "Write", "Bob"],
    ])
    #expect(reading.recommendations.map(\.text) == ["Visits", "Plans"])
    #expect(reading.entries.map(\.owners) == [["Ann"], ["Bob"]])
    #expect(reading.problems.map(\.place.description) == ["“plan”, row 3"])
  }

  @Test func `A heading's first action without a recommendation is told`() {
    let (_, reading) = planReading([
      ["Recommendation", "Action", "Lead"], ["", "See alone", "Ann"], ["Plans", "Write", "Bob"],
      ["", "Test", "Cat"],
    ])
    #expect(reading.entries.map(\.recommendation) == [nil, "Plans", "Plans"])
    #expect(
      reading.problems.map(\.place.description) == [
        "“plan”, column A, row 2", "“plan”, column A, row 4",
      ])
  }

  @Test func `Every header that repeats and is left is named`() {
    let (plan, reading) = planReading([
      ["Action", "Owner", "Due date", "Owner", "Due date", "Due date"],
      ["Write", "Ann", "1 May 2026", "Bob", "2 May 2026", "3 May 2026"],
    ])
    #expect(reading.entries.map(\.owners) == [["Ann"]])
    let left = reading.problems.filter { $0.kind == .notRead }
    #expect(left.map(\.place.column) == [4, 5, 6])
    #expect(left.map(\.place.row) == [1, 1, 1])
    let doubt = plan.proposal.tables.first?.certainty.reason ?? ""
    for letter in ["D", "E", "F"] { #expect(doubt.contains("column \(letter)")) }
    #expect(doubt.contains("Owner") && doubt.contains("Due date"))
    let text = PlanText.text(plan, reading)
    for letter in ["D", "E", "F"] { #expect(text.ranges(of: "column \(letter)").count == 1) }
  }

  @Test(arguments: ["31/03/2205", "31 March 1925", "1 May 2026 moved to 1 May 2206"])
  func `A year that no plan has is refused with its place`(_ text: String) {
    let (_, reading) = planReading([["Action", "Owner", "Due"], ["Write", "Ann", text]])
    #expect(reading.entries.map(\.due) == [nil])
    #expect(reading.problems.map(\.kind) == [.wrong])
    #expect(reading.problems.map(\.place.column) == [3])
    #expect(reading.problems.first?.message.contains("1990 to 2100") == true)
  }

  @Test func `Days that may have the month first are doubts where others have it`() {
    let (_, reading) = planReading([
      ["Action", "Start", "Due"], ["Write", "03/04/2026", "04/13/2026"],
      ["Train", "", "05/06/2026"], ["Audit", "5/5/2026", "25/06/2026"], ["Go", "", "1 May 2026"],
    ])
    #expect(
      reading.entries.map(\.due?.day?.description) == [
        nil, "2026-06-05", "2026-06-25", "2026-05-01",
      ])
    let doubts = reading.problems.filter { $0.message.contains("has the month first") }
    #expect(
      doubts.map(\.place.description) == ["“plan”, column B, row 2", "“plan”, column C, row 3"])
    #expect(reading.entries[1].due?.certainty != .certain)
    #expect(reading.entries[2].due?.certainty == .certain)
    let wrong = reading.problems.first { $0.kind == .wrong }?.message ?? ""
    #expect(wrong.contains("With the month first it would be 13 April 2026"))
    let (_, calm) = planReading([
      ["Action", "Due"], ["Write", "05/06/2026"], ["Go", "13/4/2026"],
    ])
    #expect(calm.problems.isEmpty)
  }

  @Test func `Where a person says so, all days of a column have the month first`() {
    let (plan, _) = planReading([
      ["Action", "Start", "Due"], ["Write", "03/04/2026", "04/13/2026"],
      ["Train", "", "05/06/2026 moved to 07/08/2026"], ["Audit", "", "25/06/2026"],
      ["Go", "", "1 May 2026"],
    ])
    #expect(plan.tables[0].monthFirstOffers.keys.sorted() == [3])
    #expect(
      plan.tables[0].monthFirstOffers[3]
        == MonthFirstOffer(sample: "04/13/2026", day: "13 April 2026", otherwise: "25/06/2026"))
    var mapping = plan.proposal
    mapping.tables[0].monthFirst = [3]
    let reading = plan.reading(by: mapping)
    #expect(reading.entries.map(\.start?.day?.description) == ["2026-04-03", nil, nil, nil])
    #expect(
      reading.entries.map(\.due?.day?.description) == [
        "2026-04-13", "2026-05-06", nil, "2026-05-01",
      ])
    #expect(reading.entries[0].due?.text == "04/13/2026")
    #expect(reading.entries[1].movedTo.map(\.day?.description) == ["2026-07-08"])
    #expect(reading.problems.map(\.place.row) == [1, 4])
    #expect(reading.problems[0].message.contains("“04/13/2026” as 13 April 2026"))
    #expect(reading.problems[1].message.contains("“25/06/2026” is no day with the month first"))
  }

  @Test func `An action that is a formula without a value does not vanish in silence`() {
    let (_, reading) = planReading([
      ["Action", "Owner", "Due"], ["=", "Ann", "1 May 2026"], ["=", "", ""],
      ["Write", "Bob", "1 May 2026"],
    ])
    #expect(reading.entries.map(\.action) == ["Write"])
    let lost = reading.problems.filter { $0.kind == .notRead }
    #expect(lost.map(\.place.row) == [2, 3])
    #expect(lost.first?.message.contains("formula") == true)
    #expect(lost.first?.message.contains("Ann | 1 May 2026") == true)
  }

  @Test func `A formula without a value beside a reference is no heading`() {
    let (_, reading) = planReading([
      ["Ref", "Action", "Owner"], ["1", "=", ""], ["2", "Write", "Bob"],
    ])
    #expect(reading.entries.map(\.section) == [nil])
    #expect(reading.problems.map(\.place.row) == [2])
  }

  @Test func `The text for people says when work starts`() {
    let (plan, reading) = planReading([
      ["Action", "Start", "Due"], ["Write", "1 May 2026", "1 June 2026"],
    ])
    #expect(PlanText.text(plan, reading).contains("from 2026-05-01, by 2026-06-01"))
  }

  @Test func `Hidden rows are named once, with their number`() {
    let script = ["T\u{1F}Plan\u{1F}0", "H\u{1F}3\u{1F}5"]
    let cells = [(1, 1, "Action"), (1, 2, "Owner"), (2, 1, "Write"), (3, 1, "Train"), (5, 1, "Go")]
      .map { "C\u{1F}\($0)\u{1F}\($1)\u{1F}1\u{1F}1\u{1F}t\u{1F}\u{1F}\($2)" }
    let tables = OfficeTablesParser.tables(Array((script + cells).joined(separator: "\n").utf8))
    let plan = CouncilPlan(file: "a", format: .workbook, tables: tables)
    #expect(
      plan.warnings == [
        "2 rows of “Plan” are hidden in the file (3, 5); they were read like the others."
      ])
    #expect(plan.reading(by: plan.proposal).entries.map(\.action) == ["Write", "Train", "Go"])
  }

  @Test(arguments: [10, 4000])
  func `A zero byte in a text is named with its line and its place there`(_ padding: Int) async {
    let text = "Action,Owner\n" + String(repeating: "x", count: padding) + ",Ann\nTr\0ain,Bob\n"
    await #expect(throws: PlanRefusal.zeroBytes(line: 3, character: 3)) {
      try await PlanReader().read(bytes: Array(text.utf8), named: "plan.csv")
    }
    #expect(
      PlanRefusal.zeroBytes(line: 3, character: 7).description.hasPrefix(
        "Line 3 holds a zero byte (NUL) at character 7,"))
  }

  @Test(
    arguments: [
      ("Q3 2027", "date"), ("31 March 2027", "date"), ("March 2027", "date"), ("Q3", "time"),
      ("Autumn 2026", "time"), ("2026/27", "time"), ("By the end of summer term 2027", "time"),
      ("Year 2", "time"), ("Within 6 weeks", "time"), ("March to June 2027", "time"),
    ])
  func `An action that is a date or a time and nothing else is told`(_ text: String, kind: String) {
    let (_, reading) = planReading([
      ["Recommendation", "Action", "Owner"], ["Visits", text, "Ann Oak"],
      ["Plans", "Write them by March 2027", "Ann Oak"], ["Plans", "Audit 2027", "Ann Oak"],
      ["Plans", "3", "Ann Oak"],
    ])
    let told = reading.problems.filter { $0.message.contains("and says no action") }
    #expect(told.map(\.place.row) == [2])
    #expect(told.first?.place.column == 2)
    #expect(told.first?.message.contains("” is a \(kind) and says no action") == true)
  }

}
