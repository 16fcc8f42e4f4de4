import Civil
import Testing

@testable import Reading

@Suite struct HeaderTests {
  static let headers: [(String, PlanColumn?)] = [
    ("Ref.", .reference), ("Recommendation", .recommendation), ("Actions", .action),
    ("What we will do", .action), ("Lead Officer", .owner), ("Who?", .owner), ("By when", .due),
    ("Target date", .due), ("BRAG rating", .rating), ("Impact RAG", .impactRating),
    ("Status", .status), ("Progress to date", .progress), ("Evidence of impact", .evidence),
    ("Date completed", .completed), ("Start date", .start), ("Partners", .partners),
    ("Success criteria", .outcome),
    ("What will be done", .action), ("What needs to be done?", .action),
    ("Milestones", .milestones), ("Key milestones and dates", .milestones),
    ("Success measure", .measure), ("Measures of success", .measure),
    ("How will we measure success?", .measure), ("What good looks like", .outcome),
    ("What does good look like?", .outcome), ("What success looks like", .outcome),
    ("What will be seen?", nil), ("Evidence", .evidence), ("How will we know?", .evidence),
    ("Colour of the door", nil), ("", nil),
  ]

  @Test(arguments: headers)
  func `Headers say what a column holds`(_ text: String, _ column: PlanColumn?) {
    #expect(ColumnWords.match(text)?.column == column)
  }

  private func table(_ rows: [[String]]) -> PlanTable {
    var table = PlanTable(name: "plan")
    for (number, row) in rows.enumerated() {
      let cells = row.enumerated().filter { !$0.element.isEmpty }.map {
        PlanCell(column: $0.offset + 1, text: $0.element)
      }
      table.rows.append(PlanRow(number: number + 1, cells: cells))
    }
    return table
  }

  @Test func `The headers may stand beneath a title`() {
    let mapping = HeaderRecognition.mapping(of: [
      table([
        ["Plan of Thornmere"], [], ["No", "Action", "Who", "RAG"], ["1", "Write", "Sam", "G"],
      ])
    ])
    #expect(mapping.tables.map(\.headerRows) == [3...3])
    #expect(mapping.tables[0].columns == [.reference: 1, .action: 2, .owner: 3, .rating: 4])
    #expect(mapping.tables[0].certainty == .certain)
  }

  @Test func `Headings that nobody knows are named with their columns`() {
    let plan = CouncilPlan(
      file: "plan.csv", format: .delimited,
      tables: [table([["Ref", "Empfehlung", "Action", "Notes"], ["1", "a", "b", "c"]])])
    let warning = plan.warnings.first { $0.contains("not recognised") }
    #expect(warning?.contains("column B “Empfehlung”") == true)
    #expect(warning?.contains("column C") == false)
  }

  @Test func `Milestones are what is done where nothing else says it`() {
    let alone = HeaderRecognition.mapping(of: [table([["Milestone", "Lead", "Due"], ["a", "b"]])])
    #expect(alone.tables.first?.columns == [.action: 1, .owner: 2, .due: 3])
    let beside = HeaderRecognition.mapping(of: [
      table([["Action", "Milestones", "Lead"], ["a", "b", "c"]])
    ])
    #expect(beside.tables.first?.columns == [.action: 1, .milestones: 2, .owner: 3])
    #expect(beside.tables.first?.certainty == .certain)
  }

  @Test func `A sheet of months with marks is a chart where another holds the plan`() {
    func plan(_ tables: [PlanTable]) -> CouncilPlan {
      CouncilPlan(file: "plan.xlsx", format: .workbook, tables: tables)
    }
    let work = table([["Action", "Owner", "Due"], ["Write", "Ann", "1 May 2026"]])
    for months in [
      ["Apr 26", "May 26", "Jun 26"], ["Q1", "Q2", "Q3"], ["Wk 1", "Wk 2", "Wk 3"],
      ["2026-04-01", "2026-05-01", "2026-06-01"],
    ] {
      let chart = table([["Action", "Owner"] + months, ["Write", "Ann", "x", "x", ""]])
      let both = plan([chart, work])
      #expect(both.proposal.tables.map(\.table) == [1])
      #expect(both.warnings.contains { $0.contains("“\(months[0])”") && $0.contains("a chart") })
      let left = both.reading(by: both.proposal)
      #expect(left.leftRows == 2 && left.entries.count == 1)
      #expect(plan([chart]).proposal.tables.map(\.table) == [0])
    }
    let words = table([
      ["Action", "Owner", "April", "May", "June"], ["Write", "Ann", "First draft", "", ""],
    ])
    #expect(plan([words, work]).proposal.tables.map(\.table) == [0, 1])
    let few = table([["Action", "Owner", "April", "May"], ["Write", "Ann", "x", ""]])
    #expect(plan([few, work]).proposal.tables.map(\.table) == [0, 1])
  }

  @Test func `Two headers for one thing are a doubt`() {
    let mapping = HeaderRecognition.mapping(of: [
      table([["Action", "Owner", "Lead"], ["a", "b", "c"]])
    ])
    #expect(mapping.tables[0].certainty.reason?.contains("“Owner”") == true)
  }

  @Test func `A table without headers goes on with those of the one before`() {
    let first = table([["Action", "Owner", "Due"], ["a", "b", "Ongoing"]])
    let second = table([["c", "d", "30 June 2026"]])
    let mapping = HeaderRecognition.mapping(of: [first, second])
    #expect(mapping.tables.count == 2)
    #expect(mapping.tables[1].certainty != .certain)
  }

  @Test func `Headers are taken from the nearest table before that has the same columns`() {
    var first = table([["Ref", "Action", "Owner", "Due"], ["1", "a", "b", "Ongoing"]])
    first.name = "Plan"
    let second = table([["Theme", "Action", "Who"], ["Homes", "Build", "Di"]])
    var third = table([["2", "c", "d", "30 June 2026"], ["3", "e", "f", "30 June 2026"]])
    third.name = "Page 3"
    let plan = CouncilPlan(file: "a", format: .workbook, tables: [first, second, third])
    #expect(plan.proposal.tables.map(\.table) == [0, 1, 2])
    #expect(plan.proposal.tables[2].certainty.reason?.contains("“Plan”") == true)
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.action) == ["a", "Build", "c", "e"])
    #expect(reading.leftRows == 0)
    #expect(PlanText.text(plan, reading).contains("? It has no headers"))
  }

  @Test func `A table below rows that slipped sideways takes the headers' own columns`() {
    let first = table([
      ["Action", "Owner", "Due"], ["a", "b", "Ongoing"], ["", "c", "d", "30 June 2026"],
    ])
    let second = table([["e", "f", "30 June 2026"]])
    let mapping = HeaderRecognition.mapping(of: [first, second])
    #expect(mapping.tables.map(\.table) == [0, 1])
  }

  @Test func `Every table that is left is named with its rows`() throws {
    let first = table([["Action", "Owner", "Due"], ["a", "b", "Ongoing"]])
    var second = table([["11", "x"], ["12", "y"], ["13", "z"]])
    second.name = "Notes"
    var third = table([["c", "d", "e"]])
    (third.name, third.isHidden) = ("Old", true)
    let plan = CouncilPlan(file: "a", format: .workbook, tables: [first, second, third])
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.leftRows == 4)
    let left = reading.problems.filter { $0.kind == .notRead }
    #expect(left.map(\.place.description) == ["“Notes”, row 1", "“Old”, row 1"])
    #expect(left.first?.message.contains("its 3 rows are left: “11 | x”") == true)
    #expect(left.last?.message.contains("hidden") == true)
    #expect(
      PlanText.text(plan, reading).contains(
        "1 row, 0 recommendations, 1 action without one, 4 of other tables left"))
    // A table that a person leaves is named no less.
    let none = plan.reading(by: PlanMapping(tables: []))
    #expect(none.leftRows == 6)
    #expect(none.problems.count == 3)
  }

  @Test func `A table that names neither action nor recommendation is left`() {
    let plan = CouncilPlan(
      file: "a", format: .delimited, tables: [table([["Name", "Owner", "Due"], ["a", "b", "c"]])])
    #expect(plan.proposal.tables.isEmpty)
    #expect(!plan.warnings.isEmpty)
  }

  @Test func `A person may say what the columns hold`() {
    let plan = CouncilPlan(
      file: "a", format: .delimited, tables: [table([["x", "y"], ["Write it", "30 June 2026"]])])
    let mapping = PlanMapping(tables: [
      PlanMapping.Table(table: 0, headerRows: 1...1, columns: [.action: 1, .due: 2])
    ])
    let reading = plan.reading(by: mapping)
    #expect(reading.entries.map(\.action) == ["Write it"])
    #expect(reading.entries[0].due?.day?.description == "2026-06-30")
    let strange = PlanMapping(tables: [
      PlanMapping.Table(table: 7, headerRows: 1...1, columns: [.action: 99])
    ])
    #expect(plan.reading(by: strange).entries.isEmpty)
  }

  @Test func `A due date before the start is named`() {
    let plan = CouncilPlan(
      file: "a", format: .delimited,
      tables: [table([["Action", "Start", "Due"], ["Write", "1 May 2026", "1 April 2026"]])])
    let problems = plan.reading(by: plan.proposal).problems
    #expect(problems.map(\.kind) == [.wrong])
    #expect(problems[0].place.description == "“plan”, column C, row 2")
  }

  @Test func `Columns are named as spreadsheets name them`() {
    #expect([1, 26, 27, 52, 703].map(PlanPlace.letters) == ["A", "Z", "AA", "AZ", "AAA"])
  }

  @Test(arguments: [
    (["RAG Sept", "RAG Oct", "RAG Nov"], ["Green", "Amber", "Red"], 5),
    (["RAG Nov", "RAG Dec", "RAG Jan"], ["Green", "Amber", ""], 4),
    (["RAG Q3", "RAG Q2", "RAG Q1"], ["Green", "Amber", "Red"], 3),
    (["RAG Jan 2027", "RAG Jun 2026", "RAG Mar 2025"], ["Green", "Amber", "Red"], 3),
  ])
  func `Of ratings at different times the latest that is filled counts, and is asked about`(
    _ ratings: [String], _ values: [String], _ column: Int
  ) {
    let mapping = HeaderRecognition.mapping(of: [
      table([["Action", "Lead"] + ratings, ["Write", "Sam"] + values])
    ])
    #expect(mapping.tables[0].columns[.rating] == column)
    #expect(
      mapping.tables[0].certainty.reason
        == "Columns C, D, E give the rating at different times; the latest that is filled, column "
        + "\(PlanPlace.letters(column)) “\(ratings[column - 3])”, was taken.")
  }

  @Test func `Ratings of no order are asked about, and the first is taken`() {
    let mapping = HeaderRecognition.mapping(of: [
      table([["Action", "Lead", "RAG May", "RAG Oct", "RAG Jun"], ["a", "b", "R", "G", "A"]])
    ])
    #expect(mapping.tables[0].columns[.rating] == 3)
    #expect(mapping.tables[0].certainty.reason?.hasPrefix("Both column C “RAG May”") == true)
  }

  @Test func `What stands above the headers, or beside them where they repeat, is named`() {
    let (_, reading) = planReading([
      ["1", "Ring every home", "Ann", "Green"], ["Ref", "Action", "Owner", "RAG"],
      ["2", "Train managers", "Bob", "Red"], ["Ref", "Action", "Owner", "Audit the plans"],
      ["Ref", "Action", "Owner", "RAG"], ["3", "Find homes", "Cat", "Red"],
    ])
    #expect(reading.entries.map(\.action) == ["Train managers", "Find homes"])
    #expect(reading.problems.map(\.place.row) == [1, 4])
    #expect(reading.problems[0].message.contains("“1 | Ring every home | Ann | Green”"))
    #expect(reading.problems[1].message.contains("“Audit the plans”"))
  }
}
