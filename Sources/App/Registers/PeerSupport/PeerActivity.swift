import Civil
import ImprovementPlan
import Kernel
import Storage

/// Help from outside: a peer review, a critical friend, sector-led support (domain, section 3).
public struct PeerActivity: Record, Hashable {
  public static let table: SQLName = "peer_activity"

  public enum Kind: String, CaseIterable, Sendable, SQLConvertible {
    case localGovernmentPeerSupport, criticalFriend, sectorLed, other

    /// The kind as people call it.
    public var title: String {
      switch self {
      case .localGovernmentPeerSupport: "LGA peer support"
      case .criticalFriend: "Critical friend"
      case .sectorLed: "Sector-led improvement"
      case .other: "Other support"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<PeerActivity>
  public var version = 0
  /// Who helps: "Saltmarsh and Dene Council". Often no body of our directory.
  public var organisation: String
  public var kind: Kind
  /// What it looks at.
  public var focus: String
  public var startOn: CivilDate
  /// Nil while it goes on.
  public var endOn: CivilDate?
  /// What was learnt; empty while nothing is written down.
  public var learning: String

  public init(
    authority: AuthorityID, id: Storage.ID<PeerActivity> = Storage.ID(), organisation: String,
    kind: Kind, focus: String, startOn: CivilDate, endOn: CivilDate? = nil, learning: String = ""
  ) {
    self.authority = authority
    self.id = id
    self.organisation = organisation
    self.kind = kind
    self.focus = focus
    self.startOn = startOn
    self.endOn = endOn
    self.learning = learning
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    organisation = try row["organisation"]
    kind = try row["kind"]
    focus = try row["focus"]
    startOn = try row["start_on"]
    endOn = try row["end_on"]
    learning = try row["learning"]
  }

  public var fields: Fields {
    [
      "organisation": organisation, "kind": kind, "focus": focus, "start_on": startOn,
      "end_on": endOn, "learning": learning,
    ]
  }
}

/// That what was learnt bears on an action of a plan.
struct PeerActivityAction: Record, Hashable {
  static let table: SQLName = "peer_activity_action"

  let authority: AuthorityID
  let id: Storage.ID<PeerActivityAction>
  var version = 0
  let activity: Storage.ID<PeerActivity>
  let action: Action.ID

  init(authority: AuthorityID, activity: Storage.ID<PeerActivity>, action: Action.ID) {
    self.authority = authority
    id = Storage.ID()
    self.activity = activity
    self.action = action
  }

  init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    activity = try row["peer_activity_id"]
    action = try row["action_id"]
  }

  var fields: Fields { ["peer_activity_id": activity, "action_id": action] }
}

extension PeerActivity {
  static let tables: [SQL] = [
    """
    CREATE TABLE peer_activity (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      organisation text NOT NULL, kind text NOT NULL, focus text NOT NULL,
      start_on date NOT NULL, end_on date, learning text NOT NULL,
      PRIMARY KEY (authority_id, id))
    """,
    """
    CREATE TABLE peer_activity_action (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      peer_activity_id text NOT NULL, action_id text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, peer_activity_id, action_id),
      FOREIGN KEY (authority_id, peer_activity_id) REFERENCES peer_activity (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """,
    """
    CREATE INDEX peer_activity_by_action
    ON peer_activity_action (authority_id, action_id, peer_activity_id)
    """,
  ]
}
