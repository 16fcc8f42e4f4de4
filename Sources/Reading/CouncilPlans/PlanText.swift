/// A plan for people at a terminal: the guess, the rows, and what needs a look.
public enum PlanText {
  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  public static func text(_ plan: CouncilPlan, _ reading: PlanReading) -> String {
    let without = reading.actionsWithoutRecommendation
    let counts =
      "\(count(reading.entries.count, "row")), "
      + count(reading.recommendations.count, "recommendation")
      + (without > 0 ? ", \(count(without, "action")) without one" : "")
      + (reading.leftRows > 0 ? ", \(reading.leftRows) of other tables left" : "")
    var out = ["\(plan.file.printableLine): a council’s plan (\(plan.format.rawValue)), \(counts)"]
    for table in plan.proposal.tables {
      out.append("")
      out.append("“\(plan.tables[table.table].name)”: the columns were taken for")
      for (holds, column) in table.columns.sorted(by: { $0.value < $1.value }) {
        out.append("  \(PlanPlace.letters(column))  \(holds.rawValue)")
      }
      if let reason = table.certainty.reason { out.append("      ? \(reason)") }
    }
    var standing: (recommendation: String?, table: String)?
    var section: String?
    for entry in reading.entries {
      if entry.section != section, entry.section != entry.recommendation,
        let text = entry.section
      {
        out += ["", "[\(text.squeezed)]"]
      }
      section = entry.section
      let table = entry.place.table
      if let text = entry.recommendation {
        if text != standing?.recommendation { out += ["", text.squeezed] }
        standing = (text, table)
      } else if entry.action != nil, standing?.recommendation != nil || standing?.table != table {
        out += ["", "No recommendation (“\(table)”)"]
        standing = (nil, table)
      }
      guard let action = entry.action else { continue }
      var facts = entry.owners
      if let start = entry.start { facts.append(start.day.map { "from \($0)" } ?? start.text) }
      if let due = entry.due { facts.append(due.day.map { "by \($0)" } ?? due.text) }
      if let last = entry.movedTo.last {
        facts.append("moved to \(last.day.map { "\($0)" } ?? last.text)")
      }
      if let rating = entry.rating { facts.append("rated \(rating.rawValue)") }
      out.append(
        "  - \(action.squeezed)" + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"))
      for milestone in entry.milestones {
        out.append(
          "      · \(milestone.text)" + (milestone.day.map { " (by \($0))" } ?? ""))
      }
      if let split = entry.proposedSplit {
        out.append("      ? \(split.reason)")
        for part in split.parts {
          let facts = [part.owner, part.due].compactMap(\.self)
          out.append(
            "        - \(part.action)"
              + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"))
        }
      }
    }
    let loose = Set(plan.loose.map { $0.problem(in: plan.tables) })
    let open = reading.problems.filter { !isTold($0, with: plan) && !loose.contains($0) }
    list("Not understood", plan.loose.map { "\($0.place): \($0.text)" }, &out)
    list("To check", plan.warnings + open.map { "\($0.place): \($0.message)" }, &out)
    return out.joined(separator: "\n").printable + "\n"
  }

  /// A column that is left is named with the columns already.
  private static func isTold(_ problem: PlanProblem, with plan: CouncilPlan) -> Bool {
    guard problem.kind == .notRead, let column = problem.place.column else { return false }
    return plan.proposal.tables.contains { table in
      plan.tables[table.table].name == problem.place.table
        && table.headerRows?.contains(problem.place.row) == true
        && table.certainty.reason?.lowercased()
          .contains("column \(PlanPlace.letters(column)) ".lowercased()) == true
    }
  }

  private static func list(_ title: String, _ lines: [String], _ out: inout [String]) {
    guard !lines.isEmpty else { return }
    out.append("")
    out.append(title)
    for line in lines { out.append("  - \(line)") }
  }
}
