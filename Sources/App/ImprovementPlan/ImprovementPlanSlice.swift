import Kernel

/// The improvement plan: what a council does about each recommendation, by whom, by when.
public struct ImprovementPlanSlice: Sendable {
  let world: World
  let planFiles: PlanFileReader
  let registers: RegisterLinks

  /// - Parameters:
  ///   - planFiles: what reads the plans that a council already has.
  ///   - registers: what the registers beside the plan answer; `RegisterLinks.none` without any.
  public init(
    world: World, planFiles: PlanFileReader = .live(), registers: RegisterLinks = .none
  ) {
    self.world = world
    self.planFiles = planFiles
    self.registers = registers
  }
}
