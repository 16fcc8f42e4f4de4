import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension Plan.State: FormValue {}

/// The form of a plan: made from an inspection, or changed.
struct PlanForm {
  let bodies: [Body]
  let sheet: FormSheet

  /// The fields that both have.
  @HTMLBuilder var fields: HTML {
    sheet.textField("title", "Title of the plan")
    sheet.textField(
      "versionLabel", "Edition", hint: "What you call this edition, for example October 2012",
      isOptional: true, width: .half)
    sheet.dateField("datedOn", "Date of the plan")
    sheet.select(
      "owningBody", "Which body answers for it?",
      bodies.map { Choice($0.id.text, $0.name, hint: $0.kind.title) }, isOptional: true,
      prompt: "Nobody is named yet")
    sheet.textArea(
      "ambition", "Ambition",
      hint:
        "What the council wants to become, in its own words. It is a text of its own: completing every action changes no grade.",
      isOptional: true, rows: 3, maximum: 1000)
  }

  /// What was sent. Problems are collected in the entry; ask it to `finish`.
  static func read(_ entry: inout FormEntry) -> PlanEntry {
    PlanEntry(
      title: entry.text("title", "Give the plan a title."),
      versionLabel: entry.optionalText("versionLabel", maximum: 100) ?? "",
      datedOn: entry.date("datedOn", "date of the plan"),
      owningBody: entry.optionalID("owningBody"),
      ambition: entry.optionalText("ambition", maximum: 1000) ?? "")
  }
}

/// The page on which a plan is made from an inspection.
struct CreatePlanPage {
  let inspection: Inspection
  let recommendations: Int
  let others: [Plan]
  /// The plans that are not closed and do not answer the inspection yet.
  let running: [Plan]
  let form: PlanForm

  var page: Page {
    Page(
      running.isEmpty ? "Create an improvement plan" : "Take it up in a plan",
      kicker: inspection.title,
      breadcrumbs: [
        Breadcrumb("Inspections", .inspections),
        Breadcrumb(inspection.title, .inspection(inspection.id)),
      ]
    ) {
      if !running.isEmpty {
        existing
        h2("In a new plan")
      }
      lead(introduction)
      form.sheet.form(
        to: .createPlan(fromInspection: inspection.id), submit: "Create the plan",
        cancel: .inspection(inspection.id)
      ) {
        form.fields
        if let other = others.last { OtherPlan(plan: other, sheet: form.sheet).html }
      }
    }
  }

  private var introduction: String {
    switch recommendations {
    case 0: "This inspection has no recommendations yet. Record them first: the plan answers them."
    case 1: "The plan takes up its recommendation, with an outcome for you to write."
    default:
      "The plan takes up all \(recommendations) recommendations, each with an outcome for you to write and the due date that the inspectors set."
    }
  }

  @HTMLBuilder private var existing: HTML {
    h2("In a plan that you have")
    p("Choose the plan that shall answer this inspection too:")
    ul {
      for plan in running {
        li {
          link(
            plan.titleWithStanding,
            to: Address.followInspection(inPlan: plan.id)
              .with("inspection", inspection.id.text))
        }
      }
    }
  }

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: Inspection.ID = try visit.id("inspection")
    return try await visit.store.read { db in
      let inspection = try db.inspection(id, of: visit.authority)
      let sheet = FormSheet(
        visit, problems: problems,
        values: ["title": "Improvement plan", "datedOn": visit.today])
      let others = try db.plans(following: id, of: visit.authority)
      let answering = Set(others.map(\.id))
      return CreatePlanPage(
        inspection: inspection,
        recommendations: try db.recommendations(after: id, of: visit.authority).count,
        others: others,
        running: try db.plans(of: visit.authority)
          .filter { $0.state != .closed && !answering.contains($0.id) },
        form: PlanForm(bodies: try db.bodies(of: visit.authority), sheet: sheet)
      ).page
    }
  }
}

/// The page on which a plan is changed.
struct EditPlanPage {
  let plan: Plan
  let wasAgreed: Bool
  let form: PlanForm
  /// What would stay open, or is since it was closed.
  let remainder: PlanRemainder
  /// What in the ambition, or in the reason for closing it, that was sent disagrees with the plan.
  let found: [NarrativeDisagreement]

  var page: Page {
    Page(
      "Change the plan", kicker: plan.fullTitle,
      breadcrumbs: [Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(plan.id))]
    ) {
      form.sheet.form(to: .editPlan(plan.id), submit: "Save the plan", cancel: .plan(plan.id)) {
        form.fields
        form.sheet.radios(
          "state", "How does it stand?",
          [
            Choice("draft", "Draft", hint: "Being written"),
            Choice("agreed", "Agreed", hint: "The body that answers for it has agreed to it"),
            Choice(
              "closed", "Closed",
              hint: "A record of what was done; nothing in it changes. It closes no recommendation."
            ),
          ].filter { offers($0.value) })
        closing
        NarrativeAside(form.sheet, found, plan: plan.id).html
        form.sheet.hidden("version", plan.version)
      }
    }
  }

  /// What was agreed is no draft any more; what was closed as a draft is a draft again before it is
  /// agreed.
  private func offers(_ state: String) -> Bool {
    switch state {
    case "draft": !wasAgreed
    case "agreed": wasAgreed || plan.state == .draft
    default: true
    }
  }

  /// Nobody closes a plan without having read what stays open with it.
  @HTMLBuilder private var closing: HTML {
    if !remainder.isEmpty, plan.state == .closed {
      form.sheet.textArea(
        PlanRemainder.field, "Why is it closed although something in it is open?",
        hint: "It stands above the plan’s pages.", isOptional: true, rows: 2, maximum: 1000)
    } else if !remainder.isEmpty {
      fold("What stays open if you close it", isOpen: form.sheet.value("state") == "closed") {
        ul { for sentence in remainder.sentences { li(sentence) } }
        form.sheet.textArea(
          PlanRemainder.field, "Why is it closed although this is open?",
          hint: "Asked only when you close the plan. It then stands above the plan’s pages.",
          isOptional: true, rows: 2, maximum: 1000)
      }
    }
  }

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: Plan.ID = try visit.id("plan")
    return try await visit.store.read { db in
      let plan = try db.plan(id, of: visit.authority)
      let sheet = FormSheet(
        visit, problems: problems,
        values: [
          "title": plan.title, "versionLabel": plan.versionLabel, "datedOn": plan.datedOn,
          "owningBody": plan.owningBody, "ambition": plan.ambition, "state": plan.state,
          PlanRemainder.field: try db.closing(of: plan)?.because,
        ])
      return EditPlanPage(
        plan: plan, wasAgreed: try db.wasAgreed(plan),
        form: PlanForm(bodies: try db.bodies(of: visit.authority), sheet: sheet),
        remainder: PlanRemainder(try PlanRecords(id, of: visit.authority, db)),
        found: problems.contains { $0.field == NarrativeAnswer.field }
          ? try ["ambition", PlanRemainder.field].flatMap {
            try db.disagreements(
              in: sheet.value($0) ?? "", withPlan: id, in: visit.world, for: visit.user)
          } : []
      ).page
    }
  }
}
