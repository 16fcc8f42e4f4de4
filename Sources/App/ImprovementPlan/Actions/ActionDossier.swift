import Civil
import Inspections
import Kernel
import Storage

/// All that the pages of one action show, read in one transaction.
struct ActionDossier: Sendable {
  /// A recommendation that the action serves.
  struct Served: Sendable {
    let reference: String
    /// What it says and the thread above it; nil while its inspection is a draft that the person
    /// who asks may not read.
    let report: Report?
  }

  /// What inspectors wrote, for those who may read it.
  struct Report: Sendable {
    let recommendation: Recommendation
    let inspection: Inspection
    let findings: [Finding]
    /// When the recommendation is due now.
    let dueOn: CivilDate?
    /// Only for recommendations to be met immediately.
    let start: StartCheck?
  }

  /// The row of a file that the action came from.
  struct Origin: Sendable {
    let row: ActionOrigin
    let planImport: PlanImport
    /// Every cell of the row as the file has it.
    let cells: [ImportedRow.Cell]

    /// Who leads, as the file says it.
    var ownersNamed: String? { cells.first { $0.holds == "owner" }?.text.onOneLine }
  }

  let action: Action
  let plan: Plan
  let owner: OwnerName?
  let leadBody: Body?
  let partners: [Body]
  let serves: [Served]
  let ledger: [DueDateEntry]
  /// Who wrote each line of it down.
  let entrants: [DueDateEntry.ID: LedgerEntrant]
  /// Each time it was withdrawn or brought back, and who wrote that down.
  let withdrawals: [ActionWithdrawal]
  let withdrawalEntrants: [ActionWithdrawal.ID: LedgerEntrant]
  let progress: [ProgressUpdate]
  /// Each time that somebody said that its due date stands though it was expected later.
  let standingDueDates: [StandingDueDate]
  let lateness: Lateness
  let warnings: [PlanWarning]
  let dates: PlanDates
  /// Where it came from, when it came with a plan that was brought in.
  let origin: Origin?
  /// How the person who asks stands to it.
  let standing: ActionStanding
  /// What part that person has in the work, where it waits to be verified.
  let share: WorkShare
  /// How it is rated, and what proves it.
  let ratings: PlanRatings
  /// Whether what it serves has helped children.
  let impact: ServedImpact
  /// When it may be complete, from its plan’s own history.
  let forecast: Forecast
  /// When something is to be said of it next; nil where nothing is asked for.
  let nextUpdate: NextUpdate?
  /// What is being written, for those who may write it.
  let drafts: [ProgressDraft]
  /// The past day whose state this is; nil for today.
  var asAt: CivilDate?
}

extension ActionDossier {
  /// - Throws: `Refusal.notFound` when there is none, and for those who may not know of it.
  init(_ id: Action.ID, in world: World, for user: User, _ db: Transaction) throws {
    if let gone = try db.takenBack(id, for: user) { throw gone.refusal }
    let dates = try PlanDates(world, db)
    let file = try db.actionFile(id, of: user.authority)
    let standing = db.standing(
      of: user, to: file, posts: try db.postsHeld(by: user, on: dates.today))
    guard standing.mayRead(user) else { throw ActionStanding.notTheirs }
    let action = file.action
    let plan = try db.plan(action.plan, of: action.authority)
    let serves = try Self.served(by: file, dates, for: user, db)
    let ledger = try db.dueDates(of: .action(id), in: action.authority)
    let withdrawals = try db.shelf(of: action.authority).withdrawals(of: id)
    let rule = try db.deliveryRule(on: dates.today, of: user.authority)
    self.init(
      action: action, plan: plan,
      owner: try action.owner.flatMap {
        try db.ownerNames(of: [$0], in: action.authority, on: dates.today)[$0]
      },
      leadBody: try action.leadBody.flatMap { try db.find($0, of: action.authority) },
      partners: try file.partners.compactMap { try db.find($0.body, of: action.authority) },
      serves: serves,
      ledger: ledger, entrants: try db.entrants(of: ledger, in: action.authority),
      withdrawals: withdrawals,
      withdrawalEntrants: try db.entrants(of: withdrawals, in: action.authority),
      progress: try db.progress(of: id, in: action.authority),
      standingDueDates: try db.shelf(of: action.authority).standingDueDates(of: id),
      lateness: dates.lateness(of: action),
      warnings: PlanWarning.all(
        of: action, serving: serves.map { ($0.reference, $0.report?.dueOn) }),
      dates: dates, origin: try Origin(of: action, on: db.shelf(of: action.authority)),
      standing: standing,
      share: action.delivery == .complete && user.may(.verifyWork)
        ? try db.share(
          of: user, in: .action(id), saidIn: id, at: action.deliveryChangedAt ?? world.now(),
          in: world)
        : .none,
      ratings: PlanRatings(
        try PlanRecords(
          of: [action], links: file.links, in: plan, on: db.shelf(of: user.authority)),
        rule: rule, dates),
      impact: user.may(.readPlan)
        ? try ServedImpact(of: [action], by: rule, on: db.shelf(of: user.authority)) : .nothing,
      forecast: Forecaster(
        try db.forecastSubjects(inPlan: plan.id, of: user.authority),
        rule: try db.figureRule(on: dates.today, of: user.authority), dates
      ).forecast(of: id),
      nextUpdate: try UpdatesDue([action], of: action.authority, dates, db).next[id],
      drafts: user.may(.updateAction, as: standing.relationship)
        ? try db.drafts(of: id, in: action.authority).filter { $0.endedAt == nil } : [])
  }

  private static func served(
    by file: ActionFile, _ dates: PlanDates, for user: User, _ db: Transaction
  ) throws -> [Served] {
    let authority = file.action.authority
    let ids = file.links.map(\.recommendation)
    let ledgers = try db.dueDates(ofRecommendations: ids, in: authority)
    return try ids.map { id in
      let recommendation = try db.recommendation(id, of: authority)
      let inspection = try db.inspection(recommendation.inspection, of: authority)
      guard inspection.isShown(to: user) else {
        return Served(reference: recommendation.reference, report: nil)
      }
      return Served(
        reference: recommendation.reference,
        report: Report(
          recommendation: recommendation, inspection: inspection,
          findings: try db.findings(answeredBy: recommendation),
          dueOn: ledgers[id]?.last?.dueOn ?? recommendation.dueOn,
          start: dates.start(
            isImmediate: recommendation.timescale == .immediate,
            published: inspection.publishedOn,
            started: try db.firstStart(on: id, inPlan: file.action.plan, of: authority))))
    }
    .sorted { $0.reference < $1.reference }
  }
}

extension ActionDossier {
  func mayUpdate(_ user: User) -> Bool {
    asAt == nil && !action.isWithdrawn && plan.state != .closed
      && user.may(.updateAction, as: standing.relationship)
  }

  /// How its delivery is rated; nil once it is withdrawn.
  var rating: Rating? { action.isWithdrawn ? nil : ratings.actions[action.id] }

  func mayManage(_ user: User) -> Bool {
    asAt == nil && plan.state != .closed && user.may(.managePlan)
  }

  /// Whether the person may verify what others say of it.
  func mayVerify(_ user: User) -> Bool {
    asAt == nil && plan.state != .closed && user.may(.verifyWork)
  }
}

extension ActionDossier.Origin {
  init?(of action: Action, on shelf: Shelf) throws {
    let rows: [ActionOrigin] = try shelf.all(where: "action_id = \(action.id)") {
      $0.action == action.id
    }
    guard let row = rows.first, let found = try shelf.find(row.planImport) else { return nil }
    self.row = row
    planImport = found
    cells = try JSONText.value([ImportedRow.Cell].self, of: row.words)
  }
}
