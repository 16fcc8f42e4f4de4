import Civil
import Kernel
import Storage

/// That somebody rates an action, or a recommendation as a whole, otherwise than the rule does.
///
/// It expires: after that the rule's own rating shows again. Of an action it ends before that when
/// somebody verifies that the work is complete, or opens it again: it was said of what was known
/// then. An action's owner, or who keeps
/// the plan, may rate it worse; better only with a reason and verified evidence. A recommendation,
/// which is rated as its worst action, is overridden by the board's chair alone, with a reason
/// (domain, section 3): somebody else records it, who names the meeting or the letter at which the
/// chair said so.
public struct RatingOverride: Record, Hashable {
  public static let table: SQLName = "rating_override"

  public let authority: AuthorityID
  public let id: Storage.ID<RatingOverride>
  public var version = 0
  public let plan: Plan.ID
  public let subject: Evidence.Subject
  public let rating: DeliveryRating
  /// What the rule made of it on that day.
  public let proposed: DeliveryRating
  public let reason: String
  public let evidence: Evidence.ID?
  public let saidOn: CivilDate
  public let saidBy: String
  /// The last day on which it holds.
  public let expiresOn: CivilDate
  /// The day on which it ended before that: somebody took it back, or it was overtaken.
  public var endedOn: CivilDate?
  /// Where the chair said so, of a recommendation: "Meeting of 19 November 2026"; empty for what
  /// was recorded before that was asked.
  public let chairsPaper: String
  /// When the chair said so.
  public let chairSaidOn: CivilDate?
  /// The meeting, where the board's meetings are kept here.
  public let meeting: String?

  public init(
    authority: AuthorityID, id: Storage.ID<RatingOverride> = Storage.ID(), plan: Plan.ID,
    subject: Evidence.Subject, rating: DeliveryRating, proposed: DeliveryRating, reason: String,
    evidence: Evidence.ID? = nil, saidOn: CivilDate, saidBy: String, expiresOn: CivilDate,
    chairsPaper: String = "", chairSaidOn: CivilDate? = nil, meeting: String? = nil
  ) {
    self.authority = authority
    self.id = id
    self.plan = plan
    self.subject = subject
    self.rating = rating
    self.proposed = proposed
    self.reason = reason
    self.evidence = evidence
    self.saidOn = saidOn
    self.saidBy = saidBy
    self.expiresOn = expiresOn
    self.chairsPaper = chairsPaper
    self.chairSaidOn = chairSaidOn
    self.meeting = meeting
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    let action: Action.ID? = try row["action_id"]
    subject = if let action { .action(action) } else { .outcome(try row["outcome_id"]) }
    rating = try row["rating"]
    proposed = try row["proposed"]
    reason = try row["reason"]
    evidence = try row["evidence_id"]
    saidOn = try row["said_on"]
    saidBy = try row["said_by"]
    expiresOn = try row["expires_on"]
    endedOn = try row["ended_on"]
    chairsPaper = try row.get("chairs_paper", as: String?.self) ?? ""
    chairSaidOn = try row["chair_said_on"]
    meeting = try row["meeting_id"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "action_id": subject.action, "outcome_id": subject.outcome,
      "rating": rating, "proposed": proposed, "reason": reason, "evidence_id": evidence,
      "said_on": saidOn, "said_by": saidBy, "expires_on": expiresOn, "ended_on": endedOn,
      "chairs_paper": chairsPaper, "chair_said_on": chairSaidOn, "meeting_id": meeting,
    ]
  }
}

extension RatingOverride {
  /// Whose word it is, of a recommendation: "the chair’s word of 19 November 2026 (Minute 7)". The
  /// chair has no account here: what is recorded is recorded on the chair's behalf, and says so.
  ///
  /// - Parameter named: whether to say who recorded it.
  func chairsWord(named: Bool) -> String {
    let word =
      chairSaidOn.map { "the chair’s word of \($0.longForm) (\(chairsPaper))" }
      ?? "the chair’s word, of which no paper is named"
    return word + (named ? ", recorded on the chair’s behalf by \(saidBy)" : "")
  }

  func holds(on day: CivilDate) -> Bool {
    saidOn <= day && day <= expiresOn && endedOn.map { day < $0 } ?? true
  }
}

/// How something is rated: what shows, what the rule makes of it, and why the two differ if they
/// do.
struct Rating: Hashable, Sendable {
  let proposed: RatedDelivery
  /// What holds over the rule.
  let override: RatingOverride?

  var shown: DeliveryRating { override?.rating ?? proposed.rating }

  var because: String {
    guard let override else { return proposed.because }
    return
      "\(override.saidBy) on \(override.saidOn.longForm), until \(override.expiresOn.longForm): \(override.reason)"
  }

  init(_ proposed: RatedDelivery, overrides: [RatingOverride], on day: CivilDate) {
    self.proposed = proposed
    override = overrides.last { $0.holds(on: day) }
  }
}

/// A whole is rated as its worst part: by recommendation, body or theme.
enum RollUp {
  /// - Returns: nil for a whole without parts, which is no rating and must not look like one.
  ///   Of what has begun in part, “not started” would not be true: such a whole is on track.
  static func worst(of parts: some Sequence<DeliveryRating>) -> DeliveryRating? {
    let parts = Set(parts)
    return parts.max() == .notStarted && parts.count > 1 ? .onTrack : parts.max()
  }
}
