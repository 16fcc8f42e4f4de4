import Inspections
import Kernel
import Storage

/// That an action serves a recommendation. Many to many: one action may serve several, and a
/// recommendation may need several.
public struct ActionRecommendation: Record, Hashable {
  public static let table: SQLName = "action_recommendation"

  public let authority: AuthorityID
  public let id: Storage.ID<ActionRecommendation>
  public var version = 0
  public let action: Action.ID
  public let recommendation: Recommendation.ID

  public init(
    authority: AuthorityID, id: Storage.ID<ActionRecommendation> = Storage.ID(), action: Action.ID,
    recommendation: Recommendation.ID
  ) {
    self.authority = authority
    self.id = id
    self.action = action
    self.recommendation = recommendation
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    action = try row["action_id"]
    recommendation = try row["recommendation_id"]
  }

  public var fields: Fields { ["action_id": action, "recommendation_id": recommendation] }
}

/// A body that helps with an action which another body leads.
public struct ActionPartner: Record, Hashable {
  public static let table: SQLName = "action_partner"

  public let authority: AuthorityID
  public let id: Storage.ID<ActionPartner>
  public var version = 0
  public let action: Action.ID
  public let body: Body.ID

  public init(
    authority: AuthorityID, id: Storage.ID<ActionPartner> = Storage.ID(), action: Action.ID,
    body: Body.ID
  ) {
    self.authority = authority
    self.id = id
    self.action = action
    self.body = body
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    action = try row["action_id"]
    body = try row["body_id"]
  }

  public var fields: Fields { ["action_id": action, "body_id": body] }
}
