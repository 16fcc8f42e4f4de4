import Civil
import Testing

@testable import Reading

/// `read plan --columns`: a person says which column holds what.
@Suite struct ColumnChoiceTests {
  private func plan(_ rows: [[String]]) -> CouncilPlan {
    var table = PlanTable(name: "plan")
    for (number, row) in rows.enumerated() {
      let cells = row.enumerated().filter { !$0.element.isEmpty }
        .map { PlanCell(column: $0.offset + 1, text: $0.element) }
      table.rows.append(PlanRow(number: number + 1, cells: cells))
    }
    return CouncilPlan(file: "a", format: .delimited, tables: [table])
  }

  private static let rows = [
    ["Nr", "Deliverable", "Lead officer", "Head, by area", "Action by", "RAG"],
    ["1", "Write the policy", "Ann", "Bob", "1 May 2026", "Green"],
  ]

  private func read(_ text: String) throws -> (CouncilPlan, PlanEntry?) {
    var plan = plan(Self.rows)
    let choices = try ColumnChoice.list(text)
    try ColumnChoice.check(choices)
    try plan.choose(choices)
    return (plan, plan.reading(by: plan.proposal).entries.first)
  }

  @Test func `By letters, by header, and none`() throws {
    let (plan, entry) = try read("Action=B, due=Action by,owner=head, by area,RATING=-")
    #expect(entry?.action == "Write the policy")
    #expect(entry?.owners == ["Bob"])
    #expect(entry?.due?.day?.description == "2026-05-01")
    #expect(entry?.rating == nil)
    #expect(plan.proposal.tables.first?.headerRows == 1...1)
    #expect(plan.proposal.tables.first?.columns[.action] == 2)
  }

  @Test func `What is not said is guessed, and no doubt is left about what is`() throws {
    let (plan, entry) = try read("action=B,due=E")
    #expect(entry?.owners == ["Ann"])
    #expect(entry?.rating == .green)
    #expect(plan.proposal.tables.first?.certainty == .certain)
  }

  @Test func `Letters are enough for a table without headers`() throws {
    var plan = plan([["Write the policy", "Ann"], ["Train managers", "Bob"]])
    #expect(plan.proposal.tables.isEmpty)
    try plan.choose([.init(holds: .action, column: "a"), .init(holds: .owner, column: "B")])
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.action) == ["Write the policy", "Train managers"])
    #expect(reading.entries.map(\.owners) == [["Ann"], ["Bob"]])
    #expect(plan.proposal.tables.first?.certainty.reason?.contains("every row") == true)
  }

  @Test func `Headers stay headers where every column of theirs is said`() throws {
    var plan = plan([["Our plan", ""], ["Action", "Owner"], ["Write the policy", "Ann"]])
    try plan.choose([.init(holds: .action, column: "A"), .init(holds: .owner, column: "B")])
    #expect(plan.proposal.tables.first?.headerRows == 2...2)
    #expect(plan.reading(by: plan.proposal).entries.map(\.action) == ["Write the policy"])
  }

  @Test(arguments: ["action=Z", "action=Doings", "action=AAAA", "action=0"])
  func `A column that is not there is refused with those that are`(_ text: String) throws {
    var plan = plan([["Action", "Owner"], ["Write", "Ann"]])
    let choices = try ColumnChoice.list(text)
    do throws(PlanRefusal) {
      try plan.choose(choices)
      Issue.record("taken")
    } catch {
      #expect(error.code == "no-such-column")
      #expect("\(error)".contains("A to B"))
      #expect("\(error)".contains("“Action”, “Owner”"))
    }
  }

  @Test(arguments: [
    ("colour=B", "a plan holds no 'colour'"), ("action", "names no column"),
    ("action=", "names no column"), ("", "names no column"), ("=B", "a plan holds no ''"),
    ("action=B,action=C", "named twice"), ("action=B,owner=b", "named twice"),
  ])
  func `What cannot be understood is refused`(_ text: String, _ saying: String) {
    do {
      try ColumnChoice.check(try ColumnChoice.list(text))
      Issue.record("taken")
    } catch {
      #expect("\(error)".contains(saying), "\(error)")
    }
  }
}
