import Civil

/// Plans as lines of JSON: one for the tables and the guess, one for each row, one for each
/// problem.
public enum PlanJSON {
  public static func lines(_ plan: CouncilPlan, _ reading: PlanReading) -> [[UInt8]] {
    [head(plan, reading)] + reading.entries.map { entry($0, plan.file) }
      + reading.problems.map { problem($0, plan.file) }
  }

  /// A file that was refused.
  public static func line(refused refusal: PlanRefusal, file: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.entry("file", file)
      json.entry("kind", "plan")
      json.entry("refusal", refusal.code)
      json.key("warnings")
      json.array([refusal.description]) { $0.value($1) }
    }
    return writer.bytes
  }

  private static func head(_ plan: CouncilPlan, _ reading: PlanReading) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.entry("file", plan.file)
      json.entry("kind", "plan")
      json.entry("format", plan.format.rawValue)
      if let encoding = plan.encoding { json.entry("encoding", encoding.rawValue) }
      json.key("tables")
      json.array(plan.proposal.tables) { json, mapped in
        json.object { json in
          json.entry("table", plan.tables[mapped.table].name)
          json.entry("rows", plan.tables[mapped.table].rows.count)
          json.entry("headerRow", mapped.headerRows?.lowerBound)
          json.key("columns")
          json.array(mapped.columns.sorted { $0.value < $1.value }) { json, pair in
            json.object { json in
              json.entry("holds", pair.key.rawValue)
              json.entry("column", PlanPlace.letters(pair.value))
            }
          }
          json.surety(mapped.certainty)
        }
      }
      json.key("actionsWithoutRecommendation")
      json.value(reading.actionsWithoutRecommendation)
      json.key("warnings")
      json.array(plan.warnings) { $0.value($1) }
      json.key("unparsed")
      json.array(plan.loose) { json, loose in
        json.object { json in
          json.entry("place", loose.place)
          json.entry("text", loose.text)
        }
      }
    }
    return writer.bytes
  }

  private static func entry(_ entry: PlanEntry, _ file: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.entry("file", file)
      json.entry("kind", "plan-row")
      json.place(entry.place)
      if entry.looksShifted {
        json.key("looksShifted")
        json.value(true)
      }
      if let split = entry.proposedSplit { json.split(split) }
      let texts: [(StaticString, String?)] = [
        ("section", entry.section), ("reference", entry.reference),
        ("recommendation", entry.recommendation), ("action", entry.action),
        ("outcome", entry.outcome), ("measure", entry.measure), ("theme", entry.theme),
      ]
      for (name, text) in texts { json.entry(name, text) }
      for (name, names) in [
        ("owners" as StaticString, entry.owners), ("partners", entry.partners),
      ] {
        json.key(name)
        json.array(names) { $0.value($1) }
      }
      if !entry.milestones.isEmpty {
        json.key("milestones")
        json.array(entry.milestones) { json, milestone in
          json.object { json in
            json.entry("text", milestone.text)
            json.entry("day", milestone.day?.description)
          }
        }
      }
      json.date("start", entry.start)
      json.date("due", entry.due)
      json.key("movedTo")
      json.array(entry.movedTo) { $0.value($1.day?.description ?? $1.text) }
      json.date("completed", entry.completed)
      json.entry("rating", entry.rating?.rawValue)
      json.entry("impactRating", entry.impactRating?.rawValue)
      json.entry("status", entry.status)
      json.entry("progress", entry.progress)
      json.entry("evidence", entry.evidence)
      json.entry("resources", entry.resources)
    }
    return writer.bytes
  }

  private static func problem(_ problem: PlanProblem, _ file: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.entry("file", file)
      json.entry("kind", "plan-problem")
      json.entry("problem", problem.kind.rawValue)
      json.place(problem.place)
      json.entry("message", problem.message)
    }
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func place(_ place: PlanPlace) {
    entry("table", place.table)
    entry("row", place.row)
    if let column = place.column { entry("column", PlanPlace.letters(column)) }
    if let page = place.page { entry("page", page) }
  }

  fileprivate mutating func split(_ split: PlanSplit) {
    key("proposedSplit")
    object { json in
      json.entry("reason", split.reason)
      json.key("actions")
      json.array(split.parts) { json, part in
        json.object { json in
          json.entry("action", part.action)
          json.entry("owner", part.owner)
          json.entry("due", part.due)
        }
      }
    }
  }

  fileprivate mutating func date(_ name: StaticString, _ date: PlanDate?) {
    key(name)
    guard let date else {
      value(nil as String?)
      return
    }
    object { json in
      json.entry("text", date.text)
      json.entry("meaning", date.meaning.name)
      json.entry("day", date.day?.description)
      json.surety(date.certainty)
    }
  }
}

extension PlanDate.Meaning {
  /// A short word for programs.
  public var name: String {
    switch self {
    case .day: "day"
    case .by: "by"
    case .from: "from"
    case .months: "months"
    case .immediately: "immediately"
    case .ongoing: "ongoing"
    case .complete: "complete"
    case .notSet: "not-set"
    }
  }
}
