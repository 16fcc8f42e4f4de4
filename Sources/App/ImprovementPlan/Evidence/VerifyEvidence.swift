import Civil
import Kernel
import Storage

/// Says that evidence is what it claims to be, after having looked at it. Four eyes: neither who
/// added it nor who owns the action may, through whatever door they come (design, section 1).
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
        standing: try db.standing(of: user, toSubject: evidence.subject, in: world))
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

/// The rule that nobody marks their own work.
enum FourEyes {
  /// - Parameters:
  ///   - author: the account that said what is to be verified.
  ///   - standing: how the person stands to the action.
  static func check(
    _ user: User, against author: Account.ID?, standing: ActionStanding
  ) throws {
    if let refusal = refusal(to: user, against: author, standing: standing) {
      throw Refusal.notPermitted(refusal)
    }
  }

  /// Why this person may not verify it, in words; nil when they may.
  static func refusal(
    to user: User, against author: Account.ID?, standing: ActionStanding
  ) -> String? {
    if standing == .owns {
      return "You own this action, so somebody else has to verify it. Ask your board manager."
    }
    if let author, author == user.account {
      return "You said this yourself, so somebody else has to verify it. Ask your board manager."
    }
    return nil
  }
}
