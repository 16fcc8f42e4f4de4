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

/// The pages of a plan that a test writes down line by line, read by the columns that are proposed.
func planReading(pages: [[String]]) -> (plan: CouncilPlan, reading: PlanReading) {
  let tables = PDFTables.tables(Array(words(of: pages).utf8))
  let plan = CouncilPlan(file: "plan.pdf", format: .pdf, tables: tables)
  return (plan, plan.reading(by: plan.proposal))
}

/// Lines as poppler tells of their words, each letter four points wide; those after "# " in larger
/// letters.
private func words(of pages: [[String]]) -> String {
  var out: [String] = []
  for (page, lines) in pages.enumerated() {
    out.append("1\t\(page + 1)\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###")
    for (number, line) in lines.enumerated() {
      var column = 0
      let isLarge = line.hasPrefix("# ")
      for word in line.dropFirst(isLarge ? 2 : 0).split(
        separator: " ", omittingEmptySubsequences: false)
      {
        if !word.isEmpty {
          out.append(
            "5\t\(page + 1)\t0\t0\t0\t0\t\(40 + 4 * column)\t\(40 + 11 * number)\t"
              + "\(4 * word.count)\t\(isLarge ? 18 : 10)\t100\t\(word)")
        }
        column += word.count + 1
      }
    }
  }
  return out.joined(separator: "\n")
}
