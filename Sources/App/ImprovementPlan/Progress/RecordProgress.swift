import Civil
import Inspections
import Kernel
import Storage

/// What a person enters about how an action is going.
public struct ProgressEntry: Hashable, Sendable {
  public var delivery: Action.Delivery
  public var note: String
  /// The day from which that is so.
  public var effectiveOn: CivilDate
  /// By when it is expected to be done, if anybody says so. It moves no due date.
  public var expectedOn: CivilDate?

  public init(
    delivery: Action.Delivery, note: String, effectiveOn: CivilDate, expectedOn: CivilDate? = nil
  ) {
    self.delivery = delivery
    self.note = note
    self.effectiveOn = effectiveOn
    self.expectedOn = expectedOn
  }
}

extension ProgressEntry {
  /// What is wrong with it, given the action as it stands and what was said of it before.
  ///
  /// - Parameters:
  ///   - beginning: before which nothing of it can have been done.
  ///   - correcting: what it puts right, which no longer holds against it.
  ///   - completion: what is known of the action’s completion.
  func problems(
    for action: Action, after log: ProgressLog, from beginning: WorkBeginning,
    correcting: ProgressUpdate.ID? = nil, completion: ActionCompletion?, today: CivilDate
  ) -> [Problem] {
    var problems: [Problem] = []
    if let completion, !completion.allows(delivery, of: action) {
      problems.append(completion.staysVerified(action))
    }
    if note.isEmpty {
      problems.append(
        Problem("Say in a sentence what was done, or what stands in the way.", field: "note"))
    }
    if effectiveOn > today {
      problems.append(Problem("That day lies in the future.", field: "effectiveOn"))
    }
    if delivery == .complete, let started = action.startedOn, effectiveOn < started {
      problems.append(
        Problem(
          "Work started on \(started.longForm); it cannot be complete before that.",
          field: "effectiveOn"))
    }
    if delivery == .complete, let early = beginning.problem(completeOn: effectiveOn) {
      problems.append(early)
    }
    if delivery == .complete,
      let later = log.lastOpen(after: effectiveOn, besides: correcting)
    {
      problems.append(
        Problem(
          "\(later.recordedBy) said of \(later.effectiveOn.longForm) that it was \(later.delivery.title.lowercased()), so it was not complete on \(effectiveOn.longForm). Give the day on which it was done, or correct what was said before.",
          field: "effectiveOn"))
    }
    if expectedOn != nil, delivery == .complete {
      problems.append(
        Problem(
          "What is complete has no day by which it is expected. Leave it empty, or say that the work is in progress.",
          field: "expectedOn"))
    } else if let expectedOn, expectedOn < today {
      problems.append(
        Problem(
          "That day has passed. Say by which day still to come it will be done, or leave it empty.",
          field: "expectedOn"))
    }
    return problems
  }
}

/// Records how an action is going, in words and as a state. It is said by who owns the action, or
/// by who manages the plan.
///
/// It touches the action and nothing above it: completing the last action under a recommendation
/// leaves the recommendation open until its impact has been judged, and changes no grade (domain,
/// section 3).
public struct RecordProgress: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - version: the version of the action that the person had read.
  ///   - narrative: what is done when the note disagrees with the plan's figures.
  /// - Throws: `StaleRecord` when somebody else has changed it since.
  public func callAsFunction(
    _ entry: ProgressEntry, on id: Action.ID, readAt version: Int,
    narrative: NarrativeAnswer = .unasked
  ) async throws -> Action {
    let (user, world) = (acting.user, acting.world)
    let today = world.today()
    return try await acting.write(because: "progress recorded") { db in
      var action = try db.actionToUpdate(id, by: user, on: today)
      let log = ProgressLog(try db.progress(of: id, in: user.authority))
      let problems = entry.problems(
        for: action, after: log, from: try db.beginning(of: action),
        completion: try db.completion(of: id, in: user.authority), today: today)
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      action.version = version
      let (kept, update) = try db.publish(entry, on: action, by: user)
      // Compared with the plan as it is with this update in it.
      try db.settle(
        [("note", entry.note)], narrative, about: kept, of: ProgressUpdate.table, update.id.text,
        by: user, in: world)
      return kept
    }
  }
}

extension Transaction {
  /// An action of which somebody may say how it is going.
  ///
  /// - Throws: `Refusal` in words for those who may not, and when it is withdrawn or its plan
  ///   closed.
  func actionToUpdate(_ id: Action.ID, by user: User, on today: CivilDate) throws -> Action {
    let found = try actionFile(id, of: user.authority)
    let standing = standing(of: user, to: found, posts: try postsHeld(by: user, on: today))
    guard standing.mayRead(user) else { throw ActionStanding.notTheirs }
    try user.require(.updateAction, as: standing.relationship)
    return try standingFile(id, of: user.authority).action
  }
}

extension WriteTransaction {
  /// Publishes what is said of an action, and lets the action take it on. A correction changes the
  /// action only when what it puts right was said last. Whoever owns the action is told when
  /// somebody else opens it again.
  ///
  /// - Parameter others: who else wrote what is said.
  func publish(
    _ entry: ProgressEntry, on action: Action, by user: User, correcting: ProgressUpdate? = nil,
    with others: [Author] = []
  ) throws -> (action: Action, update: ProgressUpdate) {
    let log = ProgressLog(try progress(of: action.id, in: user.authority))
    let before = action.delivery
    var action = action
    func update(opensAgain: Bool) -> ProgressUpdate {
      ProgressUpdate(
        authority: user.authority, action: action.id, delivery: entry.delivery, note: entry.note,
        effectiveOn: entry.effectiveOn, recordedAt: at, recordedBy: user.name,
        expectedOn: entry.expectedOn, corrects: correcting?.id, opensAgain: opensAgain,
        with: others)
    }
    if correcting == nil || log.last?.id == correcting?.id {
      if let correcting { action.takeBack(correcting) }
      action.take(entry, by: user, at: at)
      if action.deliveryChangedAt == at {
        action.deliveryChangedBy = update(opensAgain: false).saidBy
      }
      action = try self.update(action)
      try follow(action, from: before, by: user)
    }
    let isOpened = before == .complete && action.delivery != .complete
    let opensAgain = try isOpened && !owns(user, action) || correcting?.opensAgain == true
    let said = try insert(update(opensAgain: opensAgain))
    if isOpened && opensAgain { try tellOpenedAgain(action) }
    return (action, said)
  }

  private func owns(_ user: User, _ action: Action) throws -> Bool {
    let file = try actionFile(action.id, of: user.authority)
    return standing(of: user, to: file, posts: try postsHeld(by: user, on: at.dateInLondon))
      == .owns
  }
}

extension Action {
  /// Takes on a state that somebody has given: when work began, and when it was done.
  mutating func take(_ entry: ProgressEntry, by user: User, at instant: Instant) {
    switch entry.delivery {
    case .notStarted:
      startedOn = nil
      completedOn = nil
    case .inProgress:
      startedOn = startedOn ?? entry.effectiveOn
      completedOn = nil
    case .complete:
      startedOn = startedOn ?? entry.effectiveOn
      completedOn = delivery == .complete ? completedOn ?? entry.effectiveOn : entry.effectiveOn
    }
    guard delivery != entry.delivery else { return }
    delivery = entry.delivery
    deliveryChangedAt = instant
    deliveryChangedBy = user.name
  }

  /// Forgets the days that came from an update which is about to be put right.
  fileprivate mutating func takeBack(_ update: ProgressUpdate) {
    if startedOn == update.effectiveOn { startedOn = nil }
    if completedOn == update.effectiveOn { completedOn = nil }
  }
}

extension ActionStanding {
  /// What somebody is told who may not know whether there is such an action.
  static let notTheirs = Refusal.notFound(
    "There is no such action among those that are asked of you.")
}
