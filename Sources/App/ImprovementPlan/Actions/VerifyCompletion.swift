import Civil
import Kernel
import Storage

/// Says that an action is complete, after somebody else has said so and shown evidence: the second
/// pair of eyes without which it is not closed (design, section 1).
public struct VerifyCompletion: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - version: the version of the action that the person had read.
  ///   - note: what was looked at, and what it shows.
  public func callAsFunction(
    of id: Action.ID, readAt version: Int, note: String
  ) async throws -> Action {
    let (user, world) = (acting.user, acting.world)
    try user.require(.verifyWork)
    let today = world.today()
    return try await acting.write(because: "completion verified") { db in
      let action = try db.standingFile(id, of: user.authority).action
      guard action.version == version else {
        throw StaleRecord(
          table: Action.table.text, id: id.text, read: version, stored: action.version)
      }
      guard action.delivery == .complete else {
        throw Refusal.conflict(
          "\(action.reference) is not complete, so there is nothing to verify.")
      }
      var completion =
        try db.completion(of: id, in: user.authority)
        ?? ActionCompletion(authority: user.authority, action: action)
      if completion.verifiedOn != nil {
        throw Refusal.conflict("\(completion.verifiedBy) has verified it already.")
      }
      try FourEyes.check(
        user, against: completion.claimedByAccount,
        share: try db.share(
          of: user, in: .action(id), saidIn: id, at: action.deliveryChangedAt ?? db.at, in: world))
      guard try db.evidence(for: .action(id), in: user.authority).contains(where: \.counts) else {
        throw Refusal.conflict(
          "No evidence for \(action.reference) has been verified yet. Verify a piece of it first: green has to be earned."
        )
      }
      guard !note.isEmpty else {
        throw Refusal.invalid(
          "Say what you looked at, and what it shows.", field: "verification")
      }
      completion.verifiedOn = today
      completion.verifiedBy = user.name
      completion.verification = note
      completion.unprovenOn = nil
      try db.save(completion)
      try db.endOverrides(
        of: .action(id), in: action.plan, of: user.authority, on: today)
      return action
    }
  }
}

/// Opens an action again that was called complete too early. Who may verify may do it, with a
/// reason; it is counted.
public struct ReopenAction: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  public func callAsFunction(
    _ id: Action.ID, readAt version: Int, because reason: String
  ) async throws -> Action {
    let user = acting.user
    try user.require(.verifyWork)
    guard !reason.isEmpty else {
      throw Refusal.invalid("Say why it is opened again.", field: "reason")
    }
    let today = acting.world.today()
    return try await acting.write(because: "action opened again: \(reason)") { db in
      var action = try db.standingFile(id, of: user.authority).action
      guard action.delivery == .complete else {
        throw Refusal.conflict("\(action.reference) is open already.")
      }
      action.version = version
      return try db.publish(
        ProgressEntry(delivery: .inProgress, note: reason, effectiveOn: today), on: action,
        by: user
      ).action
    }
  }
}
