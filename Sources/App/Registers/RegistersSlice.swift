import ImprovementPlan
import Kernel
import Storage

/// The registers that stand beside the improvement plan: policies, learning events, peer support,
/// awareness campaigns, statements, leaders, and how ready each partner is.
public struct RegistersSlice: Sendable {
  let world: World
  /// Where the challenges of learning events are answered.
  let log: ChallengeLog

  public init(world: World, log: ChallengeLog = .none) {
    self.world = world
    self.log = log
  }

  /// The tables that pages look back on, with those of the plan. Case studies are not among them
  /// (`Visit.inCaseStudies`): what was written before may name a child.
  static let tables =
    ImprovementPlanSlice.tables + [
      Policy.table, PolicyRevision.table, Statement.table, StatementText.table,
      ReadinessQuestion.table, ReadinessPartner.table, ReadinessAssessment.table,
      ReadinessWording.table,
      LearningEvent.table, EventAttendance.table, EventChallenge.table, AgreedPriority.table,
      PeerActivity.table, PeerActivityAction.table, Setting.table,
    ] + boardTables

  /// The tables of the slice. They refer to those of the kernel (`body`, `document`) and of the
  /// improvement plan (`plan`, `action`), whose migrations run first.
  public static let migrations: [Migration] = [
    Migration(
      name: "registers.1",
      statements: Policy.tables + LearningEvent.tables + PeerActivity.tables + Statement.tables
        + ReadinessQuestion.tables),
    Migration(name: "registers.2", statements: ReadinessWording.tables),
    Migration(
      name: "campaigns.1",
      statements: AwarenessCampaign.tables + School.tables + CampaignReceipt.tables),
    Migration(name: "registers.3", statements: AgreedPriority.movingOn),
  ]
}
