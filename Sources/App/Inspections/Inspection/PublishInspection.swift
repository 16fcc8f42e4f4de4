import Civil
import Kernel
import Storage

/// Shows an inspection to everybody, once it is complete; or takes it back from the public.
public struct PublishInspection: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(
    _ id: ID<Inspection>, readAt version: Int
  ) async throws -> Inspection {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    return try await acting.write(because: "inspection published") { db in
      var inspection = try db.inspection(id, of: user.authority)
      inspection.version = version
      return try db.publish(inspection, today: today)
    }
  }

  /// Makes it a draft again; the reason is kept.
  @discardableResult
  public func withdraw(
    _ id: ID<Inspection>, readAt version: Int, because reason: String
  ) async throws -> Inspection {
    let user = acting.user
    try user.require(.manageInspections)
    guard !reason.isEmpty else {
      throw Refusal.invalid(
        "Reason: say why the public should no longer see this.", field: "reason")
    }
    return try await acting.write(
      because: "inspection withdrawn from the public: \(reason)"
    ) { db in
      var inspection = try db.inspection(id, of: user.authority)
      inspection.version = version
      inspection.state = .draft
      return try db.update(inspection)
    }
  }
}

extension Transaction {
  /// S44: a list that is there adds up to what the report declares.
  fileprivate func undeclared(in inspection: Inspection) throws -> [Problem] {
    let listed = try recommendations(of: inspection).map(\.timescale)
    let differences =
      listed.isEmpty ? [] : inspection.declared.disagreements(with: listed)
    return differences.isEmpty
      ? []
      : [
        Problem(
          "The recommendations do not add up to what the report declares: \(differences.joined(separator: "; ")). Correct the recommendations, or the declared numbers.",
          field: "declared")
      ]
  }
}

extension WriteTransaction {
  func publish(_ inspection: Inspection, today: CivilDate) throws -> Inspection {
    let problems =
      PublicationRules(
        inspection: inspection, framework: try framework(of: inspection),
        judgements: try judgements(of: inspection), today: today
      ).problems + (try undeclared(in: inspection))
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    // What the inspectorate publishes goes with it; anything else is published by itself.
    for var report in try documents(of: inspection) where report.kind == .fullReport {
      report.isPublished = true
      try update(report)
    }
    var published = inspection
    published.state = .accepted
    let kept = try update(published)
    try registerOwn(kept)
    return kept
  }
}
