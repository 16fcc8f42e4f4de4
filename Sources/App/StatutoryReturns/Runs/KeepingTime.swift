import Kernel
import Storage

/// For how long checks are kept. The file of a return is kept only when that is asked for; what was
/// found in it is about children all the same, and goes after a while.
enum KeepingTime {
  static let key = "returns.keep-days"
  /// Days, until the council sets others: from one spring's collection past the next autumn's queries.
  static let usual = 180
  static let range = 1...3650
}

extension Transaction {
  /// For how many days the council keeps checks.
  func keepingDays(of authority: AuthorityID) throws -> Int {
    try setting(KeepingTime.key, of: authority).flatMap { Int($0) } ?? KeepingTime.usual
  }
}

/// Sets for how many days checks are kept.
struct SetKeepingTime: Sendable {
  let acting: any Acting

  init(_ acting: any Acting) { self.acting = acting }

  func callAsFunction(days: Int) async throws {
    let user = acting.user
    try user.require(.manageReturns)
    guard KeepingTime.range.contains(days) else {
      throw Refusal.invalid(
        "Enter a number of days from \(KeepingTime.range.lowerBound) to \(KeepingTime.range.upperBound).",
        field: "days")
    }
    try await acting.write(because: "keeping time of checked returns set") { db in
      try db.set(KeepingTime.key, to: String(days), of: user.authority)
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
      let days = try db.keepingDays(of: authority)
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
