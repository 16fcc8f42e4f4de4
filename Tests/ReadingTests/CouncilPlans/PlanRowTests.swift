import Civil
import Testing

@testable import Reading

/// What is told of whole rows: dates that a cell lists, words that slipped, headers that repeat.
@Suite struct PlanRowTests {
  private func reading(_ rows: [[String]]) -> (plan: CouncilPlan, reading: PlanReading) {
    var table = PlanTable(name: "plan")
    for (number, row) in rows.enumerated() {
      let cells = row.enumerated().filter { !$0.element.isEmpty }.map { offset, text in
        var cell = PlanCell(column: offset + 1, text: text == "=" ? "" : text)
        cell.isFormula = text == "="
        return cell
      }
      table.rows.append(PlanRow(number: number + 1, cells: cells))
    }
    let plan = CouncilPlan(file: "a", format: .delimited, tables: [table])
    return (plan, plan.reading(by: plan.proposal))
  }

  @Test func `Three dates on three lines are no date that was moved twice`() throws {
    let (_, reading) = reading([
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

  @Test func `A start in a month or quarter is its first day`() {
    let (_, reading) = reading([
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
    let (_, reading) = reading([["Action", "RAG"], ["Write", "not red"]])
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
    let (_, reading) = reading([["Action", "RAG"], ["Write", words]])
    #expect(reading.entries.map(\.rating) == [rating])
    #expect(
      reading.problems.map(\.place.description) == (isTold ? ["“plan”, column B, row 2"] : []))
  }

  @Test func `Totals, notes, bare numbers and headings of nothing are told, and no recommendation`()
  {
    let (_, reading) = reading([
      ["Ref", "Recommendation", "Action", "Lead", "RAG"],
      ["Theme: visits"], ["1", "Visits", "See alone", "Ann", "Green"],
      ["", "Total", "", "", "2"], ["Note: R = red"], ["3"], ["2", "Plans", "Write", "Bob", "Red"],
      ["", "Subtotal", "", "", "1 red"], ["Theme: leaders"], ["Signed by the chair"],
    ])
    #expect(reading.recommendations.map(\.text) == ["Visits", "Plans"])
    #expect(reading.entries.map(\.section) == ["Theme: visits", "Theme: visits"])
    #expect(reading.problems.map(\.place.row).sorted() == [4, 5, 6, 8, 9, 10])
    #expect(reading.problems.allSatisfy { $0.kind == .notRead })
  }

  static let loose = [
    "Updated 3 May 2026", "Last updated by Jo Fenn on 3 May", "Last updated: 03/05/2026",
    "As at 31 March 2026", "Version 3, May 2026", "Total actions: 2",
    "Total number of actions = 12",
    "Key: R = off track", "Green – complete", "Red = off track",
  ]

  @Test(arguments: loose)
  func `Notes, counts and keys in the column of the actions are set aside, and kept`(
    _ text: String
  ) {
    let (_, reading) = reading([
      ["Action", "Lead", "Due"], ["Write", "Ann", "1 May 2026"], [text, "", ""],
      ["Train", "Bob", "1 May 2026"],
    ])
    #expect(reading.entries.map(\.action) == ["Write", "Train"])
    #expect(reading.setAside.map(\.action) == [text])
    #expect(reading.setAside.map(\.place.row) == [3])
    #expect(reading.problems.map(\.kind) == [.notRead])
    #expect(reading.problems.first?.message.contains(text) == true)
  }

  static let actions = [
    "Update the threshold document", "Updated guidance by 3 May 2026", "Total quality review",
    "Red teaming of plans", "Version control of plans", "As at present, review all cases",
    "Key worker for every child", "Green spaces for children in care",
  ]

  @Test(arguments: actions)
  func `Actions that begin like a note are actions`(_ text: String) {
    let (_, reading) = reading([
      ["Action", "Lead", "Due"], [text, "", ""], ["Train", "Bob", "1 May 2026"],
    ])
    #expect(reading.entries.map(\.action) == [text, "Train"])
    #expect(reading.setAside.isEmpty)
  }

  @Test func `The key of colours in several cells is set aside, and a row of the plan is not`() {
    let (_, reading) = reading([
      ["Action", "Lead", "RAG"], ["R = off track", "A = at risk", "G = on track"],
      ["Key", "B = complete"], ["Last updated:", "3 May 2026"], ["Write", "Ann", "R = off track"],
    ])
    #expect(reading.entries.map(\.action) == ["Write"])
    #expect(
      reading.setAside.map(\.action) == ["R = off track", "Key", "Last updated:"])
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
    let (_, reading) = reading([["Action", "Milestones", "Lead"], ["Write", cell, "Ann"]])
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
      let (_, reading) = reading([["Action", "Owner", "Due", "Milestones"], row])
      #expect(reading.entries.map(\.action) == ["Write"])
      #expect(reading.problems.map(\.place.column) == [column])
      #expect(reading.problems.first?.message.contains("too long") == true)
    }
  }

  @Test(arguments: [("46000", "2025-12-09"), ("12345", nil), ("99999", nil)])
  func `The number of a day that lost its format is a day, and a doubt`(
    _ text: String, _ day: String?
  ) {
    let (_, reading) = reading([["Action", "Owner", "Due"], ["Write", "Ann", text]])
    #expect(reading.entries.map(\.due?.day?.description) == [day])
    #expect(reading.problems.map(\.kind) == [day == nil ? .wrong : .doubtful])
  }

  @Test func `Headers that stand again in other columns are taken for the rows beneath`() {
    let (_, reading) = reading([
      ["Ref", "Recommendation", "Action", "Lead"], ["1", "Visits", "See alone", "Ann"],
      ["", "Ref", "Recommendation", "Action", "Lead"], ["", "2", "Plans", "Write", "Bob"],
    ])
    #expect(reading.recommendations.map(\.text) == ["Visits", "Plans"])
    #expect(reading.entries.map(\.owners) == [["Ann"], ["Bob"]])
    #expect(reading.problems.map(\.place.description) == ["“plan”, row 3"])
  }

  @Test func `A heading's first action without a recommendation is told`() {
    let (_, reading) = reading([
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
    let (plan, reading) = reading([
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
    let (_, reading) = reading([["Action", "Owner", "Due"], ["Write", "Ann", text]])
    #expect(reading.entries.map(\.due) == [nil])
    #expect(reading.problems.map(\.kind) == [.wrong])
    #expect(reading.problems.map(\.place.column) == [3])
    #expect(reading.problems.first?.message.contains("1990 to 2100") == true)
  }

  @Test func `Days that may have the month first are doubts where others have it`() {
    let (_, reading) = reading([
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
    let (_, calm) = self.reading([
      ["Action", "Due"], ["Write", "05/06/2026"], ["Go", "13/4/2026"],
    ])
    #expect(calm.problems.isEmpty)
  }

  @Test func `Where a person says so, all days of a column have the month first`() {
    let (plan, _) = reading([
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

  @Test func `A row whose cells slipped sideways is doubtful`() throws {
    let (_, reading) = reading([
      ["Ref", "Action", "Owner", "Due", "RAG"],
      ["1", "Write", "Ann", "1 May 2026", "Green"],
      ["2", "Train", "1 May 2026", "Green", "In hand"],
      ["3", "", "Audit", "Cat", "1 May 2026"],
      ["4", "Check", "Dee", "when the money comes", "Red"],
      ["5", "Open", "Head of Audit", "Ann Poe", "1 May 2026"],
    ])
    #expect(reading.entries.map(\.reference) == ["1", "2", "4", "5"])
    #expect(reading.entries.map(\.looksShifted) == [false, true, false, true])
    let shifted = reading.problems.filter { $0.message.contains("looks shifted") }
    #expect(shifted.map(\.place.row) == [3, 6])
    #expect(shifted.map(\.kind) == [.doubtful, .doubtful])
  }

  @Test func `One date beside its column, and an empty first cell, show that a row has shifted`() {
    let (_, reading) = reading([
      ["Recommendation", "Action", "Lead", "Measure of success", "Due date"],
      ["Plans are clear", "Write", "Ann", "90 % of records", "1 May 2026"],
      ["", "Children are seen", "Train", "Ann", "90 % of records", "1 June 2026"],
      // What stands under a recommendation named once is no shift, and neither is a note beside a date.
      ["", "Audit", "Ann", "All", "2 June 2026"],
      ["Visits are in time", "Call", "Ann", "All", "when the team is full", "3 June 2026"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true, false, false])
    #expect(
      reading.problems.first { $0.place.row == 3 }?.message.hasPrefix(
        "The row looks shifted by one column to the right: “1 June 2026” stands in column F and not in E"
      ) == true)
  }

  @Test func `A date beside a name in the owner’s cell is no owner`() {
    let (_, reading) = reading([
      ["Ref", "Action", "Owner", "Due"],
      ["1", "Write", "Head of Early Help / 30/11/2026", "1 May 2027"],
      ["2", "Train", "Ann Poe, Ben Roe", "1 May 2027"],
    ])
    #expect(reading.entries.map(\.owners) == [["Head of Early Help"], ["Ann Poe", "Ben Roe"]])
    #expect(
      reading.problems.contains {
        $0.place.row == 2 && $0.message.contains("“30/11/2026” is a date")
      })
  }

  @Test func `A date in a column of words shows to which side a row has shifted, and from where`() {
    let (_, reading) = reading([
      ["Ref", "Recommendation", "Action", "Owner", "Due date", "Measure"],
      ["1", "Rec 1", "Write", "Head of Early Help", "01/05/2027", "1 of 10"],
      ["7", "Rec 1", "Head of Early Help", "08/08/2027", "7 of 10", ""],
      ["10", "", "Rec 2", "Do thing number 10", "Head of Early Help", "11/02/2027", "10 of 10"],
      ["11", "Rec 3", "Ann", "09/08/2027", "", ""],
      // No date at all is no shift, whatever else is missing.
      ["12", "", "Train", "Ann Poe", "when the money comes", "All of them"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true, true, true, false])
    let told = [3, 4, 5].map { row in
      reading.problems.filter { $0.place.row == row }.map(\.message)
    }
    let end = ". Compare it with the file before it is taken."
    #expect(
      told == [
        [
          "The row looks shifted by one column to the left from “Action” on: “08/08/2027” stands in"
            + " column D and not in E" + end
        ],
        [
          "The row looks shifted by one column to the right from “Recommendation” on: “11/02/2027”"
            + " stands in column F and not in E; what stands in column G, beyond those that are"
            + " read, is kept as words alone" + end
        ],
        [
          "The row looks shifted by one column to the left from “Owner” on at the latest:"
            + " “09/08/2027” stands in column D and not in E" + end
        ],
      ])
    #expect(
      reading.entries.map(\.owners) == [
        ["Head of Early Help"], [], ["Do thing number 10"], [], ["Ann Poe"],
      ])
  }

  @Test func `A dated update beside a due date in words is no shift, an owner in its place is one`()
  {
    let (_, reading) = reading([
      ["Ref", "Recommendation", "Action", "Owner", "Due date", "Progress"],
      ["1", "Rec 1", "Write", "Ann Poe", "1 May 2026", "Begun"],
      ["2", "", "Check", "Ann Poe", "when the money comes", "3 May 2026"],
      ["3", "", "Rec 2", "Open", "Ann Poe", "3 June 2026"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, false, true])
  }

  @Test func `With two dates the one in the owner’s column shows that a row has shifted`() {
    let (_, reading) = reading([
      ["Action", "Owner", "Start", "Due", "Measure"],
      ["Write", "Ann Poe", "1 May 2026", "1 June 2026", "All seen"],
      ["Ann Poe", "2 May 2026", "2 June 2026", "All seen", ""],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true])
    #expect(
      reading.problems.first?.message.hasPrefix(
        "The row looks shifted by one column to the left from “Action” on: “2 May 2026” stands in "
          + "column B and not in C") == true)
  }

  @Test(arguments: ["30/11/2026", "30 November 2026", "31/11/2026", "30.11.26", "Nov 2026"])
  func `A date is nobody's name, and is not parted into several`(_ text: String) {
    let (_, reading) = reading([
      ["Action", "Owner", "Partners", "Due"], ["Write", text, "Health", "30/12/2026"],
      ["Train", "Ann, Team 7", "0-19 service", "30/12/2026"],
    ])
    #expect(reading.entries.map(\.owners) == [[], ["Ann", "Team 7"]])
    #expect(reading.entries.map(\.partners) == [["Health"], ["0-19 service"]])
    #expect(reading.entries.map(\.looksShifted) == [false, false])
    let told = reading.problems.filter {
      $0.message.contains("“\(text)” is a date and names nobody")
    }
    #expect(told.map(\.kind) == [.wrong] && told.map(\.place.column) == [2])
  }

  @Test func `Where every owner is a date the column was mistaken, and no row has shifted`() {
    let (_, reading) = reading([
      ["Action", "Owner", "Due"], ["Write", "30/11/2026", ""], ["Train", "1/12/2026", ""],
      ["Audit", "2/12/2026", ""],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, false, false])
    #expect(reading.entries.map(\.owners) == [[], [], []])
  }

  @Test func `A shifted row is told once, with how far and what stands beyond the columns`() {
    let headers = [
      "Ref", "Recommendation", "Action", "Lead", "Measure of success", "Due date", "RAG",
      "Progress", "Comments",
    ]
    let (_, reading) = reading([
      headers,
      ["1", "Plans are clear", "Write", "Ann", "All of them", "1 May 2026", "Green", "Begun", ""],
      [
        "", "", "SLIPPED", "1.7", "Plans are clear", "An action", "Ann", "All", "1 June 2026",
        "Green", "=SUM(A1)",
      ],
      ["2", "Plans are clear", "Train", "All", "1 July 2026", "Red", "Late", "", ""],
      ["3", "Plans are clear", "Audit", "Ann", "All", "when we can", "None", "", ""],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true, true, false])
    let told = reading.problems.filter { $0.place.row == 3 }
    #expect(told.map(\.kind) == [.unsafe, .doubtful])
    #expect(
      told.last?.message
        == "The row looks shifted by three columns to the right: “1 June 2026” stands in column I"
        + " and not in F, “Green” stands in column J and not in G; what stands in columns I, J and"
        + " K, beyond those that are read, is kept as words alone. Compare it with the file before"
        + " it is taken.")
    let left = reading.problems.filter { $0.place.row == 4 }
    #expect(left.map { $0.message.contains("by one column to the left") } == [true])
    #expect(reading.problems.filter { $0.place.row == 5 }.count == 2)
  }

  @Test func `An action that is a formula without a value does not vanish in silence`() {
    let (_, reading) = reading([
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
    let (_, reading) = reading([
      ["Ref", "Action", "Owner"], ["1", "=", ""], ["2", "Write", "Bob"],
    ])
    #expect(reading.entries.map(\.section) == [nil])
    #expect(reading.problems.map(\.place.row) == [2])
  }

  @Test func `The text for people says when work starts`() {
    let (plan, reading) = reading([
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

  @Test func `A row that slipped to the right is told where its first date stands for the second`()
    throws
  {
    let (_, reading) = reading([
      ["Recommendation", "Action", "Owner", "Start", "Due", "Measure"],
      ["Visits", "See children alone", "Ann Oak", "01/11/2026", "08/01/2027", "90%"],
      ["Visits", "", "Open the third hub", "Head of Early Help", "01/12/2026", "08/02/2027"],
      ["Visits", "Write to schools", "Ann Oak", "With the board", "08/02/2027", "80%"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true, false])
    #expect(
      reading.problems.contains {
        $0.place.row == 3 && $0.message.contains("shifted by one column to the right")
      })
  }

  @Test(
    arguments: [
      ("Q3 2027", "date"), ("31 March 2027", "date"), ("March 2027", "date"), ("Q3", "time"),
      ("Autumn 2026", "time"), ("2026/27", "time"), ("By the end of summer term 2027", "time"),
      ("Year 2", "time"), ("Within 6 weeks", "time"), ("March to June 2027", "time"),
    ])
  func `An action that is a date or a time and nothing else is told`(_ text: String, kind: String) {
    let (_, reading) = reading([
      ["Recommendation", "Action", "Owner"], ["Visits", text, "Ann Oak"],
      ["Plans", "Write them by March 2027", "Ann Oak"], ["Plans", "Audit 2027", "Ann Oak"],
      ["Plans", "3", "Ann Oak"],
    ])
    let told = reading.problems.filter { $0.message.contains("and says no action") }
    #expect(told.map(\.place.row) == [2])
    #expect(told.first?.place.column == 2)
    #expect(told.first?.message.contains("” is a \(kind) and says no action") == true)
  }

  @Test func `An action that stands for who does it shows that its row has shifted`() {
    let (_, reading) = reading([
      ["Recommendation", "Action", "Lead"],
      ["Rec 1", "Write", "Ann Oak"],
      ["Rec 1", "", "Open the third hub"],
      // Who leads on a recommendation is no action.
      ["Rec 2", "", "Head of early help"],
      ["Rec 3", "", "Ann Oak"],
      ["Rec 4", "", "Family and justice Team"],
      ["Rec 4", "Train", "Family and justice Team"],
      ["Rec 5", "", ""],
    ])
    #expect(
      reading.entries.map(\.looksShifted) == [false, true, false, false, false, false, false])
    let told = reading.problems.filter { $0.place.row == 3 }
    #expect(
      told.map(\.message) == [
        "The row looks shifted by one column to the right: “Open the third hub” stands in column C and not in B. Compare it with the file before it is taken."
      ])
  }
}
