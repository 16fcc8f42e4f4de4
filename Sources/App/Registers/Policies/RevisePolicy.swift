import Civil
import Kernel
import Storage

/// What is said about a revision when it is approved.
public struct PolicyRevisionEntry: Hashable, Sendable {
  public var whatChanged: String
  public var approvedOn: CivilDate
  public var approvedBy: Owner
  public var nextDueOn: CivilDate

  public init(
    whatChanged: String, approvedOn: CivilDate, approvedBy: Owner, nextDueOn: CivilDate
  ) {
    self.whatChanged = whatChanged
    self.approvedOn = approvedOn
    self.approvedBy = approvedBy
    self.nextDueOn = nextDueOn
  }
}

/// A file as a form sends it.
public typealias SentFile = (name: String, bytes: [UInt8])

/// Records that a revision of a policy was approved, and publishes it.
public struct RevisePolicy: Sendable {
  /// What staff and the public can open.
  private static let kept: Set<MediaType> = [.pdf, .word, .text]

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// Records the approval. One revision is published before the next is approved.
  @discardableResult
  public func callAsFunction(
    _ entry: PolicyRevisionEntry, of id: ID<Policy>, file: SentFile? = nil
  ) async throws -> PolicyRevision {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    var problems: [Problem] = []
    if entry.approvedOn > today {
      problems.append(Problem("It cannot be approved later than today.", field: "approvedOn"))
    }
    if entry.nextDueOn <= entry.approvedOn {
      problems.append(
        Problem("The next revision is due after this approval.", field: "nextDueOn"))
    }
    let prepared = try prepare(file, &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let documents = acting.world.documents
    return try await acting.write(because: "revision of a policy approved") { db in
      let policy = try db.policy(id, of: user.authority).inForce
      try db.require(
        entry.approvedBy, from: entry.approvedOn, of: user.authority, field: "approvedBy")
      try db.requireHolder(of: entry, in: user.authority)
      let earlier = try db.revisions(of: policy)
      if let waiting = earlier.first(where: { $0.publishedOn == nil }) {
        throw Refusal.conflict(
          "The revision approved on \(waiting.approvedOn.longForm) is not published yet. Publish it first."
        )
      }
      return try db.insert(
        PolicyRevision(
          authority: user.authority, policy: policy, number: (earlier.first?.number ?? 0) + 1,
          whatChanged: entry.whatChanged, approvedOn: entry.approvedOn,
          approvedBy: entry.approvedBy, nextDueOn: entry.nextDueOn,
          document: try prepared.map { try documents.keep($0, in: db).id }))
    }
  }

  /// Publishes an approved revision: it stands in the month's list, and the next revision is due.
  ///
  /// - Parameter file: the policy as revised, unless it was kept with the approval.
  @discardableResult
  public func publish(
    _ id: ID<PolicyRevision>, readAt version: Int, on day: CivilDate, file: SentFile? = nil
  ) async throws -> PolicyRevision {
    let user = acting.user
    try user.require(.manageRegisters)
    let today = acting.world.today()
    var problems: [Problem] = []
    if day > today {
      problems.append(Problem("It cannot be published later than today.", field: "publishedOn"))
    }
    let prepared = try prepare(file, &problems)
    let (found, documents) = (problems, acting.world.documents)
    return try await acting.write(because: "revision of a policy published") { db in
      var problems = found
      var revision = try db.policyRevision(id, of: user.authority)
      var policy = try db.policy(revision.policy, of: user.authority).inForce
      if let published = revision.publishedOn {
        throw Refusal.conflict("It was published on \(published.longForm) already.")
      }
      if day < revision.approvedOn {
        problems.append(
          Problem(
            "It was approved on \(revision.approvedOn.longForm) and cannot be published before.",
            field: "publishedOn"))
      }
      if revision.document == nil, prepared == nil {
        problems.append(
          Problem("Choose the file of the policy: it is what is published.", field: "file"))
      }
      guard problems.isEmpty else { throw Refusal.invalid(problems) }
      if let prepared { revision.document = try documents.keep(prepared, in: db).id }
      revision.version = version
      revision.publishedOn = day
      policy.firstDueOn = revision.nextDueOn
      policy.dueOn = revision.nextDueOn
      try db.update(policy)
      return try db.update(revision)
    }
  }

  private func prepare(
    _ file: SentFile?, _ problems: inout [Problem]
  ) throws -> PreparedDocument? {
    guard let file else { return nil }
    let prepared = try acting.world.documents.prepare(
      file.bytes, named: file.name, for: acting.user.authority)
    if !Self.kept.contains(prepared.mediaType) {
      problems.append(
        Problem(
          "A policy is a PDF, a Word document or a text; this is \(prepared.mediaType.titleWithArticle).",
          field: "file"))
    }
    return prepared
  }
}

extension Transaction {
  /// A post that nobody holds approves nothing.
  fileprivate func requireHolder(
    of entry: PolicyRevisionEntry, in authority: AuthorityID
  ) throws {
    let approval = DatedOwner(entry.approvedBy, on: entry.approvedOn)
    if try vacancies(among: [approval], in: authority).isEmpty { return }
    throw Refusal.invalid(
      "Nobody held this post on \(entry.approvedOn.longForm). Choose who approved it then, or enter in the directory who held the post.",
      field: "approvedBy")
  }
}
