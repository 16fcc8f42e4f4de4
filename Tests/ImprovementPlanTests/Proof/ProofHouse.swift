import Civil
import Inspections
import Kernel
import Storage

@testable import ImprovementPlan

extension PlanHouse {
  /// Somebody else than the officer, who may verify and sign off.
  var board: User { user(.boardManager, "Ines Holt", account: Self.boardsAccount) }
  private static let boardsAccount = Account.ID()

  var entry: EvidenceEntry {
    EvidenceEntry(
      kind: .audit, strength: .sampled, title: "Audit of ten plans",
      text: "Nine of ten were clear.",
      effectiveOn: date("2012-09-28"))
  }

  func evidence(
    for subject: Evidence.Subject, strength: Evidence.Strength = .sampled,
    as acting: ActingUser? = nil
  ) async throws -> Evidence {
    var entry = entry
    entry.strength = strength
    if strength == .confirmedByFamily { entry.kind = .familyVoice }
    return try await AddEvidence(acting ?? self.acting())(entry, to: subject)
  }

  func complete(_ action: Action) async throws -> Action {
    try await RecordProgress(acting())(
      ProgressEntry(delivery: .complete, note: "Done", effectiveOn: world.today()),
      on: action.id, readAt: action.version)
  }

  func rating(of action: Action, in plan: Plan) async throws -> DeliveryRating? {
    try await overview(of: plan).ratings.actions[action.id]?.shown
  }

  func completion(of action: Action) async throws -> ActionCompletion? {
    try await world.store.read { try $0.completion(of: action.id, in: PlanHouse.authority) }
  }

  /// The outcome of the recommendation at this place in the report.
  func outcome(_ place: Int, in plan: Plan) async throws -> PlanOutcome {
    let overview = try await overview(of: plan)
    return overview.items[place - 1].outcome
  }
}
