import Civil
import ImprovementPlan
import Kernel
import Storage

/// A conversation with children, young people or families about a plan: planned, held, and told
/// back (domain, section 11).
public struct Consultation: Record, Hashable {
  public static let table: SQLName = "consultation"

  public let authority: AuthorityID
  public let id: Storage.ID<Consultation>
  public var version = 0
  public let plan: Plan.ID
  public var title: String
  /// What they are asked.
  public var question: String
  /// How: "Conversations with an advocate", "A survey in three languages".
  public var method: String
  /// Whom it is for: "Children whose plan has ended".
  public var audience: String
  /// The post or body that holds it; never a named person, for the public reads it.
  public var holder: Owner?
  /// The day first planned for it: what M67 counts by. A later plan moves ``plannedOn`` only.
  public private(set) var firstPlannedOn: CivilDate?
  public private(set) var plannedOn: CivilDate?
  /// By when those who were asked are told what came of it.
  public var tellBackBy: CivilDate?
  public var heldOn: CivilDate?
  /// How many took part; nil while nobody has counted.
  public var tookPart: Int?
  /// The themes that were heard, in words by which nobody can be recognised.
  public var heard: String
  public var cancelledOn: CivilDate?
  public var cancelledBecause: String

  public init(
    authority: AuthorityID, id: Storage.ID<Consultation> = Storage.ID(), plan: Plan.ID,
    title: String, question: String, method: String, audience: String, holder: Owner? = nil,
    plannedOn: CivilDate? = nil, tellBackBy: CivilDate? = nil
  ) {
    self.authority = authority
    self.id = id
    self.plan = plan
    self.title = title
    self.question = question
    self.method = method
    self.audience = audience
    self.holder = holder
    self.plannedOn = plannedOn
    firstPlannedOn = plannedOn
    self.tellBackBy = tellBackBy
    heard = ""
    cancelledBecause = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    title = try row["title"]
    question = try row["question"]
    method = try row["method"]
    audience = try row["audience"]
    holder = try Owner.read(from: row, kind: "holder_kind", id: "holder_id")
    firstPlannedOn = try row["first_planned_on"]
    plannedOn = try row["planned_on"]
    tellBackBy = try row["tell_back_by"]
    heldOn = try row["held_on"]
    tookPart = try row["took_part"]
    heard = try row["heard"]
    cancelledOn = try row["cancelled_on"]
    cancelledBecause = try row["cancelled_because"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "title": title, "question": question, "method": method,
      "audience": audience, "holder_kind": holder?.kind, "holder_id": holder?.idText,
      "first_planned_on": firstPlannedOn, "planned_on": plannedOn, "tell_back_by": tellBackBy,
      "held_on": heldOn, "took_part": tookPart, "heard": heard, "cancelled_on": cancelledOn,
      "cancelled_because": cancelledBecause,
    ]
  }

  /// Plans it for another day. The day first planned stays for ever.
  mutating func plan(for day: CivilDate?) {
    plannedOn = day
    if firstPlannedOn == nil { firstPlannedOn = day }
  }
}

extension Consultation {
  /// How it stands on a day.
  public enum State: String, CaseIterable, Sendable {
    case undated, planned, late, held, cancelled

    public var title: String {
      switch self {
      case .undated: "No day yet"
      case .planned: "Planned"
      case .late: "Late"
      case .held: "Held"
      case .cancelled: "Called off"
      }
    }
  }

  public func state(on today: CivilDate) -> State {
    if heldOn != nil { return .held }
    if cancelledOn != nil { return .cancelled }
    guard let plannedOn else { return .undated }
    return plannedOn < today ? .late : .planned
  }

  /// Whether it is or will be: what was called off is on record and counts for nothing.
  public var stands: Bool { cancelledOn == nil || heldOn != nil }

  static let tables: [SQL] = [
    """
    CREATE TABLE consultation (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, title text NOT NULL, question text NOT NULL, method text NOT NULL,
      audience text NOT NULL, holder_kind text, holder_id text, first_planned_on date,
      planned_on date, tell_back_by date, held_on date, took_part bigint, heard text NOT NULL,
      cancelled_on date, cancelled_because text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id))
    """,
    "CREATE INDEX consultation_of_plan ON consultation (authority_id, plan_id)",
  ]
}
