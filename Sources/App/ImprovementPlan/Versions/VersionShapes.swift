import API
import Kernel
import Storage

/// What the versions of a plan look like to a program.
enum VersionShapes {
  static let version = Shape<PlanVersion>(
    "PlanVersion", "A plan as a body approved it.", properties { $0 })

  private static func properties<Value>(
    _ version: @escaping @Sendable (Value) -> PlanVersion
  ) -> [Property<Value>] {
    [
      .id("id", "The version.") { version($0).id },
      .number("number", "1, 2, 3 …") { version($0).number },
      .text("label", "What it is called.") { version($0).label },
      .text("owningBody", "Whose plan it was; empty for nobody’s.") { version($0).owningBody },
      .id("approvedBy", "The body that approved it.") { version($0).approvedBy },
      .day("approvedOn", "When that was.") { version($0).approvedOn },
      .text("paper", "Where it stands.") { version($0).paper },
      .text("meeting", "The meeting, where it is kept here.") { version($0).meeting },
      .text("sha256", "Of the frozen plan.") { version($0).sha256 },
      .moment("takenAt", "When it was frozen.") { version($0).takenAt },
      .text("takenBy", "By whom.") { version($0).takenBy },
    ]
  }

  static let file = Shape<VersionFile>(
    "PlanVersionInFull", "An approved version of a plan as it was.",
    properties { $0.version } + [
      .text(
        "sinceApproval",
        "What became of the plan between its approval and the moment at which it was frozen; null where that was one day."
      ) { $0.sinceApproval.sentence },
      .text("title", "What the plan was called.") { $0.digest.title },
      .text("ambition", "What it was to achieve.") { $0.digest.ambition },
      .texts(
        "inspections",
        "The inspections that it answered; none in a version from before they were kept."
      ) { $0.digest.inspections ?? [] },
      .many("recommendations", "Its recommendations.", recommendation) {
        $0.digest.recommendations
      },
      .many("actions", "Its actions that stood.", action) { $0.digest.actions },
      .many("changes", "What had changed since the version before.", change) { $0.changes },
    ])

  private static let recommendation = Shape<PlanDigest.RecommendationLine>(
    "FrozenRecommendation", "A recommendation as a version has it.",
    [
      .text("reference", "What the report calls it.") { $0.reference },
      .text("text", "The inspectors’ words.") { $0.text },
      .text("delivery", "How its delivery was rated; null without an action.") { $0.deliveryWord },
      .text("impact", "How its impact was judged; null for not at all.") { $0.impactWord },
      .text("answer", "What the council had answered, with its reason; null before it had.") {
        $0.answer
      },
      .text("signedOff", "By whom and when it was signed off; null while open.") { $0.signedOff },
    ])

  private static let action = Shape<PlanDigest.ActionLine>(
    "FrozenAction", "An action as a version has it.",
    [
      .text("action", "Names the action.") { $0.id },
      .text("reference", "What people call it.") { $0.reference },
      .text("title", "What it is.") { $0.title }, .text("owner", "Whose it was.") { $0.owner },
      .text("delivery", "How it was rated.") { $0.word },
      .day("firstDueOn", "When it was due first.") { $0.firstDueOn },
      .day("dueOn", "When it was due.") { $0.dueOn },
    ])

  private static let change = Shape<PlanChange>(
    "VersionChange", "Something that had changed since the version before.",
    [
      .text("topic", "What kind of change.") { $0.topic.rawValue },
      .day("on", "When.") { $0.on }, .text("words", "What.") { $0.words },
      .text("by", "Who; empty for what the rule did.") { $0.by },
    ])
}
