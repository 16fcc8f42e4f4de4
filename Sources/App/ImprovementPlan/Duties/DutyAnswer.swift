import Civil
import Storage

/// That the council has done what the law asks of it after an inspection: published the report,
/// submitted its written statement of action. It stops that duty's clock.
///
/// Kept for each inspection of a plan and not on the plan: each report has its own day of receipt.
public struct DutyAnswer: Record, Hashable {
  public static let table: SQLName = "duty_answer"

  public let authority: AuthorityID
  public let id: Storage.ID<DutyAnswer>
  public var version = 0
  public let planInspection: PlanInspection.ID
  /// The time rule whose clock this stops.
  public let duty: TimeRuleKey
  /// The day on which it was done, which may be earlier than the day it was written down.
  public var doneOn: CivilDate

  public init(
    authority: AuthorityID, id: Storage.ID<DutyAnswer> = Storage.ID(),
    planInspection: PlanInspection.ID, duty: TimeRuleKey, doneOn: CivilDate
  ) {
    self.authority = authority
    self.id = id
    self.planInspection = planInspection
    self.duty = duty
    self.doneOn = doneOn
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    planInspection = try row["plan_inspection_id"]
    duty = TimeRuleKey(rawValue: try row["duty"])
    doneOn = try row["done_on"]
  }

  public var fields: Fields {
    ["plan_inspection_id": planInspection, "duty": duty.rawValue, "done_on": doneOn]
  }
}
