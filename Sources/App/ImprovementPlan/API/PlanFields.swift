import API

extension BodyField {
  /// What ``NarrativeAnswer/init(_:)`` asks for.
  public static var keepBecause: BodyField {
    .text(
      NarrativeAnswer.field,
      "Why words are kept as written although figures in them disagree with the plan; they are refused without it.",
      most: 1000, isOptional: true)
  }
}

extension PlanForm {
  /// What ``read(_:)`` asks for.
  static let fields: BodyFields = [
    .text("title", "What the plan is called."),
    .text("versionLabel", "Which edition it is.", most: 100, isOptional: true),
    .day("datedOn", "The day it bears."),
    .id("owningBody", "The body that answers for it.", isOptional: true),
    .text("ambition", "What it is to achieve.", most: 1000, isOptional: true),
  ]
}

extension ActionForm {
  /// What ``read(_:)`` asks for.
  static let fields: BodyFields = [
    .text("title", "What it is, in a line.", most: 300),
    .text("whatWillBeDone", "What will be done.", most: 4000, isOptional: true),
    .text("measureOfSuccess", "How one will know that it worked.", most: 2000, isOptional: true),
    .day("startOn", "When work is meant to start.", isOptional: true),
    .owner("owner", "Whose it is: a post, a person or a body.", isOptional: true),
    .id(
      "leadBody", "The body that answers for it, when it is not the owner’s own.", isOptional: true),
    .ids("partners", "Bodies that help."),
    .ids("recommendations", "The recommendations of the plan that it serves: at least one."),
  ]
}

extension ProgressPage {
  static let fields: BodyFields = [
    .word("delivery", "How far the work is.", of: Action.Delivery.self),
    .text("note", "What was done, or what stands in the way.", most: 4000),
    .day("effectiveOn", "From which day that holds."),
    .day(
      "expectedOn", "By when it is expected to be done. It moves no due date.", isOptional: true),
    .keepBecause, .version(),
  ]
}

extension MoveDueDatePage {
  static let fields = BodyFields(
    [.day("dueOn", "The new due date.")]
      + DecisionFields.place(
        minute:
          "The minute in which the decision stands: needed of a move that a panel or committee set, without a meeting."
      ) + [
        .text(
          "approver", "Who approved it: needed for every date after the first.", isOptional: true),
        .text("reason", "Why.", most: 1000),
        .version(
          "number", "How many lines the ledger had when it was read; 0 for the first date."),
        .flag(
          FirstDueDate.field,
          "Whether a first due date more than a year before the plan is meant."),
      ])
}

extension StandingDueDatePage {
  static let fields: BodyFields = [
    .day("expectedOn", "By when it was expected when that was read."),
    .text("reason", "Why the due date stands.", most: 1000),
  ]
}

extension DecisionFields {
  /// Of an action that is withdrawn or brought back.
  static let fields = BodyFields(
    place(
      minute:
        "The minute in which the decision stands: needed of a panel or committee without a meeting, and of a decision before the first due date that is entered after it."
    ) + [
      .text("approver", "Who approved it; to withdraw, somebody else than whoever enters it."),
      .text("reason", "Why.", most: 1000), .version(),
    ])

  /// Who decided something, when, and where that stands.
  fileprivate static func place(minute: String) -> [BodyField] {
    [
      .word("setBy", "What kind of authority decided it.", of: DueDateEntry.Setter.self),
      .text("setByName", "Who that was; left out where the meeting names it.", isOptional: true),
      .day(
        "setOn", "When it was decided; left out where the meeting gives the day.",
        isOptional: true),
      .text(
        "meeting", "The meeting at which a board decided it, by its identifier.", isOptional: true),
      .text("minute", minute, isOptional: true),
    ]
  }
}

extension EvidenceFields {
  static let fields: BodyFields = [
    .word("kind", "What kind it is.", of: Evidence.Kind.self),
    .word("strength", "How strong it is.", of: Evidence.Strength.self),
    .text("title", "What it is, in a few words."),
    .text(
      "text", "What it shows: no child’s name, and nothing by which one could be recognised.",
      most: 4000, isOptional: true),
    .day("effectiveOn", "The day of which it speaks, not the day on which it is entered."),
    .file("file", "A PDF, Word, Excel, picture or text file."), .keepBecause,
  ]
}

extension ActionProofHandlers {
  static let milestone: BodyFields = [
    .text("title", "What will be seen done.", most: 300, sentAs: "milestone"),
    .day("dueOn", "By when.", isOptional: true, sentAs: "milestoneDue"),
  ]
  static let mark: BodyFields = [
    .flag(
      "isDone", "True when it is done today; false opens it again.", yes: "today", sentAs: "done"),
    .version(),
  ]
  static let recovery: BodyFields = [
    .text("whyLate", "Why it is late, or will be.", most: 2000),
    .text("whatNow", "What is being done about it now.", most: 2000),
    .day("byWhen", "By when it will have caught up."), .keepBecause,
    .version("count", "How many recovery plans it had when they were read; 0 for the first."),
  ]
  static let rating: BodyFields = [
    .word("rating", "How it is rated.", of: DeliveryRating.self),
    .text("reason", "Why.", most: 1000),
    .id("evidence", "What a better rating than the rule’s rests on.", isOptional: true),
    .keepBecause,
  ]
  static let verification: BodyFields = [
    .text("verification", "What was looked at, and what it shows.", most: 2000), .version(),
  ]
  static let reason: BodyFields = [.text("reason", "Why.", most: 1000), .version()]
}

extension OutcomeHandlers {
  static let outcome: BodyFields = [
    .text("text", "What will be different for children.", most: 2000, isOptional: true), .version(),
  ]
  static let response: BodyFields = [
    .word("answer", "Whether the council accepts it.", of: RecommendationResponse.Answer.self),
    .text("reason", "Why, and which part.", most: 2000, isOptional: true),
    .day("answeredOn", "When it was decided."),
    .text("answeredBy", "Who decided."), .keepBecause,
    .version("version", "The version of the answer that was read; 0 for the first."),
  ]
  static let impact: BodyFields = [
    .word("rating", "Whether it has helped children.", of: ImpactRating.self),
    .text("reason", "What shows it.", most: 4000),
    .day("effectiveOn", "From which day the judgement holds."), .keepBecause,
    .version("count", "How many judgements there were when they were read."),
  ]
  static let signOff = BodyFields([.id("body", "The body that signed it off.")] + decision)
  static let confirmation = BodyFields(
    [.id("body", "The body that decided that it stands.")] + decision + [
      .text("reason", "Why it still stands.", most: 1000),
      .version("count", "How many judgements of impact there were when they were read."),
    ])
  private static let decision: [BodyField] = [
    .id(
      "meeting", "The meeting at which it decided: one of this body that was held.",
      isOptional: true),
    .day("decidedOn", "When it decided: needed when no meeting is named.", isOptional: true),
    .text(
      "minute", "Where the decision stands: needed when no meeting is named.", isOptional: true),
  ]
  static let reopening: BodyFields = [
    .id("signOff", "The sign-off that is taken back."), .text("reason", "Why.", most: 1000),
    .version(),
  ]
  static let rating: BodyFields = [
    .word("rating", "How the chair rates its delivery.", of: DeliveryRating.self),
    .text("reason", "Why.", most: 1000),
    .id("meeting", "The meeting at which the chair said so: one that was held.", isOptional: true),
    .day("saidOn", "When the chair said so: needed when no meeting is named.", isOptional: true),
    .text(
      "paper", "The minute or letter in which the chair said so: needed when no meeting is named.",
      isOptional: true), .keepBecause,
  ]
}

extension DeliveryRulePage {
  static let fields: BodyFields = [
    .text("wordComplete", "What complete and verified is called.", most: 60),
    .text("wordOnTrack", "What on track is called.", most: 60),
    .text("wordAtRisk", "What at risk is called.", most: 60),
    .text("wordOffTrack", "What off track is called.", most: 60),
    .text("wordNotStarted", "What not started is called.", most: 60),
    .text("wordTooEarly", "What an impact is called of which it is too early to say.", most: 60),
    .text("wordNoChange", "What an impact is called of which no change is seen.", most: 60),
    .text("wordSomeChange", "What an impact of some change is called.", most: 60),
    .text("wordSustainedChange", "What an impact of sustained change is called.", most: 60),
    .text("wordWorse", "What an impact is called that is worse.", most: 60),
    .number(
      "lookAheadDays", "Working days before the due date from which milestones count.", in: 0...250),
    .number(
      "milestoneShare", "The share of them that must be done by then, in per cent.", in: 0...100),
    .number(
      "recoveryDays", "Working days by which an action with a recovery plan may be late.",
      in: 0...250),
    .number("overrideDays", "Working days for which a person’s rating holds.", in: 1...250),
    .word("someChangeStrength", "The evidence that some change needs.", of: Evidence.Strength.self),
    .word(
      "sustainedChangeStrength", "The evidence that sustained change needs.",
      of: Evidence.Strength.self),
    .day("validFrom", "From which day on: today or later."),
    .text("source", "Where it was decided.", most: 300), .version(),
  ]
}

extension MilestoneForm {
  static let bodyFields: BodyFields = [
    .text("title", "What will be seen done.", most: 300),
    .day("dueOn", "By when.", isOptional: true),
    .day("doneOn", "When it was done; null while it is not.", isOptional: true), .version(),
  ]
}

extension UpdateRuleForm {
  static let fields: BodyFields = [
    .number("offTrack", "Days from one update to the next, off track; 0 for none.", in: 0...366),
    .number("atRisk", "Days, at risk.", in: 0...366),
    .number("onTrack", "Days, on track.", in: 0...366),
    .number("notStarted", "Days, not started.", in: 0...366),
    .day("validFrom", "From which day on: today or later.", sentAs: "asksFrom"),
    .text("source", "Where it was decided.", most: 300, sentAs: "decidedBy"), .version(),
  ]
}
