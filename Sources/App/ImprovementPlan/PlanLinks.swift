import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  /// What the inspections ask of the plan: the thread from a recommendation down to its actions,
  /// the plan of an inspection, the duties that are done, and that a corrected publication date is
  /// followed.
  public var planLinks: PlanLinks {
    let world = world
    return PlanLinks(
      tables: [PlanInspection.table, DutyAnswer.table],
      actions: { db, user, recommendations, day in
        try db.actions(under: recommendations, for: user, in: world, asAt: day)
      },
      plan: { db, user, inspection, day in
        try db.plan(following: inspection, for: user, in: world, asAt: day)
      },
      publicationDateCorrected: { db, inspection, what in
        try db.followCorrectedPublication(of: inspection, in: world.authority, as: what)
      },
      dutiesDone: { db, user, inspection in
        try db.shelf(of: user.authority, asAt: nil).dutiesDone(after: [inspection])[inspection]
          ?? [:]
      },
      became: { db, user, recommendations, day in
        try db.fates(of: recommendations, for: user, in: world, asAt: day)
      },
      dueOn: { $0.may(.readPlan) ? DueDateEntry.ofPlannedRecommendation : nil },
      dueTables: [PlanOutcome.table, DueDateEntry.table])
  }
}

extension Transaction {
  /// The plan that says how an inspection is followed, for those who may read it.
  fileprivate func plan(
    following inspection: Inspection.ID, for user: User, in world: World, asAt day: CivilDate?
  ) throws -> PlanLinks.Plan? {
    guard user.may(.readPlan) else { return nil }
    guard let day else {
      let plans = try plans(following: inspection, of: user.authority)
      return try plans.max { $0.precedence < $1.precedence }.map {
        PlanLinks.Plan(
          title: $0.fullTitle, state: try coverage(of: $0).sentence, address: .plan($0.id))
      }
    }
    let shelf = shelf(of: user.authority, asAt: .endOfDayInLondon(day))
    let sources: [PlanInspection] = try shelf.all("inspection_id", in: [inspection]) {
      $0.inspection
    }
    let plans = try shelf.these(sources.map(\.plan))
    return try plans.max { $0.precedence < $1.precedence }.map {
      PlanLinks.Plan(
        title: $0.fullTitle,
        state: try PlanOverview($0.id, in: world, for: user, asAt: day, self).coverage.sentence,
        address: Address.plan($0.id).asAt(day))
    }
  }

  /// The actions that stand under each of some recommendations and that this person may see today.
  fileprivate func actions(
    under recommendations: [Recommendation.ID], for user: User, in world: World,
    asAt day: CivilDate?
  ) throws -> [Recommendation.ID: [PlanLinks.Action]] {
    guard !recommendations.isEmpty, user.may(.readOwnActions) else { return [:] }
    let dates = try PlanDates(world, on: day, self)
    let shelf = shelf(of: user.authority, asAt: day.map { .endOfDayInLondon($0) })
    let links: [ActionRecommendation] = try shelf.all(
      "recommendation_id", in: Set(recommendations)
    ) { $0.recommendation }
    let actions = try visible(
      shelf.these(Set(links.map(\.action)).sorted { $0.text < $1.text }), to: user, in: world)
    let rule = try deliveryRule(on: dates.today, of: user.authority)
    let ratings = try RatingFacts(of: actions, on: shelf).ratings(of: actions, rule, dates)
    let found = Dictionary(actions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return Dictionary(grouping: links, by: \.recommendation).mapValues { links in
      links.compactMap { found[$0.action] }
        .sorted { ($0.plan.text, $0.number) < ($1.plan.text, $1.number) }
        .map { action in
          PlanLinks.Action(
            id: action.id.text, title: "\(action.reference) \(action.title)",
            state:
              "\(action.delivery.title.lowercased()), \(dates.lateness(of: action).phrase)",
            delivery: ratings[action.id].map { PlanLinks.Rating($0, by: rule) }
              ?? PlanLinks.Rating("Not rated", .neutral),
            address: Address.action(action.id).asAt(day))
        }
    }
    .filter { !$0.value.isEmpty }
  }

  /// Those that stand and that somebody may see, as things are today.
  private func visible(
    _ actions: [Action], to user: User, in world: World
  ) throws -> [Action] {
    let standing = actions.filter { !$0.isWithdrawn }
    let owners = user.may(.readPlan) ? [] : try owners(heldBy: user, on: world.today())
    guard let scope = ActionScope.condition(for: user, owners: owners) else { return standing }
    let own = try rows(
      """
      SELECT id FROM action WHERE authority_id = \(user.authority)
        AND id IN \(list: standing.map(\.id)) AND (\(scope))
      """
    ).map { try $0.get("id", as: Action.ID.self) }
    return standing.filter { own.contains($0.id) }
  }
}
