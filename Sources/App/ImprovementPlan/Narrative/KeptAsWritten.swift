import Civil
import Kernel
import Storage

/// That somebody kept words which disagree with the plan, and why: on record for whoever reviews
/// them.
public struct KeptAsWritten: Record, Hashable {
  public static let table: SQLName = "kept_as_written"

  public let authority: AuthorityID
  public let id: Storage.ID<KeptAsWritten>
  public var version = 0
  public let plan: Plan.ID
  /// The action that the words are about, if they are about one.
  public let action: Action.ID?
  /// What the words belong to: a table and the identifier of its record.
  public let table: String
  public let record: String
  /// The words in question, and what the plan said at that moment.
  public let quote: String
  public let said: String
  public let reason: String
  public let keptOn: CivilDate
  public let keptBy: String

  public init(
    authority: AuthorityID, id: Storage.ID<KeptAsWritten> = Storage.ID(), plan: Plan.ID,
    action: Action.ID? = nil, table: SQLName, record: String, quote: String, said: String,
    reason: String, keptOn: CivilDate, keptBy: String
  ) {
    self.authority = authority
    self.id = id
    self.plan = plan
    self.action = action
    self.table = table.text
    self.record = record
    self.quote = quote
    self.said = said
    self.reason = reason
    self.keptOn = keptOn
    self.keptBy = keptBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    action = try row["action_id"]
    table = try row["of_table"]
    record = try row["of_record"]
    quote = try row["quote"]
    said = try row["said"]
    reason = try row["reason"]
    keptOn = try row["kept_on"]
    keptBy = try row["kept_by"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "action_id": action, "of_table": table, "of_record": record,
      "quote": quote, "said": said, "reason": reason, "kept_on": keptOn, "kept_by": keptBy,
    ]
  }

  static let tables: [SQL] = [
    """
    CREATE TABLE kept_as_written (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, action_id text, of_table text NOT NULL, of_record text NOT NULL,
      quote text NOT NULL, said text NOT NULL, reason text NOT NULL, kept_on date NOT NULL,
      kept_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """,
    "CREATE INDEX kept_as_written_by_plan ON kept_as_written (authority_id, plan_id, kept_on, id)",
  ]
}

extension Transaction {
  /// What was kept as written about a plan, the latest first.
  public func keptAsWritten(
    inPlan plan: Plan.ID, of authority: AuthorityID
  ) throws -> [KeptAsWritten] {
    try all(
      KeptAsWritten.self,
      """
      SELECT * FROM kept_as_written WHERE authority_id = \(authority) AND plan_id = \(plan)
      ORDER BY kept_on DESC, id DESC
      """)
  }
}
