import Civil
import Inspections
import Kernel
import Storage

/// Makes an improvement plan that follows an inspection: every recommendation is in it from the
/// first, each with an outcome to be written (S33).
public struct CreatePlan: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter confirmsAnother: that a further plan of the same inspection is wanted.
  /// - Throws: `Refusal.invalid` when the inspection has a plan already and nobody confirmed that
  ///   another is wanted, or when it has no recommendations to plan for.
  public func callAsFunction(
    from inspection: Inspection.ID, _ entry: PlanEntry, confirmsAnother: Bool = false
  ) async throws -> Plan {
    let user = acting.user
    try user.require(.managePlan)
    let today = acting.world.today()
    return try await acting.write(because: "improvement plan made") { db in
      let authority = user.authority
      let source = try db.inspection(inspection, of: authority)
      let recommendations = try db.recommendations(after: inspection, of: authority)
      try db.refuseUnwanted(
        entry, after: source, recommendations: recommendations, confirmsAnother: confirmsAnother)
      let plan = try db.insert(
        Plan(
          authority: authority, title: entry.title, versionLabel: entry.versionLabel,
          datedOn: entry.datedOn, owningBody: entry.owningBody, ambition: entry.ambition))
      try db.insert(
        PlanInspection(authority: authority, plan: plan.id, inspection: inspection))
      try db.takeUp(recommendations, into: plan, from: 1, today: today)
      return plan
    }
  }
}

extension WriteTransaction {
  fileprivate func refuseUnwanted(
    _ entry: PlanEntry, after inspection: Inspection, recommendations: [Recommendation],
    confirmsAnother: Bool
  ) throws {
    var problems = entry.problems
    if let body = entry.owningBody, try find(body, of: inspection.authority) == nil {
      problems.append(Problem("Choose a body that is in the directory.", field: "owningBody"))
    }
    if recommendations.isEmpty {
      problems.append(
        Problem(
          "This inspection has no recommendations yet. Record them first: the plan answers them."))
    }
    if !confirmsAnother, let problem = try otherPlan(after: inspection) {
      problems.append(problem)
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }

  /// Puts recommendations into a plan, each with an empty outcome and with the first line of its
  /// ledger of due dates.
  func takeUp(
    _ recommendations: [Recommendation], into plan: Plan, from position: Int, today: CivilDate
  ) throws {
    for (index, recommendation) in recommendations.enumerated() {
      try insert(
        PlanOutcome(
          authority: plan.authority, plan: plan.id, recommendation: recommendation.id,
          position: position + index))
      try openLedger(of: recommendation, today: today)
    }
  }
}
