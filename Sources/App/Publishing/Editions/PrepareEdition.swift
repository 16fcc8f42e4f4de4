import Civil
import ImprovementPlan
import Kernel
import Storage

/// Prepares an edition of a plan, by whoever keeps the plan, until it is put forward for approval.
public struct PrepareEdition: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// Begins one. The public words of the edition before are taken over.
  ///
  /// - Parameter narrative: what is done when its words disagree with the plan's figures.
  /// - Throws: `Refusal.conflict` while another edition of the plan is prepared or waits.
  @discardableResult
  public func callAsFunction(
    _ entry: EditionEntry, ofPlan id: Plan.ID, narrative: NarrativeAnswer = .unasked
  ) async throws -> PlanEdition {
    let (user, world) = (acting.user, acting.world)
    try user.require(.managePlan)
    try entry.check()
    return try await acting.write(because: "edition of a plan begun") { db in
      let plan = try db.plan(id, of: user.authority)
      let editions = try db.editions(ofPlan: id, in: user.authority)
      if let open = editions.first(where: { $0.state == .draft || $0.state == .proposed }) {
        throw Refusal.conflict(
          "The edition “\(open.label)” is not published yet. Publish it or give it up first.")
      }
      let edition = try db.insert(
        PlanEdition(
          plan: plan, number: (editions.first?.number ?? 0) + 1, entry: entry, by: user.author))
      try db.settle(entry.passages, of: edition, narrative, by: user, in: world)
      if let former = editions.first { try db.takeOver(former, into: edition) }
      return edition
    }
  }

  /// - Parameter narrative: what is done when its words disagree with the plan's figures.
  @discardableResult
  public func callAsFunction(
    _ entry: EditionEntry, over id: PlanEdition.ID, readAt version: Int,
    narrative: NarrativeAnswer = .unasked
  ) async throws -> PlanEdition {
    let (user, world) = (acting.user, acting.world)
    try user.require(.managePlan)
    try entry.check()
    return try await acting.write(because: "edition of a plan changed") { db in
      var edition = try db.draftEdition(id, of: user.authority)
      edition.version = version
      edition.label = entry.label
      edition.summary = entry.summary
      edition.childSummary = entry.childSummary
      edition.wasPrepared(by: user.author)
      try db.settle(entry.passages, of: edition, narrative, by: user, in: world)
      return try db.update(edition)
    }
  }

  /// Freezes what the public will read, and asks for approval.
  ///
  /// - Parameter narrative: what is done when its words disagree with the figures that are frozen:
  ///   the plan may have come further since they were written.
  /// - Throws: `Refusal.invalid` naming every gap when a condition of publication is not met.
  @discardableResult
  public func propose(
    _ id: PlanEdition.ID, readAt version: Int, narrative: NarrativeAnswer = .unasked
  ) async throws -> PlanEdition {
    let (user, world) = (acting.user, acting.world)
    try user.require(.managePlan)
    return try await acting.write(because: "edition put forward for approval") { db in
      var edition = try db.draftEdition(id, of: user.authority)
      let content = try EditionContent(of: edition, in: world, for: user, db)
      try db.publicationCheck(of: content, edition, in: world, for: user).refuse()
      // On the page of the edition the words have no fields of their own.
      try db.settle(
        db.passages(of: edition), of: edition, narrative, by: user, in: world,
        field: { _ in NarrativeAnswer.field })
      let document = try world.documents.put(
        content.document(), named: "edition-\(edition.number).json", for: user.authority, in: db)
      edition.version = version
      edition.document = document.id
      edition.sha256 = document.sha256
      edition.frozenOn = world.today()
      edition.state = .proposed
      edition.wasPrepared(by: user.author)
      return try db.update(edition)
    }
  }

  /// Gives up an edition that was never put forward.
  public func discard(_ id: PlanEdition.ID) async throws -> Plan.ID {
    let user = acting.user
    try user.require(.managePlan)
    return try await acting.write(because: "edition given up") { db in
      let edition = try db.draftEdition(id, of: user.authority)
      for words in try db.editionWords(of: edition) { try db.delete(words) }
      for words in try db.editionActions(of: edition) { try db.delete(words) }
      try db.delete(edition)
      return edition.plan
    }
  }
}

extension EditionEntry {
  fileprivate func check() throws {
    if label.isEmpty { throw Refusal.invalid("Say what the edition is called.", field: "label") }
  }
}

extension Transaction {
  /// An edition that is still prepared: what was put forward or published is not changed.
  func draftEdition(_ id: PlanEdition.ID, of authority: AuthorityID) throws -> PlanEdition {
    let edition = try edition(id, of: authority)
    guard edition.state == .draft else {
      throw Refusal.conflict(
        edition.state == .proposed
          ? "The edition waits for approval. Whoever approves can send it back to be changed."
          : "What was published is never changed. Begin a new edition.")
    }
    return edition
  }
}

extension WriteTransaction {
  fileprivate func takeOver(_ former: PlanEdition, into edition: PlanEdition) throws {
    for old in try editionWords(of: former) {
      var words = EditionWords(edition: edition, outcome: old.outcome)
      (words.asked, words.promised, words.because) = (old.asked, old.promised, old.because)
      try insert(words)
    }
    for old in try editionActions(of: former) {
      try insert(EditionAction(edition: edition, action: old.action, words: old.words))
    }
  }
}
