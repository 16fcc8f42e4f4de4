import Civil
import Inspections
import Kernel
import Storage

/// When somebody has to say next how an action is going.
public struct NextUpdate: Hashable, Sendable {
  /// A working day.
  public let dueOn: CivilDate
  /// "every week".
  public let howOften: String
  /// How it stands, in working days.
  public let lateness: Lateness

  public var isBehind: Bool { lateness.isLate }
  /// Due today, or behind: the time to ask for it.
  public var isDue: Bool { isBehind || lateness == .due(inWorkingDays: 0) }
}

extension UpdateRule {
  /// - Parameters:
  ///   - rating: how the delivery is rated on the day.
  ///   - said: the day on which something was last published; nil when nothing was yet.
  ///   - asked: the day from which the action has been there to be asked about.
  ///   - begins: the day on which its work is planned to begin, while it has not: nothing is due to
  ///     be said before.
  /// - Returns: nil where none is asked for.
  func next(
    rated rating: DeliveryRating, said: CivilDate?, asked: CivilDate, begins: CivilDate? = nil,
    on today: CivilDate, calendar: WorkingCalendar
  ) -> NextUpdate? {
    guard let days = days(for: rating) else { return nil }
    let from = said ?? asked
    let due = calendar.nextWorkingDay(
      onOrAfter: max(from, begins ?? from).adding(days: days))
    return NextUpdate(
      dueOn: due, howOften: Self.phrase(days),
      lateness: Lateness(due: due, done: nil, on: today, calendar: calendar))
  }
}

/// How some actions are rated on a day, and when each is to be spoken of next.
struct UpdatesDue: Sendable {
  let rule: UpdateRule
  let words: DeliveryRule
  let ratings: [Action.ID: Rating]
  /// What was published last of each.
  let said: [Action.ID: ProgressUpdate]
  /// Only of actions of agreed plans: a plan in the making asks nobody yet, and a closed one no more.
  let next: [Action.ID: NextUpdate]

  /// - Parameter actions: of any plans of one council.
  init(_ actions: [Action], of authority: AuthorityID, _ dates: PlanDates, _ db: Transaction) throws
  {
    let rule = try db.updateRule(on: dates.today, of: authority)
    let words = try db.deliveryRule(on: dates.today, of: authority)
    let facts = try RatingFacts(
      of: actions, on: db.shelf(of: authority))
    let ratings = facts.ratings(of: actions, words, dates)
    let said = try db.lastProgress(of: actions.map(\.id), in: authority)
    let agreed = Dictionary(
      try db.plans(of: authority).filter { $0.state == .agreed }.map { ($0.id, $0.datedOn) },
      uniquingKeysWith: { $1 })
    let made = try db.daysMade(
      actions.filter { said[$0.id] == nil && agreed[$0.plan] != nil }.map(\.id), in: authority)
    self.rule = rule
    self.words = words
    self.ratings = ratings
    self.said = said
    next = Dictionary(
      actions.compactMap { action in
        guard !action.isWithdrawn, let begun = agreed[action.plan], let rating = ratings[action.id]
        else { return nil }
        return rule.next(
          rated: rating.shown, said: said[action.id]?.recordedAt.dateInLondon,
          asked: max(begun, made[action.id] ?? begun), begins: action.beginsOn, on: dates.today,
          calendar: dates.calendar
        ).map { (action.id, $0) }
      }, uniquingKeysWith: { $1 })
  }
}

extension Action {
  /// The day on which its work is planned to begin; nil once it has.
  fileprivate var beginsOn: CivilDate? {
    delivery == .notStarted && startedOn == nil ? startOn : nil
  }
}

extension Transaction {
  /// The days on which some actions were made, as the change log has them.
  fileprivate func daysMade(
    _ actions: [Action.ID], in authority: AuthorityID
  ) throws -> [Action.ID: CivilDate] {
    if actions.isEmpty { return [:] }
    return try rows(
      """
      SELECT record_id, at FROM change
      WHERE authority_id = \(authority) AND table_name = \(Action.table.text)
        AND record_id IN \(list: actions) AND version = 1
      """
    ).reduce(into: [:]) { days, row in
      days[try row.get("record_id", as: Action.ID.self)] =
        try row.get("at", as: Instant.self).dateInLondon
    }
  }
}
