import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The whole plan on one printed page: each outcome with both ratings, what comes next, and what
/// needs attention.
struct OnePage {
  let overview: PlanOverview
  let figures: FigureRule
  let asAt: AsAt
  /// The paper it is laid out for.
  let paper: Paper

  static func load(_ visit: Visit) async throws -> Page {
    let (id, world, asAt): (Plan.ID, World, AsAt) = (try visit.id("plan"), visit.world, AsAt(visit))
    return try await visit.store.read { db in
      let overview = try PlanOverview(id, in: world, for: visit.user, asAt: asAt.pastDay, db)
      return OnePage(
        overview: overview,
        figures: try db.figureRule(on: overview.dates.today, of: visit.authority), asAt: asAt,
        paper: Paper(visit)
      ).page
    }
  }

  private var plan: Plan { overview.plan }
  private var ratings: PlanRatings { overview.ratings }
  private var here: Address { overview.address(.onePage(ofPlan: plan.id)) }

  var page: Page {
    Page(
      plan.title, kicker: "Plan on a page, as at \(overview.dates.today.longForm)",
      breadcrumbs: [
        Breadcrumb("Plans", overview.address(.plans)),
        Breadcrumb(plan.title, overview.address(.plan(plan.id))),
      ]
    ) {
      AsAtNote(overview: overview, here: .onePage(ofPlan: plan.id)).html
      div(.class("one-page one-page-" + paper.rawValue)) {
        if !plan.ambition.isEmpty { p(plan.ambition, .class("one-page-ambition")) }
        p(standing, .class("one-page-standing"))
        outcomes
        exceptions
        p(overview.ratings.rule.sentence, .class("one-page-note"))
      }
      chooser
    }
  }

  private var chooser: HTML {
    HTML {
      paper.chooser(here)
      asAt.form(to: .onePage(ofPlan: plan.id), title: "As at", keeping: [("paper", paper.rawValue)])
    }
  }

  private var standing: String {
    let standing = overview.standing
    let counts = DeliveryRating.allCases.compactMap { rating -> String? in
      let count = standing.count { ratings.actions[$0.action.id]?.shown == rating }
      return count == 0 ? nil : "\(count) \(ratings.rule.word(for: rating))"
    }
    let signedOff = overview.items.count { ratings.signOff(ofOutcome: $0.outcome.id) != nil }
    let answered = overview.owningBody.map { "Answered for by \($0.name). " } ?? ""
    return answered
      + "\(standing.count) \(standing.count == 1 ? "action" : "actions")"
      + (counts.isEmpty ? "" : ": " + counts.joined(separator: ", "))
      + (overview.items.isEmpty
        ? "." : ". \(signedOff) of \(overview.items.count) recommendations signed off.")
  }

  private var outcomes: HTML {
    dataTable(
      "Outcomes", isCaptionHidden: true,
      columns: ["Outcome", "Delivery", "Impact", "Next"],
      rows: overview.items.map { item in
        let id = item.outcome.id
        return [
          HTML {
            link(
              item.recommendation.bothReferences,
              to: overview.address(.outcome(id, inPlan: plan.id)))
            HTML(" " + Self.short(Self.words(item), 170))
            if let answer = ratings.answer(ofOutcome: id) { div { answer.html } }
          },
          HTML {
            ratings.deliveryTag(ofOutcome: id) ?? tag(DeliveryRule.noAction, .caution)
            overview.withdrawnNote(item)
          },
          HTML {
            ratings.impactJudged(ofOutcome: id) == nil
              ? span(DeliveryRule.notJudged, .class("muted")) : ratings.impactTag(ofOutcome: id)
            if ratings.signOff(ofOutcome: id) != nil {
              HTML(" ")
              tag(
                ratings.signatory(ofOutcome: id).map { "Signed off by \($0)" } ?? "Signed off",
                .info)
            }
            if ratings.isSignOffInDoubt(id) {
              HTML(" ")
              tag("Sign-off in doubt", .urgent)
            }
          },
          next(in: item.actions, of: item),
        ]
      } + ownHeadings)
  }

  /// What serves no recommendation of an inspection, by the council's own headings.
  private var ownHeadings: [[HTML]] {
    overview.ownHeadings.map { heading in
      [
        HTML(Self.short(heading.title, 170)),
        HTML {
          if let delivery = heading.delivery { ratings.rule.tag(delivery) }
          HTML(" " + Words.count(heading.actions.count, "action"))
        },
        span("Judged for recommendations", .class("muted")),
        next(in: heading.actions),
      ]
    }
  }

  private static func words(_ item: PlanItem) -> String {
    item.outcome.text.isEmpty ? item.recommendation.text : item.outcome.text
  }

  /// The next day on which something of it is due, and what; what is late comes first. Where no
  /// action has a date, it is the recommendation's own that counts.
  private func next(in actions: [PlanAction], of item: PlanItem? = nil) -> HTML {
    let open = actions.filter { $0.action.completedOn == nil }
    let steps: [(day: CivilDate, words: String, expected: CivilDate?)] = open.flatMap { one in
      let own =
        one.action.dueOn.map {
          [($0, "\(one.action.reference) \(one.action.title)", one.expectation?.expectedOn)]
        } ?? []
      let milestones = (ratings.milestones[one.action.id] ?? []).compactMap { step in
        step.doneOn == nil
          ? step.dueOn.map { ($0, "\(one.action.reference): \(step.title)", CivilDate?.none) } : nil
      }
      return own + milestones
    }
    if let first = steps.min(by: { ($0.day, $0.words) < ($1.day, $1.words) }) {
      return div {
        due(first.day)
        HTML(" \(Self.short(first.words, 70))")
        expectedNote(first.expected)
      }
    }
    if open.isEmpty, !actions.isEmpty {
      return span("All actions are complete", .class("muted"))
    }
    if let item, let day = item.dueOn, ratings.signOff(ofOutcome: item.outcome.id) == nil {
      return div {
        due(day)
        HTML(" \(item.recommendation.reference) itself")
      }
    }
    return Written.noDate
  }

  /// A day, and whether that is late.
  @HTMLBuilder private func due(_ day: CivilDate) -> HTML {
    shortDay(day)
    // A date that fell on a Friday is due now over the weekend, and late on Monday.
    if day < overview.dates.today {
      let standing = Lateness(
        due: day, done: nil, on: overview.dates.today, calendar: overview.dates.calendar)
      HTML(" (\(standing.isLate ? "late" : standing.phrase))")
    }
  }

  @HTMLBuilder private var exceptions: HTML {
    let digest = PlanDigest(overview, figures: figures)
    let (found, dropped) = (digest.exceptions, digest.withdrawnLate ?? [])
    let expected = digest.expectedLate
    h2(
      (found.isEmpty ? "No exceptions" : "Exceptions (\(found.count))")
        + (WithdrawnLine.lateNote(dropped.count).map { "; " + $0 } ?? ""))
    few(found) { one in
      strong("\(one.reference) \(one.title). ")
      HTML("\(one.word). \(one.because)")
      if let expected = one.expectedOn { HTML(" Expected by \(expected.shortForm).") }
      if let recovery = one.recovery {
        HTML(
          " Why late: \(recovery.whyLate) Now: \(recovery.whatNow) By \(recovery.byWhen.shortForm)."
        )
      }
    }
    if !expected.isEmpty {
      p(PlanDigest.ActionLine.expectedLate)
      few(expected) { one in
        strong("\(one.reference) \(one.title). ")
        HTML(one.expectation)
      }
    }
    few(dropped) { one in
      WithdrawnLine(one, to: Action.ID(one.id).map { overview.address(.action($0)) }).html
    }
  }

  /// As many as the paper has room for.
  @HTMLBuilder private func few<One>(
    _ all: [One], @HTMLBuilder _ line: (One) -> HTML
  ) -> HTML {
    let most = paper == .a4 ? 6 : 12
    if !all.isEmpty {
      ul(.class("one-page-exceptions")) { for one in all.prefix(most) { li { line(one) } } }
      if all.count > most { muted("And \(all.count - most) more, in the list of actions.") }
    }
  }

  private static func short(_ text: String, _ limit: Int) -> String {
    text.count > limit ? text.prefix(limit - 1) + "…" : text
  }
}
