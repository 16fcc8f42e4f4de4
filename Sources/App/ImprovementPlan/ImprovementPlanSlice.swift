import Kernel

/// The improvement plan: what a council does about each recommendation, by whom, by when.
public struct ImprovementPlanSlice: Sendable {
  let world: World
  let planFiles: PlanFileReader
  let registers: RegisterLinks
  let figures: FigureLinks
  let elsewhere: AskedElsewhere
  let meetings: MeetingLinks
  let counted = CountedPlans()

  /// - Parameters:
  ///   - planFiles: what reads the plans that a council already has.
  ///   - registers: what the registers beside the plan answer; `RegisterLinks.none` without any.
  ///   - elsewhere: what else bodies are asked; `AskedElsewhere.none` without registers and a
  ///     board.
  ///   - meetings: the meetings that boards have held; `MeetingLinks.none` without a board.
  ///   - figures: what the board shows beside the plan's figures; `FigureLinks.none` without one.
  public init(
    world: World, planFiles: PlanFileReader = .live(), registers: RegisterLinks = .none,
    figures: FigureLinks = .none, elsewhere: AskedElsewhere = .none,
    meetings: MeetingLinks = .none
  ) {
    self.world = world
    self.planFiles = planFiles
    self.registers = RegisterLinks.partnerWords.followed(by: registers)
    self.elsewhere = elsewhere
    self.figures = figures
    self.meetings = meetings
  }
}
