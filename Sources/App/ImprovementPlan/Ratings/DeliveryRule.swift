import Civil
import Storage

/// The council's own rule for rating delivery, in force from a day: what the states are called, and
/// when the system proposes which.
///
/// What Goldthread ships with is domain, section 3: a vocabulary found in published plans, with
/// thresholds of our own choice. Both are the council's to change; a plan as at a past day is rated
/// by the rule of that day.
public struct DeliveryRule: Record, Hashable {
  public static let table: SQLName = "delivery_rule"

  public let authority: AuthorityID
  public let id: Storage.ID<DeliveryRule>
  public var version = 0
  public let validFrom: CivilDate
  /// What each state is called.
  public var words: Words
  public var thresholds: Thresholds
  /// Where it was decided: "Improvement board, 12 May 2026, minute 7".
  public var source: String

  public struct Words: Hashable, Sendable {
    public var complete = "Blue: complete, evidenced, verified"
    public var onTrack = "Green: on track"
    public var atRisk = "Amber: at risk"
    public var offTrack = "Red: off track"
    public var notStarted = "Grey: not started"

    public init() {}
  }

  public struct Thresholds: Hashable, Sendable {
    /// Working days before the due date within which the milestones are looked at.
    public var lookAheadDays = 20
    /// The share of milestones, in per cent, that must be done by then.
    public var milestoneShare = 75
    /// Working days by which an action may be late, while it has a recovery plan, and be at risk
    /// rather than off track.
    public var recoveryDays = 10
    /// Working days for which an override holds before the rule's own rating shows again.
    public var overrideDays = 20
    /// The weakest verified evidence on which some change may be claimed.
    public var someChangeStrength = Evidence.Strength.sampled
    /// The weakest verified evidence on which sustained change may be claimed.
    public var sustainedChangeStrength = Evidence.Strength.seenInPractice

    public init() {}
  }

  public init(
    authority: AuthorityID, id: Storage.ID<DeliveryRule> = Storage.ID(), validFrom: CivilDate,
    words: Words = Words(), thresholds: Thresholds = Thresholds(), source: String
  ) {
    self.authority = authority
    self.id = id
    self.validFrom = validFrom
    self.words = words
    self.thresholds = thresholds
    self.source = source
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    validFrom = try row["valid_from"]
    words = Words()
    words.complete = try row["word_complete"]
    words.onTrack = try row["word_on_track"]
    words.atRisk = try row["word_at_risk"]
    words.offTrack = try row["word_off_track"]
    words.notStarted = try row["word_not_started"]
    thresholds = Thresholds()
    thresholds.lookAheadDays = try row["look_ahead_days"]
    thresholds.milestoneShare = try row["milestone_share"]
    thresholds.recoveryDays = try row["recovery_days"]
    thresholds.overrideDays = try row["override_days"]
    thresholds.someChangeStrength = try row["some_change_strength"]
    thresholds.sustainedChangeStrength = try row["sustained_change_strength"]
    source = try row["source"]
  }

  public var fields: Fields {
    [
      "valid_from": validFrom, "word_complete": words.complete, "word_on_track": words.onTrack,
      "word_at_risk": words.atRisk, "word_off_track": words.offTrack,
      "word_not_started": words.notStarted, "look_ahead_days": thresholds.lookAheadDays,
      "milestone_share": thresholds.milestoneShare, "recovery_days": thresholds.recoveryDays,
      "override_days": thresholds.overrideDays,
      "some_change_strength": thresholds.someChangeStrength,
      "sustained_change_strength": thresholds.sustainedChangeStrength, "source": source,
    ]
  }
}

extension DeliveryRule {
  /// The rule of a council that has set none of its own.
  static func shipped(for authority: AuthorityID) -> DeliveryRule {
    DeliveryRule(
      authority: authority, validFrom: .earliest,
      source: "As delivered with Goldthread; the council has not set its own")
  }

  /// What the council calls a state.
  public func word(for rating: DeliveryRating) -> String {
    switch rating {
    case .complete: words.complete
    case .onTrack: words.onTrack
    case .atRisk: words.atRisk
    case .offTrack: words.offTrack
    case .notStarted: words.notStarted
    }
  }

  /// The rule in a sentence, as it is printed under every chart and table of ratings.
  public var sentence: String {
    let rule = thresholds
    return "\(words.offTrack) when past its due date; \(words.atRisk) when no more than "
      + "\(Lateness.workingDays(rule.recoveryDays)) late with a recovery plan, when its work should"
      + " have begun, or when due within \(Lateness.workingDays(rule.lookAheadDays)) with less than"
      + " \(rule.milestoneShare) % of its milestones done; \(words.complete) only after somebody"
      + " else has verified it on evidence. Its owner, or who keeps the plan, may rate it worse at"
      + " any time, and better only with a reason and evidence that somebody else has verified,"
      + " for \(Lateness.workingDays(rule.overrideDays))."
      + " A whole is rated as its worst part; one that has begun in part is not"
      + " “\(words.notStarted)” but on track. \(source)."
  }
}

extension Transaction {
  /// The rule in force on a day.
  func deliveryRule(on day: CivilDate, of authority: AuthorityID) throws -> DeliveryRule {
    try rule(on: day, of: authority)
  }

  /// All rules that the council has set, the latest first.
  func deliveryRules(of authority: AuthorityID) throws -> [DeliveryRule] {
    try rules(of: authority)
  }
}
