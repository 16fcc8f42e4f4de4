import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form of an action: a new one in a plan, or one that is changed.
struct ActionForm {
  let plan: Plan
  /// Nil for a new one.
  let action: Action?
  let recommendations: [Recommendation]
  let owners: [OwnerChoice]
  let bodies: [Body]
  let sheet: FormSheet

  var page: Page {
    Page(
      action.map { "Change \($0.reference)" } ?? "Add an action", kicker: plan.fullTitle,
      breadcrumbs: breadcrumbs
    ) {
      sheet.form(
        to: target, submit: action == nil ? "Add the action" : "Save the action", cancel: back
      ) {
        words
        if !recommendations.isEmpty {
          sheet.checkboxes(
            "recommendations", "Which recommendations does it serve?",
            recommendations.map {
              Choice($0.id.text, "\($0.reference) \($0.text)", hint: hint($0))
            })
        }
        whose
        times
        if let action {
          sheet.hidden("version", action.version)
          sheet.base
        }
      }
    }
  }

  private var breadcrumbs: [Breadcrumb] {
    let above = [Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(plan.id))]
    guard let action else { return above }
    return above + [Breadcrumb(action.reference, .action(action.id))]
  }

  private var target: Address {
    action.map { .editAction($0.id) } ?? .newAction(inPlan: plan.id)
  }

  private var back: Address { action.map { .action($0.id) } ?? .plan(plan.id) }

  private func hint(_ recommendation: Recommendation) -> String? {
    recommendation.dueOn.map { "Due on \($0.longForm)" }
  }

  @HTMLBuilder private var words: HTML {
    sheet.textField("title", "Action", hint: "In a few words, beginning with a verb")
    sheet.textArea(
      "whatWillBeDone", "What will be done?", isOptional: true, rows: 4, maximum: 4000)
    if let action, let mark = MeasurableEnd(action.measureOfSuccess).warning {
      insetText(mark)
    }
    sheet.textArea(
      "measureOfSuccess", "How will you know that it worked?",
      hint: "Something that can be counted or seen, with a number or a day", isOptional: true,
      rows: 3, maximum: 2000)
  }

  @HTMLBuilder private var whose: HTML {
    sheet.select(
      "owner", "Who owns it?",
      owners.map { choice in
        Choice(
          choice.owner.formValue,
          choice.name.detail.map { "\(choice.name.name) (\($0))" } ?? choice.name.name)
      },
      hint: "A post outlives whoever holds it. A body needs no account.", isOptional: true,
      prompt: "Nobody yet")
    sheet.select(
      "leadBody", "Which body answers for it?", bodies.map { Choice($0.id.text, $0.name) },
      isOptional: true, prompt: "The owner’s own")
    if !bodies.isEmpty {
      sheet.checkboxes(
        "partners", "Which bodies help?", bodies.map { Choice($0.id.text, $0.name) },
        isOptional: true)
    }
  }

  @HTMLBuilder private var times: HTML {
    sheet.dateField("startOn", "When does it start?", isOptional: true)
    if action == nil {
      sheet.dateField(
        "dueOn", "When is it due?",
        hint:
          "Leave it empty for the earliest day on which one of its recommendations is due. For example, 27 3 2013",
        isOptional: true)
      sheet.dateField(
        "dueSetOn", "When was that date decided?",
        hint: "Leave it empty for today. Only a decision of that day or later can move the date.",
        isOptional: true)
      FirstDueDate.tick(sheet)
    }
  }
}

extension ActionForm {
  /// The form of a new action; the address may name the recommendation it is for.
  static func new(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: Plan.ID = try visit.id("plan")
    let named = visit.query("recommendation").map { [$0] } ?? []
    return try await visit.store.read { db in
      try ActionForm(
        db, plan: try db.openPlan(id, of: visit.authority), action: nil, visit,
        FormSheet(visit, problems: problems, values: ["recommendations": named])
      ).page
    }
  }

  /// The form of an action as it stands.
  ///
  /// - Parameter dispute: what somebody else has made of it meanwhile.
  static func edit(
    _ visit: Visit, problems: [Problem] = [], dispute: FormDispute? = nil
  ) async throws -> Page {
    let id: Action.ID = try visit.id("action")
    return try await visit.store.read { db in
      let file = try db.standingFile(id, of: visit.authority)
      let action = file.action
      return try ActionForm(
        db, plan: try db.openPlan(action.plan, of: visit.authority), action: action, visit,
        FormSheet(visit, problems: problems, values: values(of: file), dispute: dispute)
      ).page
    }
  }

  /// What the form shows of an action.
  static func values(of file: ActionFile) -> FormValues {
    let action = file.action
    return [
      "title": action.title, "whatWillBeDone": action.whatWillBeDone,
      "measureOfSuccess": action.measureOfSuccess, "startOn": action.startOn,
      "owner": action.owner?.formValue, "leadBody": action.leadBody,
      "recommendations": file.links.map(\.recommendation.text),
      "partners": file.partners.map(\.body.text),
    ]
  }

  /// What was sent, brought together with what others have made of the action since it was opened.
  ///
  /// - Throws: ``FormDispute`` when both changed the same field to different things.
  static func merged(_ visit: Visit, with file: ActionFile, _ db: Transaction) throws -> (
    ActionEntry, String
  ) {
    let merge = FormMerge(
      visit.form, stored: values(of: file),
      fields: [
        "title", "whatWillBeDone", "measureOfSuccess", "startOn", "owner", "leadBody",
        "recommendations", "partners",
      ], sets: ["recommendations", "partners"])
    let others = try db.changes(
      of: file.action.id, authority: visit.authority,
      sinceVersion: visit.form.entry().version()
    ).map(\.author.name).uniqued()
    let who = Words.list(others)
    if !merge.disputed.isEmpty { throw FormDispute(merge, others: who) }
    var entry = merge.form.entry()
    let action = read(&entry)
    try entry.finish()
    return (action, merge.sentence(others: who))
  }

  private init(
    _ db: Transaction, plan: Plan, action: Action?, _ visit: Visit, _ sheet: FormSheet
  ) throws {
    self.init(
      plan: plan, action: action,
      recommendations: try db.recommendations(inPlan: plan.id, of: visit.authority),
      owners: try db.ownerChoices(
        in: visit.authority, on: visit.today, keeping: action?.owner),
      bodies: try db.bodies(of: visit.authority), sheet: sheet)
  }

  /// What was sent. Problems are collected in the entry; ask it to `finish`.
  static func read(_ entry: inout FormEntry) -> ActionEntry {
    let sent = entry.form["owner"] ?? ""
    let owner = Owner(formValue: sent)
    entry.check(
      owner != nil || sent.isEmpty,
      "Choose one of the owners that are offered.", field: "owner")
    return ActionEntry(
      title: entry.text("title", "Give the action a title.", maximum: 300),
      whatWillBeDone: entry.optionalText("whatWillBeDone", maximum: 4000) ?? "",
      measureOfSuccess: entry.optionalText("measureOfSuccess", maximum: 2000) ?? "",
      startOn: entry.optionalDate("startOn", "start"), owner: owner,
      leadBody: entry.optionalID("leadBody"), partners: entry.ids("partners"),
      recommendations: entry.ids("recommendations"))
  }
}
