import API
import Civil
import Kernel
import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  /// The figures of plans: measures, slippage, forecast, and the rule for them.
  func addFigures(to api: inout Operations) {
    let group = "Figures"
    api.one(
      "plans/:plan/figures", in: group, "Read the figures of a plan",
      about:
        "M64, M65 and M66 with their definitions and how they have moved, and when the plan may be complete.",
      for: .readPlan, query: [.asAt], FigureShapes.figures
    ) {
      _ = try $0.pastDay
      return try await PlanFigures.load($0)
    }
    api.one(
      "plans/:plan/figures/:figure", in: group, "Read the records behind a figure",
      about:
        "Of a measure, “M64”, or of a count: “action-offTrack”, “recommendation-covered-rest”.",
      for: .readPlan, query: [.asAt], FigureShapes.figure
    ) {
      _ = try $0.pastDay
      return try await FigurePage.load($0)
    }
    addSlippage(to: &api)
    api.one(
      "figure-rule", in: group, "Read the council’s rule for figures",
      about: "From how many actions a forecast is made, and what the measures are to reach.",
      for: .readPlan, query: [.asAt], RuleShapes.figures
    ) { try await .asked($0) }
    api.form(
      .put, "figure-rule", in: group, "Set the council’s rule for figures", page: "figure-rule",
      FigureRulePage.fields)
  }

  private func addSlippage(to api: inout Operations) {
    let group = "Figures"
    let order: [QueryField] = [
      .asAt, .word("sort", "What the list is sorted by.", ["slippage", "name"]),
      .word("order", "Upwards, or downwards.", ["up", "down"]),
    ]
    let after = QueryField.text(
      "after", "The `id` of the last line of the page before: see `next`.")
    api.list(
      "plans/:plan/slippage", in: group, "List by how many working days a plan has slipped",
      about: "From the first due date, which is for ever. By action, or by the body that answers.",
      for: .readPlan,
      query: [.word("by", "What each line is about.", ["action", "body"])] + order, after: after,
      FigureShapes.slippage, read: Self.slippage)
    api.list(
      "slippage", in: group, "List by how many working days all plans have slipped",
      for: .readPlan, query: [.word("by", "What each line is about.", ["plan", "body"])] + order,
      after: after, FigureShapes.slippage, read: Self.slippage)
  }

  @Sendable private static func slippage(_ visit: Visit) async throws -> APIList<SlippagePage.Line>
  {
    _ = try visit.pastDay
    let listing = try await SlippagePage.load(visit).listing
    if listing.hasLostPlace {
      throw Refusal.notFound("The line after which the list was to go on is not in it.")
    }
    return APIList(listing)
  }
}

/// What a plan's measures say on a day, what they said before, and when it may be complete.
struct PlanFigures: Sendable {
  /// One measure with its history.
  struct Figure: Sendable {
    let value: MeasureValue
    let target: Int?
    let trend: [MeasureTrend.Point]
  }

  let overview: PlanOverview
  let rule: FigureRule
  let figures: [Figure]
  let forecast: Forecast

  static func load(_ visit: Visit) async throws -> PlanFigures {
    let (world, id) = (visit.world, try visit.id("plan", of: Plan.self))
    let day = AsAt(visit).pastDay
    return try await visit.store.read { db in
      let overview = try PlanOverview(id, in: world, for: visit.user, asAt: day, db)
      let rule = try db.figureRule(on: overview.dates.today, of: visit.authority)
      let trend = MeasureTrend(
        try PlanPast(overview.plan, overview.dates, asAt: day, db), through: overview.dates.today)
      let measures = overview.measures
      return PlanFigures(
        overview: overview, rule: rule,
        figures: Measure.allCases.map {
          Figure(value: measures.value($0), target: rule.targets[$0], trend: trend.points)
        },
        forecast: overview.forecast(rule))
    }
  }
}
