import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  private static let ratings = RecordWords.titles(of: DeliveryRating.self, \.plainTitle)
  private static let strengths = RecordWords.titles(of: Evidence.Strength.self, \.title)
  private static let subjects: Set<String> = ["plan_id", "action_id", "outcome_id"]

  /// How people call the records of what proves that something was done and helped.
  static var proofKinds: [RecordKind] {
    [
      RecordKind(
        table: "milestone", "Milestone", name: RecordName("title", of: "milestone"),
        columns: ["due_on": "Due", "done_on": "Done", "said_by": "Said by"],
        hidden: ["plan_id", "action_id"]),
      RecordKind(
        table: "recovery_plan", "Recovery plan",
        columns: [
          "why_late": "Why late", "what_now": "What now", "by_when": "By when",
          "said_on": "Said on", "said_by": "Said by",
        ], hidden: ["plan_id", "action_id"]),
      RecordKind(
        table: "evidence", "Evidence", name: RecordName("title", of: "evidence"),
        columns: [
          "effective_on": "Of the day", "text": "What it shows", "added_at": "Added at",
          "added_by": "Added by", "verified_at": "Verified at", "verified_by": "Verified by",
          "verification": "What was looked at", "withdrawn_on": "Withdrawn on",
          "withdrawn_by": "Withdrawn by",
          "withdrawn_because": "Withdrawn because",
        ],
        words: [
          "kind": .titles(of: Evidence.Kind.self, \.title), "strength": strengths,
        ], hidden: subjects.union(["document_id", "added_by_account"]),
        address: { ID<Evidence>($0).map { .evidence($0) } }),
      RecordKind(
        table: "action_completion", "Completion of an action",
        columns: [
          "claimed_by": "Said to be complete by", "verified_on": "Verified on",
          "verified_by": "Verified by", "verification": "What was looked at",
          "times_reopened": "Times opened again", "unproven_on": "Its evidence was withdrawn on",
        ], hidden: ["plan_id", "action_id", "claimed_by_account"]),
      RecordKind(
        table: "delivery_rule", "Rule for rating delivery",
        columns: [
          "valid_from": "From", "word_complete": "Complete is called",
          "word_on_track": "On track is called", "word_at_risk": "At risk is called",
          "word_off_track": "Off track is called", "word_not_started": "Not started is called",
          "word_too_early": "Impact: too early to say is called",
          "word_no_change": "Impact: no change seen is called",
          "word_some_change": "Impact: some change is called",
          "word_sustained_change": "Impact: sustained change is called",
          "word_worse": "Impact: worse is called",
          "look_ahead_days": "Working days before the due date",
          "milestone_share": "Share of milestones, per cent",
          "recovery_days": "Working days of a recovery plan",
          "override_days": "Working days of a person’s rating",
          "some_change_strength": "Some change needs at least",
          "sustained_change_strength": "Sustained change needs at least",
        ],
        words: ["some_change_strength": strengths, "sustained_change_strength": strengths]),
      RecordKind(
        table: "rating_override", "Rating by a person",
        columns: [
          "proposed": "What the rule said", "said_on": "Said on", "said_by": "Said by",
          "expires_on": "Holds until", "ended_on": "Ended on",
          "chairs_paper": "Where the chair said so", "chair_said_on": "The chair said so on",
        ], words: ["rating": ratings, "proposed": ratings],
        hidden: subjects.union(["evidence_id", "meeting_id"])),
      RecordKind(
        table: "recommendation_response", "Answer to a recommendation",
        columns: ["answered_on": "Answered on", "answered_by": "Decided by"],
        words: ["answer": .titles(of: RecommendationResponse.Answer.self, \.title)],
        hidden: ["outcome_id"]),
      RecordKind(
        table: "impact_judgement", "Judgement of impact",
        columns: ["effective_on": "From", "said_at": "Written down at", "said_by": "Said by"],
        words: ["rating": .titles(of: ImpactRating.self, \.plainTitle)],
        hidden: ["plan_id", "outcome_id", "said_by_account"]),
      RecordKind(
        table: "figure_rule", "Rule for figures",
        columns: [
          "valid_from": "From", "forecast_minimum": "Complete actions that a forecast needs",
          "forecast_lower": "Range begins, in 100", "forecast_upper": "Range ends, in 100",
          "target_m64": "Target of M64, per cent", "target_m65": "Target of M65, per cent",
          "target_m66": "Target of M66, per cent",
        ]),
      RecordKind(
        table: "kept_as_written", "Words kept as written",
        columns: [
          "quote": "Words", "said": "What the plan said", "kept_on": "Kept on",
          "kept_by": "Kept by",
        ], hidden: ["plan_id", "action_id", "of_table", "of_record"]),
      RecordKind(
        table: "sign_off", "Sign-off by the board",
        columns: [
          "body_id": "Body", "decided_on": "Decided on", "recorded_by": "Recorded by",
          "reopened_on": "Opened again on", "reopened_because": "Opened again because",
          "reopened_by": "Opened again by", "reopened_at": "Opened again at",
        ], hidden: ["plan_id", "outcome_id", "meeting_id"]),
      RecordKind(
        table: "sign_off_confirmation", "That a sign-off stands",
        columns: [
          "body_id": "Body", "decided_on": "Decided on", "said_at": "Written down at",
          "recorded_by": "Recorded by",
        ], hidden: ["plan_id", "outcome_id", "sign_off_id", "meeting_id"]),
    ]
  }
}

extension DeliveryRating {
  /// The state without the council's word for it, for histories that outlive the rule.
  var plainTitle: String {
    switch self {
    case .complete: "Complete and verified"
    case .onTrack: "On track"
    case .notStarted: "Not started"
    case .atRisk: "At risk"
    case .offTrack: "Off track"
    }
  }
}

extension ImpactRating {
  /// The judgement without the council's word for it, for histories that outlive the rule.
  var plainTitle: String {
    switch self {
    case .tooEarly: "Too early to say"
    case .noChange: "No change seen"
    case .someChange: "Some change"
    case .sustainedChange: "Sustained change"
    case .worse: "Worse"
    }
  }
}
