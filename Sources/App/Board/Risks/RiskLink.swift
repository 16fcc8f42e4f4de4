import ImprovementPlan
import Inspections
import Storage

/// What a risk bears on.
public struct RiskLink: Record, Hashable {
  public static let table: SQLName = "risk_link"

  public enum Subject: Hashable, Sendable {
    case action(Action.ID)
    case recommendation(Recommendation.ID)
  }

  public let authority: AuthorityID
  public let id: Storage.ID<RiskLink>
  public var version = 0
  public let risk: Risk.ID
  public let subject: Subject

  public init(
    authority: AuthorityID, id: Storage.ID<RiskLink> = Storage.ID(), risk: Risk.ID,
    subject: Subject
  ) {
    self.authority = authority
    self.id = id
    self.risk = risk
    self.subject = subject
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    risk = try row["risk_id"]
    let action: Action.ID? = try row["action_id"]
    subject =
      if let action { .action(action) } else { .recommendation(try row["recommendation_id"]) }
  }

  public var fields: Fields {
    ["risk_id": risk, "action_id": subject.action, "recommendation_id": subject.recommendation]
  }
}

extension RiskLink.Subject {
  var action: Action.ID? { if case .action(let id) = self { id } else { nil } }
  var recommendation: Recommendation.ID? {
    if case .recommendation(let id) = self { id } else { nil }
  }
}
