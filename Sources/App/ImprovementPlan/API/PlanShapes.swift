import API
import Civil
import Inspections
import Kernel
import Storage

/// What plans and what stands in them look like to a program.
enum PlanShapes {
  /// The plan's own members, which stand in the list and in the whole.
  static func properties<Value>(
    _ plan: @escaping @Sendable (Value) -> Plan
  ) -> [Property<Value>] {
    [
      .id("id", "The plan.") { plan($0).id },
      .number("version", "Counts the changes to the plan’s own words.") { plan($0).version },
      .text("title", "What it is called.") { plan($0).title },
      .text("versionLabel", "Which edition it is, as the council calls it.") {
        plan($0).versionLabel
      },
      .day("datedOn", "The day it bears.") { plan($0).datedOn },
      .id("owningBody", "The body that answers for it.") { plan($0).owningBody },
      .text("ambition", "What it is to achieve.") { plan($0).ambition },
      .word("state", "Draft, agreed, or closed.") { plan($0).state },
    ]
  }

  static let summary = Shape<PlanSummary>(
    "PlanSummary", "A plan in the list of plans.",
    properties { $0.plan } + [
      .number("recommendations", "How many recommendations it answers.") { $0.recommendations },
      .number("covered", "How many of them have an action.") { $0.covered },
      .number("actions", "How many actions stand in it.") { $0.actions },
      .number("complete", "How many of them are complete.") { $0.complete },
      .number("late", "How many of them are late.") { $0.late },
    ])

  static let gap = Shape<Coverage.Gap>(
    "CoverageGap", "A recommendation that no action serves.",
    [
      .id("recommendation", "The recommendation.") { $0.recommendation },
      .text("reference", "What the report calls it.") { $0.reference },
    ])

  static let coverage = Shape<Coverage>(
    "Coverage", "Whether every recommendation of a plan has an action.",
    [
      .number("total", "How many recommendations there are.") { $0.total },
      .number("covered", "How many of them have an action.") { $0.covered },
      .text("sentence", "The same in words.") { $0.sentence },
      .many("gaps", "Those that have none.", gap) { $0.gaps },
    ])

  static let count = Shape<PlanDigest.Count>(
    "RatingCount", "How many bear a rating.",
    [
      .text("code", "The rating; null for what is not judged.") { $0.code },
      .text("word", "What the council calls it.") { $0.word },
      .number("count", "How many.") { $0.count },
    ])

  static let source = Shape<PlanSource>(
    "PlanSource", "An inspection that the plan follows.",
    [
      .id("id", "Names the link, for the duties.") { $0.link.id },
      .id("inspection", "The inspection.") { $0.inspection.id },
      .text("title", "What it is called.") { $0.inspection.title },
      .many("duties", "What is to be done by law after it.", clock) { $0.clocks },
    ])

  private static let clock = Shape<DutyClock>(
    "DutyClock", "A duty with a time limit.",
    [
      .text("duty", "Names the duty.") { $0.rule.key.rawValue },
      .day("receivedOn", "When the report came, which starts the clock.") { $0.receivedOn },
      .day("dueOn", "The last day.") { $0.due?.date },
      .day("doneOn", "When it was done.") { $0.doneOn },
      .text("standing", "How it stands, in words.") { $0.phrase },
    ])

  /// A recommendation within a plan, with the overview that it stands in.
  static let item = Shape<PlannedOutcome>(
    "Outcome",
    "A recommendation within a plan: what is to be different for children, and how it stands.",
    outcomeProperties)

  private static let heading = Shape<OwnHeading>(
    "OwnHeading", "Actions under one heading of the council’s own.",
    [
      .text("heading", "As the council’s plan had it; empty where they stand under none.") {
        $0.text
      },
      .word("delivery", "Whether the work is done: the worst of its actions.") { $0.delivery },
      .text("deliveryWord", "What the council calls that.") { $0.deliveryWord },
      .ids("actions", "The actions that stand under it.") { $0.actions.map(\.action.id) },
    ])

  static let plan = Shape<PlanOverview>(
    "Plan", "A plan as a whole.",
    properties { $0.plan } + [
      .day("asAt", "The past day that was asked about; null for today.") { $0.asAt },
      .day("closedOn", "When it was closed; null while it is open.") { $0.closing?.on },
      .text(
        "leftOpen",
        "Why it was closed although something in it was open; null while it is open, and where no reason was asked for."
      ) {
        $0.closing.flatMap { $0.because.isEmpty ? nil : $0.because }
      },
      .text("owningBodyName", "What that body is called.") { $0.owningBody?.name },
      .many("sources", "The inspections it follows.", source) { $0.sources },
      .one("coverage", "Whether every recommendation has an action.", coverage) { $0.coverage },
      .text("deliveryRule", "How delivery is rated, as printed under every table.") {
        $0.ratings.rule.sentence
      },
      .many("delivery", "Whether the work is done: how many actions bear each rating.", count) {
        $0.deliveryCounts
      },
      .text("impactRule", "How impact is judged.") { $0.ratings.rule.impactSentence },
      .many(
        "impact", "Whether it helped children: how many recommendations bear each rating.", count
      ) { $0.impactCounts },
      .many("outcomes", "The recommendations that it answers.", item) { overview in
        overview.items.map { PlannedOutcome(overview: overview, item: $0) }
      },
      .many(
        "ownHeadings",
        "The council’s own headings over actions that serve no recommendation, as a plan that was brought in has them; they do not count towards the coverage.",
        heading
      ) { $0.ownHeadings },
      .many("actions", "Its actions, withdrawn ones too.", ActionShapes.inPlan) { overview in
        overview.actions.map { PlannedAction(overview: overview, item: $0) }
      },
    ])
}

/// A recommendation in a plan, with what is known around it.
struct PlannedOutcome: Sendable {
  let overview: PlanOverview
  let item: PlanItem

  var ratings: PlanRatings { overview.ratings }

  var id: PlanOutcome.ID { item.outcome.id }
}

/// An action in a plan, with what is known around it.
struct PlannedAction: Sendable {
  let overview: PlanOverview
  let item: PlanAction

  /// Nil once it is withdrawn.
  var rating: Rating? {
    item.action.isWithdrawn ? nil : overview.ratings.actions[item.action.id]
  }
}
