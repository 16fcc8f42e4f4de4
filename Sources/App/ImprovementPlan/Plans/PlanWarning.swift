import Civil

/// Something about an action that whoever keeps the plan will want to put right. A warning stops
/// nobody: a plan in the making is allowed to have gaps, and shows them.
public enum PlanWarning: Hashable, Sendable {
  case noMeasure
  /// Its measure says neither how much nor by when, so nobody can say when it is reached.
  case vagueMeasure
  case noOwner
  case noDueDate
  /// The action is to be done after the day on which a recommendation it serves is due.
  case dueAfterRecommendation(reference: String, due: CivilDate)
  /// It starts after it is due.
  case startsAfterDue
}

extension PlanWarning {
  /// What an action's warnings are, given the current due dates of what it serves.
  public static func all(
    of action: Action, serving recommendations: [(reference: String, due: CivilDate?)]
  ) -> [PlanWarning] {
    guard !action.isWithdrawn, action.delivery != .complete else { return [] }
    var warnings: [PlanWarning] = []
    switch MeasurableEnd(action.measureOfSuccess) {
    case .missing: warnings.append(.noMeasure)
    case .vague: warnings.append(.vagueMeasure)
    case .measurable: break
    }
    if action.owner == nil { warnings.append(.noOwner) }
    guard let due = action.dueOn else { return warnings + [.noDueDate] }
    if let start = action.startOn, start > due { warnings.append(.startsAfterDue) }
    for recommendation in recommendations {
      if let limit = recommendation.due, due > limit {
        warnings.append(.dueAfterRecommendation(reference: recommendation.reference, due: limit))
      }
    }
    return warnings
  }

  public var sentence: String {
    switch self {
    case .noMeasure: "It does not say how success will be measured."
    case .vagueMeasure:
      "Its measure of success has no number and no day, so nobody can say when it is reached."
    case .noOwner: "Nobody owns it yet."
    case .noDueDate: "It has no due date."
    case .dueAfterRecommendation(let reference, let due):
      "It is due after \(reference), which is due on \(due.longForm)."
    case .startsAfterDue: "It starts after the day on which it is due."
    }
  }
}
