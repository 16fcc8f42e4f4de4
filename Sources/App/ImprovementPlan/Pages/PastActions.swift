import Civil
import Inspections
import Kernel
import Storage
import Web

/// The actions as they were stored at the end of a day of the past, for the same list with the same
/// filters: what a page of today asks of the tables is asked here of what the change log kept.
struct PastActions {
  let day: CivilDate
  private let user: User
  private let owners: [Owner]
  private let rows: [ActionRow]
  private let actions: [String: Action]
  private let partners: [Action.ID: [Body.ID]]
  private let served: [Action.ID: [Recommendation.ID]]
  /// What of the plans was asked of anybody then.
  private let agreed: Set<Plan.ID>
  private let lateBefore: CivilDate

  /// - Parameters:
  ///   - withdrawn: whether those that were withdrawn are asked for, and not those that stand.
  ///   - plan: the one plan whose actions are asked for; nil for all, which takes longer.
  ///   - owners: who and what the person is on that day.
  init(
    on day: CivilDate, withdrawn: Bool, ofPlan plan: Plan.ID?, for user: User, owners: [Owner],
    calendar: WorkingCalendar, _ db: Transaction
  ) throws {
    self.day = day
    self.user = user
    self.owners = owners
    lateBefore = calendar.lateBefore(day)
    let authority = user.authority
    let shelf = db.shelf(of: authority, asAt: .endOfDayInLondon(day))
    let found: [Action]
    let links: [ActionRecommendation]
    let helpers: [ActionPartner]
    if let plan {
      let ofActions: SQL = """
        action_id IN (SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan))
        """
      let all: [Action] = try shelf.all(where: "plan_id = \(plan)") { $0.plan == plan }
      let known = Set(all.map(\.id))
      found = all.filter { $0.isWithdrawn == withdrawn }
      links = try shelf.all(where: ofActions) { known.contains($0.action) }
      helpers = try shelf.all(where: ofActions) { known.contains($0.action) }
    } else {
      found = try shelf.all(Action.self).filter { $0.isWithdrawn == withdrawn }
      (links, helpers) = (try shelf.all(), try shelf.all())
    }
    agreed = Set(try shelf.agreedPlans().map(\.id))
    let served = Dictionary(grouping: links, by: \.action).mapValues { $0.map(\.recommendation) }
    let recommendations = Dictionary(
      try shelf.these(links.map(\.recommendation).uniqued()).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    self.served = served
    partners = Dictionary(grouping: helpers, by: \.action).mapValues { $0.map(\.body) }
    actions = Dictionary(found.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    rows = found.map { action in
      ActionRow(
        action,
        serving: ServedReferences(
          of: (served[action.id] ?? []).compactMap { recommendations[$0] }))
    }
  }

  /// Those that the person may see, as the list takes them.
  var source: ListSource<ActionRow, ActionSort> {
    ListSource(
      rows.filter { user.may(.readPlan) || agreed.contains($0.plan) && isOwn($0) }, id: \.id.text,
      passes: { row, filter, value in passes(row, filter, value) },
      comesBefore: Self.comesBefore)
  }

  private static func comesBefore(
    _ sort: ActionSort, _ one: ActionRow, _ other: ActionRow
  ) -> Bool {
    switch sort {
    case .due:
      (one.dueOrder, one.id.text) < (other.dueOrder, other.id.text)
    case .title:
      (one.title.lowercased(), one.id.text) < (other.title.lowercased(), other.id.text)
    case .added: one.id.text < other.id.text
    }
  }

  private func passes(_ row: ActionRow, _ filter: String, _ value: String) -> Bool {
    switch filter {
    case "plan": row.plan.text == value
    case "recommendation": served[row.id]?.contains { $0.text == value } ?? false
    case "body": Body.ID(value).map { isAsked(row, of: $0) } ?? false
    case "owner":
      switch value {
      case "me": isOwn(row)
      case "nobody": row.owner == nil
      default: row.owner.map { "\($0.kind.rawValue):\($0.idText)" } == value
      }
    case WithdrawnFilter.name:
      WithdrawnFilter(rawValue: value)?.holds(row)
        ?? (value == "open" ? row.completedOn == nil : row.delivery.rawValue == value)
    case "due": isDue(row, value)
    default: true
    }
  }

  private func isDue(_ row: ActionRow, _ value: String) -> Bool {
    func within(_ months: Int) -> Bool {
      guard row.completedOn == nil, let due = row.dueOn else { return false }
      return due >= day && due <= day.adding(months: months)
    }
    return switch value {
    case "late": row.completedOn == nil && row.dueOn.map { $0 < lateBefore } ?? false
    case "month": within(1)
    case "quarter": within(3)
    case "none": row.dueOn == nil
    case "moved": row.dueOn != nil && row.firstDueOn != nil && row.hasMoved
    default: true
    }
  }

  /// What is asked of the person, of a post they hold, or of their agency.
  private func isOwn(_ row: ActionRow) -> Bool {
    if let owner = row.owner, owners.contains(owner) { return true }
    guard let body = user.body, user.answersForBody else { return false }
    return isAsked(row, of: body)
  }

  private func isAsked(_ row: ActionRow, of body: Body.ID) -> Bool {
    row.leadBody == body || partners[row.id]?.contains(body) ?? false
  }
}

extension ActionRow {
  fileprivate var dueOrder: Int {
    Action.order(ofDueDate: dueOn, isComplete: completedOn != nil)
  }

  fileprivate init(_ action: Action, serving served: ServedReferences) {
    self.init(
      id: action.id, number: action.number, title: action.title, plan: action.plan,
      owner: action.owner, leadBody: action.leadBody, delivery: action.delivery,
      deliveryChangedAt: action.deliveryChangedAt, startOn: action.startOn, dueOn: action.dueOn,
      firstDueOn: action.firstDueOn, completedOn: action.completedOn,
      withdrawnOn: action.withdrawnOn, served: served, measure: action.measureOfSuccess)
  }
}
