import Civil
import Kernel
import Storage

/// That somebody has looked again where the inspectors said it was too early to judge, and what was
/// seen. The finding itself stays as the inspectors wrote it: what it has become is the council's
/// own view, and stands beside it.
public struct FindingReview: Record, Hashable {
  public static let table: SQLName = "finding_review"

  public enum Outcome: String, CaseIterable, Sendable, SQLConvertible {
    case stillTooEarly = "still_too_early"
    case strength
    case needsImproving = "needs_improving"

    /// The outcome as people read it.
    public var title: String {
      switch self {
      case .stillTooEarly: "Still too early to judge"
      case .strength: "Now a strength"
      case .needsImproving: "Now needs improving"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<FindingReview>
  public var version = 0
  public let finding: Storage.ID<Finding>
  /// From 1, in the order in which they were written down.
  public let number: Int
  public let lookedOn: CivilDate
  public let outcome: Outcome
  /// What was seen, and where.
  public let reason: String
  /// When to look once more; there whenever it is still too early.
  public let nextLookOn: CivilDate?
  public let recordedBy: String

  public init(
    authority: AuthorityID, id: Storage.ID<FindingReview> = Storage.ID(),
    finding: Storage.ID<Finding>, number: Int, entry: FindingReviewEntry, recordedBy: String
  ) {
    self.authority = authority
    self.id = id
    self.finding = finding
    self.number = number
    lookedOn = entry.lookedOn
    outcome = entry.outcome
    reason = entry.reason
    nextLookOn = entry.outcome == .stillTooEarly ? entry.nextLookOn : nil
    self.recordedBy = recordedBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    finding = try row["finding_id"]
    number = try row["number"]
    lookedOn = try row["looked_on"]
    outcome = try row["outcome"]
    reason = try row["reason"]
    nextLookOn = try row["next_look_on"]
    recordedBy = try row["recorded_by"]
  }

  public var fields: Fields {
    [
      "finding_id": finding, "number": number, "looked_on": lookedOn, "outcome": outcome,
      "reason": reason, "next_look_on": nextLookOn, "recorded_by": recordedBy,
    ]
  }
}

extension Finding {
  /// When to look next, given the last look; nil when nobody has to.
  func nextLook(after last: FindingReview?) -> CivilDate? {
    guard kind == .tooEarlyToJudge else { return nil }
    return last.map(\.nextLookOn) ?? impactReviewOn
  }

  /// Whether the day has come to look again.
  func isReviewDue(on today: CivilDate, after last: FindingReview? = nil) -> Bool {
    (nextLook(after: last) ?? .latest) <= today
  }
}
