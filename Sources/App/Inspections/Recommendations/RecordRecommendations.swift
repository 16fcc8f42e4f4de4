import Civil
import Kernel
import Storage

/// Records what the inspectors recommend: one by one, or a report's whole list at once.
public struct RecordRecommendations: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// Adds one.
  @discardableResult
  public func callAsFunction(
    _ entry: RecommendationEntry, in id: ID<Inspection>
  ) async throws -> Recommendation {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    return try await acting.write(because: "recommendation recorded") { db in
      try db.recordRecommendations(
        [entry], in: try db.inspection(id, of: user.authority), today: today)[0]
    }
  }

  /// Imports a report's list, whole or not at all: when its classes do not add up to what the
  /// report declares, nothing is kept (domain §2).
  @discardableResult
  public func importing(
    _ entries: [RecommendationEntry], into id: ID<Inspection>
  ) async throws -> [Recommendation] {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    return try await acting.write(because: "recommendations imported") { db in
      try db.importRecommendations(
        entries, into: try db.inspection(id, of: user.authority), today: today)
    }
  }

  /// Corrects one that somebody read at a version. Its reference stays.
  @discardableResult
  public func callAsFunction(
    _ entry: RecommendationEntry, over id: ID<Recommendation>, readAt version: Int
  ) async throws -> Recommendation {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    return try await acting.write(because: "recommendation corrected") { db in
      var recommendation = try db.recommendation(id, of: user.authority)
      recommendation.version = version
      return try db.correctRecommendation(recommendation, to: entry, today: today)
    }
  }
}

extension WriteTransaction {
  func importRecommendations(
    _ entries: [RecommendationEntry], into inspection: Inspection, today: CivilDate,
    field: (Int, String) -> String = { _, name in name }
  ) throws -> [Recommendation] {
    let present = try recommendations(of: inspection).filter { $0.madeBy == .inspectors }
      .map(\.timescale)
    let differences = inspection.declared.disagreements(
      with: present + entries.map(\.timescale))
    guard differences.isEmpty else {
      throw Refusal.invalid(
        "The recommendations do not add up to what the report declares: \(differences.joined(separator: "; ")). Nothing was imported. Correct the timescales, or the declared numbers.",
        field: "declared")
    }
    return try recordRecommendations(entries, in: inspection, today: today, field: field)
  }
}
