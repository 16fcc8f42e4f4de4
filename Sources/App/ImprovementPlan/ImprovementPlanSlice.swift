import Kernel

/// The improvement plan: what a council does about each recommendation, by whom, by when.
public struct ImprovementPlanSlice: Sendable {
  let world: World
  let planFiles: PlanFileReader

  /// - Parameter planFiles: what reads the plans that a council already has.
  public init(world: World, planFiles: PlanFileReader = .live()) {
    self.world = world
    self.planFiles = planFiles
  }
}
