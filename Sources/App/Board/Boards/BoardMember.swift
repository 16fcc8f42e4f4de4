import Civil
import Kernel
import Storage

/// Somebody on a board: a person, or a post whoever holds it, for an agency, from a day to a day.
public struct BoardMember: Record, Hashable {
  public static let table: SQLName = "board_member"

  public enum Role: String, CaseIterable, Sendable, SQLConvertible {
    case independentChair, viceChair, member, adviser

    public var title: String {
      switch self {
      case .independentChair: "Independent chair"
      case .viceChair: "Vice-chair"
      case .member: "Member"
      case .adviser: "Adviser"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<BoardMember>
  public var version = 0
  public let board: ImprovementBoard.ID
  public var who: Owner
  /// For which agency or service they sit there; nil for an independent person.
  public var agency: Body.ID?
  public var role: Role
  public var from: CivilDate
  /// The last day; nil while it goes on.
  public var to: CivilDate?

  public init(
    authority: AuthorityID, id: Storage.ID<BoardMember> = Storage.ID(),
    board: ImprovementBoard.ID, entry: MemberEntry
  ) {
    self.authority = authority
    self.id = id
    self.board = board
    who = entry.who
    agency = entry.agency
    role = entry.role
    from = entry.from
    to = entry.to
  }

  mutating func take(_ entry: MemberEntry) {
    who = entry.who
    agency = entry.agency
    role = entry.role
    from = entry.from
    to = entry.to
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    board = try row["board_id"]
    who = try Owner(row.get("owner_kind"), id: row.get("owner_id"))
    agency = try row["agency_id"]
    role = try row["role"]
    from = try row["from_on"]
    to = try row["to_on"]
  }

  public var fields: Fields {
    [
      "board_id": board, "owner_kind": who.kind, "owner_id": who.idText, "agency_id": agency,
      "role": role, "from_on": from, "to_on": to,
    ]
  }
}

extension BoardMember {
  /// Whether they sit on the board on a day; the first and the last day count.
  public func sits(on day: CivilDate) -> Bool { from <= day && day <= (to ?? .latest) }

  /// The day of their seat that is nearest to today: whoever held their post on it sat there.
  func shownOn(_ today: CivilDate) -> CivilDate { min(max(from, today), to ?? .latest) }
}

/// What a person enters about a member.
public struct MemberEntry: Hashable, Sendable {
  public var who: Owner
  public var agency: Body.ID?
  public var role: BoardMember.Role
  public var from: CivilDate
  public var to: CivilDate?

  public init(
    who: Owner, agency: Body.ID? = nil, role: BoardMember.Role, from: CivilDate,
    to: CivilDate? = nil
  ) {
    self.who = who
    self.agency = agency
    self.role = role
    self.from = from
    self.to = to
  }
}
