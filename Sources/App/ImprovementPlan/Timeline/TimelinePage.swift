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
  let paper: Paper
  /// What the address asks for that is none of the answers, by the name of the question.
  let unknown: [String]
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
    paper = Paper(visit)
    unknown = [
      visit.query("by") != nil && visit.query("by").flatMap(PlanTimeline.Grouping.init) == nil
        ? Self.togetherBy : nil,
      visit.query("body") != nil && body == nil ? Self.answeredBy : nil,
      visit.query("rating") != nil && rating == nil ? Self.delivery : nil,
    ].compactMap(\.self)
    timeline = PlanTimeline(overview, by: grouping, body: body?.id, rating: rating)
  }

  private static let togetherBy = "Put together by"
  private static let answeredBy = "Answered for by"
  private static let delivery = "Delivery"

  private var plain: Address { .timeline(ofPlan: overview.plan.id) }

  /// The page with what is chosen on it.
  private var here: Address {
    overview.address(
      plain.with("by", grouping == .outcome ? nil : grouping.rawValue)
        .with("body", body?.id.text).with("rating", rating?.rawValue)
        .with("paper", paper.query))
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
      narrowing
      if timeline.groups.isEmpty {
        emptyState("No action of this plan is like that.")
      } else {
        p(.class("gantt-skip")) { a("Go to the table with the same dates", .href("#dates")) }
        drawing
        legend
        table
        downloadLinks(here)
        paper.chooser(here)
      }
      if overview.asAt == nil {
        p { link("Deadlines for your calendar", to: .calendar(ofPlan: overview.plan.id)) }
      }
      ratingNotes(overview.ratings.rule)
      muted(DueDateNote.text)
    }
  }

  private var chooser: HTML {
    asAt.form(to: plain, title: "As at", keeping: [("paper", paper.query)]) {
      AsAt.choice(
        "by", Self.togetherBy,
        PlanTimeline.Grouping.allCases.map { ($0.rawValue, $0.title) }, chosen: grouping.rawValue)
      AsAt.choice(
        "body", Self.answeredBy,
        [("", "Everybody")] + bodies.map { ($0.id.text, $0.name) }, chosen: body?.id.text)
      AsAt.choice(
        "rating", Self.delivery,
        [("", "All")]
          + DeliveryRating.allCases.map { ($0.rawValue, overview.ratings.rule.word(for: $0)) },
        chosen: rating?.rawValue)
    }
  }

  /// What is drawn of the plan, where that is not all of it, on the screen and on paper.
  @HTMLBuilder private var narrowing: HTML {
    if !unknown.isEmpty {
      insetText(
        "What the address says under \(unknown.map { "“\($0)”" }.joined(separator: ", ")) is none of the answers there: the timeline is not narrowed down by it."
      )
    }
    let chosen = [
      body.map { "\(Self.answeredBy): \($0.name)" },
      rating.map { "\(Self.delivery): \(overview.ratings.rule.word(for: $0))" },
    ].compactMap(\.self)
    if !chosen.isEmpty {
      p(.class("narrowed")) {
        strong("Narrowed down to \(chosen.joined(separator: "; ")). ")
        link("Show all actions", to: overview.address(plain))
      }
    }
  }

  private var drawing: HTML {
    section(.class("gantt-sheet gantt-" + paper.rawValue)) {
      TimelineDrawing(
        timeline: timeline, today: overview.dates.today, paper: paper,
        address: { overview.address(.action($0.action.id)) },
        gapAddress: {
          overview.address(.outcome($0.item.outcome.id, inPlan: overview.plan.id))
        }
      ).html
    }
  }

  private var legend: HTML {
    muted(
      "Each bar goes from the day work began, or is to begin, to the day it is due or was done; its word says how delivery is rated. It is filled once somebody else has verified that the work is complete, and hatched while that is only said. An action that serves several recommendations is drawn under each, and is the same one; an empty frame is a recommendation that no action serves. A tick is a due date it had before, with a broken line to the one it has now. A circle is the day by which its owner expects it. A diamond is a milestone, filled when it is done. The upright line is \(overview.dates.today.longForm)."
    )
  }

  private var table: HTML {
    section(.id("dates"), .class("gantt-dates")) {
      h2("The dates of the drawing")
      for group in timeline.groups { table(group) }
    }
  }

  private func table(_ group: PlanTimeline.Group) -> HTML {
    dataTable(
      group.heading,
      columns: [
        "Action", "Answered for by", "From", "First due", "Due now", "Done", "Milestones",
        "Delivery",
      ], rows: group.gap.map { [row($0)] } ?? group.bars.map { row($0) })
  }

  private func row(_ gap: PlanTimeline.Gap) -> [HTML] {
    [
      link(
        PlanTimeline.Gap.words,
        to: overview.address(.outcome(gap.item.outcome.id, inPlan: overview.plan.id))),
      Written.nobody, shortDay(gap.from), gap.firstDue.map { shortDay($0) } ?? Written.noDate,
      gap.to.map { shortDay($0) } ?? Written.noDate, span("Not yet", .class("muted")),
      span("None", .class("muted")), tag("Gap", .caution),
    ]
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
        if bar.sameAs != nil { div(bar.sameWords, .class("muted")) }
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
        if let due = bar.action.dueOn, bar.action.completedOn == nil,
          let actBy = overview.dates.actBy(due)
        {
          div("act by \(actBy.shortForm)", .class("muted"))
        }
        if bar.item.lateness.isLate { div { latenessTag(bar.item.lateness) } }
        expectedNote(bar.expectedOn)
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
        "Group", "Group’s ratings", "Reference", "Action", "Serves", "Same as under",
        "Answered for by", "From", "From means", "First due", "Due dates before", "Due now",
        "Expected by", "Done", "Milestones", "Delivery", "Standing",
      ],
      rows: timeline.groups.flatMap { group in
        group.gap.map { [Self.cells($0, in: group)] }
          ?? group.bars.map { Self.cells($0, in: group) }
      }, asAt: overview.asAt)
  }

  private static func cells(
    _ bar: PlanTimeline.Bar, in group: PlanTimeline.Group
  ) -> [String] {
    [
      group.title, group.standing, bar.action.reference, bar.action.title,
      bar.references.joined(separator: ", "), bar.sameAs ?? "", bar.item.leadBody?.name ?? "",
      bar.start.description, bar.startWords, bar.action.firstDueOn?.description ?? "",
      bar.formerDueDates.map(\.description).joined(separator: ", "),
      bar.action.dueOn?.description ?? "", bar.expectedOn?.description ?? "",
      bar.action.completedOn?.description ?? "",
      bar.milestones.map(words).joined(separator: "; "), bar.words, bar.item.lateness.phrase,
    ]
  }

  private static func cells(
    _ gap: PlanTimeline.Gap, in group: PlanTimeline.Group
  ) -> [String] {
    [
      group.title, group.standing, "", PlanTimeline.Gap.words, "", "", "", gap.from.description,
      "the day of the plan", gap.firstDue?.description ?? "", "", gap.to?.description ?? "", "",
      "", "", "Gap", "",
    ]
  }
}
