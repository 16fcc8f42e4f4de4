import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage

extension Transaction {
  /// Which actions of a plan were made to wait, or wait no longer, after one moment and up to
  /// another, told from the change log with the finish that each moves.
  func dependencyChanges(
    ofPlan plan: Plan, since start: Instant, through end: Instant, in world: World
  ) throws -> [PlanChange] {
    // What was taken out is known to the log alone.
    let log = try all(
      Change.self,
      """
      SELECT * FROM change
      WHERE authority_id = \(plan.authority) AND table_name = \(ActionDependency.table.text)
        AND at > \(start) AND at <= \(end)
      ORDER BY sequence
      """)
    return try log.compactMap { try told($0, of: plan, in: world) }
  }

  private func told(_ change: Change, of plan: Plan, in world: World) throws -> PlanChange? {
    guard change.kind != .updated, let image = change.after ?? change.before else { return nil }
    let link = try ActionDependency(row: image.row)
    let shelf = shelf(of: plan.authority, asAt: change.at)
    let others = try shelf.all(ActionDependency.self).filter { $0.id != link.id }
    let (without, with) = (others.chain, (others + [link]).chain)
    let schedules = try shelf.schedules(of: with.joined(to: [link.action]))
    guard let waiting = schedules[link.action], let needed = schedules[link.needed] else {
      return nil
    }
    let day = change.at.dateInLondon
    let calendar = try world.workingCalendar(self, asAt: day < world.today() ? day : nil)
    let isAdded = change.kind == .inserted
    let (before, after) = (
      KnockOn(schedules, isAdded ? without : with, on: day, calendar: calendar).forecasts,
      KnockOn(schedules, isAdded ? with : without, on: day, calendar: calendar).forecasts
    )
    // What waits for it is moved too, however many steps further.
    let further = schedules.values.map(\.action).filter { action in
      action.id != link.action && before[action.id]?.finish != after[action.id]?.finish
    }.sorted { ($0.number, $0.id.text) < ($1.number, $1.id.text) }
    guard ([waiting.action, needed.action] + further).contains(where: { $0.plan == plan.id }) else {
      return nil
    }
    let places = try shelf.these(Set(further.map(\.plan)).sorted { $0.text < $1.text })
    func called(_ action: Action) -> String {
      let place = places.first { $0.id == action.plan && $0.id != waiting.action.plan }
      return "\(action.reference) \(action.title)"
        + (place.map { " in “\($0.fullTitle)”" } ?? "")
    }
    let moves = further.compactMap { action in
      action.move(
        from: before[action.id]?.finish, to: after[action.id]?.finish, called: called(action))
    }
    let name = "\(waiting.action.reference) \(waiting.action.title)"
    let agency = needed.body.map { " of \($0.name)" } ?? ""
    let said = [
      "\(name) \(isAdded ? "now" : "no longer") waits for \(needed.action.reference) \(needed.action.title)\(agency).",
      isAdded && !link.reason.isEmpty ? "What is needed: \(Words.sentence(link.reason))" : nil,
      waiting.action.move(
        from: before[link.action]?.finish, to: after[link.action]?.finish,
        called: waiting.action.reference),
    ]
    return PlanChange(
      topic: .dependency, on: day, words: (said.compactMap(\.self) + moves).joined(separator: " "),
      subject: name, by: change.author.name, address: .action(waiting.action.id))
  }
}

extension [ActionDependency] {
  fileprivate var chain: DependencyChain<Action.ID> {
    DependencyChain(map { (waits: $0.action, needed: $0.needed) })
  }
}

extension Action {
  /// What a wait that came or went does to the day on which it would finish; nil of what is done,
  /// and of what has no date.
  fileprivate func move(
    from before: CivilDate?, to after: CivilDate?, called name: String
  ) -> String? {
    guard completedOn == nil, dueOn != nil, !isWithdrawn else { return nil }
    guard let after else {
      return "Nobody can say yet when \(name) would finish, as what it waits for was withdrawn."
    }
    if before == after { return "The day on which \(name) would finish is not moved by that." }
    let instead = before.map { " instead of \($0.longForm)" } ?? ""
    return "By that \(name) would finish on \(after.longForm)\(instead)."
  }
}
