import API
import Civil
import Kernel
import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  /// The views of a plan: what has changed, and the plan along the days.
  func addViews(to api: inout Operations) {
    let (group, registers) = ("Plans", registers)
    api.one(
      "plans/:plan/changes", in: group, "Read what has changed in a plan since a day",
      about: "In words, each with who and when: four weeks unless another day is named.",
      for: .readPlan,
      query: [
        .asAt,
        .day(
          "since", "What was stored at the end of this day is what everything is compared with."),
      ], Self.changes
    ) { visit in
      let last = try visit.pastDay ?? visit.today
      if let since = visit.query("since").flatMap({ CivilDate($0) }), since > last {
        throw APIProblem(
          .unreadable, "\(since.longForm) is later than the day that is asked about.")
      }
      return try await ChangesPage.load(visit, with: registers)
    }
    api.one(
      "plans/:plan/timeline", in: group, "Read the actions of a plan along the days",
      about: "What the drawing shows: bars, the due dates they had before, milestones.",
      for: .readPlan,
      query: [
        .asAt, .word("by", "How bars are put together.", ["outcome", "partner"]),
        .id("body", "Only what one body answers for."),
        .word("rating", "Only what is rated so.", DeliveryRating.allCases.map(\.rawValue)),
      ], Self.timeline
    ) { visit in
      _ = try visit.pastDay
      let page = TimelinePage(try await PlanOverview.load(visit), visit)
      if visit.query("body") != nil, page.body == nil {
        throw Refusal.notFound("No such body answers for an action of this plan.")
      }
      return page
    }
  }

  private static let changes = Shape<ChangesPage>(
    "PlanChanges", "What has changed in a plan, told from the record of changes.",
    [
      .id("plan", "The plan.") { $0.overview.plan.id },
      .day("since", "Compared with the end of this day.") { $0.since.day },
      .day("through", "Up to this day.") { $0.overview.dates.today },
      .flag("wasThere", "Whether the plan had been made on the first day.") { $0.wasThere },
      .many(
        "changes",
        "In the order in which they were written down: ratings, the plan itself, consultations, published editions, which actions wait for which.",
        change
      ) { $0.changes },
    ])

  private static let change = Shape<PlanChange>(
    "PlanChange", "One thing that changed.",
    [
      .word("topic", "What kind of thing.") { $0.topic },
      .day("on", "When it was written down.") { $0.on },
      .text("words", "What changed, and why where a reason was given.") { $0.words },
      .text("subject", "Of those words the ones that name what has changed.") { $0.subject },
      .text("by", "Who did it; empty for what came with the calendar.") { $0.by },
      .text("page", "The page of what has changed.") { $0.address.description },
    ])

  private static let timeline = Shape<TimelinePage>(
    "Timeline", "The actions of a plan along the days.",
    [
      .id("plan", "The plan.") { $0.overview.plan.id },
      .day("on", "The day that it is of.") { $0.overview.dates.today },
      .many("groups", "The bars, put together.", group) { $0.timeline.groups },
    ])

  private static let group = Shape<PlanTimeline.Group>(
    "TimelineGroup", "Bars that stand together.",
    [
      .text("title", "The outcome, the council’s own heading, or the body.") { $0.title },
      .text(
        "standing",
        "Both ratings of the recommendation, in words, or the delivery under a heading of the council’s own; empty for a body."
      ) {
        $0.standing
      },
      .flag("isGap", "Whether it is a recommendation that no action serves.") { $0.gap != nil },
      .many("bars", "By the day on which they end.", bar) { $0.bars },
    ])

  private static let bar = Shape<PlanTimeline.Bar>(
    "TimelineBar", "One action along the days.",
    [
      .id("action", "The action.") { $0.action.id },
      .text("reference", "What people call it.") { $0.action.reference },
      .text("title", "What it is.") { $0.action.title },
      .texts("serves", "The recommendations that it serves.") { $0.references },
      .text(
        "sameAs",
        "The recommendation under which the same action is drawn before; null where it is drawn first."
      ) { $0.sameAs },
      .id("leadBody", "The body that answers for it.") { $0.item.leadBody?.id },
      .day("from", "The first day of the bar.") { $0.start },
      .text("fromMeans", "What that day is: when work began, is to begin, or the day of the plan.")
      {
        $0.startWords
      },
      .day("to", "Its last day: when it was done, else when it is due; null without either.") {
        $0.end
      },
      .day("firstDueOn", "The first due date, which no move changes.") { $0.action.firstDueOn },
      .day("dueOn", "When it is due now.") { $0.action.dueOn },
      .day("expectedOn", "By when its owner expects it; null where nobody has said.") {
        $0.expectedOn
      },
      .texts("formerDueDates", "The days on which it was due before.") {
        $0.formerDueDates.map(\.description)
      },
      .day("completedOn", "When it was complete.") { $0.action.completedOn },
      .many("milestones", "What will be seen done on the way.", ActionShapes.milestone) {
        $0.milestones
      },
      .word("delivery", "Whether the work is done, as it is rated.") { $0.rating },
      .text("deliveryWord", "What the council calls that.") { $0.word },
      .flag(
        "awaitsVerification",
        "Whether its work is said to be complete and nobody else has verified it yet."
      ) { $0.awaitsVerification },
      .text("lateness", "How it stands to its due date, in words.") { $0.item.lateness.phrase },
    ])
}
