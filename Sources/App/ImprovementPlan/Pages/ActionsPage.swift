import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// All actions of all plans, or, for a partner, all that is asked of the agency.
struct ActionsPage {
  let visit: Visit
  let listing: Listing<ActionRow, ActionSort>
  /// The body whose view this is, when the list is narrowed down to one.
  let body: String?

  var answer: Answer {
    listing.answer {
      Page(title, breadcrumbs: visit.user.may(.readPlan) ? [Breadcrumb("Plans", .plans)] : []) {
        lead(introduction)
        listing.html
      }
    }
  }

  private var title: String {
    if let body { return "Asked of \(body)" }
    return visit.user.may(.readPlan) ? "Actions" : "Asked of you"
  }

  private var introduction: String {
    if let body { return "Every action that \(body) leads or helps with, across all plans." }
    return visit.user.may(.readPlan)
      ? "Every action of every improvement plan: whose it is, what it serves, when it is due."
      : "Every action that is asked of you or of your organisation. Open one to say how it is going."
  }

  /// Reads the page that the address asks for.
  static func load(_ visit: Visit) async throws -> ActionsPage {
    let world = visit.world
    return try await visit.store.read { db in
      let calendar = try world.workingCalendar(db)
      let owners = try db.owners(heldBy: visit.user, on: visit.today)
      let choices = try ActionChoices(visit, db)
      var conditions: [SQL] = [
        "action.authority_id = \(visit.authority)", "action.withdrawn_on IS NULL",
      ]
      if let scope = ActionScope.condition(for: visit.user, owners: owners) {
        conditions.append(scope)
      }
      let list = actionList(visit, choices, own: owners, calendar: calendar)
      let listing = try list.load(
        for: visit,
        from: ListQuery(
          select: ActionRow.columns, from: "action", id: "action.id", where: conditions), in: db)
      let body = visit.query("body").flatMap { id in choices.bodies.first { $0.id == id }?.name }
      return ActionsPage(visit: visit, listing: listing, body: body)
    }
  }
}

/// The list as it is declared: columns, filters.
private func actionList(
  _ visit: Visit, _ choices: ActionChoices, own: [Owner], calendar: WorkingCalendar
) -> List<ActionRow, ActionSort> {
  let today = visit.today
  return List(
    "Actions", noun: ("action", "actions"), sortedBy: .due,
    columns: [
      ListColumn("Action", sort: .title, text: { "\($0.reference) \($0.title)" }) {
        actionTitle($0)
      },
      ListColumn("Serves", text: \.references),
      ListColumn("Plan", text: { choices.plan(of: $0) }),
      ListColumn("Owner", text: { choices.owner(of: $0) ?? "" }) { ownerCell($0, choices) },
      ListColumn("Delivery", text: \.delivery.title) { deliveryTag($0.delivery) },
      ListColumn("Due", sort: .due, text: { $0.dueOn?.description ?? "" }) { dueCell($0) },
      ListColumn("First due", text: { $0.firstDueOn?.description ?? "" }) { firstDueCell($0) },
      ListColumn("Standing", text: { $0.lateness(on: today, calendar).phrase }) {
        latenessTag($0.lateness(on: today, calendar))
      },
    ],
    filters: choices.filters(
      visit, own: own, lateBefore: calendar.lateBefore(today), today: today),
    empty: visit.user.may(.readPlan)
      ? "There are no actions yet. Open a plan and add the first one under a recommendation."
      : "Nothing is asked of you or of your organisation at the moment.",
    pageSize: 100, countsUpTo: 1000)
}

extension ActionRow {
  func lateness(on today: CivilDate, _ calendar: WorkingCalendar) -> Lateness {
    Lateness(due: dueOn, done: completedOn, on: today, calendar: calendar)
  }
}

private func actionTitle(_ row: ActionRow) -> HTML {
  HTML {
    span(row.reference, .class("muted"))
    HTML(" ")
    link(row.title, to: .action(row.id))
  }
}

private func ownerCell(_ row: ActionRow, _ choices: ActionChoices) -> HTML {
  guard let owner = choices.owner(of: row) else { return Written.nobody }
  guard let lead = choices.leadBody(of: row) else { return HTML(owner) }
  return HTML {
    HTML(owner)
    HTML(" ")
    span(lead, .class("muted"))
  }
}

private func dueCell(_ row: ActionRow) -> HTML {
  row.dueOn.map { shortDay($0) } ?? Written.noDate
}

private func firstDueCell(_ row: ActionRow) -> HTML {
  guard row.hasMoved else { return Written.notMoved }
  return row.firstDueOn.map { shortDay($0) } ?? HTML()
}
