import Civil
import ImprovementPlan
import Kernel

/// What is said about a consultation before it is held.
public struct ConsultationEntry: Hashable, Sendable {
  public var title: String
  public var question: String
  public var method: String
  public var audience: String
  public var holder: Owner?
  public var plannedOn: CivilDate?
  public var tellBackBy: CivilDate?
  public var actions: [Action.ID]
  public var outcomes: [PlanOutcome.ID]
  /// Why another day is planned than before; needed when it is.
  public var reason: String

  public init(
    title: String, question: String, method: String, audience: String, holder: Owner? = nil,
    plannedOn: CivilDate? = nil, tellBackBy: CivilDate? = nil, actions: [Action.ID] = [],
    outcomes: [PlanOutcome.ID] = [], reason: String = ""
  ) {
    self.title = title
    self.question = question
    self.method = method
    self.audience = audience
    self.holder = holder
    self.plannedOn = plannedOn
    self.tellBackBy = tellBackBy
    self.actions = actions
    self.outcomes = outcomes
    self.reason = reason
  }
}

extension ConsultationEntry {
  /// What is wrong with it.
  var problems: [Problem] {
    var problems: [Problem] = []
    if case .person = holder {
      problems.append(
        Problem(
          "Choose the post or the body that holds it: the public reads this, and no person is named there.",
          field: "holder"))
    }
    if let tellBackBy, let plannedOn, tellBackBy < plannedOn {
      problems.append(
        Problem("They cannot be told what came of it before it is held.", field: "tellBackBy"))
    }
    return problems
  }
}
