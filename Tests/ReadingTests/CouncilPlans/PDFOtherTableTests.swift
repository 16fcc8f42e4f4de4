import Testing

@testable import Reading

/// Tables in the PDF of a plan that hold no actions.
@Suite struct PDFOtherTableTests {
  private static let plan = [
    "Ref   Recommendation         Action                 Lead       Due        RAG", "",
    "1.1   Timely visits          Ring every home        Ann Poe    1/5/2026   Red", "",
    "1.2   Clear plans            Train managers         Bob Lee    2/5/2026   Red", "",
  ]

  private func left(_ reading: PlanReading) -> [String] {
    reading.problems.filter { $0.message.contains("not taken for a plan") }.map { "\($0.place)" }
  }

  @Test(arguments: [
    ["Risk           Mitigation       Owner", "", "Staff leave    Pay more         Ann Poe"],
    [
      "Risk           Likelihood    Score    RAG       Controls     Owner", "",
      "Staff leave    High          12       Red       Pay more     Ann Poe",
    ],
    ["Name           Role", "", "Ann Poe        Head of Audit"],
    ["Colour         Description", "", "Red            Not begun"],
  ])
  func `A table of something else beneath the plan's is left, and told`(_ table: [String]) {
    let (plan, reading) = planReading(pages: [Self.plan + ["# Annex", ""] + table])
    #expect(reading.entries.map(\.action) == ["Ring every home", "Train managers"])
    #expect(reading.leftRows == 2)
    #expect(plan.tables.map(\.name) == ["page 1", "Annex"])
    #expect(left(reading) == ["“Annex”, row 1 (page 1)"])
    #expect(reading.problems.count == 1)
  }

  @Test(arguments: [true, false])
  func `The plan goes on beneath it, on the same page and on the next`(_ isOnNextPage: Bool) {
    let key = ["Rating   Meaning", "", "Red      Not begun", "Green    Done", ""]
    let rows = [
      "1.3   Near homes             Look for more          Cat Orme   3/5/2026   Green", "",
    ]
    let (_, reading) = planReading(
      pages: isOnNextPage
        ? [Self.plan + key, rows] : [Self.plan + key + [Self.plan[0], ""] + rows])
    #expect(
      reading.entries.map(\.action) == ["Ring every home", "Train managers", "Look for more"])
    #expect(left(reading) == ["“page 1, another table”, row 1 (page 1)"])
    #expect(reading.leftRows == 2)
  }

  @Test func `A table that may hold actions is read with the rows above`() {
    let (_, reading) = planReading(pages: [
      Self.plan + [
        "Ref   Theme                  Description            Lead       Due        RAG", "",
        "1.3   Near homes             Look for more          Cat Orme   3/5/2026   Green", "",
      ]
    ])
    #expect(reading.entries.last?.action == "Look for more")
    #expect(left(reading).isEmpty)
  }

  @Test func `A plan with a column of risks is a plan`() {
    let head = [
      "      Risk                                  Score",
      "Ref   if not done     Action                of risk   Lead      Due date", "",
    ]
    let rows = [
      "1     Many moves      Ring every home       6         Ann Poe   1/5/2026", "",
      "2     Late visits     Train managers        12        Bob Lee   2/5/2026", "",
    ]
    let (plan, reading) = planReading(pages: [head + rows, head + rows])
    #expect(plan.tables.count == 1)
    #expect(reading.entries.map(\.owners) == [["Ann Poe"], ["Bob Lee"], ["Ann Poe"], ["Bob Lee"]])
    #expect(left(reading).isEmpty)
  }
}
