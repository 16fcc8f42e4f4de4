import Civil
import Kernel
import Storage

/// Adds evidence to an action, by who owns it, who answers for a body that helps with it, or who
/// manages the plan; or to what a recommendation
/// was to change for children, by who manages the plan.
public struct AddEvidence: Sendable {
  /// What a piece of evidence may be.
  private static let kept: Set<MediaType> = [.pdf, .word, .spreadsheet, .png, .jpeg, .text]

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter narrative: what is done when its words disagree with the plan's figures.
  @discardableResult
  public func callAsFunction(
    _ entry: EvidenceEntry, file: (name: String, bytes: [UInt8])? = nil,
    to subject: Evidence.Subject, narrative: NarrativeAnswer = .unasked
  ) async throws -> Evidence {
    let (user, world) = (acting.user, acting.world)
    let today = world.today()
    let prepared = try file.map {
      try world.documents.prepare($0.bytes, named: $0.name, for: user.authority)
    }
    var problems = entry.problems(hasFile: prepared != nil, today: today)
    if let type = prepared?.mediaType, !Self.kept.contains(type) {
      problems.append(
        Problem(
          "Evidence is a PDF, a Word document, an Excel workbook, a picture or a text; this is \(type.titleWithArticle).",
          field: "file"))
    }
    let refused = problems
    return try await acting.write(because: "evidence added: \(entry.title)") { db in
      let plan = try db.openPlan(ofSubject: subject, for: user, in: world, orHelping: true)
      if !refused.isEmpty { throw Refusal.invalid(refused) }
      let document = try prepared.map { try world.documents.keep($0, in: db) }
      let kept = try db.insert(
        Evidence(
          authority: user.authority, plan: plan.id, subject: subject, entry: entry,
          document: document?.id, addedAt: db.at, by: user))
      try db.settle(
        [("title", entry.title), ("text", entry.text)], narrative, about: subject, in: plan.id,
        of: Evidence.table, kept.id.text, by: user, in: world)
      return kept
    }
  }
}

extension WriteTransaction {
  /// Adds evidence without a file within a larger change: what a slice to the right cites.
  ///
  /// - Throws: `Refusal` as ``AddEvidence`` does: for what is wrong with the entry, for who may not
  ///   write about the subject, for a plan that is closed.
  public func addEvidence(
    _ entry: EvidenceEntry, to subject: Evidence.Subject, by user: User, in world: World
  ) throws -> Evidence {
    let plan = try openPlan(ofSubject: subject, for: user, in: world)
    let problems = entry.problems(hasFile: false, today: world.today())
    if !problems.isEmpty { throw Refusal.invalid(problems) }
    return try insert(
      Evidence(
        authority: user.authority, plan: plan.id, subject: subject, entry: entry, document: nil,
        addedAt: at, by: user))
  }
}

/// Takes evidence back that turned out wrong. It stays on record, and counts no more.
///
/// Who came by a link takes back what they attached themselves, until somebody has verified it.
public struct WithdrawEvidence: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  public func callAsFunction(
    _ id: Evidence.ID, readAt version: Int, because reason: String
  ) async throws -> Evidence {
    let (user, world) = (acting.user, acting.world)
    guard !reason.isEmpty else {
      throw Refusal.invalid("Say why it is withdrawn.", field: "reason")
    }
    let today = world.today()
    return try await acting.write(because: "evidence withdrawn: \(reason)") { db in
      var evidence = try db.evidence(id, of: user.authority)
      let isOwn = evidence.wasAttached(byLinkOf: user)
      _ = try db.openPlan(ofSubject: evidence.subject, for: user, in: world, orHelping: isOwn)
      guard isOwn || user.link == nil else {
        throw Refusal.conflict(
          "\(evidence.addedBy) attached this, so you do not take it back. If it should not be here, tell the council by what you say about the action."
        )
      }
      guard evidence.withdrawnOn == nil else {
        throw Refusal.conflict("This evidence was withdrawn already.")
      }
      if user.link != nil, let verifier = evidence.verifiedBy {
        throw Refusal.conflict(
          "\(verifier) has verified this, so it is not taken back by a link. Tell the council what is wrong with it: attach what is right, and say so."
        )
      }
      evidence.version = version
      evidence.withdrawnOn = today
      evidence.withdrawnBy = user.name
      evidence.withdrawnBecause = reason
      evidence = try db.update(evidence)
      try db.takeBack(whatRestedOn: evidence, on: today)
      return evidence
    }
  }
}

extension WriteTransaction {
  /// Takes back what rested on evidence that is withdrawn: a rating better than the rule's that
  /// named it, and that its action was verified as complete, once nothing verified is left of it.
  fileprivate func takeBack(whatRestedOn evidence: Evidence, on day: CivilDate) throws {
    for var override in try overrides(ofPlan: evidence.plan, in: evidence.authority)
    where override.evidence == evidence.id && override.rating < override.proposed
      && override.endedOn == nil && override.expiresOn >= at.dateInLondon
    {
      override.endedOn = day
      try update(override)
    }
    guard let action = evidence.subject.action,
      var completion = try self.completion(of: action, in: evidence.authority),
      completion.verifiedOn != nil,
      try !self.evidence(for: .action(action), in: evidence.authority).contains(where: \.counts)
    else { return }
    completion.loseProof(on: day)
    try update(completion)
  }

  /// Does so for all that was withdrawn before it was done on the day itself. Days of the past stay
  /// as they were seen.
  func takeBackWhatRestedOnWithdrawnEvidence() throws {
    // The last to go is what it rested on until then.
    let withdrawn = try all(
      Evidence.self,
      """
      SELECT * FROM evidence WHERE withdrawn_on IS NOT NULL AND verified_at IS NOT NULL
      ORDER BY withdrawn_on DESC, authority_id, id
      """)
    for evidence in withdrawn {
      if let day = evidence.withdrawnOn { try takeBack(whatRestedOn: evidence, on: day) }
    }
  }
}

extension Transaction {
  /// The plan that a piece of evidence belongs to, for somebody who may write about its subject.
  ///
  /// - Parameter orHelping: whether it is enough to answer for a body that helps with the action.
  /// - Throws: `Refusal` when there is no such subject, when the person may not, and when the plan
  ///   is closed or the action withdrawn.
  func openPlan(
    ofSubject subject: Evidence.Subject, for user: User, in world: World, orHelping: Bool = false
  ) throws -> Plan {
    switch subject {
    case .action(let id):
      let standing = try standing(of: user, toSubject: subject, in: world)
      guard standing.mayRead(user) else { throw ActionStanding.notTheirs }
      if !(orHelping && standing == .contributes && user.answersForBody) {
        try user.require(.updateAction, as: standing.relationship)
      }
      return try openPlan(try standingFile(id, of: user.authority).action.plan, of: user.authority)
    case .outcome(let id):
      try user.require(.managePlan)
      return try openPlan(try outcome(id, of: user.authority).plan, of: user.authority)
    }
  }

  /// A recommendation's outcome in a plan, or a refusal in words.
  func outcome(_ id: PlanOutcome.ID, of authority: AuthorityID) throws -> PlanOutcome {
    guard let outcome = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such outcome. The link may be incomplete.")
    }
    return outcome
  }
}
