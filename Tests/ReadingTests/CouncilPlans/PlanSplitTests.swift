import Testing

@testable import Reading

/// Several actions in one cell: proposed as rows of their own, never made so.
@Suite struct PlanSplitTests {
  private func split(
    _ action: String, owner: String? = nil, due: String? = nil, paragraphs: Bool = true
  ) -> PlanSplit? {
    PlanSplit(action: action, owner: owner, due: due, linesAreParagraphs: paragraphs)
  }

  @Test(arguments: [
    ("1. Write the policy\n2. Train managers", "a number"),
    ("a) Write the policy\nb) Train managers", "a letter"),
    ("\u{2022} Write the policy\n\u{2022} Train\nmanagers", "a bullet"),
    ("- Write the policy\n\n- Train managers", "a bullet"),
  ])
  func `A list is its items`(_ cell: String, _ mark: String) throws {
    let found = try #require(split(cell, paragraphs: false))
    #expect(found.parts.map(\.action) == ["Write the policy", "Train managers"])
    #expect(found.reason == "The cell lists 2 actions, each with \(mark).")
  }

  @Test func `What stands above the list goes before each of its items`() throws {
    let found = try #require(split("Review:\n- the policy\n- the forms"))
    #expect(found.parts.map(\.action) == ["Review: the policy", "Review: the forms"])
  }

  @Test func `Lines are actions where whoever wrote them ended them`() throws {
    let found = try #require(split("Write the policy\nTrain managers"))
    #expect(found.parts.count == 2)
    #expect(found.reason.contains("Each of the 2 lines"))
    #expect(split("Write the policy\nTrain managers", paragraphs: false) == nil)
  }

  @Test(arguments: [
    "Write the policy", "Write the policy\nand train managers", "Write the policy\n- and no other",
    "Write the policy\nUrgent", "", "\n\n", "1. Write the policy",
  ])
  func `One action stays one`(_ cell: String) {
    #expect(split(cell) == nil)
  }

  @Test func `Owners and dates go with their lines where there are as many`() throws {
    let cell = "1. Write the policy\n2. Train managers"
    let both = try #require(split(cell, owner: "1. Ann\n2. Bob", due: "01/09/2025\n1.10.2025"))
    #expect(both.parts.map(\.owner) == ["Ann", "Bob"])
    #expect(both.parts.map(\.due) == ["01/09/2025", "1.10.2025"])
    #expect(both.reason.hasSuffix("Owners and dates go with them line by line."))
    let neither = try #require(split(cell, owner: "Ann", due: "1 May\n2 May\n3 May"))
    #expect(neither.parts.allSatisfy { $0.owner == nil && $0.due == nil })
  }

  @Test func `The row stays one row, and the proposal is a doubt with its place`() throws {
    var table = PlanTable(name: "plan")
    table.rows = [
      PlanRow(
        number: 1, cells: [PlanCell(column: 1, text: "Action"), PlanCell(column: 2, text: "Owner")]),
      PlanRow(
        number: 2,
        cells: [
          PlanCell(column: 1, text: "1. Write the policy\n2. Train managers"),
          PlanCell(column: 2, text: "Ann\nBob"),
        ]),
    ]
    let plan = CouncilPlan(file: "a", format: .workbook, tables: [table])
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.count == 1)
    #expect(reading.entries.first?.proposedSplit?.parts.map(\.owner) == ["Ann", "Bob"])
    let doubt = try #require(reading.problems.first)
    #expect(doubt.kind == .doubtful && doubt.place.column == 1 && doubt.place.row == 2)
    #expect(doubt.message.contains("“Write the policy”, “Train managers”"))
    let lines = PlanJSON.lines(plan, reading).map { String(decoding: $0, as: UTF8.self) }
    #expect(lines.contains { $0.contains("\"proposedSplit\":{\"reason\":\"The cell lists 2") })
    #expect(PlanText.text(plan, reading).contains("? The cell lists 2 actions"))
  }
}
