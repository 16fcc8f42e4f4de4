import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The forms of the risk register.
struct RiskForms {
  let visit: Visit
  let problems: [Problem]

  init(_ visit: Visit, _ problems: [Problem] = []) {
    self.visit = visit
    self.problems = problems
  }

  private func risk() async throws -> ScoredRisk {
    let id: Risk.ID = try visit.id("risk")
    return try await visit.store.read { try $0.risk(id, of: visit.authority) }
  }

  private func page(
    _ title: String, _ risk: Risk, @HTMLBuilder content: () -> HTML
  ) -> Page {
    Page(
      title, kicker: "\(risk.reference) \(risk.title)",
      breadcrumbs: [
        Breadcrumb("Board", .board), Breadcrumb("Risk register", .risks),
        Breadcrumb(risk.reference, .risk(risk.id)),
      ], content: content)
  }

  func new() async throws -> Page {
    let plan = visit.query("plan")
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "plan": plan, "scoredOn": visit.today, "reviewOn": visit.today.adding(weeks: 4),
      ])
    let fields = try await fields(sheet)
    return Page(
      "Enter a risk",
      breadcrumbs: [Breadcrumb("Board", .board), Breadcrumb("Risk register", .risks)]
    ) {
      sheet.form(to: .newRisk, submit: "Enter the risk", cancel: .risks) {
        fields
        score(sheet)
        review(sheet)
      }
    }
  }

  func edit() async throws -> Page {
    let known = try await risk().risk
    let links = try await visit.store.read { try $0.links(of: known.id, in: visit.authority) }
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "kind": known.kind, "title": known.title, "cause": known.cause, "event": known.event,
        "consequence": known.consequence, "mitigation": known.mitigation,
        "owner": known.owner?.formValue, "plan": known.plan, "pressure": known.pressure,
        "pressureOn": known.pressureOn, "reviewOn": known.reviewOn,
        "bearsOn": links.map(\.subject.formValue),
      ])
    let fields = try await fields(sheet)
    return page("Change the risk", known) {
      sheet.form(to: .risk(known.id, "edit"), submit: "Save", cancel: .risk(known.id)) {
        fields
        review(sheet)
        sheet.hidden("version", known.version)
      }
    }
  }

  private func fields(_ sheet: FormSheet) async throws -> HTML {
    let (owners, plans, subjects) = try await visit.store.read { db in
      let plans = try db.plans(of: visit.authority).filter { $0.state != .closed }
      return (
        try OwnerOptions(
          visit, keeping: sheet.value("owner").flatMap { Owner(formValue: $0) }, db), plans,
        try plans.map { plan in
          (
            plan,
            try db.recommendations(inPlan: plan.id, of: visit.authority).map {
              Choice(
                RiskLink.Subject.recommendation($0.id).formValue,
                "\($0.reference) \($0.text.prefix(90))")
            }
              + db.actions(ofPlan: plan.id, in: visit.authority).filter { !$0.isWithdrawn }.map {
                Choice(RiskLink.Subject.action($0.id).formValue, "\($0.reference) \($0.title)")
              }
          )
        }
      )
    }
    return HTML {
      sheet.radios(
        "kind", "What kind of risk is it?",
        Choice.all(of: Risk.Kind.self, titled: \.title, hint: \.explanation))
      sheet.textField("title", "A short title")
      sheet.textArea("cause", "What causes it?", rows: 2, maximum: 1000)
      sheet.textArea("event", "What may happen?", rows: 2, maximum: 1000)
      sheet.textArea("consequence", "What would that mean?", rows: 2, maximum: 1000)
      sheet.textArea("mitigation", "What is done about it?", rows: 3, maximum: 2000)
      sheet.select("owner", "Who owns it?", owners.all)
      sheet.textField(
        "pressure", "Does something come from outside on a day?",
        hint: "For example, A change of a welfare benefit. It shows before its day.",
        isOptional: true)
      sheet.dateField("pressureOn", "On which day?", isOptional: true)
      sheet.select(
        "plan", "Which plan does it bear on?", plans.map { Choice($0.id.text, $0.fullTitle) },
        isOptional: true, prompt: "None in particular")
      for (plan, choices) in subjects where !choices.isEmpty {
        fold("What of “\(plan.fullTitle)” does it bear on?") {
          sheet.checkboxes("bearsOn", "Recommendations and actions", choices, isOptional: true)
        }
      }
    }
  }

  @HTMLBuilder private func score(_ sheet: FormSheet) -> HTML {
    sheet.radios("likelihood", "How likely is it?", Self.likelihoods, isInline: true)
    sheet.radios("impact", "How bad would it be?", Self.impacts, isInline: true)
    sheet.textArea("reason", "Why is it scored so?", rows: 2, maximum: 1000)
    sheet.dateField("scoredOn", "As at which day?")
  }

  private func review(_ sheet: FormSheet) -> HTML {
    sheet.dateField("reviewOn", "When has somebody to look at it again?")
  }

  private static let likelihoods = zip(
    1...5, ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]
  ).map { Choice("\($0)", "\($0) \($1)") }
  private static let impacts = zip(
    1...5, ["Slight", "Minor", "Moderate", "Major", "Severe"]
  ).map { Choice("\($0)", "\($0) \($1)") }

  static func read(_ entry: inout FormEntry) -> RiskEntry {
    let owner = entry.optionalOwner("owner")
    return RiskEntry(
      kind: entry.choice("kind", "Say what kind of risk it is."),
      title: entry.text("title", "Give the risk a short title."),
      cause: entry.text("cause", "Say what causes it.", maximum: 1000),
      event: entry.text("event", "Say what may happen.", maximum: 1000),
      consequence: entry.text("consequence", "Say what that would mean.", maximum: 1000),
      mitigation: entry.text("mitigation", "Say what is done about it.", maximum: 2000),
      owner: owner, plan: entry.optionalID("plan"),
      pressure: entry.optionalText("pressure") ?? "",
      pressureOn: entry.optionalDate("pressureOn", "day"),
      reviewOn: entry.date("reviewOn", "day of the next look"),
      bearsOn: entry.form.all("bearsOn").compactMap(RiskLink.Subject.init(formValue:)))
  }

  static func readScore(_ entry: inout FormEntry) -> ScoreEntry {
    ScoreEntry(
      likelihood: entry.integer("likelihood", "likelihood", in: 1...5),
      impact: entry.integer("impact", "impact", in: 1...5),
      scoredOn: entry.date("scoredOn", "day"),
      reason: entry.text("reason", "Say why it is scored so.", maximum: 1000))
  }

  func rescore() async throws -> Page {
    let known = try await risk()
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "likelihood": known.current.map { "\($0.likelihood)" },
        "impact": known.current.map { "\($0.impact)" }, "scoredOn": visit.today,
        "reviewOn": visit.today.adding(weeks: 4),
      ])
    return page("Score the risk again", known.risk) {
      if let current = known.current {
        insetText(
          "Scored \(current.words) on \(current.scoredOn.longForm) by \(current.scoredBy): \(current.reason)"
        )
      }
      sheet.form(
        to: .risk(known.risk.id, "score"), submit: "Save the score", cancel: .risk(known.risk.id)
      ) {
        score(sheet)
        review(sheet)
        sheet.hidden("count", known.scores.count)
      }
    }
  }

  func close() async throws -> Page {
    let known = try await risk().risk
    let sheet = FormSheet(visit, problems: problems)
    return page("Close the risk", known) {
      sheet.form(
        to: .risk(known.id, "close"), submit: "Close it", cancel: .risk(known.id), style: .warning
      ) {
        sheet.textArea("reason", "Why is it closed?", rows: 3, maximum: 1000)
        sheet.hidden("version", known.version)
      }
    }
  }
}

extension RiskLink.Subject {
  /// As the value of a choice in a form: `action:0190…`.
  var formValue: String {
    switch self {
    case .action(let id): "action:\(id.text)"
    case .recommendation(let id): "recommendation:\(id.text)"
    }
  }

  init?(formValue: String) {
    let parts = formValue.split(separator: ":")
    guard parts.count == 2 else { return nil }
    if parts[0] == "action", let id = Action.ID(parts[1]) {
      self = .action(id)
    } else if parts[0] == "recommendation", let id = Recommendation.ID(parts[1]) {
      self = .recommendation(id)
    } else {
      return nil
    }
  }
}
