import Inspections
import Kernel
import Storage

/// The improvement plan: what a council does about each recommendation, by whom, by when.
public struct ImprovementPlanSlice: Sendable {
  let world: World
  let planFiles: PlanFileReader
  let registers: RegisterLinks
  let figures: FigureLinks
  let elsewhere: AskedElsewhere
  let meetings: MeetingLinks
  let counted = CountedPlans()

  /// The tables that pages of other slices look back on, with those of the inspections.
  public static let tables =
    InspectionsSlice.tables + [
      Plan.table, PlanInspection.table, PlanOutcome.table, Action.table,
      ActionRecommendation.table, ActionPartner.table, Evidence.table, Milestone.table,
      DutyAnswer.table,
    ]

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
    self.registers = RegisterLinks.partnerSayings.followed(by: registers)
    self.elsewhere = elsewhere
    self.figures = figures
    self.meetings = meetings
  }
}
