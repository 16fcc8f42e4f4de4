import Civil
import ImprovementPlan
import Kernel
import Storage

/// Something that partners agreed matters next: at an event, or when a plan was closed. It is one of
/// the continuing priorities of the plan that it comes from, and of that in which it goes on (S55,
/// S63).
public struct AgreedPriority: Record, Hashable {
  public static let table: SQLName = "agreed_priority"

  public let authority: AuthorityID
  public let id: Storage.ID<AgreedPriority>
  public var version = 0
  public let event: Storage.ID<LearningEvent>?
  /// The plan that it comes from; nil of what was agreed at an event and comes from no plan.
  public var plan: Plan.ID?
  /// The plan in which it goes on; nil while it goes on in none.
  public var goesOnIn: Plan.ID?
  public var text: String
  public var agreedOn: CivilDate
  public var owner: Owner?

  init(
    authority: AuthorityID, event: Storage.ID<LearningEvent>?, entry: PriorityEntry
  ) {
    self.authority = authority
    id = Storage.ID()
    self.event = event
    plan = entry.plan
    goesOnIn = entry.goesOnIn
    text = entry.text
    agreedOn = entry.agreedOn
    owner = entry.owner
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    event = try row["event_id"]
    let (first, next): (Plan.ID?, Plan.ID?) = (try row["plan_id"], try row["next_plan_id"])
    // What was agreed at an event and names one plan alone goes on in that.
    (plan, goesOnIn) = event == nil || next != nil ? (first, next) : (nil, first)
    text = try row["text"]
    agreedOn = try row["agreed_on"]
    owner = try Owner.read(from: row)
  }

  public var fields: Fields {
    [
      "event_id": event, "plan_id": plan ?? goesOnIn,
      "next_plan_id": plan == nil ? nil : goesOnIn, "text": text, "agreed_on": agreedOn,
      "owner_kind": owner?.kind, "owner_id": owner?.idText,
    ]
  }
}

extension AgreedPriority {
  /// The plan that one comes from, in SQL.
  static let origin: SQL = "CASE WHEN event_id IS NULL OR next_plan_id IS NOT NULL THEN plan_id END"

  /// The plan in which one goes on, in SQL.
  static let destination: SQL = """
    CASE WHEN next_plan_id IS NOT NULL THEN next_plan_id WHEN event_id IS NOT NULL THEN plan_id END
    """

  static let movingOn: [SQL] = [
    "ALTER TABLE agreed_priority ADD COLUMN next_plan_id text",
    "CREATE INDEX agreed_priority_by_next_plan ON agreed_priority (authority_id, next_plan_id, id)",
  ]
}

/// What is said about a priority.
public struct PriorityEntry: Hashable, Sendable {
  public var text: String
  public var agreedOn: CivilDate
  public var owner: Owner?
  /// The plan that it comes from.
  public var plan: Plan.ID?
  /// The plan in which it goes on; nil while nobody has said so.
  public var goesOnIn: Plan.ID?

  public init(
    text: String, agreedOn: CivilDate, owner: Owner? = nil, plan: Plan.ID? = nil,
    goesOnIn: Plan.ID? = nil
  ) {
    self.text = text
    self.agreedOn = agreedOn
    self.owner = owner
    self.plan = plan
    self.goesOnIn = goesOnIn
  }

  /// What was agreed at an event and names one plan alone goes on in that.
  fileprivate func settled(hasEvent: Bool) -> PriorityEntry {
    guard hasEvent, goesOnIn == nil else { return self }
    return PriorityEntry(text: text, agreedOn: agreedOn, owner: owner, goesOnIn: plan)
  }
}

/// Writes down what was agreed to matter next, and makes it a plan's continuing priority.
public struct AgreePriority: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter narrative: what is done when the words disagree with the plans that they are of.
  @discardableResult
  public func callAsFunction(
    _ entry: PriorityEntry, at event: ID<LearningEvent>? = nil,
    narrative: NarrativeAnswer = .unasked
  ) async throws -> AgreedPriority {
    let (user, world) = (acting.user, acting.world)
    try user.require(.manageRegisters)
    let today = world.today()
    return try await acting.write(because: "priority agreed") { db in
      if let event { _ = try db.learningEvent(event, of: user.authority, heldBy: today) }
      let entry = entry.settled(hasEvent: event != nil)
      try db.check(entry, hasEvent: event != nil, on: today, of: user.authority)
      let kept = try db.insert(
        AgreedPriority(authority: user.authority, event: event, entry: entry))
      try db.settle(kept, narrative, by: user, in: world)
      return kept
    }
  }

  @discardableResult
  public func callAsFunction(
    _ entry: PriorityEntry, over id: ID<AgreedPriority>, readAt version: Int,
    narrative: NarrativeAnswer = .unasked
  ) async throws -> AgreedPriority {
    let (user, world) = (acting.user, acting.world)
    try user.require(.manageRegisters)
    let today = world.today()
    return try await acting.write(because: "priority changed") { db in
      var priority = try db.agreedPriority(id, of: user.authority)
      var entry = entry.settled(hasEvent: priority.event != nil)
      if entry.plan == nil { entry.plan = try db.closedPlan(before: entry, priority) }
      try db.check(
        entry, hasEvent: priority.event != nil, over: priority, on: today, of: user.authority)
      priority.version = version
      priority.text = entry.text
      priority.agreedOn = entry.agreedOn
      priority.owner = entry.owner
      priority.plan = entry.plan
      priority.goesOnIn = entry.goesOnIn
      let kept = try db.update(priority)
      try db.settle(kept, narrative, by: user, in: world)
      return kept
    }
  }
}

extension WriteTransaction {
  /// Compares its words with the plan that it comes from and the one in which it goes on; with all
  /// that are open where it names none.
  fileprivate func settle(
    _ priority: AgreedPriority, _ narrative: NarrativeAnswer, by user: User, in world: World
  ) throws {
    let plans = [priority.plan, priority.goesOnIn].compactMap(\.self)
    try settle(
      priority.text, field: "text", narrative, withAnyOf: plans.isEmpty ? nil : plans,
      of: AgreedPriority.table, priority.id.text, by: user, in: world)
  }
}

extension Transaction {
  func agreedPriority(
    _ id: ID<AgreedPriority>, of authority: AuthorityID
  ) throws -> AgreedPriority {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such priority. The link may be incomplete.")
    }
    return found
  }

  /// The plans, the newest first: few, since a council has one for each inspection.
  func plansOffered(of authority: AuthorityID) throws -> [Plan] {
    try all(
      Plan.self,
      "SELECT * FROM plan WHERE authority_id = \(authority) ORDER BY dated_on DESC, id DESC")
  }

  /// The closed plan in which something went on that goes on in another now: it comes from there.
  fileprivate func closedPlan(
    before entry: PriorityEntry, _ priority: AgreedPriority
  ) throws -> Plan.ID? {
    guard let former = priority.goesOnIn, let next = entry.goesOnIn, former != next else {
      return nil
    }
    return try find(former, of: priority.authority)?.state == .closed ? former : nil
  }

  fileprivate func check(
    _ entry: PriorityEntry, hasEvent: Bool, over known: AgreedPriority? = nil, on today: CivilDate,
    of authority: AuthorityID
  ) throws {
    if entry.agreedOn > today {
      throw Refusal.invalid("That day lies in the future.", field: "agreedOn")
    }
    try require(entry.owner, from: today, keeping: known?.owner, of: authority)
    for (plan, field) in [(entry.plan, "plan"), (entry.goesOnIn, "goesOnIn")] {
      if let plan, try find(plan, of: authority) == nil {
        throw Refusal.invalid("This plan is no longer there. Choose another.", field: field)
      }
    }
    if let next = try entry.goesOnIn.flatMap({ try find($0, of: authority) }),
      next.state == .closed, next.id != known?.goesOnIn
    {
      throw Refusal.invalid(
        "“\(next.fullTitle)” is closed, so nothing goes on in it. Choose a plan that is open.",
        field: "goesOnIn")
    }
    if entry.plan == nil, !hasEvent {
      throw Refusal.invalid("Choose the plan that it goes on from.", field: "plan")
    }
    if let plan = entry.plan, plan == entry.goesOnIn {
      throw Refusal.invalid(
        "It comes from that plan. Choose another in which it goes on, or none yet.",
        field: "goesOnIn")
    }
  }
}
