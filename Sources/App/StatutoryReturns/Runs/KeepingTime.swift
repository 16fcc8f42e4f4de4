import Kernel
import Storage

/// For how many days something is kept. The file of a return is kept only when that is asked for;
/// what was found in it is about children all the same, as is what was said of it, and goes after a
/// while.
struct KeepingTime: Sendable {
  let key: String
  /// Days, until the council sets others.
  let usual: Int

  static let range = 1...3650

  /// Of checks: from one spring's collection past the autumn's queries.
  static let checks = KeepingTime(key: "returns.keep-days", usual: 180)
  /// Of explanations, from the day they were last written: for the next collection and the one
  /// after it.
  static let notes = KeepingTime(key: "returns.keep-notes-days", usual: 800)
}

extension Transaction {
  /// For how many days the council keeps something.
  func keepingDays(_ time: KeepingTime, of authority: AuthorityID) throws -> Int {
    try setting(time.key, of: authority).flatMap { Int($0) } ?? time.usual
  }
}

/// Sets for how many days checks, and explanations of queries, are kept.
struct SetKeepingTime: Sendable {
  let acting: any Acting

  init(_ acting: any Acting) { self.acting = acting }

  /// - Throws: `Refusal.invalid` for the fields `days` and `note-days`.
  func callAsFunction(days: Int, noteDays: Int) async throws {
    let user = acting.user
    try user.require(.manageReturns)
    let problems = [("days", days), ("note-days", noteDays)]
      .filter { !KeepingTime.range.contains($0.1) }
      .map { field, _ in
        Problem(
          "Enter a number of days from \(KeepingTime.range.lowerBound) to \(KeepingTime.range.upperBound).",
          field: field)
      }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try await acting.write(because: "keeping time of checked returns and explanations set") { db in
      try db.set(KeepingTime.checks.key, to: String(days), of: user.authority)
      try db.set(KeepingTime.notes.key, to: String(noteDays), of: user.authority)
    }
  }
}

/// Deletes the checks that are older than the council keeps them.
struct ForgetOldRuns: Sendable {
  private let world: World

  init(_ world: World) { self.world = world }

  /// - Returns: how many were deleted.
  @discardableResult
  func callAsFunction() async throws -> Int {
    let (authority, now) = (world.authority, world.now())
    let old = try await world.store.read { db in
      let days = try db.keepingDays(.checks, of: authority)
      return try db.returnRuns(
        of: authority, before: now.adding(seconds: -Int64(days) * 86_400))
    }
    for run in old {
      try await world.store.write(as: .system, because: "check kept long enough") { db in
        // Somebody may have deleted it in the meantime.
        if let run = try db.find(run.id, of: authority) { try db.remove(run) }
      }
    }
    return old.count
  }
}

/// Deletes a check, with all that was found and kept.
struct DeleteRun: Sendable {
  let acting: any Acting
  let desk: ReturnDesk

  func callAsFunction(_ id: ID<ReturnRun>) async throws {
    let user = acting.user
    try user.require(.manageReturns)
    let run = try await acting.write(because: "check of a return deleted") { db in
      let run = try db.returnRun(id, of: user.authority)
      try db.remove(run)
      return run
    }
    desk.forget(run)
  }
}
