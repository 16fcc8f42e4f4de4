import Civil
import ImprovementPlan
import Inspections
import Kernel
import Storage

/// Writes a challenge into the log, and corrects what was written.
public struct RaiseChallenge: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(_ entry: ChallengeEntry) async throws -> Challenge {
    let (user, world) = (acting.user, acting.world)
    try user.require(.prepareBoard)
    return try await acting.write(because: "challenge raised") { db in
      let entry = try db.checked(entry, by: user, on: world.today())
      let rule = try db.timeRule(.challengeResponse, on: entry.askedOn, of: user.authority)
      let due = try rule.due(from: entry.askedOn, calendar: world.workingCalendar(db)).date
      return try db.insert(
        Challenge(
          authority: user.authority, number: db.nextNumber("challenge", of: user.authority),
          entry: entry, dueOn: entry.dueOn ?? due,
          ruleVersion: entry.dueOn == nil ? rule.version : nil))
    }
  }

  /// A challenge that was taken up from a learning event stays that event’s.
  ///
  /// - Parameter version: the version that the person had read; what another has changed since is
  ///   kept, field by field.
  public func change(
    _ id: Challenge.ID, readAt version: Int, to entry: ChallengeEntry
  ) async throws -> Challenge {
    let (user, world) = (acting.user, acting.world)
    try user.require(.prepareBoard)
    return try await acting.write(because: "challenge corrected") { db in
      let known = try db.openChallenge(id, of: user.authority)
      let entry = try db.checked(entry, correcting: known, by: user, on: world.today())
      return try db.merge(id, of: user.authority, readAt: version) { challenge in
        challenge.question = entry.question
        challenge.askedBy = entry.askedBy
        challenge.askedOf = entry.askedOf
        challenge.askedOn = entry.askedOn
        challenge.meeting = entry.meeting
        challenge.event = entry.event
        challenge.plan = entry.plan
        challenge.recommendation = entry.recommendation
        if let due = entry.dueOn, due != challenge.dueOn {
          challenge.dueOn = due
          challenge.ruleVersion = nil
        }
      }
    }
  }
}
