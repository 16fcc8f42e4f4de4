import Civil
import Inspections
import Kernel
import Storage

extension PlanOverview {
  init(_ id: Plan.ID, in world: World, for user: User, _ db: Transaction) throws {
    let authority = user.authority
    let plan = try db.plan(id, of: authority)
    let dates = try PlanDates(world, db)
    let recommendations = try db.recommendations(inPlan: id, of: authority)
    let ledgers = try db.dueDates(
      ofRecommendations: recommendations.map(\.id), in: authority)
    let bodies = Dictionary(
      try db.bodies(of: authority).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let sources = try PlanSource.all(of: plan, dates, db)
    let actions = try Self.actions(
      of: plan, serving: recommendations, ledgers, bodies: bodies, dates, db)
    let published = Dictionary(
      sources.map { ($0.inspection.id, $0.inspection.publishedOn) },
      uniquingKeysWith: { first, _ in first })
    let outcomes = try db.outcomes(of: id, in: authority)
    self.init(
      plan: plan, dates: dates, owningBody: plan.owningBody.flatMap { bodies[$0] },
      sources: sources,
      items: zip(outcomes, recommendations).map { outcome, recommendation in
        PlanItem(
          outcome, recommendation, ledger: ledgers[recommendation.id] ?? [], among: actions,
          published: published[recommendation.inspection] ?? nil, dates)
      },
      actions: actions,
      missing: try db.recommendationsMissing(fromPlan: id, of: authority).count,
      headings: actions.contains(where: \.serves.isEmpty)
        ? try db.headings(inPlan: id, of: authority) : [:],
      ratings: try PlanRatings(
        plan, dates, actions: actions.map(\.action),
        links: Dictionary(
          actions.map { ($0.action.id, $0.serves) }, uniquingKeysWith: { first, _ in first }),
        outcomes: outcomes, db))
  }

  private static func actions(
    of plan: Plan, serving recommendations: [Recommendation],
    _ ledgers: [Recommendation.ID: [DueDateEntry]], bodies: [Body.ID: Body], _ dates: PlanDates,
    _ db: Transaction
  ) throws -> [PlanAction] {
    let actions = try db.actions(ofPlan: plan.id, in: plan.authority)
    let links = try db.links(ofPlan: plan.id, in: plan.authority)
    let lastDue = try db.lastDueDates(ofPlan: plan.id, in: plan.authority)
    let owners = try db.ownerNames(
      of: actions.compactMap(\.owner), in: plan.authority, on: dates.today)
    let known = Dictionary(
      recommendations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return actions.map { action in
      let serves = links[action.id] ?? []
      let limits = serves.compactMap { known[$0] }.map {
        (reference: $0.reference, due: ledgers[$0.id]?.last?.dueOn ?? $0.dueOn)
      }
      return PlanAction(
        action: action, owner: action.owner.flatMap { owners[$0] },
        leadBody: action.leadBody.flatMap { bodies[$0] }, due: lastDue[action.id],
        lateness: dates.lateness(of: action),
        warnings: PlanWarning.all(of: action, serving: limits), serves: serves)
    }
  }
}

extension PlanSource {
  /// The inspections that a plan follows, each with its clocks.
  static func all(
    of plan: Plan, _ dates: PlanDates, _ db: Transaction
  ) throws -> [PlanSource] {
    let answers = try db.dutyAnswers(of: plan.id, in: plan.authority)
    return try db.inspections(of: plan.id, in: plan.authority).map { link in
      let inspection = try db.inspection(link.inspection, of: plan.authority)
      let duties = try db.find(inspection.framework, of: plan.authority)?.responseKeys ?? []
      let clocks = duties.compactMap { duty in
        DutyClock(
          duty, received: inspection.receivedOn,
          done: answers.first { $0.planInspection == link.id && $0.duty == duty }?.doneOn,
          on: dates.today, rules: dates.rules, calendar: dates.calendar)
      }
      return PlanSource(link: link, inspection: inspection, clocks: clocks)
    }
  }
}

extension PlanItem {
  fileprivate init(
    _ outcome: PlanOutcome, _ recommendation: Recommendation, ledger: [DueDateEntry],
    among actions: [PlanAction], published: CivilDate?, _ dates: PlanDates
  ) {
    let serving = actions.filter {
      !$0.action.isWithdrawn && $0.serves.contains(recommendation.id)
    }
    self.init(
      outcome: outcome, recommendation: recommendation, ledger: ledger, actions: serving,
      start: dates.start(
        isImmediate: recommendation.timescale == .immediate, published: published,
        started: serving.compactMap(\.action.startedOn).min()))
  }
}

extension Transaction {
  /// The actions of a plan by their numbers, withdrawn ones too.
  func actions(ofPlan plan: Plan.ID, in authority: AuthorityID) throws -> [Action] {
    try all(
      Action.self,
      """
      SELECT * FROM action
      WHERE authority_id = \(authority) AND plan_id = \(plan) ORDER BY number
      """)
  }

  /// What each action of a plan serves. The actions are named by a list and not by a join: SQLite
  /// would begin the join with all links of the authority.
  func links(
    ofPlan plan: Plan.ID, in authority: AuthorityID
  ) throws -> [Action.ID: [Recommendation.ID]] {
    let links = try all(
      ActionRecommendation.self,
      """
      SELECT * FROM action_recommendation
      WHERE authority_id = \(authority) AND action_id IN (
        SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan))
      ORDER BY action_id, id
      """)
    return Dictionary(grouping: links, by: \.action).mapValues { $0.map(\.recommendation) }
  }

  /// The last line of the ledger of each action of a plan.
  fileprivate func lastDueDates(
    ofPlan plan: Plan.ID, in authority: AuthorityID
  ) throws -> [Action.ID: DueDateEntry] {
    let lines = try all(
      DueDateEntry.self,
      """
      SELECT * FROM due_date
      WHERE authority_id = \(authority) AND action_id IN (
        SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan))
      ORDER BY action_id, number
      """)
    return lines.reduce(into: [:]) { last, line in
      if let action = line.subject.action { last[action] = line }
    }
  }
}
