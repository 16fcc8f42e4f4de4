import Civil
import Kernel
import Storage

/// An inspection in a line: for plans, lists and threads of other slices.
public struct InspectionSummary: Sendable {
  public let inspection: Inspection
  public let framework: FrameworkVersion
  public let recommendationCount: Int

  /// "Thornmere: Child protection inspection (2012), 12 to 21 November 2012".
  public var line: String { "\(inspection.council): \(inspection.title)" }
}

extension Transaction {
  /// The inspection, its framework and how many recommendations it has.
  ///
  /// - Throws: `Refusal.notFound` when it is not there.
  public func inspectionSummary(
    _ id: ID<Inspection>, of authority: AuthorityID
  ) throws -> InspectionSummary {
    let inspection = try inspection(id, of: authority)
    let count = try value(
      Int.self,
      """
      SELECT count(*) FROM recommendation
      WHERE authority_id = \(authority) AND inspection_id = \(id)
      """)
    return InspectionSummary(
      inspection: inspection, framework: try framework(of: inspection),
      recommendationCount: count ?? 0)
  }

  /// The clocks that run since the report was received; none before that is known.
  public func statutoryClocks(
    of inspection: Inspection, today: CivilDate
  ) throws -> [StatutoryClock] {
    try inspectionDates(of: inspection.authority).clocks(
      of: try framework(of: inspection).framework, received: inspection.receivedOn, today: today)
  }
}
