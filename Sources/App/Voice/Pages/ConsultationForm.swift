import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form of a consultation before it is held.
struct ConsultationForm {
  let visit: Visit
  let problems: [Problem]
  let plan: Plan
  let file: ConsultationFile?
  let holders: [OwnerChoice]
  let actions: [Action]
  let recommendations: [(outcome: PlanOutcome.ID, recommendation: Recommendation)]

  static func load(_ visit: Visit, _ problems: [Problem] = []) async throws -> Page {
    try await visit.store.read { db in
      let file = try visit.parameters["consultation"].map { _ in
        try db.consultationFile(visit.id("consultation"), of: visit.authority)
      }
      let plan = try file?.consultation.plan ?? Self.plan(named: visit)
      let recommendations = try db.planRecommendations(plan, of: visit.authority)
      return ConsultationForm(
        visit: visit, problems: problems, plan: try db.plan(plan, of: visit.authority), file: file,
        holders: try db.ownerChoices(in: visit.authority, on: visit.today)
          .filter { $0.owner.kind != .person },
        actions: try db.planActions(plan, of: visit.authority), recommendations: recommendations
      ).page
    }
  }

  /// The plan that the address or the form names.
  static func plan(named visit: Visit) throws -> Plan.ID {
    guard let plan = (visit.form["plan"] ?? visit.query("plan")).flatMap({ Plan.ID($0) }) else {
      throw Refusal.notFound(
        "A consultation is about a plan. Begin from the plan, or from the list of consultations.")
    }
    return plan
  }

  var page: Page {
    let consultation = file?.consultation
    let back = consultation.map { Address.consultation($0.id) } ?? .consultations
    return Page(
      consultation == nil ? "Plan a consultation" : "Change the consultation",
      kicker: plan.fullTitle, breadcrumbs: [Breadcrumb("Consultations", .consultations)]
    ) {
      sheet.form(
        to: back, submit: consultation == nil ? "Plan the consultation" : "Save the consultation",
        cancel: back
      ) { fields }
    }
  }

  private var sheet: FormSheet {
    let consultation = file?.consultation
    return FormSheet(
      visit, problems: problems,
      values: [
        "plan": plan.id, "title": consultation?.title, "question": consultation?.question,
        "method": consultation?.method, "audience": consultation?.audience,
        "holder": consultation?.holder?.formValue, "plannedOn": consultation?.plannedOn,
        "tellBackBy": consultation?.tellBackBy, "actions": file?.actions ?? [],
        "outcomes": file?.outcomes ?? [], "version": consultation?.version ?? 0,
      ])
  }

  @HTMLBuilder private var fields: HTML {
    let sheet = sheet
    sheet.textField(
      "title", "What is it called?", hint: "For example, What being listened to is like")
    sheet.textArea("question", "What will they be asked?", rows: 3, maximum: 1000)
    sheet.textField("method", "How?", hint: "For example, conversations with an advocate")
    sheet.textField(
      "audience", "Whom is it for?", hint: "For example, children whose plan has ended this year")
    sheet.ownerSelect(
      "holder", "Who holds it?", holders, hint: "A post or a body: the public reads it.",
      isOptional: true)
    sheet.dateField(
      "plannedOn", "Which day is it planned for?",
      hint: "A plan is published only when at least one consultation has a day.", isOptional: true)
    sheet.dateField(
      "tellBackBy", "By which day will they be told what came of it?", isOptional: true)
    if file?.consultation.plannedOn != nil {
      sheet.textField(
        "reason", "If you plan another day: why?",
        hint: "The day first planned stays on record.", isOptional: true)
    }
    if !recommendations.isEmpty {
      sheet.checkboxes(
        "outcomes", "Which recommendations is it about?",
        recommendations.map {
          Choice($0.outcome.text, "\($0.recommendation.reference) \($0.recommendation.text)")
        }, isOptional: true)
    }
    if !actions.isEmpty {
      sheet.checkboxes(
        "actions", "Which actions is it about?",
        actions.map { Choice($0.id.text, "\($0.reference) \($0.title)") }, isOptional: true)
    }
    sheet.hidden("plan", plan.id.text)
    sheet.hidden("version", sheet.value("version") ?? "0")
  }

  static func read(_ form: Form) throws -> ConsultationEntry {
    var entry = form.entry()
    let consultation = ConsultationEntry(
      title: entry.text("title", "Give the consultation a name."),
      question: entry.text("question", "Say what they will be asked.", maximum: 1000),
      method: entry.text("method", "Say how they are asked."),
      audience: entry.text("audience", "Say whom it is for."),
      holder: entry.optionalOwner("holder"),
      plannedOn: entry.optionalDate("plannedOn", "planned day"),
      tellBackBy: entry.optionalDate("tellBackBy", "day by which they are told"),
      actions: entry.ids("actions"), outcomes: entry.ids("outcomes"),
      reason: entry.optionalText("reason") ?? "")
    try entry.finish()
    return consultation
  }
}
