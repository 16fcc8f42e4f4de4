import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The figures of one plan: what its measures say, how they have moved, when it may be complete,
/// and the risks to its resources beside them (S73).
struct FiguresPage {
  let overview: PlanOverview
  let measures: PlanMeasures
  let rule: FigureRule
  let trend: MeasureTrend
  /// Those that were asked for; all when none was.
  let chosen: [Measure]
  let risks: HTML
  let asAt: AsAt
  let user: User

  private var plan: Plan { overview.plan }
  private var here: Address { .figures(ofPlan: plan.id) }

  var page: Page {
    Page(
      "Figures", kicker: plan.fullTitle,
      breadcrumbs: [
        Breadcrumb("Plans", overview.address(.plans)),
        Breadcrumb(plan.title, overview.address(.plan(plan.id))),
      ]
    ) {
      AsAtNote(overview: overview, here: here).html
      lead(
        "What the plan’s measures say, each with its definition, and the records behind it. None of them says whether children are better off: only impact does."
      )
      keyFigures(chosen.map { figure($0) })
      asAt.form(to: here, title: "As at", fields: { choices })
      sideBySide {
        for measure in chosen { trend(measure) }
      } beside: {
        outlook
        risks
      }
      part("What is counted", id: "definitions") {
        definitions(Measure.allCases.map { ("\($0.code) \($0.title)", HTML($0.definition)) })
        muted(
          "Each figure is of the day that it names, as it was stored at the end of that day. What is due on the last day of a month is late on the next working day, and counts from then on. Ratings are by the rule of that day."
        )
        muted(rule.sentence)
        p { link("The council’s rule for figures", to: .figureRule) }
      }
    }
  }

  private func figure(_ measure: Measure) -> KeyFigure {
    let value = measures.value(measure)
    return KeyFigure(
      value.percent.map { "\($0) %" } ?? "n/a",
      "\(measure.title) (\(measure.code)): \(counts(value))",
      to: overview.address(.figure(measure.code, ofPlan: plan.id)))
  }

  private func counts(_ value: MeasureValue) -> String {
    value.denominator == 0
      ? "there is nothing to count yet"
      : "\(value.numerator) of \(value.denominator)\(value.withdrawnWords.map { ", \($0)" } ?? "")"
  }

  @HTMLBuilder private var choices: HTML {
    fieldset(.class("filter")) {
      legend("Measures")
      for measure in Measure.allCases {
        label(.class("choice")) {
          input(
            .type(.checkbox), .name("measure"), .value(measure.code),
            .checked(chosen.contains(measure)))
          HTML(" \(measure.title)")
        }
      }
    }
  }

  private func trend(_ measure: Measure) -> HTML {
    let isTimed = measure == .actionsOnTime
    return HTML {
      TrendChart(
        title: "\(measure.code) \(measure.title)", summary: summary(measure),
        columns: isTimed
          ? ["Since the plan began", "Due in the month alone, judged on the working day after it"]
          : ["Figure"],
        points: trend.points.map { point in
          let value = point.values[measure]
          return TrendChart.Point(
            label: point.day.shortForm, percent: value?.percent,
            cells: [value?.text ?? "n/a"] + (isTimed ? [point.dueInMonth.text] : []))
        }, target: rule.targets[measure]
      ).html
      p {
        link(
          "The records behind \(measure.code)",
          to: overview.address(.figure(measure.code, ofPlan: plan.id)))
      }
    }
  }

  private func summary(_ measure: Measure) -> String {
    let now = measures.value(measure)
    let target =
      rule.targets[measure].map { "The target is \($0) %." } ?? "The council has set no target."
    let earlier = trend.points.dropLast().last
    let before =
      earlier.flatMap { point in
        point.values[measure].map { "; \($0.text) on \(point.day.longForm)" }
      } ?? ""
    return "\(now.text) on \(overview.dates.today.longForm)\(before). \(target)"
  }

  private var outlook: HTML {
    part("When it may be complete", id: "forecast") {
      ForecastView(
        forecast: overview.forecast(rule),
        ofWhole: true
      ).html
      p {
        link("Slippage in working days", to: overview.address(.slippage(ofPlan: plan.id)))
        HTML(" · ")
        link(
          "What was written and disagrees",
          to: overview.address(.narrative(ofPlan: plan.id)))
      }
    }
  }

  static func load(_ visit: Visit, with links: FigureLinks) async throws -> Page {
    let world = visit.world
    let id: Plan.ID = try visit.id("plan")
    let asAt = AsAt(visit)
    let day = asAt.pastDay
    let asked = Measure.allCases.filter { measure in
      visit.address.query.contains { $0.name == "measure" && $0.value == measure.code }
    }
    let past = visit.asAsked(links.tables)
    return try await past.store.read { db in
      let overview = try PlanOverview(id, in: world, for: visit.user, asAt: day, db)
      return FiguresPage(
        overview: overview, measures: overview.measures,
        rule: try db.figureRule(on: overview.dates.today, of: visit.authority),
        trend: MeasureTrend(
          try PlanPast(overview.plan, overview.dates, asAt: day, db), through: overview.dates.today),
        chosen: asked.isEmpty ? Measure.allCases : asked,
        risks: try links.risks(db, past, overview.plan), asAt: asAt,
        user: visit.user
      ).page
    }
  }
}
