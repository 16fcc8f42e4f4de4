import Civil
import ImprovementPlan
import Kernel
import Storage

/// Plans a consultation about a plan, changes what is said about it, records that it was held, or
/// calls it off. It is never deleted: that it was promised stays on record.
public struct KeepConsultation: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// Plans one.
  @discardableResult
  public func callAsFunction(
    _ entry: ConsultationEntry, about plan: Plan.ID
  ) async throws -> Consultation {
    let user = acting.user
    try user.require(.managePlan)
    let today = acting.world.today()
    return try await acting.write(because: "consultation planned") { db in
      _ = try db.plan(plan, of: user.authority)
      let consultation = Consultation(
        authority: user.authority, plan: plan, title: entry.title, question: entry.question,
        method: entry.method, audience: entry.audience, holder: entry.holder,
        plannedOn: entry.plannedOn, tellBackBy: entry.tellBackBy)
      try db.check(entry, for: consultation, on: today)
      let kept = try db.insert(consultation)
      try db.link(kept, as: entry)
      return kept
    }
  }

  /// - Throws: `Refusal.invalid` when another day is planned and nobody says why.
  @discardableResult
  public func callAsFunction(
    _ entry: ConsultationEntry, over id: Consultation.ID, readAt version: Int
  ) async throws -> Consultation {
    let user = acting.user
    try user.require(.managePlan)
    let because = entry.reason.isEmpty ? "" : ": \(entry.reason)"
    let today = acting.world.today()
    return try await acting.write(because: Self.changed + because) { db in
      var consultation = try db.consultation(id, of: user.authority)
      try db.check(entry, for: consultation, changing: consultation, on: today)
      if consultation.plannedOn != nil, entry.plannedOn != consultation.plannedOn,
        entry.reason.isEmpty
      {
        throw Refusal.invalid("Say why another day is planned.", field: "reason")
      }
      consultation.version = version
      consultation.title = entry.title
      consultation.question = entry.question
      consultation.method = entry.method
      consultation.audience = entry.audience
      consultation.holder = entry.holder
      consultation.plan(for: entry.plannedOn)
      consultation.tellBackBy = entry.tellBackBy
      try db.link(consultation, as: entry)
      return try db.update(consultation)
    }
  }

  private static let changed = "consultation changed"

  /// Why somebody changed a consultation, of what the log says; nil where they gave no reason.
  static func reason(in logged: String) -> String? {
    logged.hasPrefix(changed + ": ") ? String(logged.dropFirst(changed.count + 2)) : nil
  }

  /// Records that it was held, and what was heard.
  @discardableResult
  public func hold(
    _ id: Consultation.ID, readAt version: Int, on day: CivilDate, tookPart: Int?, heard: String
  ) async throws -> Consultation {
    let user = acting.user
    try user.require(.managePlan)
    if day > acting.world.today() {
      throw Refusal.invalid("That day lies in the future.", field: "heldOn")
    }
    if heard.isEmpty {
      throw Refusal.invalid("Say what themes were heard.", field: "heard")
    }
    return try await acting.write(because: "consultation held") { db in
      var consultation = try db.consultation(id, of: user.authority)
      if consultation.cancelledOn != nil {
        throw Refusal.conflict("This consultation was called off. Plan another one.")
      }
      consultation.version = version
      consultation.heldOn = day
      consultation.tookPart = tookPart
      consultation.heard = heard
      return try db.update(consultation)
    }
  }

  /// Calls it off, with the reason.
  @discardableResult
  public func cancel(
    _ id: Consultation.ID, readAt version: Int, because reason: String
  ) async throws -> Consultation {
    let user = acting.user
    try user.require(.managePlan)
    if reason.isEmpty { throw Refusal.invalid("Say why it is called off.", field: "reason") }
    let today = acting.world.today()
    return try await acting.write(because: "consultation called off: \(reason)") { db in
      var consultation = try db.consultation(id, of: user.authority)
      if consultation.heldOn != nil {
        throw Refusal.conflict("This consultation was held, so it cannot be called off.")
      }
      consultation.version = version
      consultation.cancelledOn = today
      consultation.cancelledBecause = reason
      return try db.update(consultation)
    }
  }
}

extension WriteTransaction {
  /// - Parameter known: the one that is changed; nil for a new one.
  fileprivate func check(
    _ entry: ConsultationEntry, for consultation: Consultation, changing known: Consultation? = nil,
    on today: CivilDate
  ) throws {
    let authority = consultation.authority
    var problems = entry.problems
    if problems.isEmpty,
      let objection = try objection(
        to: entry.holder, from: today, keeping: known?.holder, in: authority,
        unknown: "Choose a post or body that is in the directory.")
    {
      problems.append(Problem(objection, field: "holder"))
    }
    for id in entry.actions where try find(id, of: authority)?.plan != consultation.plan {
      problems.append(Problem("This action is not in the plan.", field: "actions"))
      break
    }
    for id in entry.outcomes where try find(id, of: authority)?.plan != consultation.plan {
      problems.append(Problem("This recommendation is not in the plan.", field: "outcomes"))
      break
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }

  /// Links it to what it is about, and to nothing else; citations stay.
  fileprivate func link(_ consultation: Consultation, as entry: ConsultationEntry) throws {
    let wanted =
      entry.actions.map(ConsultationLink.Subject.action)
      + entry.outcomes.map(ConsultationLink.Subject.outcome)
    let links = try consultationFile(consultation.id, of: consultation.authority).links
      .filter { $0.evidence == nil }
    for link in links where !wanted.contains(link.subject) { try delete(link) }
    for subject in wanted where !links.contains(where: { $0.subject == subject }) {
      try insert(ConsultationLink(consultation, subject))
    }
  }
}
