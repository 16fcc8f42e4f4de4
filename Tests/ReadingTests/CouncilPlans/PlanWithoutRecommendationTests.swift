import Foundation
import Testing

@testable import Reading

/// Actions that name no recommendation stand under none, whatever stood above them.
@Suite struct PlanWithoutRecommendationTests {
  private func plan(_ tables: [(String, [[String]])]) -> CouncilPlan {
    CouncilPlan(
      file: "plan.xlsx", format: .workbook,
      tables: tables.map { name, rows in
        var table = PlanTable(name: name)
        for (number, row) in rows.enumerated() {
          let cells = row.enumerated().filter { !$0.element.isEmpty }
            .map { PlanCell(column: $0.offset + 1, text: $0.element) }
          table.rows.append(PlanRow(number: number + 1, cells: cells))
        }
        return table
      })
  }

  private static let first = (
    "Ofsted", [["Recommendation", "Action", "Lead"], ["Visits", "See children alone", "Ann Oak"]]
  )
  private static let second = (
    "Other work",
    [["Action", "Lead"], ["Mend the roof of the hub", "Bob Elm"], ["Buy bicycles", "Cat Ash"]]
  )

  @Test func `The text names the sheet and puts them under no recommendation`() {
    let plan = plan([Self.first, Self.second])
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.actionsWithoutRecommendation == 2)
    let text = PlanText.text(plan, reading)
    #expect(text.contains("3 rows, 1 recommendation, 2 actions without one\n"))
    #expect(
      text.contains(
        """
        Visits
          - See children alone (Ann Oak)

        No recommendation (“Other work”)
          - Mend the roof of the hub (Bob Elm)
          - Buy bicycles (Cat Ash)
        """), "\(text)")
  }

  @Test func `A recommendation named again after them is printed again`() {
    let plan = plan([Self.first, Self.second, Self.first])
    let text = PlanText.text(plan, plan.reading(by: plan.proposal))
    #expect(text.ranges(of: "\nVisits\n").count == 2)
  }

  @Test func `JSON says how many they are`() throws {
    for (tables, count) in [([Self.first], 0), ([Self.first, Self.second], 2)] {
      let plan = plan(tables)
      let head = try #require(PlanJSON.lines(plan, plan.reading(by: plan.proposal)).first)
      let object = try JSONSerialization.jsonObject(with: Data(head)) as? [String: Any]
      #expect(object?["actionsWithoutRecommendation"] as? Int == count)
    }
    let plan = plan([Self.first])
    #expect(
      PlanText.text(plan, plan.reading(by: plan.proposal)).contains("1 row, 1 recommendation\n"))
  }
}
