import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The council’s rule for rating delivery and its words for impact: how it stands, what it was
/// before, and a form to set it.
struct DeliveryRulePage {
  let current: RuleInForce<DeliveryRule>
  let all: [DeliveryRule]
  let updates: UpdateRuleForm
  let visit: Visit
  let problems: [Problem]

  var page: Page {
    Page(
      "How delivery and impact are rated", kicker: "The council’s rule",
      breadcrumbs: [Breadcrumb("Plans", .plans)]
    ) {
      lead(
        "Delivery says whether the work is done. Impact says whether it helped children; no rule computes it."
      )
      p(current.sentence)
      p(current.impactSentence)
      earlier
      if visit.user.may(.managePlan) { form }
      updates.html
    }
  }

  @HTMLBuilder private var earlier: HTML {
    if !all.isEmpty {
      fold("Rules that the council has set") {
        dataTable(
          "Rules, the latest first", columns: ["From", "Rule"],
          rows: all.map { rule in
            [
              shortDay(rule.validFrom),
              HTML {
                div(rule.sentence)
                div(rule.impactSentence)
              },
            ]
          })
      }
    }
  }

  private var form: HTML {
    let rule = current.thresholds
    let sheet = FormSheet(
      updates.problems.isEmpty ? visit : visit.withoutForm, problems: problems,
      values: [
        "wordComplete": current.words.complete, "wordOnTrack": current.words.onTrack,
        "wordAtRisk": current.words.atRisk, "wordOffTrack": current.words.offTrack,
        "wordNotStarted": current.words.notStarted,
        "wordTooEarly": current.impactWords.tooEarly, "wordNoChange": current.impactWords.noChange,
        "wordSomeChange": current.impactWords.someChange,
        "wordSustainedChange": current.impactWords.sustainedChange,
        "wordWorse": current.impactWords.worse, "lookAheadDays": rule.lookAheadDays,
        "milestoneShare": rule.milestoneShare, "recoveryDays": rule.recoveryDays,
        "overrideDays": rule.overrideDays, "someChangeStrength": rule.someChangeStrength,
        "sustainedChangeStrength": rule.sustainedChangeStrength, "validFrom": visit.today,
        "version": current.version,
      ])
    return part("Set it anew", id: "set") {
      sheet.form(to: .deliveryRule, submit: "Set the rule") {
        sheet.textField("wordComplete", "Complete and verified is called")
        sheet.textField("wordOnTrack", "On track is called")
        sheet.textField("wordAtRisk", "At risk is called")
        sheet.textField("wordOffTrack", "Off track is called")
        sheet.textField("wordNotStarted", "Not started is called")
        impactWords(sheet)
        sheet.numberField(
          "lookAheadDays", "How many working days before the due date do milestones count?")
        sheet.numberField("milestoneShare", "What share of them must be done by then, in per cent?")
        sheet.numberField(
          "recoveryDays",
          "By how many working days may an action with a recovery plan be late and still be at risk only?"
        )
        sheet.numberField("overrideDays", "For how many working days does a person’s rating hold?")
        strengths(sheet)
        sheet.dateField("validFrom", "From which day on?", hint: "Today or later")
        sheet.textField(
          "source", "Where was it decided?", hint: "For example, Improvement board, 12 May 2026")
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  @HTMLBuilder private func impactWords(_ sheet: FormSheet) -> HTML {
    sheet.textField("wordTooEarly", "Impact: too early to say is called")
    sheet.textField("wordNoChange", "Impact: no change seen is called")
    sheet.textField("wordSomeChange", "Impact: some change is called")
    sheet.textField("wordSustainedChange", "Impact: sustained change is called")
    sheet.textField("wordWorse", "Impact: worse is called")
  }

  @HTMLBuilder private func strengths(_ sheet: FormSheet) -> HTML {
    let choices = Choice.all(of: Evidence.Strength.self, titled: \.title)
    let words = current.impactWords
    sheet.select(
      "someChangeStrength", "“\(words.someChange)” needs evidence that is at least", choices,
      prompt: nil)
    sheet.select(
      "sustainedChangeStrength", "“\(words.sustainedChange)” needs evidence that is at least",
      choices, prompt: nil)
  }

  /// - Parameter updateProblems: what is wrong with the form of how often updates are asked for.
  static func load(
    _ visit: Visit, problems: [Problem] = [], updateProblems: [Problem] = []
  ) async throws -> Page {
    try await visit.store.read { db in
      let rule: RuleInForce<DeliveryRule> = try db.ruleInForce(
        on: visit.today, of: visit.authority)
      return DeliveryRulePage(
        current: rule, all: try db.deliveryRules(of: visit.authority),
        updates: UpdateRuleForm(
          current: try db.ruleInForce(on: visit.today, of: visit.authority),
          all: try db.updateRules(of: visit.authority), words: rule.rule,
          visit: problems.isEmpty ? visit : visit.withoutForm, problems: updateProblems),
        visit: visit, problems: problems
      ).page
    }
  }

  @Sendable static func set(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      var words = DeliveryRule.Words()
      words.complete = entry.text("wordComplete", "Say what this state is called.", maximum: 60)
      words.onTrack = entry.text("wordOnTrack", "Say what this state is called.", maximum: 60)
      words.atRisk = entry.text("wordAtRisk", "Say what this state is called.", maximum: 60)
      words.offTrack = entry.text("wordOffTrack", "Say what this state is called.", maximum: 60)
      words.notStarted = entry.text("wordNotStarted", "Say what this state is called.", maximum: 60)
      var impact = DeliveryRule.ImpactWords()
      let unsaid = "Say what this judgement is called."
      impact.tooEarly = entry.text("wordTooEarly", unsaid, maximum: 60)
      impact.noChange = entry.text("wordNoChange", unsaid, maximum: 60)
      impact.someChange = entry.text("wordSomeChange", unsaid, maximum: 60)
      impact.sustainedChange = entry.text("wordSustainedChange", unsaid, maximum: 60)
      impact.worse = entry.text("wordWorse", unsaid, maximum: 60)
      var rule = DeliveryRule.Thresholds()
      rule.lookAheadDays = entry.integer("lookAheadDays", "number of working days", in: 0...250)
      rule.milestoneShare = entry.integer("milestoneShare", "share in per cent", in: 0...100)
      rule.recoveryDays = entry.integer("recoveryDays", "number of working days", in: 0...250)
      rule.overrideDays = entry.integer("overrideDays", "number of working days", in: 1...250)
      rule.someChangeStrength = entry.choice("someChangeStrength", "Choose a strength.")
      rule.sustainedChangeStrength = entry.choice("sustainedChangeStrength", "Choose a strength.")
      let day = entry.date("validFrom", "day from which it holds")
      let source = entry.text("source", "Say where it was decided.", maximum: 300)
      try entry.finish()
      try await SetDeliveryRule(visit)(
        words: words, impactWords: impact, thresholds: rule, source: source, from: day,
        readAt: entry.version())
      return .redirect(.deliveryRule, notice: "The rule holds from \(day.longForm).")
    } onProblems: {
      try await load(visit, problems: $0)
    }
  }
}
