import Civil
import Foundation
import Kernel
import Storage

/// A version with the plan as it was frozen, and what had changed in it since the one before.
struct VersionFile: Sendable {
  let version: PlanVersion
  let digest: PlanDigest
  /// Nil for the first.
  let former: PlanVersion?
  let changes: [PlanChange]
  let approver: String
  let sinceApproval: SinceApproval

  /// - Parameter registers: what stands beside the plan, of which the changes are told too.
  init(
    _ version: PlanVersion, in world: World, for user: User, with registers: RegisterLinks,
    _ db: Transaction
  ) throws {
    let authority = user.authority
    self.version = version
    digest = try Self.digest(of: version, in: world, db)
    sinceApproval = try SinceApproval(
      of: version.plan, digest, in: authority, approvedOn: version.approvedOn,
      frozenAt: version.takenAt, db)
    former = try db.versions(of: version.plan, in: authority)
      .last { $0.number < version.number }
    let approval = DatedOwner(.body(version.approvedBy), on: version.approvedOn)
    approver =
      try db.ownerNames(of: [approval], in: authority)[approval.owner, on: approval.day]?.name
      ?? "A body that is gone"
    changes =
      if let former {
        try PlanChanges(
          version.plan, digest, of: authority, since: former.takenAt, through: version.takenAt, db
        ).all(before: Self.digest(of: former, in: world, db))
          + registers.changes(
            db, db.plan(version.plan, of: authority), former.takenAt, version.takenAt)
      } else {
        []
      }
  }

  private static func digest(
    of version: PlanVersion, in world: World, _ db: Transaction
  ) throws -> PlanDigest {
    let bytes = try world.documents.bytes(of: version.document, in: version.authority, db)
    return try JSONDecoder().decode(PlanDigest.self, from: Data(bytes))
  }
}
