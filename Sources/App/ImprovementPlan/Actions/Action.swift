import Civil
import Kernel
import Storage

/// Something that somebody will do, by a day, so that a recommendation is met.
///
/// Two ratings belong to an action and are never blended (design, section 1): *delivery*, which is
/// here, says whether the work is done; *impact*, whether it helped a child, is judged on evidence,
/// and has its own records. Completing an action closes no recommendation.
public struct Action: Record, Hashable {
  public static let table: SQLName = "action"

  /// How far the work is.
  public enum Delivery: String, CaseIterable, Sendable, SQLConvertible {
    case notStarted, inProgress, complete
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Action>
  public var version = 0
  public let plan: Plan.ID
  /// Its number within the plan, from 1; never given twice.
  public let number: Int
  public var title: String
  /// What will be done.
  public var whatWillBeDone: String
  /// How one will know that it worked.
  public var measureOfSuccess: String
  /// When the work is meant to start.
  public var startOn: CivilDate?
  public var owner: Owner?
  /// The body that answers for the action: the owner's own, unless another is named.
  public var leadBody: Body.ID?
  public var delivery: Delivery
  /// When the delivery state last changed, and who said so.
  public var deliveryChangedAt: Instant?
  public var deliveryChangedBy: String?
  /// The day on which work began: evidence of a start.
  public var startedOn: CivilDate?
  public var completedOn: CivilDate?
  /// The first due date that counts and the current one, as the ledger has them: kept here so that
  /// a list of thousands need not read the ledger. Only ``DueDateEntry`` lines change them.
  public var firstDueOn: CivilDate?
  public var dueOn: CivilDate?
  /// An action is never deleted, since its first due date is for ever; it is withdrawn.
  public var withdrawnOn: CivilDate?
  public var withdrawnBecause: String

  public init(
    authority: AuthorityID, id: Storage.ID<Action> = Storage.ID(), plan: Plan.ID, number: Int,
    title: String, whatWillBeDone: String = "", measureOfSuccess: String = "",
    startOn: CivilDate? = nil, owner: Owner? = nil, leadBody: Body.ID? = nil,
    delivery: Delivery = .notStarted
  ) {
    self.authority = authority
    self.id = id
    self.plan = plan
    self.number = number
    self.title = title
    self.whatWillBeDone = whatWillBeDone
    self.measureOfSuccess = measureOfSuccess
    self.startOn = startOn
    self.owner = owner
    self.leadBody = leadBody
    self.delivery = delivery
    withdrawnBecause = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    number = try row["number"]
    title = try row["title"]
    whatWillBeDone = try row["what_will_be_done"]
    measureOfSuccess = try row["measure_of_success"]
    startOn = try row["start_on"]
    owner = try Owner.read(from: row)
    leadBody = try row["lead_body_id"]
    delivery = try row["delivery"]
    deliveryChangedAt = try row["delivery_changed_at"]
    deliveryChangedBy = try row["delivery_changed_by"]
    startedOn = try row["started_on"]
    completedOn = try row["completed_on"]
    firstDueOn = try row["first_due_on"]
    dueOn = try row["due_on"]
    withdrawnOn = try row["withdrawn_on"]
    withdrawnBecause = try row["withdrawn_because"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "number": number, "title": title, "what_will_be_done": whatWillBeDone,
      "measure_of_success": measureOfSuccess, "start_on": startOn, "owner_kind": owner?.kind,
      "owner_id": owner?.idText, "lead_body_id": leadBody, "delivery": delivery,
      "delivery_changed_at": deliveryChangedAt, "delivery_changed_by": deliveryChangedBy,
      "started_on": startedOn, "completed_on": completedOn, "first_due_on": firstDueOn,
      "due_on": dueOn, "due_order": Self.order(ofDueDate: dueOn, isComplete: completedOn != nil),
      "withdrawn_on": withdrawnOn,
      "withdrawn_because": withdrawnBecause,
    ]
  }
}

extension Action {
  /// The same where it is a later day than the one since which it is complete.
  var saidLater: CivilDate? {
    guard let saidCompleteOn, let completedOn, saidCompleteOn > completedOn else { return nil }
    return saidCompleteOn
  }
}

extension Action {
  /// What people call it: "ACT-03". It says nothing of the plan, which stands beside it.
  public var reference: String { Self.reference(number) }

  public static func reference(_ number: Int) -> String {
    number < 10 ? "ACT-0\(number)" : "ACT-\(number)"
  }

  /// What the lists sort by: what is still to do by its due date, without a date after those with
  /// one, and what is complete at the end. A number sorts the same way on both engines.
  static func order(ofDueDate date: CivilDate?, isComplete: Bool = false) -> Int {
    let afterAll = Int(CivilDate.latest.dayNumber) + 1
    let day = date.map { Int($0.dayNumber) } ?? afterAll
    return isComplete ? 2 * afterAll + day : day
  }

  public var isWithdrawn: Bool { withdrawnOn != nil }
}

extension Action.Delivery {
  /// The word for it. It is about the work, never about its effect on children.
  public var title: String {
    switch self {
    case .notStarted: "Not started"
    case .inProgress: "In progress"
    case .complete: "Complete"
    }
  }
}
