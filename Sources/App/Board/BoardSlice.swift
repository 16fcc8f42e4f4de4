import ImprovementPlan
import Kernel
import Registers
import Storage

/// The board that answers for a plan: who sits on it, what it meets about, what it is shown, what
/// it asks, what it fears, and which actions wait for which.
public struct BoardSlice: Sendable {
  let world: World
  /// What changed beside a plan, which packs tell of: consultations, published editions.
  let changesBeside: RegisterLinks.Changes
  /// What stands beside the boards on their first page: awareness campaigns.
  let beside: BoardLinks

  public init(
    world: World, changesBeside: @escaping RegisterLinks.Changes = { _, _, _, _ in [] },
    beside: BoardLinks = .none
  ) {
    self.world = world
    self.changesBeside = changesBeside
    self.beside = beside
  }

  /// The tables that pages look back on, with those of the plan.
  static let tables =
    ImprovementPlanSlice.tables + [
      ImprovementBoard.table, BoardMember.table, Meeting.table, AgendaItem.table, Decision.table,
      Attendance.table, LogEntry.table, BoardPack.table, Challenge.table, ChallengeEvidence.table,
      LearningEvent.table,
      Risk.table, RiskScore.table, RiskLink.table, ActionDependency.table,
    ]
}
