import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Slippage in working days: of one plan by action or by the body that answers, or of all plans by
/// plan or by body.
struct SlippagePage {
  /// A line of the table; the same facts whatever it is about.
  struct Line: Sendable {
    let id: String
    let name: String
    let address: Address?
    let sum: SlippageSum
    /// Only of a single action.
    let action: Slippage?
    let body: String
  }

  enum Order: String, ListOrder { case slippage, name }

  /// Nil for all plans.
  let plan: Plan?
  let by: Grouping
  let listing: Listing<Line, Order>
  let asAt: AsAt
  let day: CivilDate

  enum Grouping: String, CaseIterable, Sendable {
    case action, body, plan

    var title: String {
      switch self {
      case .action: "By action"
      case .body: "By the body that answers"
      case .plan: "By plan"
      }
    }
  }

  func answer() throws -> Answer {
    try listing.answer {
      Page("Slippage in working days", kicker: plan?.fullTitle ?? "All plans", breadcrumbs: above) {
        AsAtNote(day: asAt.pastDay, here: here).html
        lead(
          "From the first due date, whoever set it and wherever it was moved since, to the day on which the work was complete or withdrawn, or to \(day.longForm) where it is open."
        )
        asAt.form(to: here, title: "As at", fields: { grouping })
        listing.html
        muted(
          "Working days of England and Wales. Actions that were withdrawn by their first due date, or never had one, are left out; what was early counts as 0."
            + (by == .action ? "" : " The median is the one in the middle.") + withoutDrafts
        )
      }
    }
  }

  private var withoutDrafts: String {
    plan == nil && by == .body ? " Plans that are still drafts are left out." : ""
  }

  private var here: Address { plan.map { .slippage(ofPlan: $0.id) } ?? .slippage }

  private var above: [Breadcrumb] {
    [Breadcrumb("Plans", Address.plans.asAt(asAt.pastDay))]
      + (plan.map {
        [
          Breadcrumb($0.title, Address.plan($0.id).asAt(asAt.pastDay)),
          Breadcrumb("Figures", Address.figures(ofPlan: $0.id).asAt(asAt.pastDay)),
        ]
      } ?? [])
  }

  private var grouping: HTML {
    let offered: [Grouping] = plan == nil ? [.plan, .body] : [.action, .body]
    return AsAt.choice("by", "By", offered.map { ($0.rawValue, $0.title) }, chosen: by.rawValue)
  }
}

extension SlippagePage {
  static func load(_ visit: Visit) async throws -> SlippagePage {
    let world = visit.world
    let id: Plan.ID? = visit.parameters["plan"] == nil ? nil : try visit.id("plan")
    let asAt = AsAt(visit)
    let past = asAt.pastDay
    let asked = visit.query("by").flatMap(Grouping.init)
    let by: Grouping =
      id == nil ? (asked == .body ? .body : .plan) : asked == .body ? .body : .action
    return try await visit.store.read { db in
      let dates = try PlanDates(world, on: past, db)
      let shelf = db.shelf(of: visit.authority, asAt: past.map { .endOfDayInLondon($0) })
      let plan = try id.map { try shelf.plan($0) }
      let names = try Names(shelf)
      var actions: [Action] =
        try id.map { id in try shelf.all(where: "plan_id = \(id)") { $0.plan == id } }
        ?? shelf.all()
      // A body has not slipped with what nobody has agreed yet.
      if id == nil, by == .body { actions.removeAll { names.drafts.contains($0.plan) } }
      let lines = lines(by, actions, names, dates, asAt: past)
      return SlippagePage(
        plan: plan, by: by, listing: list(by).load(for: visit, from: source(lines)).asAt(past),
        asAt: asAt,
        day: dates.today)
    }
  }

  private struct Names {
    let bodies: [Body.ID: String]
    let plans: [Plan.ID: String]
    let drafts: Set<Plan.ID>

    init(_ shelf: Shelf) throws {
      bodies = Dictionary(
        try shelf.all(Body.self).map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
      let all = try shelf.all(Plan.self)
      drafts = Set(all.filter { $0.state == .draft }.map(\.id))
      plans = Dictionary(
        all.map { ($0.id, $0.fullTitle + ($0.state == .draft ? " – draft" : "")) },
        uniquingKeysWith: { $1 })
    }

    func body(_ id: Body.ID?) -> String { id.flatMap { bodies[$0] } ?? "No body yet" }
  }

  private static func lines(
    _ by: Grouping, _ actions: [Action], _ names: Names, _ dates: PlanDates,
    asAt past: CivilDate?
  ) -> [Line] {
    let slipped = actions.compactMap { action in
      Slippage(of: action, on: dates.today, calendar: dates.calendar).map { (action, $0) }
    }
    switch by {
    case .action:
      return slipped.map { action, slippage in
        Line(
          id: action.id.text, name: "\(action.reference) \(action.title)",
          address: Address.action(action.id).asAt(past), sum: SlippageSum([slippage]),
          action: slippage,
          body: names.body(action.leadBody))
      }
    case .body:
      return Dictionary(grouping: slipped) { $0.0.leadBody }.map { body, parts in
        Line(
          id: body?.text ?? "none", name: names.body(body), address: nil,
          sum: SlippageSum(parts.map(\.1)), action: nil, body: "")
      }
    case .plan:
      return Dictionary(grouping: slipped) { $0.0.plan }.map { plan, parts in
        Line(
          id: plan.text, name: names.plans[plan] ?? "",
          address: Address.slippage(ofPlan: plan).asAt(past),
          sum: SlippageSum(parts.map(\.1)), action: nil, body: "")
      }
    }
  }

  private static func source(_ lines: [Line]) -> ListSource<Line, Order> {
    ListSource(lines.sorted { ($0.name, $0.id) < ($1.name, $1.id) }, id: \.id) {
      order, one, other in
      switch order {
      case .slippage: one.sum.total < other.sum.total
      case .name: one.name < other.name
      }
    }
  }

  private static func list(_ by: Grouping) -> List<Line, Order> {
    typealias Column = ListColumn<Line, Order>
    let name = Column(
      by == .action ? "Action" : by == .plan ? "Plan" : "Body", sort: .name, text: \.name
    ) { line in
      line.address.map { link(line.name, to: $0) } ?? HTML(line.name)
    }
    let total = Column(
      "Working days slipped", sort: .slippage, isNumber: true, text: { "\($0.sum.total)" })
    let columns: [Column] =
      by == .action
      ? [
        name, Column("Answered for by", text: \.body),
        Column("First due", text: { $0.action?.firstDueOn.description ?? "" }) {
          date($0.action?.firstDueOn)
        },
        Column("Due now", text: { $0.action?.dueOn.description ?? "" }) { date($0.action?.dueOn) },
        Column("Moved by", isNumber: true, text: { "\($0.action?.moved ?? 0)" }),
        Column("Complete", text: { $0.action?.completedOn?.description ?? "" }) {
          date($0.action?.completedOn)
        },
        total,
        Column("Withdrawn late", text: { $0.action?.withdrawnOn?.description ?? "" }) {
          date($0.action?.withdrawnOn)
        },
      ]
      : [
        name, Column("Actions", isNumber: true, text: { "\($0.sum.actions)" }),
        Column("Of them slipped", isNumber: true, text: { "\($0.sum.slipped)" }),
        Column("Date moved later", isNumber: true, text: { "\($0.sum.moved)" }),
        Column("Median, working days", isNumber: true, text: \.sum.medianText),
        Column("Longest", isNumber: true, text: { "\($0.sum.longest)" }), total,
        Column("Withdrawn late", isNumber: true, text: { "\($0.sum.withdrawn)" }),
      ]
    return List(
      "Slippage in working days",
      noun: by == .action
        ? ("action", "actions") : by == .plan ? ("plan", "plans") : ("body", "bodies"),
      sortedBy: .slippage, isDescending: true, columns: columns,
      empty: "No action with a due date is there yet.", pageSize: 100)
  }

  private static func date(_ day: CivilDate?) -> HTML { day.map { shortDay($0) } ?? HTML() }
}
