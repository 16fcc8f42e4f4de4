import Inspections
import Storage

/// What shall be different for children when a recommendation has been met: a plan's own words, one
/// for each recommendation that it answers. Empty when the plan is made, for the council to write.
public struct PlanOutcome: Record, Hashable {
  public static let table: SQLName = "plan_outcome"

  public let authority: AuthorityID
  public let id: Storage.ID<PlanOutcome>
  public var version = 0
  public let plan: Plan.ID
  public let recommendation: Recommendation.ID
  public var text: String
  /// Where it stands in the plan, from 1.
  public var position: Int

  public init(
    authority: AuthorityID, id: Storage.ID<PlanOutcome> = Storage.ID(), plan: Plan.ID,
    recommendation: Recommendation.ID, text: String = "", position: Int
  ) {
    self.authority = authority
    self.id = id
    self.plan = plan
    self.recommendation = recommendation
    self.text = text
    self.position = position
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    recommendation = try row["recommendation_id"]
    text = try row["text"]
    position = try row["position"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "recommendation_id": recommendation, "text": text, "position": position,
    ]
  }
}
