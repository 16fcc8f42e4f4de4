import Testing

@testable import Reading

/// A table of two columns for each action is a form, and its rows are no rows of a plan.
@Suite struct PlanFormTests {
  private static let form = [
    ["Recommendation", "Improve the quality and impact of supervision"],
    ["Action", "Launch the supervision policy"], ["Lead officer", "Principal Social Worker"],
    ["Target date", "30 June 2026"], ["RAG", "Green"], ["Progress", "Launched"],
  ]

  private func isLeft(_ reading: PlanReading) -> Bool {
    reading.entries.isEmpty
      && reading.problems.contains {
        $0.kind == .notRead && $0.message.hasPrefix("The table is a form of one action")
      }
  }

  @Test func `A form is left with the reason, and no row of it is read`() {
    let (plan, reading) = planReading(Self.form)
    #expect(isLeft(reading))
    #expect(reading.leftRows == 6)
    #expect(plan.warnings.contains { $0.hasPrefix("The tables are forms") })
  }

  @Test func `Colons, a title and a row that nobody knows do not hide a form`() {
    let rows =
      [["Action plan 3", ""]] + Self.form.map { [$0[0] + ":", $0[1]] } + [["Ward", "All"]]
    #expect(isLeft(planReading(rows).reading))
  }

  @Test func `A plan of two columns whose rows begin with such words is no form`() {
    let (_, reading) = planReading([
      ["Action", "Lead"], ["Review the target dates", "Ann Oak"], ["Train", "Bob Elm"],
      ["Progress the audit", "Cat Orme"], ["Action the review", "Dee Fox"],
    ])
    #expect(reading.entries.count == 4)
  }

  @Test func `A form with two fields beside each other is one too`() {
    let rows = [
      ["Recommendation", "See children in time", "Ref", "1"],
      ["Action", "Launch the policy", "RAG", "Green"],
      ["Lead officer", "Ann Oak", "Target date", "30 June 2026"],
    ]
    #expect(isLeft(planReading(rows).reading))
  }

  @Test func `A plan whose themes open like headers is no form`() {
    let (_, reading) = planReading([
      ["Theme", "Action"], ["Leadership", "Train"], ["Partnerships", "Meet"],
      ["Performance", "Count"], ["Resources", "Hire"],
    ])
    #expect(reading.entries.map(\.action) == ["Train", "Meet", "Count", "Hire"])
  }

  @Test(arguments: [
    [
      ["Kind", "Due date", "Action"], ["Action", "1 May 2026", "Train"], ["Due", "2 May 2026", "Meet"],
      ["Rating", "3 May 2026", "Count"], ["Action", "4 May 2026", "Hire"],
    ],
    [
      ["Status", "Action"], ["Completed", "Train"], ["Started", "Meet"], ["Due", "Count"],
      ["Completed", "Hire"],
    ],
  ])
  func `A list of several kinds of thing is no form`(_ rows: [[String]]) {
    #expect(planReading(rows).reading.entries.map(\.action) == ["Train", "Meet", "Count", "Hire"])
  }
}
