import Civil
import ImprovementPlan
import Kernel
import Storage

/// Plans a meeting of a board, and changes what is said of it.
public struct KeepMeeting: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(
    _ entry: MeetingEntry, of board: ImprovementBoard.ID
  ) async throws -> Meeting {
    try await callAsFunction([entry], of: board)[0]
  }

  /// Several at once: the dates that were proposed.
  @discardableResult
  public func callAsFunction(
    _ entries: [MeetingEntry], of id: ImprovementBoard.ID
  ) async throws -> [Meeting] {
    let user = acting.user
    try user.require(.manageBoard)
    let today = acting.world.today()
    let reason = entries.count == 1 ? "meeting planned" : "\(entries.count) meetings planned"
    return try await acting.write(because: reason) { db in
      let board = try db.board(id, for: user, on: today)
      let known = try db.meetings(of: id, in: user.authority)
      return try entries.map { entry in
        var problems = entry.problems(on: today)
        if known.contains(where: { $0.heldOn == entry.heldOn && $0.state != .cancelled }) {
          problems.append(
            Problem(
              "\(board.name) meets on \(entry.heldOn.longForm) already.", field: "heldOn"))
        }
        if !problems.isEmpty { throw Refusal.invalid(problems) }
        return try db.insert(
          Meeting(authority: user.authority, board: id, entry: entry.tidied))
      }
    }
  }

  /// - Parameter version: the version that the person had read; what another has changed since is
  ///   kept, field by field.
  /// - Throws: `Refusal.conflict` when something rests on the meeting that would be undone.
  public func change(
    _ id: Meeting.ID, readAt version: Int, to entry: MeetingEntry
  ) async throws -> Meeting {
    let user = acting.user
    try user.require(.manageBoard)
    let today = acting.world.today()
    return try await acting.write(because: "meeting changed") { db in
      let problems = entry.problems(on: today)
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      let resting = try RestingOnMeeting(db.meeting(id, of: user.authority), on: today, db)
      let kept = try db.merge(id, of: user.authority, readAt: version) { $0.take(entry.tidied) }
      if let words = resting.words, !resting.allows(kept) { throw Refusal.conflict(words) }
      return kept
    }
  }
}

extension MeetingEntry {
  fileprivate var tidied: MeetingEntry {
    var entry = self
    entry.startsAt = ClockTime.tidy(startsAt) ?? startsAt
    return entry
  }
}

extension Meeting {
  fileprivate mutating func take(_ entry: MeetingEntry) {
    heldOn = entry.heldOn
    startsAt = entry.startsAt
    place = entry.place
    state = entry.state
    remarks = entry.remarks
  }
}

/// Notes who was at a meeting.
public struct NoteAttendance: Sendable {
  /// Whether some members were there; those that are left out stay as they are.
  public typealias Said = [BoardMember.ID: (state: Attendance.State, deputy: String)]

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  public func callAsFunction(_ said: Said, at id: Meeting.ID) async throws {
    try await merging(at: id) { _, _ in (said, "") }
  }

  /// Notes what is made of what is noted at that moment: what others noted meanwhile is brought
  /// together in one transaction.
  @discardableResult
  func merging(
    at id: Meeting.ID,
    _ make: @escaping @Sendable (Transaction, [Attendance]) throws -> (said: Said, note: String)
  ) async throws -> String {
    let user = acting.user
    try user.require(.manageBoard)
    return try await acting.write(because: "attendance noted") { db in
      let meeting = try db.meeting(id, of: user.authority)
      try meeting.requireNotCancelled()
      let noted = try db.attendance(of: id, in: user.authority)
      let (states, note) = try make(db, noted)
      let members = try db.members(of: meeting.board, in: user.authority)
        .thoseAt(meeting, noted: noted)
      let known = Dictionary(noted.map { ($0.member, $0) }, uniquingKeysWith: { $1 })
      for member in members {
        guard let said = states[member.id] else { continue }
        if said.state == .deputy, said.deputy.isEmpty {
          throw Refusal.invalid("Say who came instead.", field: "deputy-\(member.id.text)")
        }
        var attendance =
          known[member.id]
          ?? Attendance(
            authority: user.authority, meeting: id, member: member.id, state: said.state)
        attendance.state = said.state
        attendance.deputy = said.state == .deputy ? said.deputy : ""
        try db.save(attendance)
      }
      return note
    }
  }
}
