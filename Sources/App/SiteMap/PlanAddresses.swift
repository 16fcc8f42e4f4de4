import Storage

/// Addresses of the slice ImprovementPlan.
extension Address {
  public static let plans = Address("plans")
  public static func plan<T>(_ id: ID<T>) -> Address { Address("plans", id.text) }
  public static func editPlan<T>(_ id: ID<T>) -> Address { Address("plans", id.text, "edit") }
  public static func createPlan<T>(fromInspection id: ID<T>) -> Address {
    Address("inspections", id.text, "plan")
  }
  public static func coverage<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "coverage")
  }
  /// The versions of a plan that a body has approved.
  public static func versions<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "versions")
  }
  public static func planVersion<T, U>(_ version: ID<U>, ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "versions", version.text)
  }
  public static func approveVersion<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "approve")
  }
  public static func takeUpRecommendations<T>(inPlan id: ID<T>) -> Address {
    Address("plans", id.text, "take-up")
  }
  /// Where one more inspection joins a plan.
  public static func followInspection<T>(inPlan id: ID<T>) -> Address {
    Address("plans", id.text, "inspections")
  }
  /// Where one that a plan answers is taken out of it again.
  public static func leaveInspection<T, U>(_ source: ID<U>, ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "inspections", source.text, "leave")
  }
  /// The day on which a duty that follows an inspection was done; `duty` is the key of its time
  /// rule.
  public static func dutyAnswer<T, U>(_ duty: String, ofSource source: ID<U>, inPlan id: ID<T>)
    -> Address
  {
    Address("plans", id.text, "duties", source.text, query: [("duty", duty)])
  }
  public static func outcome<T, U>(_ outcome: ID<U>, inPlan id: ID<T>) -> Address {
    Address("plans", id.text, "outcomes", outcome.text)
  }
  /// One step of a recommendation in a plan: `edit`, `response`, `impact`, `sign-off`,
  /// `confirm`, `reopen`, `rating`, `evidence`.
  public static func outcome<T, U>(_ outcome: ID<U>, inPlan id: ID<T>, _ step: String) -> Address {
    Address("plans", id.text, "outcomes", outcome.text, step)
  }
  public static func ratings<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "ratings")
  }
  /// What the plan's measures say, and how that has moved.
  public static func figures<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "figures")
  }
  /// The records behind one figure of a plan, by its code: `M64`, `actions-off-track`.
  public static func figure<T>(_ code: String, ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "figures", code)
  }
  /// By how many working days the actions of a plan are, or were, late.
  public static func slippage<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "slippage")
  }
  /// The same over all plans.
  public static let slippage = Address("slippage")
  /// Where what people wrote about a plan disagrees with its figures.
  public static func narrative<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "narrative")
  }
  /// The council’s rule for forecasts and the targets of its measures.
  public static let figureRule = Address("figure-rule")
  /// The council’s rule for rating delivery.
  public static let deliveryRule = Address("delivery-rule")
  public static func moveDueDate<T, U>(ofRecommendation recommendation: ID<U>, inPlan id: ID<T>)
    -> Address
  {
    Address("plans", id.text, "recommendations", recommendation.text, "due-date")
  }

  public static let actions = Address("actions")
  public static func action<T>(_ id: ID<T>) -> Address { Address("actions", id.text) }
  public static func newAction<T>(inPlan id: ID<T>) -> Address {
    Address("plans", id.text, "actions", "new")
  }
  public static func editAction<T>(_ id: ID<T>) -> Address { Address("actions", id.text, "edit") }
  public static func moveDueDate<T>(ofAction id: ID<T>) -> Address {
    Address("actions", id.text, "due-date")
  }
  /// Where somebody says that a due date stands though the action is expected later.
  public static func standingDueDate<T>(ofAction id: ID<T>) -> Address {
    Address("actions", id.text, "due-date", "stands")
  }
  public static func recordProgress<T>(ofAction id: ID<T>) -> Address {
    Address("actions", id.text, "progress")
  }
  public static func withdrawAction<T>(_ id: ID<T>) -> Address {
    Address("actions", id.text, "withdraw")
  }
  public static func restoreAction<T>(_ id: ID<T>) -> Address {
    Address("actions", id.text, "restore")
  }

  /// One step of an action: `evidence`, `milestones`, `recovery`, `rating`, `verify`, `reopen`.
  public static func action<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("actions", id.text, step)
  }
  public static func evidence<T>(_ id: ID<T>) -> Address { Address("evidence", id.text) }
  /// What is done with a piece of evidence: `verify`, `withdraw`, `file`.
  public static func evidence<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("evidence", id.text, step)
  }
  /// What is done with a milestone: `mark`, `remove`.
  public static func milestone<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("milestones", id.text, step)
  }
  public static func endRating<T>(_ id: ID<T>) -> Address { Address("ratings", id.text, "end") }

  /// Where a plan that a council already has is brought in.
  public static let planImports = Address("plan-imports")
  public static let newPlanImport = Address("plan-imports", "new")
  public static func planImport<T>(_ id: ID<T>) -> Address { Address("plan-imports", id.text) }
  /// One step of it: `columns`, `target`, `recommendations`, `owners`, `ratings`, `rows`,
  /// `problems`, `record`, `undo`, `discard`, `file`.
  public static func planImport<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("plan-imports", id.text, step)
  }
}
