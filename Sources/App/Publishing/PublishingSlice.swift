import Kernel
import Storage

/// What the public reads of an improvement plan: editions that are frozen, checked, approved by
/// somebody else than who prepared them, and kept.
public struct PublishingSlice: Sendable {
  let world: World

  public init(world: World) { self.world = world }

  /// What others read of the slice as at a past day.
  public static let tables = [PlanEdition.table]

  /// The tables of the slice. They refer to those of the kernel (`document`) and of the improvement
  /// plan (`plan`, `plan_outcome`, `action`), whose migrations run first.
  public static let migrations: [Migration] = [
    Migration(
      name: "publishing.1",
      statements: PlanEdition.tables + EditionWords.tables + EditionAction.tables)
  ]
}
