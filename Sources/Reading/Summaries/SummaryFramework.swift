import Civil

/// The framework of the inspection that a summary for children is about. The summary names none:
/// its title, the days of the visit and the grades it explains tell, and have to agree.
enum SummaryFramework {
  /// - Parameter title: the heading of the summary.
  static func read(
    _ summary: ChildSummary, visitedFrom start: Located<CivilDate>?
  ) -> Located<Framework> {
    let place = start?.place ?? summary.heading.place
    guard let start else {
      return Located(
        .prot2012, at: place,
        certainty: .uncertain("The days of the visit were not found, which tell the framework."))
    }
    let title = summary.heading.value.lowercased()
    let framework = inUse(on: start.value, title)
    let reason = doubt(of: framework, summary, start, title)
    return Located(
      framework ?? .prot2012, at: place, certainty: reason.map(Certainty.uncertain) ?? .certain)
  }

  /// The framework that inspections of a council were made under on a day; nil before 2012, of
  /// which no summaries are known.
  private static func inUse(on day: CivilDate, _ title: String) -> Framework? {
    switch (day.year, day.month) {
    case (...2011, _), (2012, ...4): nil
    case (2012, _), (2013, ...10):
      day.year == 2013 && day.month >= 4 && title.contains("looked after") ? .lac : .prot2012
    case (...2017, _): .sif
    default: .ilacs
    }
  }

  /// Only summaries of inspections of child protection have been published that the rules could be
  /// tried on.
  private static func doubt(
    of framework: Framework?, _ summary: ChildSummary, _ start: Located<CivilDate>, _ title: String
  ) -> String? {
    let from = start.value.longForm
    guard framework == .prot2012 else {
      return
        "The visit began on \(from). Summaries like this are known of inspections of child protection, "
        + "which were made from May 2012 to October 2013."
    }
    let grades = Set(
      summary.gradeDefinitions.map(\.grade) + [summary.grade?.value].compactMap { $0 })
    if grades.contains(.requiresImprovement) {
      return
        "The summary speaks of the grade “requires improvement”, which inspections did not give on "
        + "\(from), the first day of the visit."
    }
    if !grades.contains(.adequate) {
      return "The summary does not explain the grades of the framework in use on \(from)."
    }
    if !title.contains("protection") {
      return "The title does not say that it was an inspection of child protection."
    }
    return start.certainty == .certain ? nil : "The days of the visit, which tell it, are in doubt."
  }
}
