import ImprovementPlan
import Kernel
import Storage

/// What children and families are asked, what they say, and what becomes of it.
public struct VoiceSlice: Sendable {
  let world: World

  public init(world: World) { self.world = world }

  /// The tables that pages look back on, with those of the plan.
  static let tables =
    ImprovementPlanSlice.tables + [
      Consultation.table, ConsultationGroup.table, ConsultationLink.table, YouSaid.table,
    ]

  /// The tables of the slice. They refer to those of the improvement plan (`plan`, `plan_outcome`,
  /// `action`, `evidence`), whose migrations run first.
  public static let migrations: [Migration] = [
    Migration(
      name: "voice.1",
      statements: Consultation.tables + ConsultationGroup.tables + ConsultationLink.tables
        + YouSaid.tables)
  ]
}
