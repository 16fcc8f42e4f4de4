import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import Web

/// A line of the list of all actions: the columns that are shown, and no others.
struct ActionRow: RatedWork {
  let id: Action.ID
  let number: Int
  let title: String
  let plan: Plan.ID
  let owner: Owner?
  let leadBody: Body.ID?
  let delivery: Action.Delivery
  let deliveryChangedAt: Instant?
  let startOn: CivilDate?
  let dueOn: CivilDate?
  let firstDueOn: CivilDate?
  let completedOn: CivilDate?
  let withdrawnOn: CivilDate?
  let served: ServedReferences
  let measure: String

  /// Whether its measure says how one will know that it has reached its end.
  var end: MeasurableEnd { MeasurableEnd(measure) }

  var reference: String { Action.reference(number) }

  var hasMoved: Bool { dueOn != firstDueOn }

  /// Whether it was taken out of the plan after the day on which it was first due.
  var isWithdrawnLate: Bool { Action.isLate(withdrawn: withdrawnOn, firstDue: firstDueOn) }

  /// What a partner agency's part in it is, for its lead, who is shown both kinds side by side;
  /// nil for others.
  func part(of user: User, owners: [Owner]) -> String? {
    guard user.roles.contains(.partnerLead), let body = user.body else { return nil }
    let leads = leadBody == body || owner.map(owners.contains) ?? false
    return leads ? "you lead" : "you help"
  }
}

extension ActionRow: RowDecodable {
  init(row: Row) throws {
    id = try row["id"]
    number = try row["number"]
    title = try row["title"]
    plan = try row["plan_id"]
    owner = try Owner.read(from: row)
    leadBody = try row["lead_body_id"]
    delivery = try row["delivery"]
    deliveryChangedAt = try row["delivery_changed_at"]
    startOn = try row["start_on"]
    dueOn = try row["due_on"]
    firstDueOn = try row["first_due_on"]
    completedOn = try row["completed_on"]
    withdrawnOn = try row["withdrawn_on"]
    served = ServedReferences(try row["served"])
    measure = try row["measure_of_success"]
  }
}

extension ActionRow {
  /// What the list selects: from one table, in the order of an index. What is served is looked up
  /// for the rows of one page only; the few plans, owners and bodies there are come from
  /// ``ActionChoices``.
  static let columns: SQL = """
    action.id, action.plan_id, action.number, action.title, action.owner_kind, action.owner_id,
    action.lead_body_id, action.delivery, action.delivery_changed_at, action.start_on, action.due_on,
    action.first_due_on, action.completed_on, action.withdrawn_on, action.measure_of_success,
    \(ServedReferences.column) AS served
    """
}

/// What the list of actions may be sorted by; each has an index.
enum ActionSort: String, ListSort {
  case due, title, added

  var key: SQL {
    switch self {
    case .due: "action.due_order"
    case .title: "lower(action.title)"
    case .added: "action.id"
    }
  }
}
