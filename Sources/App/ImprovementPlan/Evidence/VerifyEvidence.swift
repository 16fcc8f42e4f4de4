import Civil
import Kernel
import Storage

/// Says that evidence is what it claims to be, after having looked at it. Four eyes: neither who
/// added it nor who owns the action, or all the actions of a recommendation, may, through whatever
/// door they come (design, section 1).
public struct VerifyEvidence: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - note: what was looked at, and what it shows.
  ///   - version: the version that the person had read.
  public func callAsFunction(
    _ id: Evidence.ID, readAt version: Int, note: String
  ) async throws -> Evidence {
    let (user, world) = (acting.user, acting.world)
    try user.require(.verifyWork)
    return try await acting.write(because: "evidence verified") { db in
      var evidence = try db.evidence(id, of: user.authority)
      _ = try db.openPlan(evidence.plan, of: user.authority)
      if evidence.withdrawnOn != nil {
        throw Refusal.conflict("This evidence was withdrawn, so it cannot be verified.")
      }
      if evidence.verifiedAt != nil {
        throw Refusal.conflict("\(evidence.verifiedBy ?? "Somebody") has verified it already.")
      }
      try FourEyes.check(
        user, against: evidence.addedByAccount,
        share: try db.share(
          of: user, in: evidence.subject, saidIn: id, at: evidence.addedAt, in: world))
      guard !note.isEmpty else {
        throw Refusal.invalid(
          "Say what you looked at, and what it shows.", field: "verification")
      }
      evidence.version = version
      evidence.verifiedAt = db.at
      evidence.verifiedBy = user.name
      evidence.verification = note
      return try db.update(evidence)
    }
  }
}
