import API
import Civil
import Kernel
import SiteMap
import Storage

/// What figures look like to a program.
enum FigureShapes {
  static let figures = Shape<PlanFigures>(
    "PlanFigures",
    "What a plan’s measures say on a day. Only impact says whether children are better off.",
    [
      .id("plan", "The plan.") { $0.overview.plan.id },
      .day("on", "The day that the figures are of.") { $0.overview.dates.today },
      .many("measures", "Each with its definition and how it has moved.", measure) { $0.figures },
      .one("forecast", "When the plan as a whole may be complete.", ForecastShapes.forecast) {
        $0.forecast
      },
      .text("rule", "How forecasts are made, and the targets, in words.") { $0.rule.sentence },
    ])

  private static let measure = Shape<PlanFigures.Figure>(
    "Measure", "One measure of a plan: so many of so many.",
    [
      .word("code", "Which measure.") { $0.value.measure },
      .text("title", "What it is called.") { $0.value.measure.title },
      .text("definition", "What is counted, with the version of the definition.") {
        $0.value.measure.definition
      },
    ] + value(\.value) + [
      .number("target", "What the council wants it to reach, in per cent; null without one.") {
        $0.target
      },
      .many("trend", "The ends of the months before, and the day itself.", point) { figure in
        figure.trend.compactMap { point in
          point.values[figure.value.measure].map {
            Point(
              day: point.day, value: $0,
              dueInMonth: figure.value.measure == .actionsOnTime ? point.dueInMonth : nil)
          }
        }
      },
    ])

  private struct Point: Sendable {
    let day: CivilDate
    let value: MeasureValue
    let dueInMonth: MeasureValue?
  }

  private static let point = Shape<Point>(
    "MeasurePoint", "What a measure said on one day.",
    [.day("on", "The day.") { $0.day }] + value(\.value) + [
      .text("dueInMonth", "M64 of the actions first due in that month alone; null for others.") {
        $0.dueInMonth?.text
      }
    ])

  private static func value<Value>(
    _ value: @escaping @Sendable (Value) -> MeasureValue
  ) -> [Property<Value>] {
    [
      .number("numerator", "What stands above the line.") { value($0).numerator },
      .number("denominator", "What stands below it.") { value($0).denominator },
      .number("percent", "To the nearest; null for a share of nothing.") { value($0).percent },
      .number("withdrawn", "How many of those below the line were withdrawn after their date.") {
        value($0).withdrawn ?? 0
      },
      .text("text", "The same in words: “11 of 13 (85 %)”, “n/a”.") { value($0).text },
    ]
  }

  static let figure = Shape<FigurePage>(
    "FigureRecords", "The records behind one figure of a plan.",
    [
      .text("code", "Which figure.") { $0.code.text },
      .text("title", "What it is called.") { $0.title },
      .day("on", "The day that it is of.") { $0.overview.dates.today },
      .text("sentence", "What it says.") { $0.sentence },
      .many("records", "What is counted.", line) { $0.lines },
    ])

  private static let line = Shape<FigureLine>(
    "FigureRecord", "A record that a figure counts.",
    [
      .text("title", "What it is.") { $0.title },
      .text("page", "Its page.") { $0.address.description },
      .text("answeredForBy", "Who answers for it.") { $0.owner },
      .text("firstDueOn", "Its first due date; empty without one.") {
        $0.first?.description ?? ""
      },
      .text("standing", "How it stands.") { $0.standing.words(\.description) },
      .flag("isMet", "Whether it stands above the line; null for a count.") { $0.isMet },
    ])

  static let slippage = Shape<SlippagePage.Line>(
    "Slippage", "By how many working days something has slipped from its first due date.",
    [
      .text("id", "The action, body or plan; “none” for actions without a body.") { $0.id },
      .text("name", "What it is called.") { $0.name },
      .text("body", "The body that answers, of an action.") { $0.body },
      .day("firstDueOn", "Of an action: when it was first due.") { $0.action?.firstDueOn },
      .day("dueOn", "Of an action: when it is due now.") { $0.action?.dueOn },
      .day("completedOn", "Of an action: when it was complete.") { $0.action?.completedOn },
      .day("withdrawnOn", "Of an action: when it was withdrawn, after its first due date.") {
        $0.action?.withdrawnOn
      },
      .number("movedBy", "Of an action: working days from the first date to the one it has.") {
        $0.action?.moved
      },
      .number("actions", "How many actions were counted.") { $0.sum.actions },
      .number("slipped", "How many of them have slipped.") { $0.sum.slipped },
      .number("moved", "How many have been moved to a later day.") { $0.sum.moved },
      .number("withdrawn", "How many of them were withdrawn after their first due date.") {
        $0.sum.withdrawn
      },
      .number("total", "Working days slipped, all together.") { $0.sum.total },
      .text("median", "The working days of the one in the middle; “n/a” without any.") {
        $0.sum.medianText
      },
      .number("longest", "The most working days of one action.") { $0.sum.longest },
    ])
}

extension FigureRulePage {
  static let fields: BodyFields = [
    .number("forecastMinimum", "Complete actions that a forecast needs.", in: 1...1000),
    .number("forecastLower", "The range begins when so many in 100 were complete.", in: 1...99),
    .number("forecastUpper", "It ends when so many in 100 were complete.", in: 1...99),
    .number("targetM64", "In per cent; none when left out.", in: 0...100, isOptional: true),
    .number("targetM65", "In per cent; none when left out.", in: 0...100, isOptional: true),
    .number("targetM66", "In per cent; none when left out.", in: 0...100, isOptional: true),
    .day("validFrom", "From which day on: today or later."),
    .text("source", "Where it was decided."), .version(),
  ]
}
