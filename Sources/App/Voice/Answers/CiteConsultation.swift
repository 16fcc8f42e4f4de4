import ImprovementPlan
import Kernel
import Storage

/// Cites what was heard at a consultation as evidence for an action (S30). The evidence is the
/// strongest kind, confirmed by a child or family, and counts when somebody else has verified it.
public struct CiteConsultation: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter shows: what it shows of the action, in words by which nobody can be recognised.
  /// - Throws: `Refusal.conflict` before it was held, and for an action that cites it already.
  @discardableResult
  public func callAsFunction(
    _ id: Consultation.ID, for action: Action.ID, shows: String
  ) async throws -> Evidence {
    let (user, world) = (acting.user, acting.world)
    try user.require(.managePlan)
    if shows.isEmpty { throw Refusal.invalid("Say what it shows.", field: "shows") }
    return try await acting.write(because: "consultation cited as evidence") { db in
      let consultation = try db.held(id, of: user.authority)
      guard try db.find(action, of: user.authority)?.plan == consultation.plan else {
        throw Refusal.invalid("Choose an action of the plan.", field: "action")
      }
      let file = try db.consultationFile(id, of: user.authority)
      if file.citations.contains(where: { $0.action == action }) {
        throw Refusal.invalid("This action cites it already.", field: "action")
      }
      let evidence = try db.addEvidence(
        EvidenceEntry(
          kind: .familyVoice, strength: .confirmedByFamily,
          title: "Consultation: \(consultation.title)",
          text: "\(shows)\n\nHeard: \(consultation.heard)",
          effectiveOn: consultation.heldOn ?? world.today()),
        to: .action(action), by: user, in: world)
      try db.insert(ConsultationLink(consultation, .evidence(evidence.id, of: action)))
      return evidence
    }
  }
}
