import Civil
import ImprovementPlan
import Kernel
import Storage

/// Something that partners agreed matters next: at an event, or when a plan was closed. With a plan
/// it is one of that plan's continuing priorities (S55, S63).
public struct AgreedPriority: Record, Hashable {
  public static let table: SQLName = "agreed_priority"

  public let authority: AuthorityID
  public let id: Storage.ID<AgreedPriority>
  public var version = 0
  public let event: Storage.ID<LearningEvent>?
  public var plan: Plan.ID?
  public var text: String
  public var agreedOn: CivilDate
  public var owner: Owner?

  init(
    authority: AuthorityID, event: Storage.ID<LearningEvent>?, plan: Plan.ID?, text: String,
    agreedOn: CivilDate, owner: Owner?
  ) {
    self.authority = authority
    id = Storage.ID()
    self.event = event
    self.plan = plan
    self.text = text
    self.agreedOn = agreedOn
    self.owner = owner
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    event = try row["event_id"]
    plan = try row["plan_id"]
    text = try row["text"]
    agreedOn = try row["agreed_on"]
    owner = try Owner.read(from: row)
  }

  public var fields: Fields {
    [
      "event_id": event, "plan_id": plan, "text": text, "agreed_on": agreedOn,
      "owner_kind": owner?.kind, "owner_id": owner?.idText,
    ]
  }
}

/// What is said about a priority.
public struct PriorityEntry: Hashable, Sendable {
  public var text: String
  public var agreedOn: CivilDate
  public var owner: Owner?
  /// The plan whose continuing priority it is; nil while it is none's.
  public var plan: Plan.ID?

  public init(text: String, agreedOn: CivilDate, owner: Owner? = nil, plan: Plan.ID? = nil) {
    self.text = text
    self.agreedOn = agreedOn
    self.owner = owner
    self.plan = plan
  }
}

/// Writes down what was agreed to matter next, and makes it a plan's continuing priority.
public struct AgreePriority: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(
    _ entry: PriorityEntry, at event: ID<LearningEvent>? = nil
  ) async throws -> AgreedPriority {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    return try await acting.write(because: "priority agreed") { db in
      if let event { _ = try db.learningEvent(event, of: user.authority, heldBy: today) }
      try db.check(entry, hasEvent: event != nil, on: today, of: user.authority)
      return try db.insert(
        AgreedPriority(
          authority: user.authority, event: event, plan: entry.plan, text: entry.text,
          agreedOn: entry.agreedOn, owner: entry.owner))
    }
  }

  @discardableResult
  public func callAsFunction(
    _ entry: PriorityEntry, over id: ID<AgreedPriority>, readAt version: Int
  ) async throws -> AgreedPriority {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    return try await acting.write(because: "priority changed") { db in
      var priority = try db.agreedPriority(id, of: user.authority)
      try db.check(
        entry, hasEvent: priority.event != nil, keeping: priority.owner, on: today,
        of: user.authority)
      priority.version = version
      priority.text = entry.text
      priority.agreedOn = entry.agreedOn
      priority.owner = entry.owner
      priority.plan = entry.plan
      return try db.update(priority)
    }
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

  fileprivate func check(
    _ entry: PriorityEntry, hasEvent: Bool, keeping known: Owner? = nil, on today: CivilDate,
    of authority: AuthorityID
  ) throws {
    if entry.agreedOn > today {
      throw Refusal.invalid("That day lies in the future.", field: "agreedOn")
    }
    try require(entry.owner, from: today, keeping: known, of: authority)
    if let plan = entry.plan {
      guard try find(plan, of: authority) != nil else {
        throw Refusal.invalid("This plan is no longer there. Choose another.", field: "plan")
      }
    } else if !hasEvent {
      throw Refusal.invalid("Choose the plan that it goes on from.", field: "plan")
    }
  }
}
