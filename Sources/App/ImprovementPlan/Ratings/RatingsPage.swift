import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Both ratings of a plan side by side, rolled up by recommendation, by the body that answers, and
/// by theme. The two never blend: a row has a delivery and an impact, and no total.
struct RatingsPage {
  let overview: PlanOverview
  let themes: Themes
  let asAt: AsAt

  private var ratings: PlanRatings { overview.ratings }
  private var here: Address { .ratings(ofPlan: overview.plan.id) }

  var page: Page {
    Page(
      "Ratings", kicker: overview.plan.title,
      breadcrumbs: [
        Breadcrumb("Plans", overview.address(.plans)),
        Breadcrumb(overview.plan.title, overview.address(.plan(overview.plan.id))),
      ]
    ) {
      AsAtNote(overview: overview, here: here).html
      asAt.form(to: here, title: "As at")
      counts
      if !overview.items.isEmpty {
        dataTable(
          "By recommendation", columns: ["Recommendation", "Delivery", "Impact", "Board"],
          rows: overview.items.map { row($0) })
      }
      OwnHeadingsTable(overview: overview).html
      dataTable(
        "By the body that answers",
        columns: [
          "Body", .number("Actions"), "Delivery, as the worst of them",
          .number("Recommendations"), .number("Of them with change seen"),
        ], rows: bodies)
      muted(PartnerImpact.note(by: ratings.rule))
      if !overview.items.isEmpty {
        dataTable(
          "By theme",
          columns: [
            "Theme", .number("Recommendations"), "Delivery, as the worst of them shows",
            .number("Of them with change seen"),
          ], rows: byTheme)
      }
      ratingNotes(ratings.rule)
      p { link("How delivery and impact are rated, and who decided it", to: .deliveryRule) }
    }
  }

  private var day: String { overview.asAt.map { "on \($0.longForm)" } ?? "today" }

  private var counts: HTML {
    let standing = overview.standing.compactMap { ratings.actions[$0.action.id]?.shown }
    let proven = overview.measures.value(.recommendationsProven)
    return HTML {
      barChart(
        "Delivery of actions",
        summary: "\(Words.count(standing.count, "action")) of this plan, as rated \(day).",
        bars: DeliveryRating.allCases.map { rating in
          Bar(
            ratings.rule.word(for: rating), Double(standing.count { $0 == rating }),
            tone: rating.tone)
        }, columns: ("Delivery", "Actions"))
      barChart(
        "Impact of recommendations",
        summary: "\(Words.count(overview.items.count, "recommendation")), as judged.",
        bars: overview.impactCounts.map { one in
          Bar(
            one.word, Double(one.count),
            tone: one.code.flatMap(ImpactRating.init(rawValue:))?.tone ?? .neutral)
        }, columns: ("Impact", "Recommendations"))
      p(
        "\(proven.numerator) of \(proven.denominator) recommendations are proven: signed off with impact."
      )
    }
  }

  private func row(_ item: PlanItem) -> [HTML] {
    let id = item.outcome.id
    return [
      HTML {
        link(
          "\(item.recommendation.bothReferences) \(item.recommendation.text)",
          to: overview.address(.outcome(id, inPlan: overview.plan.id)))
        if let answer = ratings.answer(ofOutcome: id) { div { answer.html } }
      },
      overview.deliveryCell(item), ratings.impactTag(ofOutcome: id),
      ratings.signedOff(id).map { signedOff in
        HTML {
          HTML("Signed off \(signedOff)")
          if let since = ratings.sinceSignOff(ofOutcome: id) { div(since) }
        }
      }
        ?? span("Open", .class("muted")),
    ]
  }

  private func delivery(_ rating: DeliveryRating?) -> HTML {
    rating.map { ratings.rule.tag($0) } ?? span(DeliveryRule.noAction, .class("muted"))
  }

  /// Each body that leads or owns something, and what no body answers for.
  private var bodies: [[HTML]] {
    let led = Dictionary(grouping: overview.standing) { $0.leadBody?.name ?? "" }
    let answered = Dictionary(
      grouping: overview.standing.flatMap { action in
        action.answeringBodies.map { (name: $0, action: action) }
      }, by: \.name)
    return Set(led.keys).union(answered.keys).sorted().map { name in
      let actions = led[name] ?? []
      let served = Set((answered[name] ?? []).flatMap(\.action.serves))
      let items = overview.items.filter { served.contains($0.recommendation.id) }
      return [
        name.isEmpty ? span("No body yet", .class("muted")) : HTML(name),
        HTML("\(actions.count)"),
        actions.isEmpty
          ? span("Leads none", .class("muted"))
          : delivery(RollUp.worst(of: actions.compactMap { ratings.actions[$0.action.id]?.shown })),
        HTML("\(items.count)"), HTML("\(changeSeen(in: items))"),
      ]
    }
  }

  private func changeSeen(in items: [PlanItem]) -> Int {
    items.count { ratings.impactShown(ofOutcome: $0.outcome.id).isShownBetter }
  }

  private var byTheme: [[HTML]] {
    let groups = Dictionary(grouping: overview.items) { $0.recommendation.theme }
    return groups.sorted { themes.name($0.key) < themes.name($1.key) }.map { theme, items in
      let name = themes.name(theme)
      return [
        name.isEmpty ? span("Not sorted yet", .class("muted")) : HTML(name),
        HTML("\(items.count)"),
        delivery(RollUp.worst(of: items.compactMap { ratings.delivery(ofOutcome: $0.outcome.id) })),
        HTML("\(changeSeen(in: items))"),
      ]
    }
  }

  static func load(_ visit: Visit) async throws -> Page {
    let overview = try await PlanOverview.load(visit)
    let themes = try await visit.store.read {
      try $0.themes(of: visit.authority, asAt: overview.asAt)
    }
    return RatingsPage(overview: overview, themes: themes, asAt: AsAt(visit)).page
  }
}

extension PlanAction {
  /// The names of the bodies that lead or own it; the empty one where there is none.
  fileprivate var answeringBodies: [String] {
    let isOwnedByBody = if case .body = action.owner { true } else { false }
    let names = [leadBody?.name, isOwnedByBody ? owner?.name : nil].compactMap(\.self).uniqued()
    return names.isEmpty ? [""] : names
  }
}
