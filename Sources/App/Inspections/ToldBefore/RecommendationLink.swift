import Civil
import Kernel
import Storage

/// That inspectors have said something before: a recommendation of a later inspection, and the
/// earlier one that it repeats. A person has said so; no resemblance makes one.
public struct RecommendationLink: Record, Hashable {
  public static let table: SQLName = "recommendation_link"

  /// How the later recommendation stands to the earlier one.
  public enum Kind: String, CaseIterable, Sendable, SQLConvertible {
    case same, similar, follows

    /// The kind as people read it.
    public var title: String {
      switch self {
      case .same: "The same"
      case .similar: "Similar"
      case .follows: "Follows from it"
      }
    }

    var hint: String {
      switch self {
      case .same: "Inspectors ask once more for what they asked for before."
      case .similar: "Part of it was asked for before."
      case .follows: "It asks for the next step after what was asked for before."
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<RecommendationLink>
  public var version: Int
  public let earlier: Storage.ID<Recommendation>
  public let later: Storage.ID<Recommendation>
  public let kind: Kind
  public let note: String
  public let saidBy: String
  public let saidOn: CivilDate

  public init(
    authority: AuthorityID, id: Storage.ID<RecommendationLink> = ID(), version: Int = 0,
    earlier: Storage.ID<Recommendation>, later: Storage.ID<Recommendation>, kind: Kind,
    note: String = "", saidBy: String, saidOn: CivilDate
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.earlier = earlier
    self.later = later
    self.kind = kind
    self.note = note
    self.saidBy = saidBy
    self.saidOn = saidOn
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    earlier = try row["earlier_id"]
    later = try row["later_id"]
    kind = try row["kind"]
    note = try row["note"]
    saidBy = try row["said_by"]
    saidOn = try row["said_on"]
  }

  public var fields: Fields {
    [
      "earlier_id": earlier, "later_id": later, "kind": kind, "note": note, "said_by": saidBy,
      "said_on": saidOn,
    ]
  }

  static let tables: [SQL] = [
    """
    CREATE TABLE recommendation_link (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      earlier_id text NOT NULL, later_id text NOT NULL, kind text NOT NULL, note text NOT NULL,
      said_by text NOT NULL, said_on date NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, later_id, earlier_id),
      FOREIGN KEY (authority_id, earlier_id) REFERENCES recommendation (authority_id, id),
      FOREIGN KEY (authority_id, later_id) REFERENCES recommendation (authority_id, id))
    """,
    "CREATE INDEX recommendation_link_back ON recommendation_link (authority_id, earlier_id)",
  ]
}
