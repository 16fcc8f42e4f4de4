import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Where a person says which plan the rows go into, and of which day they are.
struct ImportTargetPage {
  let planImport: PlanImport
  let plans: [Plan]
  let inspections: [Inspection]
  let sheet: FormSheet

  var page: Page {
    Page(
      "Where does it go?", kicker: planImport.fileName, breadcrumbs: planImport.breadcrumbs()
    ) {
      sheet.form(
        to: .planImport(planImport.id, "target"), submit: "Save", cancel: .planImport(planImport.id)
      ) {
        sheet.select(
          "plan", "Which plan do the rows go into?",
          [Choice("new", "A new plan")] + plans.map { Choice($0.id.text, $0.fullTitle) },
          prompt: nil)
        h2("If it is a new plan")
        sheet.textField("title", "Title of the plan", isOptional: true)
        sheet.textField(
          "edition", "Edition", hint: "For example October 2012", isOptional: true, width: .half)
        sheet.select(
          "inspection", "Which inspection does it answer?", inspections.map(Self.choice),
          hint:
            "Its recommendations are in the plan from the first. Without an inspection the plan keeps your own headings.",
          isOptional: true, prompt: "None, or not yet")
        h2("The day of the file")
        sheet.dateField(
          "asAt", "On which day was it like this?",
          hint:
            "The date that the plan bears. What it says of the work is recorded as true on that day."
        )
      }
    }
  }

  private static func choice(_ inspection: Inspection) -> Choice {
    Choice(inspection.id.text, inspection.title)
  }

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: PlanImport.ID = try visit.id("import")
    return try await visit.store.read { db in
      let found = try db.openImport(id, of: visit.authority)
      let choices = try JSONText.value(ImportChoices.self, of: found.choices)
      let values: FormValues = [
        "plan": choices.plan ?? "new", "title": choices.title, "edition": choices.edition,
        "inspection": choices.inspection, "asAt": CivilDate(choices.asAt) ?? visit.today,
      ]
      return ImportTargetPage(
        planImport: found,
        plans: try db.plans(of: visit.authority).filter { $0.state != .closed },
        inspections: try db.inspectionsByVisit(of: visit.authority),
        sheet: FormSheet(visit, problems: problems, values: values)
      ).page
    }
  }

  static func read(_ entry: inout FormEntry, today: CivilDate) -> ImportPlace {
    let isNew = entry.form["plan"] == "new"
    let plan: Plan.ID? = isNew ? nil : entry.id("plan", "Choose the plan that the rows go into.")
    let title = entry.optionalText("title") ?? ""
    let asAt = entry.date("asAt", "day of the file")
    entry.check(!isNew || !title.isEmpty, "Give the new plan a title.", field: "title")
    entry.check(asAt <= today, "That day lies in the future.", field: "asAt")
    return ImportPlace(
      plan: plan, title: title, edition: entry.optionalText("edition", maximum: 100) ?? "",
      inspection: entry.optionalID("inspection"), asAt: asAt)
  }
}

/// Where the rows go, as it was entered.
struct ImportPlace: Hashable, Sendable {
  let plan: Plan.ID?
  let title: String
  let edition: String
  let inspection: Inspection.ID?
  let asAt: CivilDate

  /// - Throws: `Refusal.invalid` when there is no such plan or inspection.
  func put(
    into choices: inout ImportChoices, of authority: AuthorityID, _ db: Transaction
  ) throws {
    if let plan { _ = try db.openPlan(plan, of: authority) }
    if let inspection { _ = try db.inspection(inspection, of: authority) }
    // What was said of rows that one plan has says nothing of another.
    if choices.plan != plan?.text { choices.twins = nil }
    choices.plan = plan?.text
    choices.title = title
    choices.edition = edition
    choices.inspection = inspection?.text
    choices.asAt = "\(asAt)"
    choices.isPlaced = true
  }
}

extension Transaction {
  /// The inspections of an authority, the latest first.
  func inspectionsByVisit(of authority: AuthorityID) throws -> [Inspection] {
    try all(
      Inspection.self,
      """
      SELECT * FROM inspection
      WHERE authority_id = \(authority) ORDER BY visit_start DESC, id DESC LIMIT 200
      """)
  }
}
