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
  public func change(
    _ id: Meeting.ID, readAt version: Int, to entry: MeetingEntry
  ) async throws -> Meeting {
    let user = acting.user
    try user.require(.manageBoard)
    let today = acting.world.today()
    return try await acting.write(because: "meeting changed") { db in
      let problems = entry.problems(on: today)
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      let before = try db.meeting(id, of: user.authority)
      let kept = try db.merge(id, of: user.authority, readAt: version) { $0.take(entry.tidied) }
      if kept.state != before.state || kept.heldOn != before.heldOn,
        try db.isCited(meeting: id.text, of: user.authority)
      {
        throw Refusal.conflict(
          "What was decided at this meeting is cited: a recommendation was signed off, rated by the chair, or a version of the plan approved there. It stays as held on \(before.heldOn.longForm). Take back what cites it first."
        )
      }
      if kept.heldOn != before.heldOn, kept.heldOn > today,
        let decision = try db.decisions(of: id, in: user.authority).first
      {
        throw Refusal.conflict(
          "\(decision.reference) was decided at this meeting, so it cannot lie in the future. Leave its day, or plan another meeting for \(kept.heldOn.longForm)."
        )
      }
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
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  public func callAsFunction(
    _ states: [BoardMember.ID: (state: Attendance.State, deputy: String)], at id: Meeting.ID
  ) async throws {
    let user = acting.user
    try user.require(.manageBoard)
    try await acting.write(because: "attendance noted") { db in
      let meeting = try db.meeting(id, of: user.authority)
      let members = try db.members(of: meeting.board, in: user.authority)
        .filter { $0.sits(on: meeting.heldOn) }
      let known = Dictionary(
        try db.attendance(of: id, in: user.authority).map { ($0.member, $0) },
        uniquingKeysWith: { $1 })
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
    }
  }
}
