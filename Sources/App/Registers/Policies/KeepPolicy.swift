import Civil
import Kernel
import Storage

/// What is said about a policy.
public struct PolicyEntry: Hashable, Sendable {
  public var title: String
  public var owner: Owner?
  public var dueOn: CivilDate
  /// Why the due date is another than before; needed when it is.
  public var reason: String

  public init(title: String, owner: Owner?, dueOn: CivilDate, reason: String = "") {
    self.title = title
    self.owner = owner
    self.dueOn = dueOn
    self.reason = reason
  }
}

/// Enters a policy in the register, changes it, or takes it out of force.
public struct KeepPolicy: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(_ entry: PolicyEntry) async throws -> Policy {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    return try await acting.write(because: "policy entered") { db in
      try db.require(entry.owner, from: today, of: user.authority)
      try db.requireFreeTitle(entry.title, except: nil, of: user.authority)
      return try db.insert(
        Policy(
          authority: user.authority, title: entry.title, owner: entry.owner, dueOn: entry.dueOn))
    }
  }

  /// Changes a policy. A new due date needs a reason, and the first one stays on record.
  @discardableResult
  public func callAsFunction(
    _ entry: PolicyEntry, over id: ID<Policy>, readAt version: Int
  ) async throws -> Policy {
    let user = acting.user
    try user.require(.manageRegisters)
    let because = entry.reason.isEmpty ? "" : ": \(entry.reason)"
    let today = acting.world.today()
    return try await acting.write(because: "policy changed" + because) { db in
      var policy = try db.policy(id, of: user.authority).inForce
      try db.require(entry.owner, from: today, keeping: policy.owner, of: user.authority)
      try db.requireFreeTitle(entry.title, except: id, of: user.authority)
      if entry.dueOn != policy.dueOn, entry.reason.isEmpty {
        throw Refusal.invalid("Say why the revision is due on another day.", field: "reason")
      }
      policy.version = version
      policy.title = entry.title
      policy.owner = entry.owner
      policy.dueOn = entry.dueOn
      return try db.update(policy)
    }
  }

  /// Takes a policy out of force. It is not deleted: what was published stays.
  @discardableResult
  public func end(
    _ id: ID<Policy>, readAt version: Int, on day: CivilDate, because reason: String
  ) async throws -> Policy {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    guard day <= today else {
      throw Refusal.invalid(
        "The last day cannot be later than today. Enter it when it has come.", field: "endedOn")
    }
    return try await acting.write(because: "policy ended: \(reason)") { db in
      var policy = try db.policy(id, of: user.authority).inForce
      policy.version = version
      policy.endedOn = day
      policy.endedBecause = reason
      return try db.update(policy)
    }
  }
}

extension Policy {
  /// The policy, unless it has ended: then nothing about it changes.
  var inForce: Policy {
    get throws {
      if let endedOn {
        throw Refusal.conflict(
          "“\(title)” ended on \(endedOn.longForm). Enter a new policy instead.")
      }
      return self
    }
  }
}

extension Transaction {
  /// An owner from a form may be made up, or have left.
  ///
  /// - Parameters:
  ///   - day: the day from which on they see to it.
  ///   - known: who saw to it before.
  func require(
    _ owner: Owner?, from day: CivilDate, keeping known: Owner? = nil, of authority: AuthorityID,
    field: String? = "owner"
  ) throws {
    if let objection = try objection(
      to: owner, from: day, keeping: known, in: authority,
      unknown: "This is no longer in the directory. Choose another.")
    {
      throw Refusal.invalid(objection, field: field)
    }
  }

  /// A body from a form may be made up; none leaves.
  func require(_ body: ID<Body>, of authority: AuthorityID, field: String?) throws {
    try require(.body(body), from: .latest, of: authority, field: field)
  }

  fileprivate func requireFreeTitle(
    _ title: String, except id: ID<Policy>?, of authority: AuthorityID
  ) throws {
    let twin = try first(
      Policy.self,
      """
      SELECT * FROM policy WHERE authority_id = \(authority)
        AND lower(title) = \(title.lowercased()) AND ended_on IS NULL ORDER BY id
      """)
    if let twin, twin.id != id {
      throw Refusal.invalid(
        "There is a policy with this title already. Record its revision, or choose another title.",
        field: "title")
    }
  }
}
