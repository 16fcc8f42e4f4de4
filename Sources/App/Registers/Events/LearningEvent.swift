import Civil
import Kernel
import Storage

/// A day on which partners learn together: they challenge each other, work through case studies
/// and agree what matters next (S55; domain, section 3).
public struct LearningEvent: Record, Hashable {
  public static let table: SQLName = "learning_event"

  public let authority: AuthorityID
  public let id: Storage.ID<LearningEvent>
  public var version = 0
  public var title: String
  public var heldOn: CivilDate
  public var place: String
  /// What it was for.
  public var purpose: String

  public init(
    authority: AuthorityID, id: Storage.ID<LearningEvent> = Storage.ID(), title: String,
    heldOn: CivilDate, place: String = "", purpose: String = ""
  ) {
    self.authority = authority
    self.id = id
    self.title = title
    self.heldOn = heldOn
    self.place = place
    self.purpose = purpose
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    title = try row["title"]
    heldOn = try row["held_on"]
    place = try row["place"]
    purpose = try row["purpose"]
  }

  public var fields: Fields {
    ["title": title, "held_on": heldOn, "place": place, "purpose": purpose]
  }
}

/// How many came from a body to an event, and who, as far as it was written down.
public struct EventAttendance: Record, Hashable {
  public static let table: SQLName = "event_attendance"

  public let authority: AuthorityID
  public let id: Storage.ID<EventAttendance>
  public var version = 0
  public let event: Storage.ID<LearningEvent>
  public let body: Body.ID
  public var number: Int
  /// Their names or posts, as they were written down; may be empty.
  public var names: String

  init(
    authority: AuthorityID, event: Storage.ID<LearningEvent>, body: Body.ID, number: Int,
    names: String
  ) {
    self.authority = authority
    id = Storage.ID()
    self.event = event
    self.body = body
    self.number = number
    self.names = names
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    event = try row["event_id"]
    body = try row["body_id"]
    number = try row["number"]
    names = try row["names"]
  }

  public var fields: Fields {
    ["event_id": event, "body_id": body, "number": number, "names": names]
  }
}

/// What one body asked of another at an event: the log of challenges takes them over, one by one.
public struct EventChallenge: Record, Hashable {
  public static let table: SQLName = "event_challenge"

  public let authority: AuthorityID
  public let id: Storage.ID<EventChallenge>
  public var version = 0
  public let event: Storage.ID<LearningEvent>
  public var from: Body.ID
  public var to: Body.ID
  public var text: String

  init(
    authority: AuthorityID, event: Storage.ID<LearningEvent>, from: Body.ID, to: Body.ID,
    text: String
  ) {
    self.authority = authority
    id = Storage.ID()
    self.event = event
    self.from = from
    self.to = to
    self.text = text
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    event = try row["event_id"]
    from = try row["from_body_id"]
    to = try row["to_body_id"]
    text = try row["text"]
  }

  public var fields: Fields {
    ["event_id": event, "from_body_id": from, "to_body_id": to, "text": text]
  }
}

extension LearningEvent {
  static let tables: [SQL] = [
    """
    CREATE TABLE learning_event (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      title text NOT NULL, held_on date NOT NULL, place text NOT NULL, purpose text NOT NULL,
      PRIMARY KEY (authority_id, id))
    """,
    """
    CREATE TABLE event_attendance (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      event_id text NOT NULL, body_id text NOT NULL, number bigint NOT NULL,
      names text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, event_id, body_id),
      FOREIGN KEY (authority_id, event_id) REFERENCES learning_event (authority_id, id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
    """
    CREATE TABLE event_challenge (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      event_id text NOT NULL, from_body_id text NOT NULL, to_body_id text NOT NULL,
      text text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, event_id) REFERENCES learning_event (authority_id, id),
      FOREIGN KEY (authority_id, from_body_id) REFERENCES body (authority_id, id),
      FOREIGN KEY (authority_id, to_body_id) REFERENCES body (authority_id, id))
    """,
    "CREATE INDEX event_challenge_by_event ON event_challenge (authority_id, event_id, id)",
    """
    CREATE TABLE case_study (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      event_id text NOT NULL, title text NOT NULL, text text NOT NULL,
      writer_id text NOT NULL, writer text NOT NULL, confirmer_id text, confirmer text,
      confirmed_on date, confirmed_despite text NOT NULL, shared_on date,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, event_id) REFERENCES learning_event (authority_id, id))
    """,
    "CREATE INDEX case_study_by_event ON case_study (authority_id, event_id, id)",
    """
    CREATE TABLE agreed_priority (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      event_id text, plan_id text, text text NOT NULL, agreed_on date NOT NULL,
      owner_kind text, owner_id text,
      PRIMARY KEY (authority_id, id),
      CHECK (event_id IS NOT NULL OR plan_id IS NOT NULL),
      FOREIGN KEY (authority_id, event_id) REFERENCES learning_event (authority_id, id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id))
    """,
    "CREATE INDEX agreed_priority_by_plan ON agreed_priority (authority_id, plan_id, id)",
    "CREATE INDEX agreed_priority_by_event ON agreed_priority (authority_id, event_id, id)",
  ]
}
