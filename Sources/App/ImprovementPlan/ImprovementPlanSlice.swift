import Kernel

/// The improvement plan: what a council does about each recommendation, by whom, by when.
public struct ImprovementPlanSlice: Sendable {
  let world: World

  public init(world: World) { self.world = world }
}
