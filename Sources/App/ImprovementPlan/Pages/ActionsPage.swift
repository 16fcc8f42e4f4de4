import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// All actions of all plans, or, for a partner, all that is asked of the agency.
struct ActionsPage {
  /// The list as the page shows it.
  struct View: Sendable {
    let list: HTML
    /// The rule by which it is rated.
    var note = HTML()
    /// The body whose view this is, when the list is narrowed down to one.
    let body: String?
  }

  private let visit: Visit
  private let view: View

  /// The page that the address asks for, or the file.
  static func answer(
    _ visit: Visit, remembering views: RememberedViews<View>
  ) async throws -> Answer {
    let asked = try await visit.store.read { db -> (listing: ActionListing?, view: View) in
      guard visit.fileFormat == nil else {
        let found = try ActionListing(visit, db)
        return (found, View(list: HTML(), body: nil))
      }
      guard let name = sharedName(of: visit) else { return (nil, try View(visit, db)) }
      return (nil, try views.view(name, db) { try View(visit, db) })
    }
    let page = ActionsPage(visit: visit, view: asked.view)
    return try asked.listing?.listing.answer { page.page } ?? .page(page.page)
  }

  /// What the list depends on beside the records, where it is the same for all who read the plans;
  /// nil where it depends on who asks.
  private static func sharedName(of visit: Visit) -> String? {
    let user = visit.user
    guard user.may(.readPlan), !user.roles.contains(.partnerLead), visit.query("owner") != "me"
    else { return nil }
    return "\(visit.today) \(visit.address)"
  }

  private var page: Page {
    let past = visit.shownDay(for: .readOwnPast)
    return Page(
      title,
      breadcrumbs: visit.user.may(.readPlan)
        ? [Breadcrumb("Plans", Address.plans.asAt(past))] : []
    ) {
      visit.asAtNote(for: .readOwnPast)
      lead(introduction)
      if past == nil, visit.user.may(.updateAction, as: .own) {
        buttonRow {
          buttonLink("Update many actions", to: .updateActions, style: .secondary)
          buttonLink("Updates due", to: .updatesDue, style: .secondary)
        }
      } else {
        p { link("Updates due", to: Address.updatesDue.asAt(past)) }
      }
      view.list
      view.note
      visit.asAtForm("The actions as at another day", for: .readOwnPast)
    }
  }

  private var title: String {
    if let body = view.body { return "Asked of \(body)" }
    return visit.user.may(.readPlan) ? "Actions" : "Asked of you"
  }

  private var introduction: String {
    if let body = view.body {
      return "Every action that \(body) leads or helps with, across all plans."
    }
    return visit.user.may(.readPlan)
      ? "Every action of every improvement plan: whose it is, what it serves, when it is due."
      : "What is asked of you or of your organisation, first what is still to do. Open one to say how it is going."
  }
}

extension ActionsPage.View {
  init(_ visit: Visit, _ db: Transaction) throws {
    let found = try ActionListing(visit, db)
    self.init(
      list: found.listing.html,
      note: found.listing.isEmpty
        ? HTML()
        : found.ratings.impact == nil
          ? ratingNote(found.ratings.rule) : ratingNotes(found.ratings.rule), body: found.body)
  }
}

/// The rows of the list that an address asks for, today's or those of a past day.
struct ActionListing: Sendable {
  let listing: Listing<ActionRow, ActionSort>
  /// How its rows are rated.
  let ratings: ActionRatings
  /// The body whose view this is, when the list is narrowed down to one.
  let body: String?
  /// The plans of its rows that nobody has agreed yet.
  private let drafts: Set<Plan.ID>

  init(_ visit: Visit, _ db: Transaction) throws {
    let asAt = AsAt(ofStored: visit, for: .readOwnPast)
    let calendar = try visit.world.workingCalendar(db, asAt: asAt.pastDay)
    let owners = try db.owners(heldBy: visit.user, on: asAt.pastDay ?? visit.today)
    let choices = try ActionChoices(visit, asAt: asAt.pastDay, db)
    let plan = visit.query("plan").flatMap { Plan.ID($0) }
    let list = actionList(visit, choices, own: owners, calendar: calendar, asAt: asAt.pastDay)
    body = visit.query("body").flatMap { id in choices.bodies.first { $0.id == id }?.name }
    let asksForWithdrawn = WithdrawnFilter(visit.address) != nil
    let found: Listing<ActionRow, ActionSort>
    if let day = asAt.pastDay {
      let past = try PastActions(
        on: day, withdrawn: asksForWithdrawn, ofPlan: plan, for: visit.user, owners: owners,
        calendar: calendar, db)
      found = list.load(for: visit, from: past.source)
    } else {
      var conditions: [SQL] = ["action.authority_id = \(visit.authority)"]
      if !asksForWithdrawn { conditions.append("action.withdrawn_on IS NULL") }
      if let scope = ActionScope.condition(for: visit.user, owners: owners) {
        conditions.append(scope)
      }
      found = try list.load(
        for: visit,
        from: ListQuery(
          select: ActionRow.columns, from: "action", id: "action.id", where: conditions), in: db)
    }
    ratings = try ActionRatings(
      of: found.elements, on: asAt.day, asAt: asAt.pastDay, calendar,
      of: visit.authority, showsImpact: visit.user.may(.readPlan), db)
    drafts = Set(found.elements.filter(choices.isDraft).map(\.plan))
    let facts = RowFacts(choices, ratings, calendar, on: asAt.day)
    guard visit.fileFormat != nil else {
      let user = visit.user
      listing = found.showing(
        // What one action said on a past day is for those who read the whole history.
        pageColumns(facts, asAt: visit.shownDay) { $0.part(of: user, owners: owners) })
      return
    }
    try asAt.requireOpen()
    let words = try ActionFileWords(ofPlan: plan, asAt: asAt.pastDay, of: visit.authority, db)
    listing = found.showing(Column.ofFile(words, facts)).asAt(asAt.pastDay)
  }
}

/// A row of the list with how it is rated.
struct RatedAction: Sendable {
  let row: ActionRow
  let rating: Rating?
  /// What the council calls the rating.
  let word: String?
  /// Whether its plan is not agreed yet.
  let isDraft: Bool
  /// How the impact of what it serves is judged, each word once; nil for those who may not read the
  /// plan.
  let impact: [String]?
}

extension ActionListing {
  var rated: [RatedAction] {
    listing.elements.map { row in
      let rating = ratings[row.id]
      return RatedAction(
        row: row, rating: rating, word: rating.map { ratings.rule.word(for: $0.shown) },
        isDraft: drafts.contains(row.plan),
        impact: ratings.impact?.words(of: row.id))
    }
  }
}

/// What the rows of a list say that does not stand in them.
struct RowFacts: Sendable {
  let choices: ActionChoices
  let ratings: ActionRatings
  private let calendar: WorkingCalendar
  private let today: CivilDate

  init(
    _ choices: ActionChoices, _ ratings: ActionRatings, _ calendar: WorkingCalendar,
    on today: CivilDate
  ) {
    (self.choices, self.ratings, self.calendar, self.today) = (choices, ratings, calendar, today)
  }

  func lateness(_ row: ActionRow) -> Lateness { row.lateness(on: today, calendar) }

  /// The last working day before a due date that is none, while the action is open.
  func actBy(_ row: ActionRow) -> CivilDate? {
    guard let due = row.dueOn, row.completedOn == nil, row.withdrawnOn == nil,
      !calendar.isWorkingDay(due)
    else {
      return nil
    }
    return calendar.previousWorkingDay(onOrBefore: due)
  }
}

extension ActionRow {
  func lateness(on today: CivilDate, _ calendar: WorkingCalendar) -> Lateness {
    Lateness(due: dueOn, done: completedOn, on: today, calendar: calendar)
  }
}

/// The list as it is declared, but for its columns. A file has a column for each fact; the page
/// puts together what belongs together, so that it fits.
private func actionList(
  _ visit: Visit, _ choices: ActionChoices, own: [Owner], calendar: WorkingCalendar,
  asAt day: CivilDate?
) -> List<ActionRow, ActionSort> {
  let today = day ?? visit.today
  return List(
    "Actions", noun: ("action", "actions"), sortedBy: .due, columns: [],
    filters: choices.filters(
      visit, own: own, lateBefore: calendar.lateBefore(today), today: today,
      withdrawn: WithdrawnFilter.allCases),
    empty: visit.user.may(.readPlan)
      ? "There are no actions yet. Open a plan and add the first one under a recommendation."
      : "Nothing is asked of you or of your organisation at the moment.",
    pageSize: 100, countsUpTo: 1000)
}

private typealias Column = ListColumn<ActionRow, ActionSort>

private func pageColumns(
  _ facts: RowFacts, asAt day: CivilDate?, part: @escaping @Sendable (ActionRow) -> String?
) -> [Column] {
  let impact = facts.ratings.impact.map { impact in
    Column("Impact", text: { _ in "" }) { impact.cell(of: $0.id) }
  }
  return [
    Column("Action", sort: .title, text: \.title) { actionCell($0, asAt: day) },
    Column("Plan", text: { facts.choices.plan(of: $0) }) { planCell($0, facts.choices) },
    Column("Owner", text: { facts.choices.owner(of: $0) ?? "" }) {
      ownerCell($0, facts.choices, part: part($0))
    },
    Column("Delivery", text: { facts.ratings.word(of: $0.id) }) { deliveryCell($0, facts) },
  ] + [impact].compactMap(\.self) + [
    Column("Due", sort: .due, text: { $0.dueOn?.description ?? "" }) {
      dueCell($0, facts)
    }
  ]
}

private func actionCell(_ row: ActionRow, asAt day: CivilDate?) -> HTML {
  HTML {
    link(row.title, to: Address.action(row.id).asAt(day))
    div("\(row.reference), for \(row.served.both)", .class("muted"))
    if row.completedOn == nil, let mark = row.end.mark { div { tag(mark, .caution) } }
  }
}

private func planCell(_ row: ActionRow, _ choices: ActionChoices) -> HTML {
  HTML {
    HTML(choices.plan(of: row))
    if choices.isDraft(row) { div { Plan.draftTag } }
  }
}

private func ownerCell(_ row: ActionRow, _ choices: ActionChoices, part: String?) -> HTML {
  HTML {
    if let owner = choices.owner(of: row) { HTML(owner) } else { Written.nobody }
    if let lead = choices.leadBody(of: row) { div(lead, .class("muted")) }
    if let part { div(part, .class("muted")) }
  }
}

/// How the work is rated, and why.
private func deliveryCell(_ row: ActionRow, _ facts: RowFacts) -> HTML {
  if let gone = row.withdrawnOn { return withdrawnCell(row, gone) }
  guard let rating = facts.ratings[row.id] else { return HTML() }
  return HTML {
    facts.ratings.rule.tag(rating)
    div(
      facts.choices.isDraft(row) ? "by the dates of a draft" : rating.because, .class("muted"))
  }
}

private func withdrawnCell(_ row: ActionRow, _ gone: CivilDate) -> HTML {
  HTML {
    tag("Withdrawn", .neutral)
    div("on \(gone.shortForm)", .class("muted"))
    if row.isWithdrawnLate { div { tag(WithdrawnLine.lateTitle, .caution) } }
  }
}

private func dueCell(_ row: ActionRow, _ facts: RowFacts) -> HTML {
  guard let due = row.dueOn else { return Written.noDate }
  let lateness = facts.lateness(row)
  return HTML {
    shortDay(due)
    if row.withdrawnOn != nil {
      HTML()
    } else if lateness.isLate, facts.choices.isDraft(row) {
      div(Plan.passedInDraft, .class("muted"))
    } else {
      div { latenessTag(lateness) }
    }
    if let actBy = facts.actBy(row) { div("act by \(actBy.shortForm)", .class("muted")) }
    if row.hasMoved, let first = row.firstDueOn { div("first \(first.shortForm)", .class("muted")) }
  }
}
