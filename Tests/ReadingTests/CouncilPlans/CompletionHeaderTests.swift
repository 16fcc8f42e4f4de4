import Civil
import Testing

@testable import Reading

/// "Completion date" says when work is due as often as when it was done.
@Suite struct CompletionHeaderTests {
  private func plan(_ header: [String], _ rows: [[String]], today: String = "2026-05-10")
    -> CouncilPlan
  {
    var table = PlanTable(name: "plan")
    for (number, row) in ([header] + rows).enumerated() {
      let cells = row.enumerated().filter { !$0.element.isEmpty }
        .map { PlanCell(column: $0.offset + 1, text: $0.element) }
      table.rows.append(PlanRow(number: number + 1, cells: cells))
    }
    return CouncilPlan(
      file: "plan.csv", format: .delimited, tables: [table], today: CivilDate(today))
  }

  static let ambiguous = [
    "Completion date", "Date of completion", "Date completed", "Completed by", "Date complete",
    "Completion", "Completed date",
  ]

  @Test(arguments: ambiguous)
  func `Days of rows that are not complete are due dates, and the header is a question`(
    _ header: String
  ) throws {
    let plan = plan(
      ["Action", "Lead", header, "Status"],
      [["Write", "Ann", "30/04/2026", "On track"], ["Train", "Bob", "1 May 2026", "Delayed"]])
    let table = try #require(plan.proposal.tables.first)
    #expect(table.columns[.due] == 3)
    #expect(table.columns[.completed] == nil)
    let reason = try #require(table.certainty.reason)
    #expect(reason.contains("“\(header)” could say when an action is due or when it was completed"))
    #expect(reason.contains("taken for the due date"))
    #expect(reason.contains("not complete"))
    let entries = plan.reading(by: plan.proposal).entries
    #expect(entries.map(\.due?.day?.description) == ["2026-04-30", "2026-05-01"])
    #expect(entries.allSatisfy { $0.completed == nil })
  }

  static let decided: [(header: String, rows: [[String]], holds: PlanColumn, why: String)] = [
    // Days to come.
    (
      "Date completed", [["Write", "30/06/2027", ""], ["Train", "1/4/2026", ""]], .due, "to come"
    ),
    // Words that stand for a day to come.
    ("Date completed", [["Write", "Ongoing", ""], ["Train", "1/4/2026", ""]], .due, "“Ongoing”"),
    // All rows are complete, and all days have passed.
    (
      "Completion date", [["Write", "30/06/2024", "Complete"], ["Train", "01/07/2024", "Done"]],
      .completed, "every"
    ),
    // Only rows that are complete have days.
    (
      "Completion date", [["Write", "1/4/2026", "Complete"], ["Train", "", "On track"]],
      .completed, "only"
    ),
    (
      "Completion date", [["Write", "1/4/2026", "Blue"], ["Train", "", "Amber"]], .completed,
      "only"
    ),
    // Nothing decides but the words.
    (
      "Completion date", [["Write", "1/4/2026", "Green"], ["Train", "2/4/2026", "Green"]], .due,
      "nothing"
    ),
    ("Date completed", [["Write", "1/4/2026", ""], ["Train", "", ""]], .completed, "nothing"),
    ("Completed by", [["Write", "", ""]], .due, "nothing"),
  ]

  @Test(arguments: decided)
  func `The values decide where they do, else the words`(
    _ header: String, _ rows: [[String]], _ holds: PlanColumn, _ why: String
  ) throws {
    let table = try #require(plan(["Action", header, "RAG status"], rows).proposal.tables.first)
    #expect(table.columns[holds] == 2)
    let reason = try #require(table.certainty.reason)
    #expect(reason.lowercased().contains(why.lowercased()), "\(reason)")
  }

  @Test func `Beside a due date it is the day of completion, and clear`() throws {
    let plan = plan(
      ["Action", "Due date", "Completion date", "Status"],
      [["Write", "30/04/2026", "29/04/2026", "Complete"], ["Train", "1 June 2026", "", "Open"]])
    let table = try #require(plan.proposal.tables.first)
    #expect(table.columns[.due] == 2 && table.columns[.completed] == 3)
    #expect(table.certainty == .certain)
    #expect(plan.reading(by: plan.proposal).problems.isEmpty)
  }

  @Test func `Of two such columns one is the due date`() throws {
    for header in ["Date completed", "Completed on", "Actual completion date"] {
      let plan = plan(
        ["Action", header, "Completion date"], [["Write", "29/04/2026", "30/04/2026"]])
      let table = try #require(plan.proposal.tables.first)
      #expect(table.columns[.completed] == 2 && table.columns[.due] == 3)
      #expect(table.certainty.reason?.contains("“Completion date” could say") == true)
      #expect(plan.reading(by: plan.proposal).problems.isEmpty)
    }
  }

  @Test func `A column that holds names says who`() throws {
    let table = try #require(
      plan(["Action", "Completed by"], [["Write", "Ann Poe"], ["Train", "Head of Audit"]])
        .proposal.tables.first)
    #expect(table.columns[.owner] == 2)
    #expect(table.columns[.due] == nil && table.columns[.completed] == nil)
    #expect(table.certainty.reason?.contains("“Completed by”") == true)
  }

  @Test func `What a person says is not asked again`() throws {
    var plan = plan(
      ["Action", "Lead", "Completion date"], [["Write", "Ann", "30/06/2027"]])
    try plan.choose([.init(holds: .completed, column: "Completion date")])
    #expect(plan.proposal.tables.first?.columns[.completed] == 3)
    #expect(plan.proposal.tables.first?.certainty == .certain)
    try plan.choose([.init(holds: .due, column: nil)])
    #expect(plan.proposal.tables.first?.columns[.completed] == 3)
    try plan.choose([.init(holds: .due, column: "C")])
    #expect(plan.proposal.tables.first?.columns == [.action: 1, .owner: 2, .due: 3])
  }

  @Test func `A day of completion to come, or of an open row, is told with its place`() {
    let plan = plan(
      ["Action", "Due date", "Completed on", "Status"],
      [
        ["Write", "1/6/2027", "30/06/2027", ""], ["Train", "1/4/2026", "2/4/2026", "On track"],
        ["Audit", "1/4/2026", "2/4/2026", "Complete"],
      ])
    let told = plan.reading(by: plan.proposal).problems
    #expect(told.map(\.kind) == [.doubtful, .doubtful])
    #expect(
      told.map(\.place.description) == ["“plan”, column C, row 2", "“plan”, column C, row 3"])
    #expect(told.first?.message.contains("still to come") == true)
    #expect(told.last?.message.contains("“On track”") == true)
  }

  static let states: [(String, WorkState?)] = [
    ("Complete", .done), ("COMPLETED – 3 May", .done), ("Closed", .done), ("Not complete", .open),
    ("Incomplete", .open), ("Partially completed", .open), ("On track", .open), ("Delayed", .open),
    ("In progress", .open), ("Not started", .open), ("Overdue", .open),
    ("On track to complete", .open),
    ("", nil), ("See above", nil), ("To be completed", .open), ("Nearly done", .open),
  ]

  @Test(arguments: states)
  func `Words say whether work is done`(_ words: String, _ state: WorkState?) {
    #expect(WorkState(words: words) == state)
  }
}
