import Civil
import Kernel
import Storage

/// How often some actions were to be spoken of on each of the days that have passed: by how they
/// were rated then, on what was known then, and by the rules that held then.
///
/// How far the work itself is is taken as it stands: nobody asks further back than to the day on
/// which that was said last.
struct RatingDays: Sendable {
  private let overrides: [Action.ID: [RatingOverride]]
  private let recoveries: [Action.ID: [RecoveryPlan]]
  private let milestones: [Action.ID: [Milestone]]
  /// The due dates of each action, first line first.
  private let ledgers: [Action.ID: [DueDateEntry]]
  private let datesMade: [DueDateEntry.ID: CivilDate]
  private let milestonesMade: [Milestone.ID: CivilDate]
  /// The latest first.
  private let words: [DeliveryRule]
  private let rules: [UpdateRule]
  private let authority: AuthorityID
  private let calendar: WorkingCalendar

  /// - Parameter shelf: with what is stored, or was at the end of a day of the past.
  init(
    of actions: [Action.ID], on shelf: Shelf, _ calendar: WorkingCalendar
  ) throws {
    let (db, authority) = (shelf.db, shelf.authority)
    let known = Set(actions)
    let ofActions: SQL = "action_id IN \(list: known)"
    let milestones: [Milestone] = try shelf.all(where: ofActions) { known.contains($0.action) }
    let dates: [DueDateEntry] = try shelf.all(where: ofActions) {
      $0.subject.action.map(known.contains) ?? false
    }.sorted { ($0.number, $0.id.text) < ($1.number, $1.id.text) }
    let overrides: [RatingOverride] = try shelf.all(where: ofActions) {
      $0.subject.action.map(known.contains) ?? false
    }
    recoveries = Dictionary(
      grouping: try shelf.all(where: ofActions) { known.contains($0.action) }, by: \.action)
    self.milestones = Dictionary(grouping: milestones, by: \.action)
    self.overrides = overrides.reduce(into: [:]) { found, one in
      if let action = one.subject.action { found[action, default: []].append(one) }
    }
    ledgers = dates.reduce(into: [:]) { found, one in
      if let action = one.subject.action { found[action, default: []].append(one) }
    }
    datesMade = try db.daysMade(dates.map(\.id), in: authority)
    milestonesMade = try db.daysMade(milestones.map(\.id), in: authority)
    words = try db.deliveryRules(of: authority)
    rules = try db.updateRules(of: authority)
    self.authority = authority
    self.calendar = calendar
  }

  /// Days from one update to the next, as they were asked of an action on a day; nil where none
  /// was.
  func days(of action: Action, on day: CivilDate) -> Int? {
    let rule = rules.first { $0.validFrom <= day } ?? .shipped(for: authority)
    return rule.days(for: rating(of: action, on: day))
  }

  /// The days on which that may have changed, in order: those on which something was said, moved or
  /// decided of the action, those on which a rule began, and those that the rule itself makes of
  /// its dates. Between them it is the same on every day, however long nobody has said anything.
  func turns(
    of action: Action, after from: CivilDate, through today: CivilDate
  ) -> [CivilDate] {
    var days: Set<CivilDate> = [today]
    func add(_ day: CivilDate?) {
      if let day, from < day, day <= today { days.insert(day) }
    }
    for rule in rules { add(rule.validFrom) }
    for rule in words { add(rule.validFrom) }
    for override in overrides[action.id] ?? [] {
      add(override.saidOn)
      add(override.expiresOn.adding(days: 1))
      add(override.endedOn)
    }
    for plan in recoveries[action.id] ?? [] {
      add(plan.saidOn)
      add(plan.byWhen.adding(days: 1))
    }
    let steps = milestones[action.id] ?? []
    for step in steps {
      add(milestonesMade[step.id])
      add(step.doneOn)
    }
    add(action.startOn.map { calendar.nextWorkingDay(after: $0) })
    for line in ledgers[action.id] ?? [] { add(datesMade[line.id]) }
    let dues = ledgers[action.id]?.map(\.dueOn) ?? [action.dueOn].compactMap(\.self)
    for due in Set(dues) {
      for day in thresholds(of: due, hasSteps: !steps.isEmpty) { add(day) }
    }
    return days.sorted()
  }

  /// The days on which a due date begins to count: as near, as late, as too late for a recovery
  /// plan.
  private func thresholds(of due: CivilDate, hasSteps: Bool) -> [CivilDate] {
    (words.map(\.thresholds) + [DeliveryRule.shipped(for: authority).thresholds]).uniqued()
      .flatMap { one in
        let late = calendar.nextWorkingDay(after: due)
        let tooLate =
          one.recoveryDays > 0
          ? calendar.nextWorkingDay(
            after: calendar.workingDay(one.recoveryDays, after: due)) : late
        let last = calendar.previousWorkingDay(onOrBefore: due)
        return [late, tooLate]
          + (hasSteps ? [calendar.workingDay(-one.lookAheadDays, after: last)] : [])
      }
  }

  private func rating(of action: Action, on day: CivilDate) -> DeliveryRating {
    if let override = overrides[action.id]?.last(where: { $0.holds(on: day) }) {
      return override.rating
    }
    let rule = words.first { $0.validFrom <= day } ?? .shipped(for: authority)
    let steps = (milestones[action.id] ?? []).filter { (milestonesMade[$0.id] ?? day) <= day }
    let facts = DeliveryFacts(
      delivery: action.delivery, isVerified: false, startOn: action.startOn,
      dueOn: dueDate(of: action, on: day), milestones: steps.count,
      milestonesDone: steps.count { $0.doneOn.map { $0 <= day } ?? false },
      recoveryBy: recoveries[action.id]?.last { $0.saidOn <= day }?.byWhen)
    return rule.rating(of: facts, on: day, calendar: calendar).rating
  }

  /// The date that its ledger had on a day.
  private func dueDate(of action: Action, on day: CivilDate) -> CivilDate? {
    guard let ledger = ledgers[action.id] else { return action.dueOn }
    return ledger.last { (datesMade[$0.id] ?? day) <= day }?.dueOn
  }
}

extension WorkingCalendar {
  /// The working day that comes so many after a day, which is not counted; before it when negative.
  fileprivate func workingDay(_ count: Int, after day: CivilDate) -> CivilDate {
    guard count != 0 else { return day }
    let isCounted = inclusiveStart && isWorkingDay(day)
    return adding(isCounted ? count + count.signum() : count, workingDaysTo: day)
  }
}

extension Transaction {
  /// The days on which some records were made, as the change log has them.
  func daysMade<Made: Record>(
    _ ids: [ID<Made>], in authority: AuthorityID
  ) throws -> [ID<Made>: CivilDate] {
    if ids.isEmpty { return [:] }
    return try rows(
      """
      SELECT record_id, at FROM change
      WHERE authority_id = \(authority) AND table_name = \(Made.table.text)
        AND record_id IN \(list: ids) AND version = 1
      """
    ).reduce(into: [:]) { days, row in
      days[try row.get("record_id", as: ID<Made>.self)] =
        try row.get("at", as: Instant.self).dateInLondon
    }
  }
}
