import Civil

// When a recommendation is due: the date that the plan gave it or moved, else the report's own.

extension PlanLinks.Fates {
  /// The date that holds, with the first one; nil while there is none. Those who may not read the
  /// plan are told the report's date.
  func due(of recommendation: Recommendation) -> PlanLinks.Due? {
    if let due = self[recommendation.id]?.due { return due }
    let setter = recommendation.madeBy == .council ? "the council" : "the inspector"
    return recommendation.dueOn.map {
      PlanLinks.Due(on: $0, setBy: setter, firstOn: $0, firstSetBy: setter)
    }
  }

  /// The date that holds, where it is not the one that follows from the report.
  func dueInPlan(_ recommendation: Recommendation) -> PlanLinks.Due? {
    due(of: recommendation).flatMap { $0.on == recommendation.dueOn ? nil : $0 }
  }
}

extension PlanLinks.Due {
  /// "Set by the panel. First due on 30 April 2027, set by the inspector."
  var sentence: String { "Set by \(setBy)." + (first.map { " First \($0)." } ?? "") }

  /// "due on 30 April 2027, set by the inspector", of a date that was moved since.
  var first: String? {
    firstOn == on ? nil : "due on \(firstOn.longForm), set by \(firstSetBy)"
  }
}
