import Storage

/// An organisation or a part of one that can own something: a service of the council, a partner
/// agency, a board, a committee. Needs no account.
public struct Body: Record, Hashable {
  public enum Kind: String, CaseIterable, Sendable, SQLConvertible {
    case councilService
    case police
    case health
    case school
    case probation
    case voluntary
    case board
    case committee
    case other

    /// Whether such a body meets and decides, so that it can sign something off.
    public var mayDecide: Bool { self == .board || self == .committee }

    /// The kind as people call it.
    public var title: String {
      switch self {
      case .councilService: "Council service"
      case .police: "Police"
      case .health: "Health"
      case .school: "School or college"
      case .probation: "Probation"
      case .voluntary: "Voluntary organisation"
      case .board: "Board or panel"
      case .committee: "Committee"
      case .other: "Other organisation"
      }
    }

    /// Whether it is another organisation that works with the council.
    public var isPartnerAgency: Bool {
      switch self {
      case .police, .health, .school, .probation, .voluntary, .other: true
      case .councilService, .board, .committee: false
      }
    }
  }

  public static let table: SQLName = "body"

  public let authority: AuthorityID
  public let id: Storage.ID<Body>
  public var version: Int
  public var name: String
  /// For tables and owners' columns: "LSCB", "CSC".
  public var shortName: String?
  public var kind: Kind

  public init(
    authority: AuthorityID, id: Storage.ID<Body> = .init(), name: String, shortName: String? = nil,
    kind: Kind
  ) {
    self.authority = authority
    self.id = id
    version = 0
    self.name = name
    self.shortName = shortName
    self.kind = kind
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    name = try row["name"]
    shortName = try row["short_name"]
    kind = try row["kind"]
  }

  public var fields: Fields { ["name": name, "short_name": shortName, "kind": kind] }
}
