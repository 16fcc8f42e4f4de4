import Civil
import Inspections
import Kernel
import Storage

extension ActionDossier {
  /// The action as it is stored now, or as it was stored at the end of a day of the past. Who may
  /// see it is decided by how things stand today.
  ///
  /// - Throws: `Refusal.notFound` when there is none, or was none then, and for those who may not
  ///   know of it.
  init(
    _ id: Action.ID, in world: World, for user: User, asAt day: CivilDate?, _ db: Transaction
  ) throws {
    guard let day else {
      self = try ActionDossier(id, in: world, for: user, db)
      return
    }
    if let gone = try db.takenBack(id, for: user, asAt: day) { throw gone.refusal }
    let authority = user.authority
    let moment = Instant.endOfDayInLondon(day)
    let shelf = db.shelf(of: authority, asAt: moment)
    let then = try shelf.find(id)
    // One that was taken back since stands to nobody today: it is known by what it was then.
    let isGone = try db.find(id, of: authority) == nil
    let known =
      if isGone, let then { try shelf.file(of: then) } else { try db.actionFile(id, of: authority) }
    let standing = db.standing(
      of: user, to: known, posts: try db.postsHeld(by: user, on: world.today()))
    guard standing.mayRead(user) else { throw ActionStanding.notTheirs }
    guard let action = then else {
      throw Refusal.notFound(
        "\(known.action.reference) had not been added on \(day.longForm). Choose a later day.")
    }
    let records = try PlanRecords(action.plan, of: authority, asAt: moment, db)
    let dates = try PlanDates(world, on: day, db)
    let partners: [ActionPartner] = try shelf.all(where: "action_id = \(id)") { $0.action == id }
    let progress: [ProgressUpdate] = try shelf.all(where: "action_id = \(id)") { $0.action == id }
    let serves = try Self.served(by: action, in: records, dates, for: user, shelf)
    let ledger = records.dueDates.filter { $0.subject == .action(id) }
    let withdrawals = try shelf.withdrawals(of: id)
    let rule = try db.deliveryRule(on: day, of: authority)
    self.init(
      action: action, plan: records.plan,
      owner: try action.owner.flatMap {
        try db.ownerNames(of: [$0], in: authority, on: day, asAt: moment)[$0]
      },
      leadBody: try shelf.these([action.leadBody].compactMap(\.self)).first,
      partners: try partners.compactMap { try shelf.these([$0.body]).first }, serves: serves,
      ledger: ledger, entrants: try db.entrants(of: ledger, in: authority),
      withdrawals: withdrawals, withdrawalEntrants: try db.entrants(of: withdrawals, in: authority),
      progress: progress.sorted { ($1.recordedAt, $1.id.text) < ($0.recordedAt, $0.id.text) },
      standingDueDates: try shelf.standingDueDates(of: id),
      lateness: dates.lateness(of: action),
      warnings: PlanWarning.all(
        of: action, serving: serves.map { ($0.reference, $0.report?.dueOn) }),
      dates: dates, origin: try Origin(of: action, on: shelf), standing: standing,
      // Nobody verifies anything on a page of the past.
      share: .none,
      ratings: PlanRatings(records, rule: rule, dates),
      impact: user.may(.readPlan) ? try ServedImpact(of: [action], by: rule, on: shelf) : .nothing,
      forecast: Forecaster(
        records.forecastSubjects, rule: try db.figureRule(on: day, of: authority), dates
      ).forecast(of: id),
      nextUpdate: try UpdatesDue([action], of: authority, dates, asAt: day, db).next[id],
      // What is being written is of today.
      drafts: [], asAt: day)
  }

  private static func served(
    by action: Action, in records: PlanRecords, _ dates: PlanDates, for user: User, _ shelf: Shelf
  ) throws -> [Served] {
    let ids = records.served[action.id] ?? []
    return try shelf.these(ids).map { recommendation in
      let shown = try shelf.db.inspection(recommendation.inspection, of: action.authority)
      guard shown.isShown(to: user) else {
        return Served(reference: recommendation.reference, report: nil)
      }
      let inspection = try shelf.these([recommendation.inspection]).first ?? shown
      let serving = records.actions.filter {
        !$0.isWithdrawn && records.served[$0.id]?.contains(recommendation.id) == true
      }
      let last = records.dueDates.last { $0.subject == .recommendation(recommendation.id) }
      return Served(
        reference: recommendation.reference,
        report: Report(
          recommendation: recommendation, inspection: inspection,
          findings: try shelf.findings(answeredBy: recommendation),
          dueOn: last?.dueOn ?? recommendation.dueOn,
          start: dates.start(
            isImmediate: recommendation.timescale == .immediate,
            published: inspection.publishedOn,
            started: serving.compactMap(\.startedOn).min())))
    }
    .sorted { $0.reference < $1.reference }
  }
}
