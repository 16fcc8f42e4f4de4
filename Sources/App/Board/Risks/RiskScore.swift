import Civil
import Storage

/// How likely a risk was held to be on a day, and how bad: each from 1 to 5. None is ever changed;
/// the last one counts.
public struct RiskScore: Record, Hashable {
  public static let table: SQLName = "risk_score"

  public let authority: AuthorityID
  public let id: Storage.ID<RiskScore>
  public var version = 0
  public let risk: Risk.ID
  /// Its place in the history of its risk, from 1; of two who score at once the second is refused.
  public let number: Int
  public let scoredOn: CivilDate
  public let likelihood: Int
  public let impact: Int
  public let reason: String
  public let scoredBy: String

  public init(
    authority: AuthorityID, id: Storage.ID<RiskScore> = Storage.ID(), risk: Risk.ID, number: Int,
    entry: ScoreEntry, scoredBy: String
  ) {
    self.authority = authority
    self.id = id
    self.risk = risk
    self.number = number
    scoredOn = entry.scoredOn
    likelihood = entry.likelihood
    impact = entry.impact
    reason = entry.reason
    self.scoredBy = scoredBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    risk = try row["risk_id"]
    number = try row["number"]
    scoredOn = try row["scored_on"]
    likelihood = try row["likelihood"]
    impact = try row["impact"]
    reason = try row["reason"]
    scoredBy = try row["scored_by"]
  }

  public var fields: Fields {
    [
      "risk_id": risk, "number": number, "scored_on": scoredOn, "likelihood": likelihood,
      "impact": impact, "reason": reason, "scored_by": scoredBy,
    ]
  }

  /// Likelihood times impact, 1 to 25.
  public var score: Int { likelihood * impact }

  /// "12 (likelihood 3 × impact 4)".
  public var words: String { "\(score) (likelihood \(likelihood) × impact \(impact))" }
}
