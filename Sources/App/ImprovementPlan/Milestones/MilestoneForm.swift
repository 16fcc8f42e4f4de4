import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form in which a milestone is changed; two people who change different things of it both have
/// their way.
enum MilestoneForm {
  private static let fields = ["title", "dueOn", "doneOn"]

  static func load(
    _ visit: Visit, problems: [Problem] = [], dispute: FormDispute? = nil
  ) async throws -> Page {
    let id: Milestone.ID = try visit.id("milestone")
    let world = visit.world
    return try await visit.store.read { db in
      let milestone = try db.milestone(id, of: visit.authority)
      _ = try db.openPlan(ofSubject: .action(milestone.action), for: visit.user, in: world)
      let action = try db.actionFile(milestone.action, of: visit.authority).action
      let sheet = FormSheet(
        visit, problems: problems, values: values(of: milestone), dispute: dispute)
      let back = Address.action(action.id).at("milestones")
      return Page(
        "Change the milestone", kicker: "\(action.reference) \(action.title)",
        breadcrumbs: [Breadcrumb(action.reference, .action(action.id))]
      ) {
        sheet.form(to: .editMilestone(id), submit: "Save the milestone", cancel: back) {
          sheet.textField("title", "What will be seen done?")
          sheet.dateField("dueOn", "By when?", isOptional: true)
          sheet.dateField(
            "doneOn", "On which day was it done?", hint: "Leave it empty while it is not done.",
            isOptional: true)
          sheet.hidden("version", milestone.version)
          sheet.base
        }
      }
    }
  }

  @Sendable static func change(_ visit: Visit) async throws -> Answer {
    let id: Milestone.ID = try visit.id("milestone")
    do {
      return try await visit.retrying {
        let changed = try await ChangeMilestones(visit).merging(id) { db, milestone in
          try merge(visit, into: &milestone, db)
        }
        return .redirect(
          Address.action(changed.milestone.action).at("milestones"),
          notice: "The milestone was saved.\(changed.note)")
      } onProblems: {
        try await load(visit, problems: $0)
      }
    } catch let dispute as FormDispute {
      var page = try await load(visit, dispute: dispute)
      page.status = 409
      return .page(page)
    }
  }

  private static func values(of milestone: Milestone) -> FormValues {
    ["title": milestone.title, "dueOn": milestone.dueOn, "doneOn": milestone.doneOn]
  }

  private static func merge(
    _ visit: Visit, into milestone: inout Milestone, _ db: Transaction
  ) throws -> String {
    let version = visit.form.entry().version()
    // A form that does not carry what it had shown is taken only while nobody has changed anything.
    guard visit.form.hasBase else {
      try read(visit.form, into: &milestone)
      guard version == milestone.version else {
        throw StaleRecord(
          table: Milestone.table.text, id: milestone.id.text, read: version,
          stored: milestone.version)
      }
      return ""
    }
    let merge = FormMerge(visit.form, stored: values(of: milestone), fields: fields)
    let others = Words.list(
      try db.changes(of: milestone.id, authority: visit.authority, sinceVersion: version)
        .map(\.author.name).uniqued())
    if !merge.disputed.isEmpty { throw FormDispute(merge, others: others) }
    try read(merge.form, into: &milestone)
    return merge.sentence(others: others)
  }

  private static func read(_ form: Form, into milestone: inout Milestone) throws {
    var entry = form.entry()
    milestone.title = entry.text("title", "Say what will be seen done.", maximum: 300)
    milestone.dueOn = entry.optionalDate("dueOn", "day")
    milestone.doneOn = entry.optionalDate("doneOn", "day")
    try entry.finish()
  }
}
