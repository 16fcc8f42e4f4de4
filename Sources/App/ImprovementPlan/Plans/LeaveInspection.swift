import Civil
import Inspections
import Kernel
import Storage

/// Takes an inspection out of a plan that was not to answer it. Its recommendations leave with it,
/// as long as nothing in the plan rests on any of them.
public struct LeaveInspection: Sendable {
  /// What the change log says before the reason.
  static let because = "plan no longer answers an inspection: "

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Returns: The inspection that was taken out.
  /// - Throws: `Refusal.invalid` without a reason; `Refusal.conflict`, naming the recommendations on
  ///   which something in the plan rests.
  public func callAsFunction(
    _ id: PlanInspection.ID, ofPlan plan: Plan.ID, because reason: String
  ) async throws -> Inspection {
    let user = acting.user
    try user.require(.managePlan)
    if reason.isEmpty {
      throw Refusal.invalid("Say why it is taken out.", field: "reason")
    }
    return try await acting.write(because: Self.because + reason) { db in
      let found = try db.leaving(id, ofPlan: db.openPlan(plan, of: user.authority))
      if let obstacle = found.obstacle { throw Refusal.conflict(obstacle) }
      for item in found.items { try db.delete(item.outcome) }
      try db.delete(found.source)
      return found.inspection
    }
  }
}

/// An inspection that a plan answers, with what of the plan rests on it.
struct LeavingInspection: Sendable {
  /// One of its recommendations that the plan has.
  struct Item: Sendable {
    let outcome: PlanOutcome
    let reference: String
    /// The references of the actions that serve it, withdrawn ones too.
    let actions: [String]
    /// Whether it was answered, judged, signed off, or shown by evidence.
    let isProven: Bool
  }

  let source: PlanInspection
  let inspection: Inspection
  /// In the plan’s order.
  let items: [Item]
  /// What the plan says of the duties that follow it.
  let duties: [TimeRuleKey]
}

extension LeavingInspection {
  /// Why it cannot be taken out, and what to do; nil when it can.
  var obstacle: String? {
    let standing = items.compactMap { item in item.rests.map { "\(item.reference) (\($0))" } }
    var sentences: [String] = []
    if !standing.isEmpty {
      sentences.append(
        "“\(inspection.title)” stays in the plan while something rests on what it recommends: \(Words.list(standing)). Let the actions serve other recommendations first. What was answered, shown or judged stays on record, and the inspection with it."
      )
    }
    if !duties.isEmpty {
      sentences.append(
        "The plan says when this was done after it: \(Words.list(duties.map(\.dutyTitle))). Take the day back first."
      )
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}

extension LeavingInspection.Item {
  /// "ACT-01 and ACT-03 serve it"; nil where nothing rests on it.
  fileprivate var rests: String? {
    var parts: [String] = []
    if !actions.isEmpty {
      parts.append("\(Words.list(actions)) \(actions.count == 1 ? "serves" : "serve") it")
    }
    if !outcome.text.isEmpty { parts.append("its outcome is written") }
    if isProven { parts.append("it was answered, judged or shown by evidence") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}

extension Transaction {
  /// - Throws: `Refusal.notFound` when the plan does not answer it.
  func leaving(_ id: PlanInspection.ID, ofPlan plan: Plan) throws -> LeavingInspection {
    guard let source = try find(id, of: plan.authority), source.plan == plan.id else {
      throw Refusal.notFound(
        "The plan does not answer this inspection. It may have been taken out already.")
    }
    let own = Dictionary(
      try recommendations(inPlan: plan.id, of: plan.authority)
        .filter { $0.inspection == source.inspection }.map { ($0.id, $0.reference) },
      uniquingKeysWith: { first, _ in first })
    let references = try references(to: PlanOutcome.self)
    return LeavingInspection(
      source: source, inspection: try inspection(source.inspection, of: plan.authority),
      items: try outcomes(of: plan.id, in: plan.authority).compactMap { outcome in
        guard let reference = own[outcome.recommendation] else { return nil }
        return LeavingInspection.Item(
          outcome: outcome, reference: reference,
          actions: try actions(serving: outcome).map(\.reference),
          isProven: try isNamed(outcome, in: references))
      },
      duties: try dutyAnswers(of: plan.id, in: plan.authority)
        .filter { $0.planInspection == id }.map(\.duty))
  }

  /// All actions of its plan that serve a recommendation, withdrawn ones too.
  private func actions(serving outcome: PlanOutcome) throws -> [Action] {
    try all(
      Action.self,
      """
      SELECT action.* FROM action
      JOIN action_recommendation AS link
        ON link.authority_id = action.authority_id AND link.action_id = action.id
      WHERE action.authority_id = \(outcome.authority) AND action.plan_id = \(outcome.plan)
        AND link.recommendation_id = \(outcome.recommendation)
      ORDER BY action.number, action.id
      """)
  }
}
