import API
import Inspections
import Kernel
import Storage

extension PlanShapes {
  /// What stands of a recommendation in the plan as a whole.
  static let outcomeProperties: [Property<PlannedOutcome>] = [
    .id("id", "The recommendation within this plan.") { $0.id },
    .number("version", "Counts the changes to the outcome’s words.") { $0.item.outcome.version },
    .id("plan", "The plan.") { $0.overview.plan.id },
    .id("recommendation", "The inspectors’ recommendation.") { $0.item.recommendation.id },
    .text("reference", "Ours, for ever.") { $0.item.recommendation.reference },
    .text("printedNumber", "What the report itself calls it; empty when it prints nothing.") {
      $0.item.recommendation.printedNumber
    },
    .text("recommended", "The inspectors’ own words.") { $0.item.recommendation.text },
    .text("text", "What will be different for children.") { $0.item.outcome.text },
    .day("dueOn", "When it is due now.") { $0.item.dueOn },
    .word("delivery", "Whether the work is done: the worst of its actions, or the chair’s rating.")
    {
      $0.ratings.delivery(ofOutcome: $0.id)
    },
    .text("deliveryWord", "What the council calls that.") { one in
      one.ratings.delivery(ofOutcome: one.id).map { one.ratings.rule.word(for: $0) }
    },
    .text("deliveryBecause", "Why it is rated so; null without an action.") {
      $0.item.actions.isEmpty ? nil : $0.overview.because($0.item)
    },
    .word("impact", "Whether it helped children, as last judged; null when nobody has judged it.") {
      $0.ratings.impactJudged(ofOutcome: $0.id)?.rating
    },
    .text("impactWord", "The same in words, and whether verified evidence still shows it.") {
      $0.ratings.impactShown(ofOutcome: $0.id).judged
    },
    .day("signedOffOn", "When the board signed it off; null while it is open.") {
      $0.ratings.signOff(ofOutcome: $0.id)?.decidedOn
    },
    .text("signedOff", "The same in words, with the body that signed it off.") {
      $0.ratings.signedOff($0.id)
    },
    .text(
      "sinceSignOff",
      "What has become of the ground on which it was signed off, and what the board says to that; null while it is there."
    ) {
      $0.ratings.sinceSignOff(ofOutcome: $0.id)
    },
    .flag("signOffInDoubt", "Whether the board has to say if its sign-off still stands.") {
      $0.ratings.isSignOffInDoubt($0.id)
    },
    .number("timesReopened", "How often it was opened again.") {
      $0.ratings.timesReopened($0.id)
    },
    .text("standing", "How it stands, in words.") { $0.item.standing($0.ratings) },
    .ids("actions", "The actions that serve it.") { $0.item.actions.map(\.action.id) },
  ]

  static let outcome = Shape<PlannedOutcome>(
    "OutcomeInFull", "A recommendation within a plan with all that is known of it.",
    outcomeProperties + [
      .many("dueDates", "Its dates: the first for ever, and every move.", ActionShapes.dueDate) {
        $0.item.ledger
      },
      .one("response", "What the council answers; null before it has.", response) {
        $0.ratings.responses[$0.id]
      },
      .many("judgements", "How its impact was judged, the first first.", impact) {
        $0.ratings.impact[$0.id] ?? []
      },
      .many("signOffs", "When the board signed it off, and when it was opened again.", signOff) {
        $0.ratings.signOffs[$0.id] ?? []
      },
      .many("confirmations", "When the board said that its sign-off stands.", confirmation) {
        $0.ratings.confirmations[$0.id] ?? []
      },
      .one("chairsRating", "The chair’s own rating of its delivery, while it holds.", override) {
        $0.ratings.chair(ofOutcome: $0.id)
      },
      .many("evidence", "What shows it.", EvidenceShapes.evidence) {
        $0.ratings.evidence[.outcome($0.id)] ?? []
      },
    ])

  private static let response = Shape<RecommendationResponse>(
    "Response", "What the council answers to a recommendation.",
    [
      .number("version", "Counts its changes.") { $0.version },
      .word("answer", "Accepted, in part, or not.") { $0.answer },
      .text("reason", "Why, and which part.") { $0.reason },
      .day("answeredOn", "When it was decided.") { $0.answeredOn },
      .text("answeredBy", "Who decided.") { $0.answeredBy },
    ])

  private static let impact = Shape<ImpactJudgement>(
    "ImpactJudgement", "Whether it has helped children, as somebody judged on evidence.",
    [
      .id("id", "The judgement.") { $0.id },
      .word("rating", "Too early, no change, some change, sustained change, worse.") { $0.rating },
      .text("reason", "What shows it.") { $0.reason },
      .day("effectiveOn", "From which day it holds.") { $0.effectiveOn },
      .moment("saidAt", "When it was written down.") { $0.saidAt },
      .text("saidBy", "Who judged.") { $0.saidBy },
    ])

  private static let signOff = Shape<SignOff>(
    "SignOff", "That the board has signed a recommendation off.",
    [
      .id("id", "The sign-off.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("body", "Which body decided.") { $0.body },
      .day("decidedOn", "When it decided.") { $0.decidedOn },
      .text("minute", "Where the decision stands.") { $0.minute },
      .text("meeting", "The meeting at which it was decided, where it is kept here.") {
        $0.meeting
      },
      .text("recordedBy", "Who wrote it down.") { $0.recordedBy },
      .day("reopenedOn", "When it was opened again.") { $0.reopenedOn },
      .text("reopenedBecause", "Why.") { $0.reopenedBecause },
      .text("reopenedBy", "Who opened it again.") { $0.reopenedBy },
      .moment("reopenedAt", "When that was written down.") { $0.reopenedAt },
    ])

  private static let confirmation = Shape<SignOffConfirmation>(
    "SignOffConfirmation",
    "That the board has said that its sign-off stands, though its ground was lost.",
    [
      .id("id", "The answer.") { $0.id },
      .id("signOff", "The sign-off that stands.") { $0.signOff },
      .id("body", "Which body decided.") { $0.body },
      .day("decidedOn", "When it decided.") { $0.decidedOn },
      .text("minute", "Where the decision stands.") { $0.minute },
      .text("meeting", "The meeting at which it was decided, where it is kept here.") {
        $0.meeting
      },
      .text("reason", "Why it stands.") { $0.reason },
      .moment("saidAt", "When it was written down.") { $0.saidAt },
      .text("recordedBy", "Who wrote it down.") { $0.recordedBy },
    ])

  static let override = Shape<RatingOverride>(
    "RatingOverride", "A person’s rating of delivery in place of the rule’s.",
    [
      .id("id", "The rating.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .word("rating", "How the person rates it.") { $0.rating },
      .word("proposed", "What the rule said then.") { $0.proposed },
      .text("reason", "Why.") { $0.reason },
      .id("evidence", "What it rests on.") { $0.evidence },
      .day("saidOn", "Since when it holds.") { $0.saidOn },
      .text("saidBy", "Who said so.") { $0.saidBy },
      .day("expiresOn", "The last day on which it holds.") { $0.expiresOn },
      .day("endedOn", "When it was ended before that.") { $0.endedOn },
      .text("chairsPaper", "Where the chair said so; empty for an action.") { $0.chairsPaper },
      .day("chairSaidOn", "When the chair said so; null for an action.") { $0.chairSaidOn },
      .text("meeting", "The meeting at which the chair said so, where it is kept here.") {
        $0.meeting
      },
    ])
}
