import Civil

/// What “immediately” means, said with both rules it comes from: when it is due, and by when a
/// start has to show.
struct ImmediateRules {
  let published: CivilDate
  let rules: TimeRules
  let calendar: WorkingCalendar

  /// Nil where one of the rules is not in force on the day of publication.
  var sentence: String? {
    guard let due = rules.rule(.recommendationImmediate, asAt: published),
      let start = rules.rule(.immediateStartEvidence, asAt: published)
    else { return nil }
    let dueOn = due.due(from: published, calendar: calendar).date
    let startBy = start.due(from: published, calendar: calendar).date
    return
      "“Immediately” is two rules: it is due \(Self.when(due)), \(dueOn.longForm) (\(Self.source(due))), and the plan asks for evidence of a start \(Self.when(start)), by \(startBy.longForm) (\(Self.source(start)))."
  }

  /// "on publication of the report", "within 5 working days from publication of the report".
  private static func when(_ rule: TimeRule) -> String {
    rule.value == 0 ? rule.phrase : "within \(rule.phrase)"
  }

  private static func source(_ rule: TimeRule) -> String {
    let tag = rule.tag.meaning
    // Where we chose and nobody else said it, the source is only that.
    let source = rule.source.lowercased() == tag ? tag : "\(tag): \(rule.source)"
    return "rule \(rule.key), \(source)"
  }
}
