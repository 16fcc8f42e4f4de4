import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Every deadline as it stands today, with who says so.
struct TimeRulesPage {
  let visit: Visit
  let rules: [TimeRule]

  init(_ visit: Visit) async throws {
    self.visit = visit
    rules = try await visit.store.read { try $0.timeRules(of: visit.authority).rules }
  }

  var page: Page {
    Page("Time rules", breadcrumbs: [Breadcrumb("Settings", .settings)]) {
      lead(
        "How long each deadline is, what it is counted from, and which law or document says so. A date that was set keeps the rule it was set by."
      )
      table
      fold("What the letters mean") {
        definitions(RuleTag.allCases.map { ($0.rawValue, HTML($0.meaning.sentence)) })
      }
    }
  }

  private var table: HTML {
    dataTable(
      "Deadlines", isCaptionHidden: true,
      columns: ["Deadline", "Rule today", "Says so", "Source", "Since"], rows: current.map(row))
  }

  /// One version of each rule, that of today where there is one, in the order in which the
  /// catalogue tells the story: inspection, recommendations, meetings. What slices have added comes
  /// after.
  private var current: [TimeRule] {
    let today = visit.today
    let order = Dictionary(
      TimeRule.seeded.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(grouping: rules, by: \.key).compactMap { _, versions in
      versions.first { $0.isValid(on: today) } ?? versions.last
    }.sorted {
      (order[$0.key] ?? .max, $0.key.rawValue) < (order[$1.key] ?? .max, $1.key.rawValue)
    }
  }

  private func row(_ rule: TimeRule) -> [HTML] {
    [
      link(rule.key.title, to: .timeRule(rule.key.rawValue)),
      HTML(rule.isValid(on: visit.today) ? rule.phrase : "not in force today"),
      tag("\(rule.tag.rawValue): \(rule.tag.meaning)", rule.tag.isLocallySet ? .neutral : .info),
      HTML(rule.source), rule.validFrom.map { shortDay($0) } ?? HTML("always"),
    ]
  }
}

/// One deadline with all its versions, and the form to add another.
struct TimeRulePage {
  let visit: Visit
  let key: TimeRuleKey
  let versions: [TimeRuleRecord]
  let problems: [Problem]

  init(_ visit: Visit, problems: [Problem] = []) async throws {
    self.visit = visit
    self.problems = problems
    let key = TimeRuleKey(rawValue: visit.parameters["key"] ?? "")
    self.key = key
    versions = try await visit.store.read { db in
      try db.timeRuleRecords(of: visit.authority).filter { $0.rule.key == key }
    }
    guard !versions.isEmpty else {
      throw Refusal.notFound("There is no time rule of this name.")
    }
  }

  var page: Page {
    Page(
      key.title, kicker: "Time rule",
      breadcrumbs: [Breadcrumb("Settings", .settings), Breadcrumb("Time rules", .timeRules)]
    ) {
      if let rule = versions.map(\.rule).first(where: { $0.isValid(on: visit.today) }) {
        lead("\(rule.phrase.sentence).")
      } else {
        lead("Not in force today.")
      }
      part("Versions", id: "versions") { table }
      if visit.user.may(.manageSettings) { part("Change it from a day on", id: "change") { form } }
    }
  }

  private var table: HTML {
    dataTable(
      "Versions", isCaptionHidden: true,
      columns: ["Version", "Rule", "Says so", "Source", "From", "To"],
      rows: versions.map { record in
        let rule = record.rule
        return [
          HTML("\(rule.version)"), HTML(rule.phrase),
          HTML("\(rule.tag.rawValue): \(rule.tag.meaning)"), HTML(rule.source),
          rule.validFrom.map { shortDay($0) } ?? HTML("always"),
          rule.validTo.map { shortDay($0) } ?? HTML("—"),
        ]
      })
  }

  @HTMLBuilder private var form: HTML {
    let last = versions.map(\.rule).last
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "value": last?.value, "unit": last?.unit.rawValue, "tag": last?.tag.rawValue,
      ])
    p("The version above ends the day before; dates already set keep it. Nothing is overwritten.")
    if let last, !last.tag.isLocallySet {
      insetText(
        "This limit comes from \(last.tag.meaning). A local choice cannot replace it; change it only when the \(last.tag.meaning) has changed."
      )
    }
    sheet.form(to: .timeRule(key.rawValue), submit: "Add the version", cancel: .timeRules) {
      sheet.numberField("value", "How many")
      sheet.select(
        "unit", "Counted in",
        TimeUnit.allCases.map { Choice($0.rawValue, $0.name(for: 2).sentence) })
      sheet.select(
        "tag", "Who says so",
        RuleTag.allCases.map { Choice($0.rawValue, "\($0.rawValue): \($0.meaning)") })
      sheet.textField(
        "source", "Source", hint: "The law, guidance or document, with its section or page.")
      sheet.dateField(
        "validFrom", "First day", hint: "The first day on which a clock may start under it.")
    }
  }
}

extension String {
  /// With a capital letter.
  var sentence: String { prefix(1).uppercased() + dropFirst() }
}
