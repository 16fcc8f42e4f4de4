import Civil
import Inspections
import Kernel
import Storage

/// When somebody has to say next how an action is going.
public struct NextUpdate: Hashable, Sendable {
  /// A working day.
  public let dueOn: CivilDate
  /// Days from one to the next, as the rule has it now.
  let every: Int
  /// How it stands, in working days.
  public let lateness: Lateness

  /// "every week".
  public var howOften: String { UpdateRule.phrase(every) }
  public var isBehind: Bool { lateness.isLate }
  /// Due today, or behind: the time to ask for it.
  public var isDue: Bool { isBehind || lateness == .due(inWorkingDays: 0) }
}

extension NextUpdate {
  /// The last day up to today on which it was to be asked for: the day on which it is due, or one
  /// as long after that as several updates are apart, while nothing is said.
  ///
  /// - Parameter today: not before it is due.
  func lastAsked(through today: CivilDate, calendar: WorkingCalendar) -> CivilDate {
    (0...max(0, Int(today.dayNumber - dueOn.dayNumber) / every)).reversed().lazy
      .map { calendar.nextWorkingDay(onOrAfter: dueOn.adding(days: $0 * every)) }
      .first { $0 <= today } ?? dueOn
  }

  private static func days(after from: CivilDate, through today: CivilDate) -> [CivilDate] {
    guard from < today else { return [] }
    return (from.dayNumber + 1...today.dayNumber).compactMap { CivilDate(dayNumber: $0) }
  }

  /// Nil where none is asked for on the day.
  ///
  /// Where what is asked for changes, because the rating does or the council’s rule, the new number
  /// of days counts from the day of the change: nobody is late by a day that was never set. A day
  /// that stood already holds where it is the earlier one; one that has been missed stays missed
  /// until something is said. Where less is asked for, a day still to come moves out.
  ///
  /// - Parameters:
  ///   - days: from one update to the next, as asked for on a day from `from` to `today`; nil for
  ///     none.
  ///   - turns: the days on which that may have changed, in order; nil to look at every day. What
  ///     is asked for of thousands of actions is reckoned from these few.
  ///   - from: the day on which something was last published, or else from which the action has
  ///     been there to be asked about.
  ///   - begins: the day on which its work is planned to begin, while it has not: nothing is due to
  ///     be said before.
  init?(
    every days: (CivilDate) -> Int?, turningOn turns: [CivilDate]? = nil, from: CivilDate,
    begins: CivilDate? = nil, on today: CivilDate, calendar: WorkingCalendar
  ) {
    guard let now = days(today) else { return nil }
    let start = max(from, begins ?? from)
    func due(_ count: Int, after day: CivilDate) -> CivilDate {
      calendar.nextWorkingDay(onOrAfter: max(day, start).adding(days: count))
    }
    var asked = days(from)
    var dueOn = asked.map { due($0, after: from) }
    let looked = turns ?? Self.days(after: from, through: today)
    for day in looked where from < day && day <= today {
      if let dueOn, calendar.workingDaysAfter(dueOn, through: day) > 0 { break }
      let count = days(day)
      guard count != asked else { continue }
      if let count {
        if let stood = dueOn, let before = asked {
          dueOn =
            count < before
            ? min(stood, due(count, after: day)) : max(stood, due(count, after: from))
        } else {
          dueOn = due(count, after: day)
        }
      } else {
        dueOn = nil
      }
      asked = count
    }
    guard let dueOn else { return nil }
    self.init(
      dueOn: dueOn, every: now,
      lateness: Lateness(due: dueOn, done: nil, on: today, calendar: calendar))
  }
}

/// How some actions are rated on a day, and when each is to be spoken of next.
struct UpdatesDue: Sendable {
  let rule: UpdateRule
  let words: DeliveryRule
  let ratings: [Action.ID: Rating]
  /// What was published last of each.
  let said: [Action.ID: ProgressUpdate]
  /// Only of open actions of agreed plans: a plan in the making asks nobody yet, and a closed one
  /// no more; and nobody is asked how it goes with what is complete, which waits to be verified.
  let next: [Action.ID: NextUpdate]

  /// - Parameters:
  ///   - actions: of any plans of one council.
  ///   - day: the day of the past as at which it is asked; nil for today.
  init(
    _ actions: [Action], of authority: AuthorityID, _ dates: PlanDates, asAt day: CivilDate? = nil,
    _ db: Transaction
  ) throws {
    let shelf = db.shelf(of: authority, asAt: day.map { Instant.endOfDayInLondon($0) })
    let rule = try db.updateRule(on: dates.today, of: authority)
    let words = try db.deliveryRule(on: dates.today, of: authority)
    let facts = try RatingFacts(of: actions, on: shelf)
    let ratings = facts.ratings(of: actions, words, dates)
    let said = try db.lastProgress(of: actions.map(\.id), in: authority, upTo: day)
    let agreed = Dictionary(
      try shelf.agreedPlans().map { ($0.id, $0.datedOn) }, uniquingKeysWith: { $1 })
    let open = actions.filter {
      !$0.isWithdrawn && $0.delivery != .complete && agreed[$0.plan] != nil
    }
    let made = try db.daysMade(
      open.filter { said[$0.id] == nil }.map(\.id), in: authority)
    let past = try RatingDays(of: open.map(\.id), on: shelf, dates.calendar)
    self.rule = rule
    self.words = words
    self.ratings = ratings
    self.said = said
    next = Dictionary(
      open.compactMap { action in
        guard let begun = agreed[action.plan], let rating = ratings[action.id] else { return nil }
        let from =
          said[action.id]?.recordedAt.dateInLondon ?? max(begun, made[action.id] ?? begun)
        return NextUpdate(
          every: {
            $0 < dates.today ? past.days(of: action, on: $0) : rule.days(for: rating.shown)
          },
          turningOn: past.turns(of: action, after: from, through: dates.today), from: from,
          begins: action.beginsOn, on: dates.today, calendar: dates.calendar
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
