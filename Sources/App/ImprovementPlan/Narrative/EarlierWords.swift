import Civil
import Kernel
import SiteMap
import Storage

/// What was said of an action before the last that was said of it, and was wrong on the day on
/// which it was said: newer words have taken its place, but it still stands on the action's page,
/// and in what was frozen or published since.
///
/// What was right on its day is history and no fault, however far the plan has come since; so each
/// is compared with the plan of its own day. What somebody put right by a correction stands beside
/// that, and is left out.
struct EarlierWords {
  let overview: PlanOverview
  let world: World
  let user: User
  /// Of the plan as it stands on the day of the overview.
  let check: NarrativeCheck

  /// - Parameter logs: what was said of each action, up to the day of the overview.
  func texts(
    _ logs: [Action.ID: ProgressLog], _ db: Transaction
  ) throws -> [NarrativePage.Text] {
    var days: [CivilDate: Evening?] = [:]
    var texts: [NarrativePage.Text] = []
    for item in overview.standing {
      let entries = logs[item.action.id]?.entries ?? []
      // Of an action that is open, what was said last is compared with the plan as it stands.
      for entry in item.action.delivery == .complete ? entries[...] : entries.dropFirst() {
        let found = try wrong(entry.update, of: item, &days, db)
        guard !found.isEmpty else { continue }
        texts.append(
          NarrativePage.Text(
            title: "\(item.action.reference) \(item.action.title): progress",
            address: overview.address(Address.action(item.action.id).at("progress")),
            action: item.action.id,
            by:
              "\(entry.update.saidBy), \(entry.update.recordedAt.dateInLondon.longForm)",
            found: found))
      }
    }
    return texts
  }

  /// What in it disagrees with the plan as it stood on the evening of its day, and on the evening
  /// before: what agrees with either was right when it was said.
  private func wrong(
    _ update: ProgressUpdate, of item: PlanAction, _ days: inout [CivilDate: Evening?],
    _ db: Transaction
  ) throws -> [NarrativeDisagreement] {
    let said = update.recordedAt.dateInLondon
    // Most words agree with the plan today, and then no other day need be read.
    var found = Evening(plan: overview, check: check).disagreements(in: update, of: item)
    for day in [said, said.adding(days: -1)] where !found.isEmpty && day < overview.dates.today {
      guard let then = try evening(of: day, &days, db),
        let earlier = then.plan.actions.first(where: { $0.action.id == item.action.id })
      else { continue }
      let places = Set(found.map(\.place))
      let onDay = then.disagreements(in: update, of: earlier)
      found = day == said ? onDay : found.filter { one in onDay.contains { $0.place == one.place } }
      found = found.filter { places.contains($0.place) }
    }
    return found
  }

  /// The plan as it was stored at the end of a day; nil before there was one.
  private func evening(
    of day: CivilDate, _ days: inout [CivilDate: Evening?], _ db: Transaction
  ) throws -> Evening? {
    if let known = days[day] { return known }
    let found: Evening?
    do {
      let plan = try PlanOverview(overview.plan.id, in: world, for: user, asAt: day, db)
      found = Evening(plan: plan, check: NarrativeCheck(plan: PlanFacts(plan), on: day))
    } catch is Refusal {
      found = nil
    }
    days[day] = .some(found)
    return found
  }

  /// A plan with the check of what is said of it.
  private struct Evening {
    let plan: PlanOverview
    let check: NarrativeCheck

    func disagreements(
      in update: ProgressUpdate, of item: PlanAction
    ) -> [NarrativeDisagreement] {
      check.about(ActionFacts(item, of: plan)).disagreements(in: update.note)
    }
  }
}
