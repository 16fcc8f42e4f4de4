import Civil
import Kernel
import Storage

/// Enters a board and changes what it says of itself.
public struct KeepBoard: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(
    _ entry: BoardEntry, ofBody body: Body.ID
  ) async throws -> ImprovementBoard {
    let user = acting.user
    try user.require(.manageBoard)
    return try await acting.write(because: "board entered") { db in
      var problems = entry.problems
      if try db.find(body, of: user.authority) == nil {
        problems.append(Problem("Choose a body that is in the directory.", field: "body"))
      } else if try db.boards(of: user.authority).contains(where: { $0.board.body == body }) {
        problems.append(Problem("This body is entered as a board already.", field: "body"))
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      return try db.insert(
        ImprovementBoard(authority: user.authority, body: body, entry: entry.tidied))
    }
  }

  /// - Parameter version: the version that the person had read; what others have changed since is
  ///   kept, field by field.
  /// - Throws: `StaleRecord` when somebody else has changed the same field.
  public func change(
    _ id: ImprovementBoard.ID, readAt version: Int, to entry: BoardEntry
  ) async throws -> ImprovementBoard {
    let user = acting.user
    try user.require(.manageBoard)
    return try await acting.write(because: "board changed") { db in
      if !entry.problems.isEmpty { throw Refusal.invalid(entry.problems) }
      return try db.merge(id, of: user.authority, readAt: version) { $0.take(entry.tidied) }
    }
  }
}

extension BoardEntry {
  fileprivate var tidied: BoardEntry {
    var entry = self
    entry.startsAt = ClockTime.tidy(startsAt) ?? startsAt
    return entry
  }
}

/// Seats somebody on a board, and ends a seat.
public struct KeepMembers: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func add(
    _ entry: MemberEntry, to board: ImprovementBoard.ID
  ) async throws -> BoardMember {
    let user = acting.user
    try user.require(.manageBoard)
    let today = acting.world.today()
    return try await acting.write(because: "board member added") { db in
      _ = try db.board(board, for: user, on: .latest)
      try db.check(entry, besides: nil, on: board, of: user.authority, today: today)
      return try db.insert(BoardMember(authority: user.authority, board: board, entry: entry))
    }
  }

  public func change(
    _ id: BoardMember.ID, readAt version: Int, to entry: MemberEntry
  ) async throws -> BoardMember {
    let user = acting.user
    try user.require(.manageBoard)
    let today = acting.world.today()
    return try await acting.write(because: "board member changed") { db in
      guard let known = try db.find(id, of: user.authority) else {
        throw Refusal.notFound("There is no such member.")
      }
      try db.check(entry, besides: known, on: known.board, of: user.authority, today: today)
      return try db.merge(id, of: user.authority, readAt: version) { $0.take(entry) }
    }
  }
}

extension Transaction {
  /// A board has one chair at a time, and nobody sits on it twice.
  fileprivate func check(
    _ entry: MemberEntry, besides own: BoardMember?, on board: ImprovementBoard.ID,
    of authority: AuthorityID, today: CivilDate
  ) throws {
    var problems: [Problem] = []
    // Whoever sat on it and has left since may be entered with the days until then.
    if let objection = try objection(
      to: entry.who, from: max(entry.from, min(entry.to ?? .latest, today)), keeping: own?.who,
      in: authority, unknown: "Choose somebody who is in the directory.")
    {
      problems.append(Problem(objection, field: "who"))
    }
    if let agency = entry.agency, try find(agency, of: authority) == nil {
      problems.append(Problem("Choose a body that is in the directory.", field: "agency"))
    }
    if let to = entry.to, to < entry.from {
      problems.append(Problem("The last day lies before the first.", field: "to"))
    }
    for other in try members(of: board, in: authority) where other.id != own?.id {
      let overlaps = other.from <= (entry.to ?? .latest) && entry.from <= (other.to ?? .latest)
      if overlaps, other.who == entry.who {
        problems.append(Problem("They sit on the board in that time already.", field: "who"))
      }
      if overlaps, other.role == .independentChair, entry.role == .independentChair {
        problems.append(
          Problem(
            "The board has a chair in that time. Enter the last day of the former one first.",
            field: "role"))
      }
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }
}
