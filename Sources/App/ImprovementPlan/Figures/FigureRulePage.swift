import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The council’s rule for the figures of its plans: how it stands, what it was before, and a form
/// to set it.
struct FigureRulePage {
  let current: RuleInForce<FigureRule>
  let all: [FigureRule]
  let visit: Visit
  let problems: [Problem]

  var page: Page {
    Page(
      "Forecasts and targets", kicker: "The council’s rule",
      breadcrumbs: [Breadcrumb("Plans", .plans)]
    ) {
      lead(
        "From how many complete actions a forecast may be made, how wide it is, and what the measures are to reach."
      )
      p(current.sentence)
      if !all.isEmpty {
        fold("Rules that the council has set") {
          dataTable(
            "Rules, the latest first", columns: ["From", "Rule"],
            rows: all.map { [shortDay($0.validFrom), HTML($0.sentence)] })
        }
      }
      if visit.user.may(.managePlan) { form }
    }
  }

  private var form: HTML {
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "forecastMinimum": current.forecastMinimum, "forecastLower": current.forecastLower,
        "forecastUpper": current.forecastUpper, "targetM64": current.targets[.actionsOnTime],
        "targetM65": current.targets[.recommendationsProven],
        "targetM66": current.targets[.partnerActionsOnTrack], "validFrom": visit.today,
        "version": current.version,
      ])
    return part("Set it anew", id: "set") {
      sheet.form(to: .figureRule, submit: "Set the rule") {
        sheet.numberField(
          "forecastMinimum",
          "How many actions of a plan must be complete before it is looked ahead of?")
        sheet.numberField("forecastLower", "The range begins when so many in 100 were complete")
        sheet.numberField("forecastUpper", "It ends when so many in 100 were complete")
        for measure in Measure.allCases {
          sheet.numberField(
            Self.field(measure), "Target of \(measure.code) \(measure.title), in per cent",
            hint: "Leave it empty for no target", isOptional: true)
        }
        sheet.dateField("validFrom", "From which day on?", hint: "Today or later")
        sheet.textField(
          "source", "Where was it decided?", hint: "For example, Improvement board, 12 May 2026")
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  private static func field(_ measure: Measure) -> String { "target" + measure.code }

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    try await visit.store.read { db in
      FigureRulePage(
        current: try db.ruleInForce(on: visit.today, of: visit.authority),
        all: try db.figureRules(of: visit.authority), visit: visit, problems: problems
      ).page
    }
  }

  @Sendable static func set(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      var rule = FigureRule(
        authority: visit.authority, validFrom: entry.date("validFrom", "day"),
        source: entry.text("source", "Say where it was decided."))
      rule.forecastMinimum = entry.integer("forecastMinimum", "number of actions", in: 1...1000)
      rule.forecastLower = entry.integer("forecastLower", "share", in: 1...99)
      rule.forecastUpper = entry.integer("forecastUpper", "share", in: 1...99)
      for measure in Measure.allCases {
        rule.targets[measure] = entry.optionalInteger(field(measure), "target", in: 0...100)
      }
      try entry.finish()
      try await SetFigureRule(visit)(rule, readAt: entry.version())
      return .redirect(.figureRule, notice: "The rule is set.")
    } onProblems: {
      try await load(visit, problems: $0)
    }
  }
}
