import Civil
import ImprovementPlan
import Kernel
import Markup
import Registers
import SiteMap
import Storage
import Web

/// The forms of an edition: its summary, and the public words of one recommendation.
struct EditionForms {
  let visit: Visit
  let problems: [Problem]

  init(_ visit: Visit, _ problems: [Problem] = []) {
    self.visit = visit
    self.problems = problems
  }

  func new() async throws -> Page {
    let id: Plan.ID = try visit.id("plan")
    let (plan, former, limits) = try await visit.store.read { db in
      (
        try db.plan(id, of: visit.authority),
        try db.editions(ofPlan: id, in: visit.authority).first,
        try db.publicationLimits(of: visit.authority)
      )
    }
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "label": plan.versionLabel, "summary": former?.summary,
        "childSummary": former?.childSummary,
      ])
    let aside = try await aside(sheet, plan: id) { try Self.read(visit.form).passages }
    return Page(
      "Prepare an edition", kicker: plan.fullTitle,
      breadcrumbs: [
        Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(plan.id)),
        Breadcrumb("Published editions", .editions(ofPlan: id)),
      ]
    ) {
      lead("Nothing becomes public before you put it forward and somebody else approves it.")
      sheet.form(
        to: .editions(ofPlan: id), submit: "Begin the edition", cancel: .editions(ofPlan: id)
      ) {
        fields(sheet, limits)
        aside
      }
    }
  }

  func edit() async throws -> Page {
    let id: PlanEdition.ID = try visit.id("edition")
    let (edition, limits) = try await visit.store.read { db in
      (
        try db.edition(id, of: visit.authority), try db.publicationLimits(of: visit.authority)
      )
    }
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "label": edition.label, "summary": edition.summary, "childSummary": edition.childSummary,
        "version": edition.version,
      ])
    let aside = try await aside(sheet, plan: edition.plan) {
      try Self.read(visit.form).passages
    }
    return Page("Change the summary", kicker: edition.label, breadcrumbs: crumbs(of: edition)) {
      sheet.form(to: .edition(id), submit: "Save the summary", cancel: .edition(id)) {
        fields(sheet, limits)
        aside
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  /// What the plan says, and where to say why the words are kept, once somebody was warned.
  private func aside(
    _ sheet: FormSheet, plan: Plan.ID, _ passages: () throws -> [EditionPassage]
  ) async throws -> HTML {
    guard problems.contains(where: { $0.field == NarrativeAnswer.field }) else { return HTML() }
    let (visit, written) = (visit, try passages())
    let found = try await visit.store.read { db in
      try db.disagreements(in: written, withPlan: plan, in: visit.world, for: visit.user)
        .map(\.disagreement)
    }
    return NarrativeAside(sheet, found, plan: plan).html
  }

  @HTMLBuilder private func fields(_ sheet: FormSheet, _ limits: PublicationLimits) -> HTML {
    sheet.textField(
      "label", "What is the edition called?", hint: "For example, October 2012 or Version 2",
      width: .half)
    sheet.textArea(
      "summary", "The plan in a few plain sentences",
      hint:
        "What was wrong, what you will do, by when. Its reading grade may be at most \(limits.summaryGrade).",
      isOptional: true, rows: 8, maximum: 4000)
    readability(sheet.value("summary"), limits.summaryGrade)
    sheet.textArea(
      "childSummary", "How the version for children begins",
      hint:
        "To a child, in short sentences. The reading grade of that version may be at most \(limits.childGrade).",
      isOptional: true, rows: 6, maximum: 3000)
    readability(sheet.value("childSummary"), limits.childGrade)
  }

  @HTMLBuilder private func readability(_ text: String?, _ limit: Int) -> HTML {
    if let text, !text.isEmpty { ReadabilityView(text: text, limit: limit).html }
  }

  func words() async throws -> Page {
    let id: PlanEdition.ID = try visit.id("edition")
    let outcome: PlanOutcome.ID = try visit.id("outcome")
    let (edition, content, plan, words) = try await visit.store.read { db in
      let edition = try db.draftEdition(id, of: visit.authority)
      return (
        edition, try EditionContent(of: edition, in: visit.world, for: visit.user, db),
        try db.publicPlan(edition.plan, in: visit.world, for: visit.user),
        try db.editionWords(of: edition).first { $0.outcome == outcome }
      )
    }
    guard let one = content.plan.recommendations.first(where: { $0.outcome == outcome.text })
    else { throw Refusal.notFound("This recommendation is not in the plan.") }
    let own = Dictionary(
      plan.actions.map { ($0.id, $0.whatWillBeDone) }, uniquingKeysWith: { $1 })
    let actions = content.actions(of: one)
    var values: [(name: String, value: String)] = [
      ("asked", words?.asked ?? ""), ("promised", words?.promised ?? ""),
      ("because", words?.because ?? ""), ("version", "\(words?.version ?? 0)"),
    ]
    for action in actions where action.whatWillBeDone != own[action.id] {
      values.append((Self.field(of: action.id), action.whatWillBeDone))
    }
    let sheet = FormSheet(visit, problems: problems, values: FormValues(values))
    let aside = try await aside(sheet, plan: edition.plan) {
      try Self.readWords(visit.form).passages(of: outcome)
    }
    return Page(
      "Words for \(one.reference)", kicker: edition.label, breadcrumbs: crumbs(of: edition)
    ) {
      quotation(one.text, source: "What the inspectors wrote")
      sheet.form(
        to: .editionWords(of: outcome, in: id), submit: "Save the words", cancel: .edition(id)
      ) {
        sheet.textArea(
          "asked", "What inspectors said, told to a child", isOptional: true, rows: 3,
          maximum: 1000)
        sheet.textArea(
          "promised", "What adults promise, told to a child",
          hint: one.isPromised
            ? nil
            : "Nobody reads this while the recommendation has no action. Children read that nothing is promised yet.",
          isOptional: true, rows: 3, maximum: 1000)
        sheet.textArea(
          "because", "If there is no answer or no action yet: why?",
          hint: one.isPromised
            ? "The public reads it."
            : "The public reads it, and children too if it has reading grade \(PublicationLimits.usualChildGrade) or less.",
          isOptional: true, rows: 2, maximum: 1000)
        sheet.hidden("version", sheet.value("version") ?? "0")
        for action in actions {
          sheet.textArea(
            Self.field(of: action.id), "\(action.reference) \(action.title): public words",
            hint: own[action.id].flatMap { $0.isEmpty ? nil : "Empty, the public reads: \($0)" },
            isOptional: true, rows: 3, maximum: 2000)
        }
        aside
      }
    }
  }

  static func field(of action: String) -> String { "action-\(action)" }

  static func readWords(_ form: Form) throws -> EditionWordsEntry {
    var entry = form.entry()
    var words = EditionWordsEntry(
      asked: entry.optionalText("asked", maximum: 1000) ?? "",
      promised: entry.optionalText("promised", maximum: 1000) ?? "",
      because: entry.optionalText("because", maximum: 1000) ?? "")
    for field in form.fields where field.name.hasPrefix("action-") {
      guard let id = Action.ID(String(field.name.dropFirst("action-".count))) else { continue }
      words.actions[id] = entry.optionalText(field.name, maximum: 2000) ?? ""
    }
    try entry.finish()
    return words
  }

  static func read(_ form: Form) throws -> EditionEntry {
    var entry = form.entry()
    let edition = EditionEntry(
      label: entry.text("label", "Say what the edition is called.", maximum: 100),
      summary: entry.optionalText("summary", maximum: 4000) ?? "",
      childSummary: entry.optionalText("childSummary", maximum: 3000) ?? "")
    try entry.finish()
    return edition
  }

  private func crumbs(of edition: PlanEdition) -> [Breadcrumb] {
    [
      Breadcrumb("Plans", .plans),
      Breadcrumb("Published editions", .editions(ofPlan: edition.plan)),
      Breadcrumb(edition.label, .edition(edition.id)),
    ]
  }
}
