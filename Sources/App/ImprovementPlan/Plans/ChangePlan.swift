import Inspections
import Kernel
import Storage

/// Changes what a plan says about itself.
public struct ChangePlan: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - version: the version that the person had read.
  ///   - reason: why it is closed although something in it is open, which takes the place of the
  ///     one of a plan that is closed already; nil where nobody is asked, as for a plan that is
  ///     brought in as a record.
  /// - Throws: `StaleRecord` when somebody else has changed it since; `Refusal.invalid` naming what
  ///   is open, when it is closed without a reason.
  public func callAsFunction(
    _ id: Plan.ID, readAt version: Int, to entry: PlanEntry, state: Plan.State,
    leavingOpen reason: String? = nil, narrative: NarrativeAnswer = .unasked
  ) async throws -> Plan {
    let (user, world) = (acting.user, acting.world)
    try user.require(.managePlan)
    let why = state == .closed ? reason ?? "" : ""
    return try await acting.write(because: "improvement plan changed") { db in
      var plan = try db.plan(id, of: user.authority)
      var problems = entry.problems
      if let body = entry.owningBody, try db.find(body, of: user.authority) == nil {
        problems.append(Problem("Choose a body that is in the directory.", field: "owningBody"))
      }
      if let problem = plan.problem(becoming: state, wasAgreed: try db.wasAgreed(plan)) {
        problems.append(problem)
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      let former = plan.state == .closed ? try db.closing(of: plan)?.because ?? "" : nil
      // Nobody takes away what was said, nor has to say it where it never was.
      if state == .closed, reason != nil, former != "" {
        try PlanRemainder(PlanRecords(id, of: user.authority, db)).refuse(without: why)
      }
      let isSaidAnew = !why.isEmpty && why != former
      plan.version = version
      plan.title = entry.title
      plan.versionLabel = entry.versionLabel
      plan.datedOn = entry.datedOn
      plan.owningBody = entry.owningBody
      plan.ambition = entry.ambition
      plan.state = state
      plan.leftOpen = isSaidAnew ? why : state == .closed ? plan.leftOpen : nil
      let kept = try db.update(plan)
      if narrative != .unasked {
        // What was said before is compared no more: the figures have moved on since.
        let texts = [("ambition", plan.ambition), (PlanRemainder.field, isSaidAnew ? why : "")]
        let found: [(field: String, disagreement: NarrativeDisagreement)] = try texts.flatMap {
          (field, text) in
          try db.disagreements(in: text, withPlan: id, in: world, for: user).map { (field, $0) }
        }
        try narrative.settle(found)
        try db.keep(found.map(\.disagreement), narrative, in: id, of: Plan.table, id.text, by: user)
      }
      return kept
    }
  }
}

/// Writes what shall be different for children when a recommendation has been met.
public struct WriteOutcome: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  public func callAsFunction(
    _ id: PlanOutcome.ID, readAt version: Int, to text: String
  ) async throws -> PlanOutcome {
    let user = acting.user
    try user.require(.managePlan)
    return try await acting.write(because: "outcome written") { db in
      guard var outcome = try db.find(id, of: user.authority) else {
        throw Refusal.notFound("There is no such outcome. It may belong to another council.")
      }
      _ = try db.openPlan(outcome.plan, of: user.authority)
      outcome.version = version
      outcome.text = text
      return try db.update(outcome)
    }
  }
}

/// Puts into a plan what its inspections have recommended since the plan was made: a recommendation
/// that was recorded late must not be lost.
public struct TakeUpRecommendations: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Returns: How many were missing.
  public func callAsFunction(into id: Plan.ID) async throws -> Int {
    let user = acting.user
    try user.require(.managePlan)
    let today = acting.world.today()
    return try await acting.write(because: "recommendations taken up") {
      db in
      let plan = try db.openPlan(id, of: user.authority)
      let outcomes = try db.outcomes(of: id, in: user.authority)
      let missing = try db.recommendationsMissing(fromPlan: id, of: user.authority)
      let last = outcomes.map(\.position).max() ?? 0
      try db.takeUp(missing, into: plan, from: last + 1, today: today)
      return missing.count
    }
  }
}

/// Lets a running plan answer one more inspection: its recommendations join the plan as they do when
/// a plan is made.
public struct FollowInspection: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter confirmsAnother: that this plan is wanted beside one that answers the inspection.
  /// - Returns: How many recommendations joined the plan.
  /// - Throws: `Refusal.invalid` when the plan answers the inspection already, or when another plan
  ///   does and nobody confirmed that this one is wanted beside it.
  public func callAsFunction(
    _ inspection: Inspection.ID, inPlan id: Plan.ID, confirmsAnother: Bool = false
  ) async throws -> Int {
    let user = acting.user
    try user.require(.managePlan)
    let today = acting.world.today()
    return try await acting.write(because: "plan answers another inspection") { db in
      let plan = try db.openPlan(id, of: user.authority)
      let source = try db.inspection(inspection, of: user.authority)
      guard
        try !db.inspections(of: id, in: user.authority).contains(where: {
          $0.inspection == source.id
        })
      else {
        throw Refusal.invalid(
          "“\(plan.fullTitle)” answers this inspection already.", field: "inspection")
      }
      if !confirmsAnother, let problem = try db.otherPlan(after: source) {
        throw Refusal.invalid([problem])
      }
      try db.insert(
        PlanInspection(authority: user.authority, plan: plan.id, inspection: source.id))
      let missing = try db.recommendationsMissing(fromPlan: id, of: user.authority)
      let last = try db.outcomes(of: id, in: user.authority).map(\.position).max() ?? 0
      try db.takeUp(missing, into: plan, from: last + 1, today: today)
      return missing.count { $0.inspection == source.id }
    }
  }
}

extension Plan {
  /// What stands in the way of another state: nobody agrees a plan by opening it again.
  fileprivate func problem(becoming next: State, wasAgreed: Bool) -> Problem? {
    if next == .draft, wasAgreed {
      return Problem(
        "A plan that was agreed is no draft any more. Make a new one.", field: "state")
    }
    if next == .agreed, state == .closed, !wasAgreed {
      return Problem(
        "This plan was closed as a draft: nobody has agreed it. Make it a draft again first; then it can be agreed.",
        field: "state")
    }
    return nil
  }
}

extension Transaction {
  /// Whether a plan is agreed, or was before it was closed: one that was closed as a draft never
  /// was.
  func wasAgreed(_ plan: Plan) throws -> Bool {
    guard plan.state == .closed else { return plan.state == .agreed }
    let agreed = SQLValue.text(Plan.State.agreed.rawValue)
    return try history(of: plan.id, authority: plan.authority)
      .contains { $0.after?["state"] == agreed }
  }

  /// What stands in the way of one more plan after an inspection until somebody says that it is
  /// wanted beside the one that is there.
  func otherPlan(after inspection: Inspection) throws -> Problem? {
    try plans(following: inspection.id, of: inspection.authority).last.map {
      Problem(
        "There is already a plan after this inspection: “\($0.fullTitle)”."
          + " Tick the box if you want another one beside it.",
        field: "another")
    }
  }

  /// What the inspections of a plan recommend and the plan does not have, in the reports' order.
  func recommendationsMissing(
    fromPlan plan: Plan.ID, of authority: AuthorityID
  ) throws -> [Recommendation] {
    try all(
      Recommendation.self,
      """
      SELECT recommendation.* FROM recommendation
      JOIN plan_inspection
        ON plan_inspection.authority_id = recommendation.authority_id
        AND plan_inspection.inspection_id = recommendation.inspection_id
      WHERE plan_inspection.authority_id = \(authority) AND plan_inspection.plan_id = \(plan)
        AND NOT EXISTS (
          SELECT 1 FROM plan_outcome
          WHERE plan_outcome.authority_id = recommendation.authority_id
            AND plan_outcome.plan_id = plan_inspection.plan_id
            AND plan_outcome.recommendation_id = recommendation.id)
      ORDER BY recommendation.inspection_id, recommendation.number, recommendation.id
      """)
  }

  /// The plan, or a refusal when it is closed: a closed plan is a record of what was done.
  func openPlan(_ id: Plan.ID, of authority: AuthorityID) throws -> Plan {
    let plan = try plan(id, of: authority)
    guard plan.state != .closed else {
      throw Refusal.conflict(
        "The plan “\(plan.fullTitle)” is closed. Open it again on its page before you change it.")
    }
    return plan
  }
}
