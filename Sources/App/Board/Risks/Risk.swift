import Civil
import ImprovementPlan
import Inspections
import Kernel
import Storage

/// Something that may happen: its cause, the event, its consequence. Risks to delivery and risks to
/// a child's experience are different things and are never counted together.
public struct Risk: Record, Hashable {
  public static let table: SQLName = "risk"

  public enum Kind: String, CaseIterable, Sendable, SQLConvertible {
    case delivery, child

    public var title: String {
      switch self {
      case .delivery: "Delivery risk"
      case .child: "Risk to a child’s experience"
      }
    }

    var plural: String {
      switch self {
      case .delivery: "Risks to delivery"
      case .child: "Risks to children’s experience"
      }
    }

    /// What stands after a number of them.
    func noun(_ count: Int) -> String {
      switch self {
      case _ where count != 1: plural.lowercasedFirst
      case .delivery: "risk to delivery"
      case .child: "risk to children’s experience"
      }
    }

    var explanation: String {
      switch self {
      case .delivery: "The work may be late, or not be done."
      case .child: "A child may wait, be unheard or be less safe, even where the work is on time."
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Risk>
  public var version = 0
  public let number: Int
  public var kind: Kind
  public var title: String
  public var cause: String
  public var event: String
  public var consequence: String
  public var mitigation: String
  public var owner: Owner?
  public var plan: Plan.ID?
  /// What comes from outside on a day: a change of the law, the end of a grant. Empty without one.
  public var pressure: String
  public var pressureOn: CivilDate?
  public let openedOn: CivilDate
  /// When somebody has to look at it again.
  public var reviewOn: CivilDate
  public var closedOn: CivilDate?
  public var closedBecause: String

  public init(
    authority: AuthorityID, id: Storage.ID<Risk> = Storage.ID(), number: Int, entry: RiskEntry,
    openedOn: CivilDate
  ) {
    self.authority = authority
    self.id = id
    self.number = number
    kind = entry.kind
    title = entry.title
    cause = entry.cause
    event = entry.event
    consequence = entry.consequence
    mitigation = entry.mitigation
    owner = entry.owner
    plan = entry.plan
    pressure = entry.pressure
    pressureOn = entry.pressureOn
    self.openedOn = openedOn
    reviewOn = entry.reviewOn
    closedBecause = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    number = try row["number"]
    kind = try row["kind"]
    title = try row["title"]
    cause = try row["cause"]
    event = try row["event"]
    consequence = try row["consequence"]
    mitigation = try row["mitigation"]
    owner = try Owner.read(from: row)
    plan = try row["plan_id"]
    pressure = try row["pressure"]
    pressureOn = try row["pressure_on"]
    openedOn = try row["opened_on"]
    reviewOn = try row["review_on"]
    closedOn = try row["closed_on"]
    closedBecause = try row["closed_because"]
  }

  public var fields: Fields {
    [
      "number": number, "kind": kind, "title": title, "cause": cause, "event": event,
      "consequence": consequence, "mitigation": mitigation, "owner_kind": owner?.kind,
      "owner_id": owner?.idText, "plan_id": plan, "pressure": pressure,
      "pressure_on": pressureOn, "opened_on": openedOn, "review_on": reviewOn,
      "closed_on": closedOn, "closed_because": closedBecause,
    ]
  }

  /// "RISK-03".
  public var reference: String { numbered("RISK", number) }
}

extension Risk {
  mutating func take(_ entry: RiskEntry) {
    kind = entry.kind
    title = entry.title
    cause = entry.cause
    event = entry.event
    consequence = entry.consequence
    mitigation = entry.mitigation
    owner = entry.owner
    plan = entry.plan
    pressure = entry.pressure
    pressureOn = entry.pressureOn
    reviewOn = entry.reviewOn
  }

  /// Whether its external pressure lies ahead and near enough to be shown before its day (S74).
  func isAhead(on today: CivilDate, rule: TimeRule, calendar: WorkingCalendar) -> Bool {
    guard closedOn == nil, let pressureOn, pressureOn >= today else { return false }
    return pressureOn <= rule.due(from: today, calendar: calendar).date
  }

  func isReviewDue(on today: CivilDate) -> Bool { closedOn == nil && reviewOn <= today }
}
