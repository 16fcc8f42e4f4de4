import Civil
import Kernel
import Storage

/// When which step is taken for an action: the rules as they hold on a day, and the working days.
struct ReminderLadder: Sendable {
  let today: CivilDate
  let calendar: WorkingCalendar
  /// How long before the due date its owner is told.
  let soon: TimeRule
  /// When what waits to be verified is told again.
  let verifyAgain: TimeRule
  /// Working days late at which each step is reached. An update that does not come climbs as a late
  /// action does.
  let late: [Reminder.Step: Int]

  init(
    today: CivilDate, calendar: WorkingCalendar, soon: TimeRule, verifyAgain: TimeRule,
    late: [Reminder.Step: Int]
  ) {
    self.today = today
    self.calendar = calendar
    self.soon = soon
    self.verifyAgain = verifyAgain
    self.late = late
  }

  init(_ world: World, _ db: Transaction) throws {
    let (today, authority) = (world.today(), world.authority)
    self.today = today
    calendar = try world.workingCalendar(db)
    soon = try db.timeRule(.reminder, on: today, of: authority)
    verifyAgain = try db.timeRule(.verificationAgain, on: today, of: authority)
    late = [
      .late: 1,
      .headOfService: try db.timeRule(.escalationToHead, on: today, of: authority).value,
      .director: try db.timeRule(.escalationToDirector, on: today, of: authority).value,
      .chair: try db.timeRule(.escalationToChair, on: today, of: authority).value,
    ]
  }

  /// What is known of an action when the next step is decided.
  struct Facts: Sendable {
    var dueOn: CivilDate?
    var isComplete = false
    var isVerified = false
    /// The steps about this due date or an update that nothing has answered, and that it is due
    /// soon, which is told once; and the day of the last of all.
    var taken: Set<Reminder.Step> = []
    var lastTakenOn: CivilDate?
    /// The day on which somebody last said how it is going.
    var saidOn: CivilDate?
    /// When something is to be said next, by the council's rule.
    var nextUpdate: NextUpdate?
    /// The last day for which an update was asked for already.
    var askedFor: CivilDate?
    /// Whether it was told that it is late, and nothing has answered that yet.
    var isToldLate = false
    /// When somebody was told last that it waits to be verified as it is.
    var toldToVerifyOn: CivilDate?
  }

  /// The step to take today; nil for none. It climbs one step a day at most, and not at all while
  /// what was said is fresh: younger than the time after which the head of service is told. Once
  /// that is over, the steps that were answered are taken again, from the owner on: silence is
  /// counted from the due date, or from the last answer after it.
  ///
  /// - Parameter isOpen: whether there is somebody to tell at a step.
  func next(_ facts: Facts, isOpen: (Reminder.Step) -> Bool) -> Reminder.Step? {
    if facts.isComplete {
      let isDue =
        facts.toldToVerifyOn.map {
          verifyAgain.due(from: $0, calendar: calendar).date <= today
        } ?? true
      return isDue && !facts.isVerified && isOpen(.verify) ? .verify : nil
    }
    guard facts.lastTakenOn != today else { return nil }
    return climb(facts, isOpen: isOpen) ?? update(facts, isOpen: isOpen)
  }

  /// An update that is due is asked for, climbs while it does not come, and is asked for again each
  /// time another would be due. Not once the action itself is told to be late: that asks for the
  /// same, and climbs by itself.
  private func update(_ facts: Facts, isOpen: (Reminder.Step) -> Bool) -> Reminder.Step? {
    guard let next = facts.nextUpdate, next.dueOn <= today, !facts.isToldLate else { return nil }
    let asked = facts.askedFor ?? .earliest
    if asked < next.dueOn, isOpen(.update) { return .update }
    let days = calendar.workingDaysAfter(next.dueOn, through: today)
    let rungs = zip(Reminder.Step.ofUpdate, Reminder.Step.ofLateness).dropFirst()
    let higher = rungs.first { step, asLate in
      !facts.taken.contains(step) && isOpen(step) && days >= late[asLate] ?? .max
    }
    if let higher { return higher.0 }
    let isAskedAgain = asked < next.lastAsked(through: today, calendar: calendar)
    return isAskedAgain && isOpen(.update) ? .update : nil
  }

  /// The day of an update that a step is about; nil for other steps.
  func day(of step: Reminder.Step, next: NextUpdate?) -> CivilDate? {
    guard step.isOfUpdate, let next else { return nil }
    return step == .update ? next.lastAsked(through: today, calendar: calendar) : next.dueOn
  }

  private func climb(_ facts: Facts, isOpen: (Reminder.Step) -> Bool) -> Reminder.Step? {
    guard let due = facts.dueOn, !isAnswered(facts.saidOn) else { return nil }
    guard calendar.workingDaysAfter(due, through: today) > 0 else {
      return isSoon(due) && !facts.taken.contains(.dueSoon) && isOpen(.dueSoon) ? .dueSoon : nil
    }
    let days = calendar.workingDaysAfter(max(due, facts.saidOn ?? due), through: today)
    return [.late, .headOfService, .director, .chair].first {
      !facts.taken.contains($0) && isOpen($0) && days >= late[$0] ?? .max
    }
  }

  /// Whether the time has come to tell of a due date, or has passed.
  func isSoon(_ due: CivilDate?) -> Bool {
    due.map { soon.due(from: $0, calendar: calendar).date <= today } ?? false
  }

  private func isAnswered(_ day: CivilDate?) -> Bool {
    guard let day else { return false }
    return calendar.workingDaysAfter(day, through: today) < late[.headOfService] ?? 1
  }
}
