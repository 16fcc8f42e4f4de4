import API
import Inspections
import Kernel
import Storage

/// What actions look like to a program.
enum ActionShapes {
  /// The action's own members.
  static func properties<Value>(
    _ action: @escaping @Sendable (Value) -> Action
  ) -> [Property<Value>] {
    [
      .id("id", "The action.") { action($0).id },
      .number("version", "Counts the changes to the action’s own words and state.") {
        action($0).version
      },
      .id("plan", "The plan it stands in.") { action($0).plan },
      .text("reference", "What people call it within the plan.") { action($0).reference },
      .text("title", "What it is, in a line.") { action($0).title },
      .text("whatWillBeDone", "What will be done.") { action($0).whatWillBeDone },
      .text("measureOfSuccess", "How one will know that it worked.") {
        action($0).measureOfSuccess
      },
      .text("owner", "Whose it is: a post, a person or a body, like “post:” and its identifier.") {
        action($0).owner?.formValue
      },
      .id("leadBody", "The body that answers for it.") { action($0).leadBody },
      .day("startOn", "When work is meant to start.") { action($0).startOn },
      .day("startedOn", "When it began.") { action($0).startedOn },
      .day("completedOn", "When it was complete.") { action($0).completedOn },
      .day("firstDueOn", "The first due date, which no move changes.") { action($0).firstDueOn },
      .day("dueOn", "When it is due now.") { action($0).dueOn },
      .word("work", "How far the work is, as its owner says.") { action($0).delivery },
      .moment("workSaidAt", "When that was said.") { action($0).deliveryChangedAt },
      .text("workSaidBy", "Who said it.") { action($0).deliveryChangedBy },
      .day("withdrawnOn", "When it was withdrawn; null while it stands.") {
        action($0).withdrawnOn
      },
      .text("withdrawnBecause", "Why.") { action($0).withdrawnBecause },
    ]
  }

  /// By when it is expected, by the last word that names a day.
  private static func expectedOn<Value>(
    _ expectation: @escaping @Sendable (Value) -> ProgressUpdate?
  ) -> Property<Value> {
    .day(
      "expectedOn",
      "By when it is expected to be done, as was said last; null where nobody has said, and once it is complete. It moves no due date."
    ) { expectation($0)?.expectedOn }
  }

  static let inPlan = Shape<PlannedAction>(
    "PlannedAction", "An action as it stands in its plan.",
    properties { $0.item.action } + [
      .text("ownerName", "What the owner is called.") { $0.item.owner?.name },
      .text("leadBodyName", "What the body is called.") { $0.item.leadBody?.name },
      expectedOn { $0.item.expectation },
      .ids("recommendations", "What it serves.") { $0.item.serves },
      .text("lateness", "How it stands to its due date, in words.") {
        $0.item.action.isWithdrawn ? "withdrawn" : $0.item.lateness.phrase
      },
      .word("delivery", "Whether the work is done, as it is rated; null once it is withdrawn.") {
        $0.rating?.shown
      },
      .text("deliveryBecause", "Why it is rated so.") { $0.rating?.because },
      .texts("warnings", "What it still lacks.") { $0.item.warnings.map(\.sentence) },
    ])

  /// A row of the list of all actions.
  static let row = Shape<RatedAction>(
    "ActionRow", "An action in the list of all actions.",
    [
      .id("id", "The action.") { $0.row.id },
      .id("plan", "The plan it stands in.") { $0.row.plan },
      .text("reference", "What people call it within the plan.") { $0.row.reference },
      .text("title", "What it is, in a line.") { $0.row.title },
      .text("serves", "The recommendations that it serves, in words.") { $0.row.served.ours },
      .text("owner", "Whose it is: a post, a person or a body, like “post:” and its identifier.") {
        $0.row.owner?.formValue
      },
      .id("leadBody", "The body that answers for it.") { $0.row.leadBody },
      .word("work", "How far the work is, as its owner says.") { $0.row.delivery },
      .day("firstDueOn", "The first due date, which no move changes.") { $0.row.firstDueOn },
      .day("dueOn", "When it is due now.") { $0.row.dueOn },
      .day("completedOn", "When it was complete.") { $0.row.completedOn },
      .day("withdrawnOn", "When it was taken out of the plan; null while it stands.") {
        $0.row.withdrawnOn
      },
      .word("delivery", "How the work is rated; null once it is withdrawn.") { $0.rating?.shown },
      .text("deliveryWord", "What the council calls that.") { $0.word },
      .flag("isDraft", "Whether its plan is not agreed yet, so that nobody is asked for it.") {
        $0.isDraft
      },
      .text("deliveryBecause", "Why it is rated so.") { $0.rating?.because },
      .texts(
        "impact",
        "How the impact of what it serves is judged, each word once; empty for those who may not read the plan."
      ) { $0.impact ?? [] },
    ])

  static let action = Shape<ActionDossier>(
    "Action", "An action with all that is known of it.",
    properties { $0.action } + [
      .day("asAt", "The past day that was asked about; null for today.") { $0.asAt },
      .text("planTitle", "What the plan is called.") { $0.plan.fullTitle },
      .text("ownerName", "What the owner is called.") { $0.owner?.name },
      .text("leadBodyName", "What the body is called.") { $0.leadBody?.name },
      expectedOn { ProgressLog($0.progress).expectation },
      .ids("partners", "The bodies that help.") { $0.partners.map(\.id) },
      .ids("recommendations", "What it serves, as far as this key may know of it.") {
        $0.serves.compactMap { $0.report?.recommendation.id }
      },
      .text("lateness", "How it stands to its due date, in words.") {
        $0.action.isWithdrawn ? "withdrawn" : $0.lateness.phrase
      },
      .word("delivery", "Whether the work is done, as it is rated; null once it is withdrawn.") {
        $0.rating?.shown
      },
      .text("deliveryWord", "What the council calls that.") { one in
        one.rating.map { one.ratings.rule.word(for: $0.shown) }
      },
      .text("deliveryBecause", "Why it is rated so.") { $0.rating?.because },
      .one(
        "rating", "A person’s rating in place of the rule’s, while it holds.", PlanShapes.override
      ) {
        $0.rating?.override
      },
      .texts("warnings", "What it still lacks.") { $0.warnings.map(\.sentence) },
      .many("dueDates", "Its dates: the first for ever, and every move.", dueDate) { $0.ledger },
      .many(
        "standingDueDates",
        "Each time that somebody said that its due date stands though it was expected later.",
        standingDueDate
      ) { $0.standingDueDates },
      .many(
        "withdrawals", "Each time it was withdrawn or brought back, the first first.", withdrawal
      ) {
        $0.withdrawals
      },
      .one(
        "forecast", "When it may be complete, from its plan’s own history.",
        ForecastShapes.forecast
      ) { $0.forecast },
      .day(
        "nextUpdateBy",
        "By when something is to be said of it next; null where nothing is asked for."
      ) { $0.nextUpdate?.dueOn },
      .many("milestones", "What will be seen done on the way.", milestone) {
        $0.ratings.milestones[$0.action.id] ?? []
      },
      .one("recovery", "How it will catch up; null when nobody has said.", recovery) {
        $0.ratings.recoveries[$0.action.id]
      },
      .many(
        "recoveryPlans", "Every one that was written, the first first: the last counts.", recovery
      ) {
        $0.ratings.recoveryPlans(of: $0.action.id)
      },
      .many("progress", "What was said about it, the latest first.", progress) { $0.progress },
      .many("evidence", "What shows that it was done.", EvidenceShapes.evidence) {
        $0.ratings.evidence[.action($0.action.id)] ?? []
      },
      .one("completion", "Who called it complete, and who has verified it.", completion) {
        $0.ratings.completions[$0.action.id]
      },
    ])

  private static let standingDueDate = Shape<StandingDueDate>(
    "StandingDueDate", "That a due date stands though the action is expected later.",
    [
      .day("dueOn", "The due date that stands.") { $0.dueOn },
      .day("expectedOn", "By when the action was expected.") { $0.expectedOn },
      .text("reason", "Why it stands.") { $0.reason },
      .moment("saidAt", "When that was written down.") { $0.saidAt },
      .text("saidBy", "Who said so.") { $0.saidBy },
    ])

  static let dueDate = Shape<DueDateEntry>(
    "DueDate", "A line in the ledger of due dates. None is ever changed.",
    [
      .number("number", "Its place in the ledger, from 1.") { $0.number },
      .day("dueOn", "The day.") { $0.dueOn },
      .flag(
        "isCorrection",
        "Whether it puts right a day that was reckoned from a wrong day of publication: that is no move, and slippage counts from it."
      ) { $0.isCorrection },
      .day(
        "correctedFirstOn",
        "Of a correction after people had moved the date: what the first date is put right to."
      ) { $0.correctedFirstOn },
      .word("setBy", "What kind of authority set it.") { $0.setBy },
      .text("setByName", "Who that was.") { $0.setByName },
      .day("setOn", "When it was decided.") { $0.setOn },
      .text("minute", "Where a board or committee decided it; empty elsewhere.") { $0.paper },
      .text("approver", "Who approved it.") { $0.approver },
      .text("reason", "Why.") { $0.reason },
    ])

  private static let withdrawal = Shape<ActionWithdrawal>(
    "Withdrawal", "That an action was withdrawn, or brought back. No line is ever changed.",
    [
      .number("number", "Its place, from 1.") { $0.number },
      .word("kind", "What was decided.") { $0.kind },
      .day("decidedOn", "When.") { $0.decidedOn },
      .word("setBy", "What kind of authority decided it.") { $0.setBy },
      .text("setByName", "Who that was.") { $0.setByName },
      .text("minute", "Where it stands; empty where nobody had to say.") { $0.paper },
      .text("approver", "Who approved it.") { $0.approver },
      .text("reason", "Why.") { $0.reason },
    ])

  static let milestone = Shape<Milestone>(
    "Milestone", "Something that will be seen done on the way.",
    [
      .id("id", "The milestone.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .text("title", "What will be seen.") { $0.title },
      .day("dueOn", "By when.") { $0.dueOn },
      .day("doneOn", "When it was done.") { $0.doneOn },
      .text("saidBy", "Who said so.") { $0.saidBy },
    ])

  private static let recovery = Shape<RecoveryPlan>(
    "RecoveryPlan", "How something that is late will catch up.",
    [
      .text("whyLate", "Why it is late.") { $0.whyLate },
      .text("whatNow", "What is being done now.") { $0.whatNow },
      .day("byWhen", "By when it will have caught up.") { $0.byWhen },
      .day("saidOn", "When that was said.") { $0.saidOn },
      .text("saidBy", "Who said it.") { $0.saidBy },
    ])

  private static let progress = Shape<ProgressUpdate>(
    "Progress", "What somebody said about how an action is going.",
    [
      .word("work", "How far the work was.") { $0.delivery },
      .text("note", "In a sentence.") { $0.note },
      .day("effectiveOn", "From which day that holds.") { $0.effectiveOn },
      .moment("recordedAt", "When it was written down.") { $0.recordedAt },
      .text("recordedBy", "Who said it.") { $0.recordedBy },
      .text("wordsOf", "Who else wrote the words, in the draft; empty for nobody.") { $0.wordsOf },
      .day("expectedOn", "By when it was expected to be done; null where no day was named.") {
        $0.expectedOn
      },
    ])

  private static let completion = Shape<ActionCompletion>(
    "Completion", "Who says that an action is complete, and who has verified it.",
    [
      .text("claimedBy", "Who called it complete.") { $0.claimedBy },
      .day("verifiedOn", "When somebody else verified it; null before that.") { $0.verifiedOn },
      .text("verifiedBy", "Who that was.") { $0.verifiedBy },
      .text("verification", "What was looked at, and what it shows.") { $0.verification },
      .number("timesReopened", "How often it was opened again.") { $0.timesReopened },
      .day(
        "unprovenOn",
        "When the evidence was withdrawn on which it had been verified; null while that stands."
      ) { $0.unprovenOn },
    ])
}

/// What evidence looks like to a program.
enum EvidenceShapes {
  static let evidence = Shape<Evidence>(
    "Evidence",
    "A piece of evidence. It counts when somebody other than its owner has verified it.",
    [
      .id("id", "The evidence.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("plan", "The plan it belongs to.") { $0.plan },
      .id("action", "The action that it shows; null when it shows an outcome.") {
        $0.subject.action
      },
      .id("outcome", "The outcome that it shows; null when it shows an action.") {
        $0.subject.outcome
      },
      .word("kind", "What kind it is.") { $0.kind },
      .word("strength", "Said, written, sampled, seen in practice, confirmed by a family.") {
        $0.strength
      },
      .text("title", "What it is, in a few words.") { $0.title },
      .text("text", "What it shows.") { $0.text },
      .day("effectiveOn", "The day of which it speaks.") { $0.effectiveOn },
      .flag("hasFile", "Whether a file belongs to it.") { $0.document != nil },
      .moment("addedAt", "When it was added.") { $0.addedAt },
      .text("addedBy", "Who added it.") { $0.addedBy },
      .moment("verifiedAt", "When somebody else verified it.") { $0.verifiedAt },
      .text("verifiedBy", "Who that was.") { $0.verifiedBy },
      .text("verification", "What was looked at, and what it shows.") { $0.verification },
      .flag("counts", "Whether it is verified and stands.") { $0.counts },
      .day("withdrawnOn", "When it was withdrawn.") { $0.withdrawnOn },
      .text("withdrawnBy", "Who withdrew it.") { $0.withdrawnBy },
      .text("withdrawnBecause", "Why.") { $0.withdrawnBecause },
    ])
}
