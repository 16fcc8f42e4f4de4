import Inspections
import Storage

/// One inspection that a plan follows; a plan may follow several.
public struct PlanInspection: Record, Hashable {
  public static let table: SQLName = "plan_inspection"

  public let authority: AuthorityID
  public let id: Storage.ID<PlanInspection>
  public var version = 0
  public let plan: Plan.ID
  public let inspection: Inspection.ID

  public init(
    authority: AuthorityID, id: Storage.ID<PlanInspection> = Storage.ID(), plan: Plan.ID,
    inspection: Inspection.ID
  ) {
    self.authority = authority
    self.id = id
    self.plan = plan
    self.inspection = inspection
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    inspection = try row["inspection_id"]
  }

  public var fields: Fields { ["plan_id": plan, "inspection_id": inspection] }
}
