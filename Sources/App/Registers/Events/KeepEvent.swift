import Civil
import Kernel
import Storage

/// What is said about a learning event.
public struct EventEntry: Hashable, Sendable {
  public var title: String
  public var heldOn: CivilDate
  public var place: String
  public var purpose: String

  public init(title: String, heldOn: CivilDate, place: String = "", purpose: String = "") {
    self.title = title
    self.heldOn = heldOn
    self.place = place
    self.purpose = purpose
  }
}

/// How many came from a body, and who.
public struct AttendanceEntry: Hashable, Sendable {
  public var body: Body.ID
  public var number: Int
  public var names: String

  public init(body: Body.ID, number: Int, names: String = "") {
    self.body = body
    self.number = number
    self.names = names
  }
}

/// Enters learning events, who came, and what they asked of each other.
public struct KeepEvent: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(_ entry: EventEntry) async throws -> LearningEvent {
    let user = acting.user
    try user.require(.manageRegisters)
    return try await acting.write(because: "learning event entered") { db in
      try db.insert(
        LearningEvent(
          authority: user.authority, title: entry.title, heldOn: entry.heldOn,
          place: entry.place, purpose: entry.purpose))
    }
  }

  /// - Throws: `Refusal.invalid` when something has happened at it and its day were still to come.
  @discardableResult
  public func callAsFunction(
    _ entry: EventEntry, over id: ID<LearningEvent>, readAt version: Int
  ) async throws -> LearningEvent {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    return try await acting.write(because: "learning event changed") { db in
      let file = try db.eventFile(id, of: user.authority)
      if entry.heldOn > today, let recorded = file.recorded {
        throw Refusal.invalid(
          "On record of it: \(recorded). So it was held, and not on a day that is still to come.",
          field: "heldOn")
      }
      var event = file.event
      event.version = version
      event.title = entry.title
      event.heldOn = entry.heldOn
      event.place = entry.place
      event.purpose = entry.purpose
      return try db.update(event)
    }
  }

  /// Writes down who came, from which body: all of it, so that who is left out did not come.
  public func recordAttendance(
    _ entries: [AttendanceEntry], at id: ID<LearningEvent>
  ) async throws {
    try await mergeAttendance(at: id) { _, _ in (entries, "") }
  }

  /// Writes down what is made of what is written down at that moment: what others did meanwhile is
  /// brought together in one transaction.
  @discardableResult
  func mergeAttendance(
    at id: ID<LearningEvent>,
    _ make:
      @escaping @Sendable (Transaction, [EventAttendance]) throws -> (
        came: [AttendanceEntry], note: String
      )
  ) async throws -> String {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    return try await acting.write(because: "attendance at a learning event written down") { db in
      let event = try db.learningEvent(id, of: user.authority, heldBy: today)
      let known = try db.attendance(at: event)
      let (entries, note) = try make(db, known)
      for one in known where !entries.contains(where: { $0.body == one.body }) {
        try db.delete(one)
      }
      for entry in entries {
        if var one = known.first(where: { $0.body == entry.body }) {
          one.number = entry.number
          one.names = entry.names
          try db.update(one)
        } else {
          try db.require(entry.body, of: user.authority, field: nil)
          try db.insert(
            EventAttendance(
              authority: user.authority, event: id, body: entry.body, number: entry.number,
              names: entry.names))
        }
      }
      return note
    }
  }

  /// Writes down what one body asked of another.
  @discardableResult
  public func recordChallenge(
    _ text: String, from: Body.ID, to: Body.ID, at id: ID<LearningEvent>
  ) async throws -> EventChallenge {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    return try await acting.write(because: "challenge at a learning event written down") { db in
      _ = try db.learningEvent(id, of: user.authority, heldBy: today)
      try db.checkBodies(from: from, to: to, of: user.authority)
      return try db.insert(
        EventChallenge(authority: user.authority, event: id, from: from, to: to, text: text))
    }
  }
}
