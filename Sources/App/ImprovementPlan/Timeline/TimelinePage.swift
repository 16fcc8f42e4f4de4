import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A plan along the days, drawn and as a table that says the same.
struct TimelinePage {
  let overview: PlanOverview
  let asAt: AsAt
  let grouping: PlanTimeline.Grouping
  let body: Body?
  let rating: DeliveryRating?
  /// The bodies that answer for an action of the plan.
  let bodies: [Body]
  let timeline: PlanTimeline

  static func answer(_ visit: Visit) async throws -> Answer {
    let page = TimelinePage(try await PlanOverview.load(visit), visit)
    if let format = visit.fileFormat { return try page.file.answer(as: format) }
    return .page(page.page)
  }

  init(_ overview: PlanOverview, _ visit: Visit) {
    self.overview = overview
    asAt = AsAt(visit)
    grouping = visit.query("by").flatMap(PlanTimeline.Grouping.init) ?? .outcome
    let bodies = Dictionary(
      overview.standing.compactMap { $0.leadBody.map { ($0.id, $0) } },
      uniquingKeysWith: { first, _ in first }
    ).values.sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }
    self.bodies = bodies
    body = visit.query("body").flatMap { text in bodies.first { $0.id.text == text } }
    rating = visit.query("rating").flatMap(DeliveryRating.init)
    timeline = PlanTimeline(overview, by: grouping, body: body?.id, rating: rating)
  }

  private var plain: Address { .timeline(ofPlan: overview.plan.id) }

  /// The page with what is chosen on it.
  private var here: Address {
    overview.address(
      plain.with("by", grouping == .outcome ? nil : grouping.rawValue)
        .with("body", body?.id.text).with("rating", rating?.rawValue))
  }

  var page: Page {
    Page(
      "Timeline", kicker: overview.plan.fullTitle,
      breadcrumbs: [
        Breadcrumb("Plans", overview.address(.plans)),
        Breadcrumb(overview.plan.title, overview.address(.plan(overview.plan.id))),
      ]
    ) {
      AsAtNote(overview: overview, here: plain).html
      chooser
      if timeline.bars.isEmpty {
        emptyState("No action of this plan is like that.")
      } else {
        p(.class("gantt-skip")) { a("Go to the table with the same dates", .href("#dates")) }
        drawing
        legend
        table
        downloadLinks(here)
      }
      p { link("Deadlines for your calendar", to: .calendar(ofPlan: overview.plan.id)) }
      ratingNote(overview.ratings.rule)
      muted(DueDateNote.text)
    }
  }

  private var chooser: HTML {
    asAt.form(to: plain, title: "As at") {
      AsAt.choice(
        "by", "Put together by",
        PlanTimeline.Grouping.allCases.map { ($0.rawValue, $0.title) }, chosen: grouping.rawValue)
      AsAt.choice(
        "body", "Answered for by",
        [("", "Everybody")] + bodies.map { ($0.id.text, $0.name) }, chosen: body?.id.text)
      AsAt.choice(
        "rating", "Delivery",
        [("", "All")]
          + DeliveryRating.allCases.map { ($0.rawValue, overview.ratings.rule.word(for: $0)) },
        chosen: rating?.rawValue)
    }
  }

  private var drawing: HTML {
    section(.class("gantt-sheet")) {
      TimelineDrawing(timeline: timeline, today: overview.dates.today) { bar in
        overview.address(.action(bar.action.id))
      }.html
    }
  }

  private var legend: HTML {
    muted(
      "Each bar goes from the day work began, or is to begin, to the day it is due or was done; its word says how delivery is rated. A tick is a due date it had before, with a broken line to the one it has now. A diamond is a milestone, filled when it is done. The upright line is \(overview.dates.today.longForm)."
    )
  }

  private var table: HTML {
    section(.id("dates"), .class("gantt-dates")) {
      dataTable(
        "The dates of the drawing",
        columns: [
          "Action", "Answered for by", "From", "First due", "Due now", "Done", "Milestones",
          "Delivery",
        ], rows: timeline.bars.map { row($0) })
    }
  }

  private func row(_ bar: PlanTimeline.Bar) -> [HTML] {
    [
      HTML {
        link(
          "\(bar.action.reference) \(bar.action.title)",
          to: overview.address(.action(bar.action.id)))
        if !bar.references.isEmpty {
          div("for \(bar.references.joined(separator: ", "))", .class("muted"))
        }
      },
      bar.item.leadBody.map { HTML($0.name) } ?? Written.nobody,
      HTML {
        shortDay(bar.start)
        div(bar.startWords, .class("muted"))
      },
      bar.action.firstDueOn.map { shortDay($0) } ?? Written.noDate,
      HTML {
        if let due = bar.action.dueOn { shortDay(due) } else { Written.noDate }
        if !bar.formerDueDates.isEmpty {
          div(
            "was \(bar.formerDueDates.map(\.shortForm).joined(separator: ", then "))",
            .class("muted"))
        }
        if bar.item.lateness.isLate { div { latenessTag(bar.item.lateness) } }
      },
      bar.action.completedOn.map { shortDay($0) } ?? span("Not yet", .class("muted")),
      milestones(bar),
      overview.ratings.tag(ofAction: bar.action.id),
    ]
  }

  private func milestones(_ bar: PlanTimeline.Bar) -> HTML {
    bar.milestones.isEmpty
      ? span("None", .class("muted"))
      : HTML { for one in bar.milestones { div(Self.words(one)) } }
  }

  private static func words(_ milestone: Milestone) -> String {
    if let done = milestone.doneOn { return "\(milestone.title), done \(done.shortForm)" }
    return milestone.title + (milestone.dueOn.map { ", due \($0.shortForm)" } ?? ", no date")
  }

  private var file: TableFile {
    TableFile(
      "Timeline of \(overview.plan.title)",
      columns: [
        "Group", "Reference", "Action", "Serves", "Answered for by", "From", "From means",
        "First due", "Due dates before", "Due now", "Done", "Milestones", "Delivery", "Standing",
      ],
      rows: timeline.groups.flatMap { group in
        group.bars.map { bar in
          [
            group.title, bar.action.reference, bar.action.title,
            bar.references.joined(separator: ", "), bar.item.leadBody?.name ?? "",
            bar.start.description, bar.startWords, bar.action.firstDueOn?.description ?? "",
            bar.formerDueDates.map(\.description).joined(separator: ", "),
            bar.action.dueOn?.description ?? "", bar.action.completedOn?.description ?? "",
            bar.milestones.map(Self.words).joined(separator: "; "), bar.word,
            bar.item.lateness.phrase,
          ]
        }
      }, asAt: overview.asAt)
  }
}
