import Civil
import Kernel
import Storage

/// One day's round: what was answered is noted, the next step is taken where one is due, and
/// whoever has something open is written to. All of it happens in one transaction, once a day.
struct SendReminders: Sendable {
  let turn: JobTurn
  /// Where people reach the service, for the links in messages; nil when nothing is sent.
  let address: String?
  let elsewhere: AskedElsewhere

  private var world: World { turn.world }

  func callAsFunction() async throws {
    let (world, address, elsewhere) = (world, address, elsewhere)
    try await turn.write(because: "reminders") { db in
      try db.noteAnswers(in: world.authority)
      let settings = try ReminderSettings(world.authority, db)
      let calendar = try world.workingCalendar(db)
      guard calendar.isWorkingDay(world.today()), !settings.quiet.isQuiet(world.now().inLondon),
        try db.beginReminderDay(world.today(), in: world.authority)
      else { return }
      let inboxes = try Inboxes(settings, of: world.authority, on: world.today(), db)
      try db.takeSteps(inboxes, in: world)
      if let address {
        try db.postDigests(inboxes, asked: elsewhere, in: world, linkingTo: address)
      }
    }
  }
}

extension WriteTransaction {
  /// Writes down what has been answered since.
  fileprivate func noteAnswers(in authority: AuthorityID) throws {
    for (open, answer) in try judged(unanswered(in: authority)) {
      guard let answer else { continue }
      var reminder = open.reminder
      reminder.answeredAt = answer.at ?? at
      reminder.answer = answer.words
      try update(reminder)
    }
  }

  /// Whether this is the first round of the day.
  fileprivate func beginReminderDay(_ day: CivilDate, in authority: AuthorityID) throws -> Bool {
    try execute(
      """
      INSERT INTO reminder_day (authority_id, day, made_at)
      VALUES (\(authority), \(day), \(at)) ON CONFLICT (authority_id, day) DO NOTHING
      """) == 1
  }

  fileprivate func takeSteps(_ inboxes: Inboxes, in world: World) throws {
    let authority = world.authority
    let ladder = try ReminderLadder(world, self)
    let actions = try actionsToWatch(of: authority) + actionsToVerify(of: authority)
    let ids = actions.map(\.id)
    let dates = try PlanDates(world, self)
    let due = try UpdatesDue(actions, of: authority, dates, self)
    let logs = try progressLogs(of: ids, in: authority)
    let earlier = Dictionary(grouping: try reminders(of: ids, in: authority), by: \.action)
    var taken: [(step: Reminder.Step, action: Action, to: Owner, about: CivilDate)] = []
    for action in actions {
      let body = try action.leadBody ?? self.body(behind: action.owner, of: authority)
      func recipient(_ step: Reminder.Step) -> Owner? {
        inboxes.recipient(of: step, owner: action.owner, body: body)
      }
      let facts = ReminderLadder.Facts(
        action, reminders: earlier[action.id] ?? [], said: logs[action.id]?.lastSaid,
        next: due.next[action.id])
      guard let step = ladder.next(facts, isOpen: { recipient($0) != nil }),
        let owner = recipient(step)
      else { continue }
      let about = ladder.day(of: step, next: due.next[action.id]) ?? Reminder.day(of: action)
      taken.append((step, action, owner, about ?? ladder.today))
    }
    let names = try ownerNames(of: taken.map(\.to), in: authority, on: ladder.today)
    for (step, action, owner, about) in taken {
      if step == .late { try endDueSoon(earlier[action.id] ?? []) }
      try tell(step, of: action, to: owner, called: names[owner], about: about, inboxes)
    }
  }

  /// Tells whoever owns an action of an agreed plan that somebody else has opened it again. They
  /// find it in the service at once, and in the mail of the next working day.
  func tellOpenedAgain(_ action: Action) throws {
    let authority = action.authority
    guard try find(action.plan, of: authority)?.state == .agreed else { return }
    let day = at.dateInLondon
    let inboxes = try inboxes(of: authority, on: day)
    let body = try action.leadBody ?? self.body(behind: action.owner, of: authority)
    guard let owner = inboxes.recipient(of: .openedAgain, owner: action.owner, body: body)
    else { return }
    let names = try ownerNames(of: [owner], in: authority, on: day)
    try tell(
      .openedAgain, of: action, to: owner, called: names[owner], about: action.dueOn ?? day,
      inboxes)
  }

  private func tell(
    _ step: Reminder.Step, of action: Action, to owner: Owner, called name: OwnerName?,
    about day: CivilDate, _ inboxes: Inboxes
  ) throws {
    try insert(
      Reminder(
        step, of: action, to: owner, called: name?.name ?? "Somebody",
        untold: inboxes.untold(owner, of: action), aboutDay: day, at: at))
  }
}

extension WriteTransaction {
  /// What is late is not due soon any more.
  fileprivate func endDueSoon(_ reminders: [Reminder]) throws {
    for var reminder in reminders where reminder.step == .dueSoon && reminder.answeredAt == nil {
      reminder.answeredAt = at
      reminder.answer = "Its due date passed."
      try update(reminder)
    }
  }
}

extension Reminder {
  /// The day that a reminder of an action is about.
  static func day(of action: Action) -> CivilDate? {
    action.delivery == .complete ? action.completedOn : action.dueOn
  }
}

extension ReminderLadder.Facts {
  /// - Parameter reminders: of the action, whatever day they were about.
  init(
    _ action: Action, reminders: [Reminder], said: ProgressUpdate?, next: NextUpdate? = nil
  ) {
    let day = Reminder.day(of: action)
    dueOn = action.dueOn
    isComplete = action.delivery == .complete
    let open = reminders.filter { $0.answeredAt == nil }
    taken = Set(
      reminders.filter { $0.aboutDay == day && ($0.answeredAt == nil || $0.step == .dueSoon) }
        .map(\.step))
    taken.formUnion(open.map(\.step).filter(\.isOfUpdate))
    askedFor = reminders.filter { $0.step == .update }.map(\.aboutDay).max()
    isToldLate = open.contains { Reminder.Step.ofLateness.contains($0.step) }
    toldToVerifyOn =
      open.filter { $0.step == .verify && $0.aboutDay == day }.map(\.sentAt.dateInLondon).max()
    nextUpdate = next
    lastTakenOn = reminders.map(\.sentAt.dateInLondon).max()
    saidOn = said?.recordedAt.dateInLondon
  }
}
