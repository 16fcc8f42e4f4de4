import Civil
import ImprovementPlan
import Kernel
import Storage

/// Approves an edition for the public, with a second pair of eyes; sends it back, or takes it back
/// later with a reason.
public struct ApproveEdition: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// Publishes exactly what was frozen.
  ///
  /// - Parameters:
  ///   - sha256: of what the person has read.
  ///   - reason: why it is published although figures in its words disagree with the plan, names
  ///     seem to stand in it, something in it is judged to have helped no more, or no day lies
  ///     ahead on which children are asked; needed where so.
  /// - Throws: `Refusal.conflict` for who has prepared it; `Refusal.invalid` naming every gap.
  @discardableResult
  public func callAsFunction(
    _ id: PlanEdition.ID, readAt version: Int, seen sha256: String, because reason: String = ""
  ) async throws -> PlanEdition {
    let (user, world) = (acting.user, acting.world)
    try user.require(.publishPlan)
    return try await acting.write(because: "edition of a plan published") { db in
      var edition = try db.proposedEdition(id, of: user.authority)
      try edition.requireApprover(user)
      guard edition.sha256 == sha256, let content = try db.frozen(edition, in: world) else {
        throw Refusal.conflict("It was changed while you read it. Read it again, then approve.")
      }
      let check = try db.publicationCheck(of: content, edition, in: world, for: user)
      try check.refuse()
      if let warning = check.warning, reason.isEmpty {
        throw Refusal.invalid(
          "\(warning) Send it back, or say why it is published all the same.", field: "reason")
      }
      edition.version = version
      edition.state = .published
      edition.publishedOn = world.today()
      edition.approvedBy = user.name
      edition.approvedAs = user.office
      edition.approvedBecause = reason
      edition.returnedBecause = ""
      return try db.update(edition)
    }
  }

  /// Sends it back to those who prepare it.
  @discardableResult
  public func sendBack(
    _ id: PlanEdition.ID, readAt version: Int, because reason: String
  ) async throws -> PlanEdition {
    let user = acting.user
    try user.require(.publishPlan)
    if reason.isEmpty { throw Refusal.invalid("Say what has to be changed.", field: "reason") }
    return try await acting.write(because: "edition sent back: \(reason)") { db in
      var edition = try db.proposedEdition(id, of: user.authority)
      edition.version = version
      edition.state = .draft
      (edition.document, edition.sha256, edition.frozenOn) = (nil, nil, nil)
      edition.returnedBecause = reason
      return try db.update(edition)
    }
  }

  /// Takes it back from the public. That it was published, and why it is no longer, stays on
  /// record.
  @discardableResult
  public func withdraw(
    _ id: PlanEdition.ID, readAt version: Int, because reason: String
  ) async throws -> PlanEdition {
    let (user, world) = (acting.user, acting.world)
    try user.require(.publishPlan)
    if reason.isEmpty {
      throw Refusal.invalid("Say why the public should no longer read it.", field: "reason")
    }
    return try await acting.write(because: "edition of a plan withdrawn: \(reason)") { db in
      var edition = try db.edition(id, of: user.authority)
      guard edition.state == .published else {
        throw Refusal.conflict("This edition is not public.")
      }
      edition.version = version
      edition.state = .withdrawn
      edition.withdrawnOn = world.today()
      edition.withdrawnBy = user.name
      edition.withdrawnBecause = reason
      return try db.update(edition)
    }
  }
}

extension PlanEdition {
  fileprivate func requireApprover(_ user: User) throws {
    if isWriter(user) {
      throw Refusal.conflict(
        "You have prepared this edition. Somebody else who may publish plans approves it.")
    }
  }
}

extension User {
  /// The office in which somebody approves: the public reads it instead of a name.
  fileprivate var office: String {
    let offices: [Role] = [.director, .improvementOfficer]
    return offices.first(where: roles.contains)?.title ?? ""
  }
}

extension Transaction {
  func proposedEdition(_ id: PlanEdition.ID, of authority: AuthorityID) throws -> PlanEdition {
    let edition = try edition(id, of: authority)
    guard edition.state == .proposed else {
      throw Refusal.conflict("This edition does not wait for approval.")
    }
    return edition
  }
}
