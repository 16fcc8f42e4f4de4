import Civil
import Storage

/// The council's own rule for rating delivery, in force from a day: what the states are called, and
/// when the system proposes which; and what it calls the impact, which nobody computes.
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
  /// What each judgement of impact is called.
  public var impactWords: ImpactWords
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

  public struct ImpactWords: Hashable, Sendable {
    public var tooEarly = "Too early to say"
    public var noChange = "No change seen"
    public var someChange = "Some change"
    public var sustainedChange = "Sustained change"
    public var worse = "Worse"

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
    words: Words = Words(), impactWords: ImpactWords = ImpactWords(),
    thresholds: Thresholds = Thresholds(), source: String
  ) {
    self.authority = authority
    self.id = id
    self.validFrom = validFrom
    self.words = words
    self.impactWords = impactWords
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
    impactWords = ImpactWords()
    impactWords.tooEarly = try row["word_too_early"]
    impactWords.noChange = try row["word_no_change"]
    impactWords.someChange = try row["word_some_change"]
    impactWords.sustainedChange = try row["word_sustained_change"]
    impactWords.worse = try row["word_worse"]
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
      "word_not_started": words.notStarted, "word_too_early": impactWords.tooEarly,
      "word_no_change": impactWords.noChange, "word_some_change": impactWords.someChange,
      "word_sustained_change": impactWords.sustainedChange, "word_worse": impactWords.worse,
      "look_ahead_days": thresholds.lookAheadDays,
      "milestone_share": thresholds.milestoneShare, "recovery_days": thresholds.recoveryDays,
      "override_days": thresholds.overrideDays,
      "some_change_strength": thresholds.someChangeStrength,
      "sustained_change_strength": thresholds.sustainedChangeStrength, "source": source,
    ]
  }
}

extension DeliveryRule {
  /// What the council calls the impact; a rule from before that was its own had the words that
  /// Goldthread ships with.
  static let impactColumns: [SQL] = [
    """
    ALTER TABLE delivery_rule
    ADD COLUMN word_too_early text NOT NULL DEFAULT 'Too early to say'
    """,
    """
    ALTER TABLE delivery_rule
    ADD COLUMN word_no_change text NOT NULL DEFAULT 'No change seen'
    """,
    """
    ALTER TABLE delivery_rule
    ADD COLUMN word_some_change text NOT NULL DEFAULT 'Some change'
    """,
    """
    ALTER TABLE delivery_rule
    ADD COLUMN word_sustained_change text NOT NULL DEFAULT 'Sustained change'
    """,
    "ALTER TABLE delivery_rule ADD COLUMN word_worse text NOT NULL DEFAULT 'Worse'",
  ]

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

  /// What the council calls a judgement of impact.
  public func word(for impact: ImpactRating) -> String {
    switch impact {
    case .tooEarly: impactWords.tooEarly
    case .noChange: impactWords.noChange
    case .someChange: impactWords.someChange
    case .sustainedChange: impactWords.sustainedChange
    case .worse: impactWords.worse
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

extension DeliveryRule {
  /// How impact is rated, as it is printed under every chart and table of it.
  public var impactSentence: String {
    let called = ImpactRating.allCases.map { "“\(word(for: $0))”" }
    return
      "Impact is judged \(called.dropLast().joined(separator: ", ")) or \(called.last ?? ""), on"
      + " evidence, by somebody who may verify it, and never computed."
      + " “\(impactWords.someChange)” needs verified evidence that is at least"
      + " “\(thresholds.someChangeStrength.title.lowercased())”,"
      + " “\(impactWords.sustainedChange)” at least"
      + " “\(thresholds.sustainedChangeStrength.title.lowercased())”."
      + " Finished actions are no evidence of it."
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
