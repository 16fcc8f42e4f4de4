import Civil
import Storage

/// A step of an action that one can see done.
public struct Milestone: Record, Hashable {
  public static let table: SQLName = "milestone"

  public let authority: AuthorityID
  public let id: Storage.ID<Milestone>
  public var version = 0
  public let plan: Plan.ID
  public let action: Action.ID
  public var title: String
  public var dueOn: CivilDate?
  public var doneOn: CivilDate?
  public var saidBy: String

  public init(
    authority: AuthorityID, id: Storage.ID<Milestone> = Storage.ID(), plan: Plan.ID,
    action: Action.ID, title: String, dueOn: CivilDate? = nil
  ) {
    self.authority = authority
    self.id = id
    self.plan = plan
    self.action = action
    self.title = title
    self.dueOn = dueOn
    saidBy = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    action = try row["action_id"]
    title = try row["title"]
    dueOn = try row["due_on"]
    doneOn = try row["done_on"]
    saidBy = try row["said_by"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "action_id": action, "title": title, "due_on": dueOn, "done_on": doneOn,
      "said_by": saidBy,
    ]
  }
}
