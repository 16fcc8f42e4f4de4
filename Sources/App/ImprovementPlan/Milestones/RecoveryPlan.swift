import Civil
import Storage

/// What is said of an action that is late: why, what is done about it now, and by when it will have
/// caught up. The last one counts, until its day has passed.
public struct RecoveryPlan: Record, Hashable {
  public static let table: SQLName = "recovery_plan"

  public let authority: AuthorityID
  public let id: Storage.ID<RecoveryPlan>
  public var version = 0
  public let plan: Plan.ID
  public let action: Action.ID
  public let whyLate: String
  public let whatNow: String
  public let byWhen: CivilDate
  public let saidOn: CivilDate
  public let saidBy: String

  public init(
    authority: AuthorityID, id: Storage.ID<RecoveryPlan> = Storage.ID(), plan: Plan.ID,
    action: Action.ID, whyLate: String, whatNow: String, byWhen: CivilDate, saidOn: CivilDate,
    saidBy: String
  ) {
    self.authority = authority
    self.id = id
    self.plan = plan
    self.action = action
    self.whyLate = whyLate
    self.whatNow = whatNow
    self.byWhen = byWhen
    self.saidOn = saidOn
    self.saidBy = saidBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    action = try row["action_id"]
    whyLate = try row["why_late"]
    whatNow = try row["what_now"]
    byWhen = try row["by_when"]
    saidOn = try row["said_on"]
    saidBy = try row["said_by"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "action_id": action, "why_late": whyLate, "what_now": whatNow,
      "by_when": byWhen, "said_on": saidOn, "said_by": saidBy,
    ]
  }
}

extension Transaction {
  /// The recovery plans of a plan's actions, the first one first.
  public func recoveryPlans(ofPlan plan: Plan.ID, in authority: AuthorityID) throws
    -> [RecoveryPlan]
  {
    try all(
      RecoveryPlan.self,
      """
      SELECT * FROM recovery_plan WHERE authority_id = \(authority) AND plan_id = \(plan)
      ORDER BY said_on, id
      """)
  }
}
