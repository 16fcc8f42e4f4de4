import Civil
import Kernel
import Storage

/// Adds a step to an action, ticks it off, or takes it out; by who owns the action or manages the
/// plan.
public struct ChangeMilestones: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func add(
    _ title: String, due: CivilDate?, toAction id: Action.ID
  ) async throws -> Milestone {
    let (user, world) = (acting.user, acting.world)
    return try await acting.write(because: "milestone added: \(title)") { db in
      let plan = try db.openPlan(ofSubject: .action(id), for: user, in: world)
      if title.isEmpty {
        throw Refusal.invalid("Say what will be seen done.", field: "title")
      }
      try db.refuseOpenStep(ofComplete: id, in: user.authority)
      return try db.insert(
        Milestone(
          authority: user.authority, plan: plan.id, action: id, title: title, dueOn: due))
    }
  }

  /// - Parameter done: the day on which it was done; nil to take that back.
  @discardableResult
  public func mark(
    _ id: Milestone.ID, done: CivilDate?, readAt version: Int
  ) async throws -> Milestone {
    let (user, world) = (acting.user, acting.world)
    return try await acting.write(because: done == nil ? "milestone open again" : "milestone done")
    { db in
      let milestone = try db.milestone(id, of: user.authority)
      _ = try db.openPlan(ofSubject: .action(milestone.action), for: user, in: world)
      if let done, done > world.today() {
        throw Refusal.invalid("That day lies in the future.", field: "doneOn")
      }
      if done == nil, milestone.doneOn != nil {
        try db.refuseOpenStep(ofComplete: milestone.action, in: user.authority)
      }
      // What somebody else has done to its title or its date in the meantime stays.
      return try db.merge(id, of: user.authority, readAt: version) {
        $0.doneOn = done
      } settle: { stored, merged in
        if stored.doneOn != merged.doneOn { merged.saidBy = user.name }
      }
    }
  }

  /// Changes what it says, when it is due, and when it was done, to what is made of it as it is
  /// stored at that moment: what others changed meanwhile is brought together in one transaction.
  func merging<Note: Sendable>(
    _ id: Milestone.ID,
    _ make: @escaping @Sendable (Transaction, inout Milestone) throws -> Note
  ) async throws -> (milestone: Milestone, note: Note) {
    let (user, world) = (acting.user, acting.world)
    return try await acting.write(because: "milestone changed") { db in
      let stored = try db.milestone(id, of: user.authority)
      _ = try db.openPlan(ofSubject: .action(stored.action), for: user, in: world)
      var milestone = stored
      let note = try make(db, &milestone)
      if milestone.title.isEmpty {
        throw Refusal.invalid("Say what will be seen done.", field: "title")
      }
      if let done = milestone.doneOn, done > world.today() {
        throw Refusal.invalid("That day lies in the future.", field: "doneOn")
      }
      if milestone.doneOn == nil, stored.doneOn != nil {
        try db.refuseOpenStep(ofComplete: stored.action, in: user.authority)
      }
      if milestone.doneOn != stored.doneOn { milestone.saidBy = user.name }
      return (try db.update(milestone), note)
    }
  }

  public func remove(_ id: Milestone.ID, readAt version: Int) async throws -> Milestone {
    let (user, world) = (acting.user, acting.world)
    return try await acting.write(because: "milestone taken out") { db in
      var milestone = try db.milestone(id, of: user.authority)
      _ = try db.openPlan(ofSubject: .action(milestone.action), for: user, in: world)
      milestone.version = version
      try db.delete(milestone)
      return milestone
    }
  }
}

/// Says of an action that is late, or will be, why, what is done now, and by when.
public struct WriteRecoveryPlan: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter count: how many recovery plans the action had when they were read; nil where
  ///   nobody read them.
  /// - Throws: `StaleRecord` when somebody else has written one since.
  @discardableResult
  public func callAsFunction(
    whyLate: String, whatNow: String, byWhen: CivilDate, forAction id: Action.ID,
    after count: Int? = nil, narrative: NarrativeAnswer = .unasked
  ) async throws -> RecoveryPlan {
    let (user, world) = (acting.user, acting.world)
    let today = world.today()
    return try await acting.write(because: "recovery plan written") { db in
      let plan = try db.openPlan(ofSubject: .action(id), for: user, in: world)
      var problems: [Problem] = []
      if whyLate.isEmpty {
        problems.append(Problem("Say why it is late, or will be.", field: "whyLate"))
      }
      if whatNow.isEmpty {
        problems.append(Problem("Say what is being done about it now.", field: "whatNow"))
      }
      if byWhen < today {
        problems.append(
          Problem("Say by when it will have caught up: a day still to come.", field: "byWhen"))
      }
      let action = try db.actionFile(id, of: user.authority).action
      if action.delivery == .complete {
        throw Refusal.conflict("It is complete, so it needs no recovery plan.")
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      let earlier = try db.recoveryPlans(ofPlan: plan.id, in: user.authority).filter {
        $0.action == id
      }
      if let count, count != earlier.count {
        throw StaleRecord(
          table: RecoveryPlan.table.text, id: earlier.last?.id.text ?? "", read: 0,
          stored: earlier.last?.version)
      }
      let recovery = try db.insert(
        RecoveryPlan(
          authority: user.authority, plan: plan.id, action: id, whyLate: whyLate,
          whatNow: whatNow, byWhen: byWhen, saidOn: today, saidBy: user.name))
      try db.settle(
        [("whyLate", whyLate), ("whatNow", whatNow)], narrative, about: action,
        of: RecoveryPlan.table, recovery.id.text, by: user, in: world)
      return recovery
    }
  }
}

extension Transaction {
  /// Complete means that nothing is left to do: whoever finds that something is opens it first.
  fileprivate func refuseOpenStep(
    ofComplete id: Action.ID, in authority: AuthorityID
  ) throws {
    let action = try actionFile(id, of: authority).action
    guard action.delivery == .complete else { return }
    throw Refusal.conflict(
      "\(action.reference) is complete, so no step of it can be open. If something is left to do, have it opened again first, or add what follows as an action of its own."
    )
  }

  func milestone(_ id: Milestone.ID, of authority: AuthorityID) throws -> Milestone {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such milestone. Somebody may have taken it out.")
    }
    return found
  }

  func milestones(of action: Action) throws -> [Milestone] {
    try all(
      Milestone.self,
      """
      SELECT * FROM milestone
      WHERE authority_id = \(action.authority) AND plan_id = \(action.plan)
        AND action_id = \(action.id)
      ORDER BY id
      """)
  }
}
