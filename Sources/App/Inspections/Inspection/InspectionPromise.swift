import Kernel
import Storage

/// Something that a paper says adults will do: "The council will now prepare a plan", "It will say
/// which groups they are going to talk to". Kept in the paper's words, so that children can be told
/// what became of it.
public struct InspectionPromise: Record, Hashable {
  public static let table: SQLName = "inspection_promise"

  public enum Kind: String, CaseIterable, Sendable, Codable, SQLConvertible {
    /// A plan will show how things get better.
    case plan
    /// It will be said when children and young people are asked.
    case consultationDates = "consultation_dates"
    /// It will be said which groups are asked.
    case consultationGroups = "consultation_groups"
    case other

    /// The kind as people read it.
    public var title: String {
      switch self {
      case .plan: "A plan"
      case .consultationDates: "When children are asked"
      case .consultationGroups: "Which groups are asked"
      case .other: "Something else"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<InspectionPromise>
  public var version: Int
  public let inspection: Storage.ID<Inspection>
  public var kind: Kind
  /// Who promised: "The council"; empty when the paper does not say.
  public var promisedBy: String
  public var text: String
  public var page: Int?

  public init(
    authority: AuthorityID, id: Storage.ID<InspectionPromise> = ID(), version: Int = 0,
    inspection: Storage.ID<Inspection>, kind: Kind, promisedBy: String = "", text: String,
    page: Int? = nil
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.inspection = inspection
    self.kind = kind
    self.promisedBy = promisedBy
    self.text = text
    self.page = page
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    inspection = try row["inspection_id"]
    kind = try row["kind"]
    promisedBy = try row["promised_by"]
    text = try row["text"]
    page = try row["page"]
  }

  public var fields: Fields {
    [
      "inspection_id": inspection, "kind": kind, "promised_by": promisedBy, "text": text,
      "page": page,
    ]
  }

  static let tables: [SQL] = [
    """
    CREATE TABLE inspection_promise (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      inspection_id text NOT NULL, kind text NOT NULL, promised_by text NOT NULL,
      text text NOT NULL, page bigint,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, inspection_id) REFERENCES inspection (authority_id, id))
    """,
    "CREATE INDEX inspection_promise_of ON inspection_promise (authority_id, inspection_id)",
  ]
}

extension Transaction {
  /// What was promised after an inspection, in the order it was recorded.
  func promises(of inspection: Inspection) throws -> [InspectionPromise] {
    try all(
      InspectionPromise.self,
      """
      SELECT * FROM inspection_promise
      WHERE authority_id = \(inspection.authority) AND inspection_id = \(inspection.id)
      ORDER BY id
      """)
  }
}
