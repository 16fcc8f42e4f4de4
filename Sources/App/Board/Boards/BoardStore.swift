import Civil
import Kernel
import Storage

/// A board with its name.
struct NamedBoard: Sendable {
  let board: ImprovementBoard
  let name: String

  var id: ImprovementBoard.ID { board.id }
}

extension Transaction {
  /// All boards, by name.
  func boards(of authority: AuthorityID) throws -> [NamedBoard] {
    let names = try bodyNames(of: authority)
    return try all(
      ImprovementBoard.self,
      "SELECT * FROM board WHERE authority_id = \(authority) ORDER BY id"
    ).map { NamedBoard(board: $0, name: names[$0.body] ?? "") }
      .sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }
  }

  /// The boards that a person may see: all for insiders, for others those on which they sit.
  func boards(seenBy user: User, on day: CivilDate) throws -> [NamedBoard] {
    let all = try boards(of: user.authority)
    if user.may(.readPlan) { return all }
    let seats = try seats(of: user, on: day)
    return all.filter { seats.contains($0.id) }
  }

  /// A board that a person may see, or a refusal in words.
  func board(
    _ id: ImprovementBoard.ID, for user: User, on day: CivilDate
  ) throws -> NamedBoard {
    guard let found = try boards(seenBy: user, on: day).first(where: { $0.id == id }) else {
      throw Refusal.notFound("There is no such board, or you do not sit on it.")
    }
    return found
  }

  /// The boards on which a person sits on a day, themselves or by a post that they hold.
  public func seats(of user: User, on day: CivilDate) throws -> Set<ImprovementBoard.ID> {
    guard user.may(.readBoard), let person = user.person else { return [] }
    let posts = try postsHeld(by: user, on: day)
    let members = try all(
      BoardMember.self,
      "SELECT * FROM board_member WHERE authority_id = \(user.authority) ORDER BY id")
    return Set(
      members.filter { member in
        guard member.sits(on: day) else { return false }
        return switch member.who {
        case .person(let id): id == person
        case .post(let id): posts.contains(id)
        case .body: false
        }
      }.map(\.board))
  }

  /// Everybody who sits or sat on a board: the chair first, then by the day they came.
  func members(of board: ImprovementBoard.ID, in authority: AuthorityID) throws -> [BoardMember] {
    let roles = BoardMember.Role.allCases
    return try all(
      BoardMember.self,
      "SELECT * FROM board_member WHERE authority_id = \(authority) AND board_id = \(board) ORDER BY id"
    ).sorted {
      (roles.firstIndex(of: $0.role) ?? 0, $0.from, $0.id.text)
        < (roles.firstIndex(of: $1.role) ?? 0, $1.from, $1.id.text)
    }
  }

  func bodyNames(of authority: AuthorityID) throws -> [Body.ID: String] {
    Dictionary(try bodies(of: authority).map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
  }
}
