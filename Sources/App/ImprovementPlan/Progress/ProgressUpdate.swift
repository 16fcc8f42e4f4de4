import Civil
import Storage

/// What somebody said about how an action is going, on a day.
public struct ProgressUpdate: Record, Hashable {
  public static let table: SQLName = "progress_update"

  public let authority: AuthorityID
  public let id: Storage.ID<ProgressUpdate>
  public var version = 0
  public let action: Action.ID
  public let delivery: Action.Delivery
  public let note: String
  /// The day that the state holds from, as the person gave it.
  public let effectiveOn: CivilDate
  public let recordedAt: Instant
  public let recordedBy: String

  public init(
    authority: AuthorityID, id: Storage.ID<ProgressUpdate> = Storage.ID(), action: Action.ID,
    delivery: Action.Delivery, note: String, effectiveOn: CivilDate, recordedAt: Instant,
    recordedBy: String
  ) {
    self.authority = authority
    self.id = id
    self.action = action
    self.delivery = delivery
    self.note = note
    self.effectiveOn = effectiveOn
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    action = try row["action_id"]
    delivery = try row["delivery"]
    note = try row["note"]
    effectiveOn = try row["effective_on"]
    recordedAt = try row["recorded_at"]
    recordedBy = try row["recorded_by"]
  }

  public var fields: Fields {
    [
      "action_id": action, "delivery": delivery, "note": note, "effective_on": effectiveOn,
      "recorded_at": recordedAt, "recorded_by": recordedBy,
    ]
  }
}
