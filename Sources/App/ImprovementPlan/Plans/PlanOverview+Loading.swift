import Civil
import Inspections
import Kernel
import Storage

extension PlanOverview {
  /// The plan as it is stored now, or as it was stored at the end of a day of the past.
  init(
    _ id: Plan.ID, in world: World, for user: User, asAt day: CivilDate? = nil, _ db: Transaction
  ) throws {
    let authority = user.authority
    let moment = day.map { Instant.endOfDayInLondon($0) }
    let records = try PlanRecords(id, of: authority, asAt: moment, db)
    let dates = try PlanDates(world, on: day, db)
    let bodies = Dictionary(
      try db.bodies(of: authority, asAt: moment).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let owners = try db.ownerNames(
      of: records.actions.compactMap(\.owner), in: authority, on: dates.today, asAt: moment)
    let expectations = try db.shelf(of: authority, asAt: moment)
      .expectations(of: records.actions.map(\.id))
    let actions = records.planActions(
      owners: owners, bodies: bodies, expectations: expectations, dates)
    let published = Dictionary(
      records.inspections.values.map { ($0.id, $0.publishedOn) },
      uniquingKeysWith: { first, _ in first })
    let ledgers = records.ledgersOfRecommendations
    self.init(
      plan: records.plan, dates: dates, asAt: day,
      closing: try db.closing(of: records.plan, asAt: moment),
      owningBody: records.plan.owningBody.flatMap { bodies[$0] },
      sources: try records.planSources(dates, db.shelf(of: authority, asAt: moment)),
      items: records.outcomes.compactMap { outcome in
        records.recommendations[outcome.recommendation].map { recommendation in
          PlanItem(
            outcome, recommendation, ledger: ledgers[recommendation.id] ?? [], among: actions,
            published: published[recommendation.inspection] ?? nil, dates)
        }
      },
      actions: actions,
      missing: day == nil ? try db.recommendationsMissing(fromPlan: id, of: authority).count : 0,
      headings: actions.contains(where: \.serves.isEmpty)
        ? try db.headings(inPlan: id, of: authority, asAt: day) : [:],
      ratings: PlanRatings(
        records, rule: try db.deliveryRule(on: dates.today, of: authority), dates,
        bodies: bodies.mapValues(\.name)))
  }
}

extension PlanRecords {
  /// What each action serves, in the order in which it was linked.
  var served: [Action.ID: [Recommendation.ID]] {
    Dictionary(grouping: links, by: \.action).mapValues { $0.map(\.recommendation) }
  }

  fileprivate var ledgersOfRecommendations: [Recommendation.ID: [DueDateEntry]] {
    dueDates.reduce(into: [:]) { ledgers, line in
      if let id = line.subject.recommendation { ledgers[id, default: []].append(line) }
    }
  }

  fileprivate func planActions(
    owners: [Owner: OwnerName], bodies: [Body.ID: Body],
    expectations: [Action.ID: ProgressUpdate], _ dates: PlanDates
  ) -> [PlanAction] {
    let served = served
    let helping = Dictionary(grouping: partners, by: \.action)
    let ledgers = ledgersOfRecommendations
    let ledgersOfActions = dueDates.reduce(into: [Action.ID: [DueDateEntry]]()) { ledgers, line in
      if let action = line.subject.action { ledgers[action, default: []].append(line) }
    }
    return actions.map { action in
      let serves = served[action.id] ?? []
      let limits = serves.compactMap { recommendations[$0] }.map {
        (reference: $0.reference, due: ledgers[$0.id]?.last?.dueOn ?? $0.dueOn)
      }
      return PlanAction(
        action: action, owner: action.owner.flatMap { owners[$0] },
        leadBody: action.leadBody.flatMap { bodies[$0] }, ledger: ledgersOfActions[action.id] ?? [],
        expectation: expectations[action.id],
        lateness: dates.lateness(of: action),
        warnings: PlanWarning.all(of: action, serving: limits), serves: serves,
        partners: helping[action.id]?.map(\.body) ?? [])
    }
  }

  /// The inspections that the plan follows, each with its clocks.
  fileprivate func planSources(_ dates: PlanDates, _ shelf: Shelf) throws -> [PlanSource] {
    try sources.compactMap { link in
      guard let inspection = inspections[link.inspection] else { return nil }
      // A framework that was not known yet then came with a newer program.
      let framework =
        try shelf.find(inspection.framework)
        ?? shelf.db.find(inspection.framework, of: plan.authority)
      let keys = framework?.responseKeys ?? []
      let clocks = keys.compactMap { duty in
        DutyClock(
          duty, received: inspection.receivedOn,
          done: dutiesDone[link.inspection]?[duty],
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
