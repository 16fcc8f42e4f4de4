import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The page on which an outcome is written.
enum OutcomeForm {
  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: PlanOutcome.ID = try visit.id("outcome")
    return try await visit.store.read { db in
      guard let outcome = try db.find(id, of: visit.authority) else {
        throw Refusal.notFound("There is no such outcome. The link may be incomplete.")
      }
      let plan = try db.openPlan(outcome.plan, of: visit.authority)
      let recommendation = try db.recommendation(outcome.recommendation, of: visit.authority)
      let sheet = FormSheet(visit, problems: problems, values: ["text": outcome.text])
      return Page(
        "Outcome for children", kicker: recommendation.reference,
        breadcrumbs: [Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(plan.id))]
      ) {
        quotation(
          recommendation.text, source: recommendation.bothReferences,
          to: .recommendation(recommendation.id))
        sheet.form(
          to: .outcome(id, inPlan: plan.id, "edit"), submit: "Save the outcome",
          cancel: .outcome(id, inPlan: plan.id)
        ) {
          sheet.textArea(
            "text", "What will be different for children when this has been met?",
            isOptional: true, rows: 4, maximum: 2000)
          sheet.hidden("version", outcome.version)
        }
      }
    }
  }
}

/// The page on which the day is entered when a duty was done.
enum DutyAnswerPage {
  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: Plan.ID = try visit.id("plan")
    let source: PlanInspection.ID = try visit.id("source")
    let duty = TimeRuleKey(rawValue: visit.query("duty") ?? "")
    let world = visit.world
    let overview = try await visit.store.read {
      try PlanOverview(id, in: world, for: visit.user, $0)
    }
    guard let found = overview.sources.first(where: { $0.link.id == source }),
      let clock = found.clocks.first(where: { $0.rule.key == duty })
    else { throw Refusal.notFound("The plan has no such duty. The link may be incomplete.") }
    let sheet = FormSheet(visit, problems: problems, values: ["doneOn": clock.doneOn])
    return Page(
      duty.dutyTitle, kicker: found.inspection.title,
      breadcrumbs: [Breadcrumb("Plans", .plans), Breadcrumb(overview.plan.title, .plan(id))]
    ) {
      DutyClockView(clock: clock, answer: nil).html
      sheet.form(
        to: .dutyAnswer(duty.rawValue, ofSource: source, inPlan: id), submit: "Save the day",
        cancel: .plan(id)
      ) {
        sheet.dateField(
          "doneOn", "On which day was it done?",
          hint:
            "It stops the clock. Leave it empty to take back a day that was entered by mistake.",
          isOptional: true)
        for field in clock.doneOn.formFields(named: "seen") {
          sheet.hidden(field.name, sheet.value(field.name) ?? field.value)
        }
      }
    }
  }
}
