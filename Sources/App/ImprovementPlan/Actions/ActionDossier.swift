import Civil
import Inspections
import Kernel
import Storage

/// All that the pages of one action show, read in one transaction.
struct ActionDossier: Sendable {
  /// A recommendation that the action serves, with the thread above it.
  struct Served: Sendable {
    let recommendation: Recommendation
    let inspection: Inspection
    let findings: [Finding]
    /// When it is due now.
    let dueOn: CivilDate?
  }

  let action: Action
  let plan: Plan
  let owner: OwnerName?
  let leadBody: Body?
  let partners: [Body]
  let serves: [Served]
  let ledger: [DueDateEntry]
  let progress: [ProgressUpdate]
  let lateness: Lateness
  let warnings: [PlanWarning]
  let dates: PlanDates
  /// How the person who asks stands to it.
  let standing: ActionStanding
}

extension ActionDossier {
  /// - Throws: `Refusal.notFound` when there is none, and for those who may not know of it.
  init(_ id: Action.ID, in world: World, for user: User, _ db: Transaction) throws {
    let dates = try PlanDates(world, db)
    let file = try db.actionFile(id, of: user.authority)
    let standing = db.standing(
      of: user, to: file, posts: try db.postsHeld(by: user, on: dates.today))
    guard standing.mayRead(user) else { throw ActionStanding.notTheirs }
    let action = file.action
    let serves = try Self.served(by: file, db)
    self.init(
      action: action, plan: try db.plan(action.plan, of: action.authority),
      owner: try action.owner.flatMap {
        try db.ownerNames(of: [$0], in: action.authority, on: dates.today)[$0]
      },
      leadBody: try action.leadBody.flatMap { try db.find($0, of: action.authority) },
      partners: try file.partners.compactMap { try db.find($0.body, of: action.authority) },
      serves: serves,
      ledger: try db.dueDates(of: .action(id), in: action.authority),
      progress: try db.progress(of: id, in: action.authority),
      lateness: dates.lateness(of: action),
      warnings: PlanWarning.all(
        of: action, serving: serves.map { ($0.recommendation.reference, $0.dueOn) }),
      dates: dates, standing: standing)
  }

  private static func served(by file: ActionFile, _ db: Transaction) throws -> [Served] {
    let authority = file.action.authority
    let ids = file.links.map(\.recommendation)
    let ledgers = try db.dueDates(ofRecommendations: ids, in: authority)
    return try ids.map { id in
      let recommendation = try db.recommendation(id, of: authority)
      return Served(
        recommendation: recommendation,
        inspection: try db.inspection(recommendation.inspection, of: authority),
        findings: try db.findings(answeredBy: recommendation),
        dueOn: ledgers[id]?.last?.dueOn ?? recommendation.dueOn)
    }
    .sorted { $0.recommendation.reference < $1.recommendation.reference }
  }
}

extension ActionDossier {
  func mayUpdate(_ user: User) -> Bool {
    !action.isWithdrawn && plan.state != .closed
      && user.may(.updateAction, as: standing.relationship)
  }

  func mayManage(_ user: User) -> Bool { plan.state != .closed && user.may(.managePlan) }
}
