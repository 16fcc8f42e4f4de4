import Civil

@testable import Reading

/// A table of a plan that a test writes down cell by cell, read by the columns that are proposed.
func planReading(
  _ rows: [[String]], today: CivilDate? = nil
) -> (plan: CouncilPlan, reading: PlanReading) {
  var table = PlanTable(name: "plan")
  for (number, row) in rows.enumerated() {
    let cells = row.enumerated().filter { !$0.element.isEmpty }.map { offset, text in
      var cell = PlanCell(column: offset + 1, text: text == "=" ? "" : text)
      cell.isFormula = text == "="
      return cell
    }
    table.rows.append(PlanRow(number: number + 1, cells: cells))
  }
  let plan = CouncilPlan(file: "a", format: .delimited, tables: [table], today: today)
  return (plan, plan.reading(by: plan.proposal))
}
