import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// How often updates are asked for, on the page of the council's rule: how it stands, and a form.
struct UpdateRuleForm {
  let current: RuleInForce<UpdateRule>
  let all: [UpdateRule]
  let words: DeliveryRule
  let visit: Visit
  let problems: [Problem]

  var html: HTML {
    part("How often updates are asked for", id: "updates") {
      p(current.rule.sentence(words))
      muted("No law sets this. The more is at risk, the sooner the council asks.")
      if !all.isEmpty {
        fold("Rules that the council has set") {
          dataTable(
            "Rules, the latest first", columns: ["From", "Rule"],
            rows: all.map { [shortDay($0.validFrom), HTML($0.sentence(words))] })
        }
      }
      if visit.user.may(.managePlan) { form }
    }
  }

  private var form: HTML {
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "offTrack": current.every.offTrack, "atRisk": current.every.atRisk,
        "onTrack": current.every.onTrack, "notStarted": current.every.notStarted,
        "asksFrom": visit.today, "version": current.version,
      ])
    return fold("Set how often") {
      sheet.form(to: .updateRule, submit: "Set how often") {
        for (name, state) in Self.states {
          sheet.numberField(
            name, "\(words.word(for: state)): days from one update to the next",
            hint: "0 asks for none")
        }
        sheet.dateField("asksFrom", "From which day on?", hint: "Today or later")
        sheet.textField(
          "decidedBy", "Where was it decided?", hint: "For example, Improvement board, 12 May 2026"
        )
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  private static let states: [(name: String, state: DeliveryRating)] = [
    ("offTrack", .offTrack), ("atRisk", .atRisk), ("onTrack", .onTrack),
    ("notStarted", .notStarted),
  ]

  static func set(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      var days = UpdateRule.Days()
      days.offTrack = entry.integer("offTrack", "number of days", in: 0...366)
      days.atRisk = entry.integer("atRisk", "number of days", in: 0...366)
      days.onTrack = entry.integer("onTrack", "number of days", in: 0...366)
      days.notStarted = entry.integer("notStarted", "number of days", in: 0...366)
      let day = entry.date("asksFrom", "day from which it holds")
      let source = entry.text("decidedBy", "Say where it was decided.", maximum: 300)
      try entry.finish()
      try await SetUpdateRule(visit)(
        every: days, source: source, from: day, readAt: entry.version())
      return .redirect(
        Address.deliveryRule.at("updates"), notice: "It holds from \(day.longForm).")
    } onProblems: {
      try await DeliveryRulePage.load(visit, updateProblems: $0)
    }
  }
}
