import Civil
import Kernel
import SiteMap
import Storage
import Web

/// What stands behind every computed date, and the council's own name.
struct SettingsRoutes {
  func add(to site: inout Site) {
    site.get("settings", for: .readSettings) { .page(try await SettingsPage($0).page) }
    addCouncil(to: &site)
    addTimeRules(to: &site)
    addBankHolidays(to: &site)
  }

  private func addCouncil(to site: inout Site) {
    site.get("settings/council", for: .manageSettings) { .page(try await CouncilForm($0).page) }
    site.post("settings/council", for: .manageSettings, bodyLimit: 1 << 14) { visit in
      try await visit.retrying {
        try await SaveCouncil(visit)()
        return .redirect(.settings, notice: "The council’s details were changed.")
      } onProblems: {
        try await CouncilForm(visit, problems: $0).page
      }
    }
  }

  private func addTimeRules(to site: inout Site) {
    site.get("settings/time-rules", for: .readSettings) { .page(try await TimeRulesPage($0).page) }
    site.get("settings/time-rules/:key", for: .readSettings) { visit in
      .page(try await TimeRulePage(visit).page)
    }
    site.post("settings/time-rules/:key", for: .manageSettings, bodyLimit: 1 << 14) { visit in
      let key = TimeRuleKey(rawValue: visit.parameters["key"] ?? "")
      return try await visit.retrying {
        let rule = try await ChangeTimeRule(visit)(key, entry(visit.form))
        let from = rule.validFrom?.longForm ?? "the beginning"
        return .redirect(
          .timeRule(key.rawValue),
          notice:
            "From \(from) the rule is: \(rule.phrase). Dates already set keep the rule they were set by."
        )
      } onProblems: {
        try await TimeRulePage(visit, problems: $0).page
      }
    }
  }

  private func addBankHolidays(to site: inout Site) {
    site.get("settings/bank-holidays", for: .readSettings) { visit in
      .page(try await BankHolidaysPage(visit).page)
    }
    site.post("settings/bank-holidays", for: .manageSettings, bodyLimit: 1 << 14) { visit in
      try await visit.retrying {
        var entry = visit.form.entry()
        let date = entry.date("date", "date of the bank holiday")
        let name = entry.text("name", "Name the bank holiday", maximum: 100)
        let replaces = entry.optionalDate("replaces", "usual date")
        try entry.finish()
        try await AddBankHoliday(visit)(
          on: date, name: name, replacing: replaces)
        return .redirect(
          Address.bankHolidays.with("year", "\(date.year)"),
          notice:
            "\(date.weekdayForm) counts as a bank holiday. Dates computed from now on go round it.")
      } onProblems: {
        try await BankHolidaysPage(visit, problems: $0).page
      }
    }
    site.post(
      "settings/bank-holidays/:holiday/remove", for: .manageSettings, bodyLimit: 1 << 14
    ) { visit in
      let id: ID<BankHolidayRecord> = try visit.id("holiday")
      try await AddBankHoliday(visit).remove(id)
      return .redirect(.bankHolidays, notice: "The bank holiday was taken away.")
    }
  }

  @Sendable private func entry(_ form: Form) throws -> TimeRuleEntry {
    var entry = form.entry()
    let value = entry.integer("value", "length", in: 0...1000)
    let unit: TimeUnit = entry.choice("unit", "Choose what is counted")
    let tag: RuleTag = entry.choice("tag", "Choose who says so")
    let source = entry.text(
      "source", "Name the law or document that the limit comes from", maximum: 500)
    let validFrom = entry.date("validFrom", "first day")
    try entry.finish()
    return TimeRuleEntry(
      value: value, unit: unit, tag: tag, source: source, validFrom: validFrom)
  }
}
