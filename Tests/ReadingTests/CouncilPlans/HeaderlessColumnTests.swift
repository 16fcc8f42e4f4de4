import Civil
import Testing

@testable import Reading

/// Columns without a header of their own lose nothing in silence.
@Suite struct HeaderlessColumnTests {
  private func plan(_ rows: [[String]]) -> CouncilPlan {
    var table = PlanTable(name: "plan")
    for (number, row) in rows.enumerated() {
      let cells = row.enumerated().filter { !$0.element.isEmpty }
        .map { PlanCell(column: $0.offset + 1, text: $0.element) }
      table.rows.append(PlanRow(number: number + 1, cells: cells))
    }
    return CouncilPlan(file: "a", format: .workbook, tables: [table])
  }

  @Test func `A column of colours is taken for the rating, and is a question`() throws {
    let plan = plan([
      ["Action", "Lead", ""], ["Write", "Ann", "Red"], ["Train", "Bob", "Green"],
    ])
    let table = try #require(plan.proposal.tables.first)
    #expect(table.columns[.rating] == 3)
    #expect(
      table.certainty.reason
        == "Column C has no header and 2 values (“Red”, “Green”); it was taken for the rating.")
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.rating) == [.red, .green])
    #expect(reading.problems.isEmpty)
    // A person who leaves the column is told what is left.
    var left = plan.proposal
    left.tables[0].columns[.rating] = nil
    let told = plan.reading(by: left).problems
    #expect(told.map(\.place.description) == ["“plan”, column C, row 1"])
    #expect(told.first?.kind == .notRead)
  }

  @Test func `Any other is named with how many values it has`() throws {
    let plan = plan([
      ["Action", "Lead", "RAG", "", ""], ["Write", "Ann", "Red", "Green", ""],
      ["Train", "Bob", "Red", "Amber", "see below"], ["Audit", "Cat", "Red", "Red", ""],
    ])
    let table = try #require(plan.proposal.tables.first)
    #expect(table.columns == [.action: 1, .owner: 2, .rating: 3])
    #expect(table.certainty.reason?.contains("Column D has no header and 3 values") == true)
    #expect(table.certainty.reason?.contains("Column E has no header and one value") == true)
    let told = plan.reading(by: plan.proposal).problems
    #expect(told.map(\.place.column) == [4, 5])
    #expect(PlanText.text(plan, plan.reading(by: plan.proposal)).contains("“see below”"))
  }

  @Test func `A header that stands a row higher than the others is taken`() throws {
    let plan = plan([
      ["Finding", "", "Timing", "", "RAG"], ["Recommendation", "Action", "Start", "Due", ""],
      ["Visits", "See alone", "1/5/2026", "1/6/2026", "Red"],
    ])
    let table = try #require(plan.proposal.tables.first)
    #expect(table.headerRows == 2...2)
    #expect(table.columns[.rating] == 5)
    #expect(table.certainty.reason?.contains("“RAG” stands over column E a row above") == true)
    #expect(plan.reading(by: plan.proposal).problems.isEmpty)
  }

  @Test func `What a person says of a rating is not guessed again`() throws {
    var plan = plan([
      ["Action", "Lead", "", ""], ["Write", "Ann", "Red", "Green"], ["Go", "Bob", "Red", "Green"],
    ])
    try plan.choose([.init(holds: .rating, column: "D")])
    let table = try #require(plan.proposal.tables.first)
    #expect(table.columns[.rating] == 4)
    #expect(table.certainty.reason?.contains("Column C has no header") == true)
  }

  @Test func `A column that is empty, or holds a heading alone, is not told`() {
    let plan = plan([
      ["", "Action", "Lead"], ["Theme: visits", "", ""], ["", "Write", "Ann"],
      ["Theme: plans", "", ""], ["", "Go", "Bob"],
    ])
    #expect(plan.proposal.tables.first?.certainty == .certain)
    #expect(plan.reading(by: plan.proposal).entries.map(\.section?.last) == ["s", "s"])
  }
}
