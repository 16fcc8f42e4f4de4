import ImprovementPlan
import Storage

/// That one action waits for another, of whichever agency or plan.
public struct ActionDependency: Record, Hashable {
  public static let table: SQLName = "action_dependency"

  public let authority: AuthorityID
  public let id: Storage.ID<ActionDependency>
  public var version = 0
  /// The action that waits.
  public let action: Action.ID
  /// What it waits for.
  public let needed: Action.ID
  /// What exactly it needs of it.
  public let reason: String
  public let saidBy: String

  public init(
    authority: AuthorityID, id: Storage.ID<ActionDependency> = Storage.ID(), action: Action.ID,
    needed: Action.ID, reason: String, saidBy: String
  ) {
    self.authority = authority
    self.id = id
    self.action = action
    self.needed = needed
    self.reason = reason
    self.saidBy = saidBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    action = try row["action_id"]
    needed = try row["needed_action_id"]
    reason = try row["reason"]
    saidBy = try row["said_by"]
  }

  public var fields: Fields {
    [
      "action_id": action, "needed_action_id": needed, "reason": reason, "said_by": saidBy,
    ]
  }
}

extension Transaction {
  /// All dependencies of a council: there are as many as people have written down.
  func dependencies(of authority: AuthorityID) throws -> [ActionDependency] {
    try all(
      ActionDependency.self,
      "SELECT * FROM action_dependency WHERE authority_id = \(authority) ORDER BY id")
  }
}
