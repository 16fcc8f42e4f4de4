import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What learning events ask of the log of challenges, which is not imported here. `Product` fills
/// it; without it nothing has been taken to the log.
public struct ChallengeLog: Sendable {
  /// A challenge in the log that is about an event.
  public struct Entry: Sendable {
    /// What was written down at the event, when it was taken up from there.
    let raised: EventChallenge.ID?
    let reference: String
    /// As it stands in the log, where it may have been corrected.
    let question: String
    /// Who asked whom.
    let source: String
    let standing: String
    let tag: HTML
    let address: Address

    /// - Parameters:
    ///   - raised: what was written down at the event, when it was taken up from there.
    ///   - source: who asked whom.
    ///   - standing: how it stands, in words; `tag` says the same.
    public init(
      raised: EventChallenge.ID?, reference: String, question: String, source: String,
      standing: String, tag: HTML, address: Address
    ) {
      self.raised = raised
      self.reference = reference
      self.question = question
      self.source = source
      self.standing = standing
      self.tag = tag
      self.address = address
    }
  }

  /// The tables that it reads: of a page of a past day, they are read as they stood.
  let tables: [SQLName]
  /// What the log holds about an event, or about any, in the order of its numbers.
  let entries: @Sendable (Transaction, Visit, LearningEvent.ID?) throws -> [Entry]
  /// What a challenge is called in the log; nil while it is not there.
  let reference: @Sendable (Transaction, EventChallenge) throws -> String?

  public init(
    tables: [SQLName],
    entries: @escaping @Sendable (Transaction, Visit, LearningEvent.ID?) throws -> [Entry],
    reference: @escaping @Sendable (Transaction, EventChallenge) throws -> String?
  ) {
    self.tables = tables
    self.entries = entries
    self.reference = reference
  }

  /// - Throws: `Refusal.conflict` once the challenge is in the log.
  func requireUntaken(_ challenge: EventChallenge, _ db: Transaction) throws {
    guard let reference = try reference(db, challenge) else { return }
    throw Refusal.conflict(
      "It is in the challenge log as \(reference). Correct it there, on its own page.")
  }

  /// A log that holds nothing.
  public static let none = ChallengeLog(tables: []) { _, _, _ in
    []
  } reference: { _, _ in
    nil
  }
}

extension [ChallengeLog.Entry] {
  /// By what was written down at the event.
  var byRaised: [EventChallenge.ID: ChallengeLog.Entry] {
    Dictionary(compactMap { one in one.raised.map { ($0, one) } }, uniquingKeysWith: { $1 })
  }
}

/// Puts what was written down of a challenge right, until it is in the log of challenges.
struct CorrectEventChallenge: Sendable {
  let acting: any Acting
  let log: ChallengeLog

  init(_ acting: any Acting, log: ChallengeLog) {
    self.acting = acting
    self.log = log
  }

  /// - Throws: `Refusal.conflict` once it is in the log, where it is corrected from then on.
  @discardableResult
  func callAsFunction(
    _ text: String, from: Body.ID, to: Body.ID, over id: EventChallenge.ID, readAt version: Int
  ) async throws -> EventChallenge {
    let user = acting.user
    try user.require(.manageRegisters)
    return try await acting.write(because: "challenge at a learning event corrected") { db in
      var challenge = try db.eventChallenge(id, of: user.authority)
      try log.requireUntaken(challenge, db)
      try db.checkBodies(from: from, to: to, of: user.authority)
      challenge.version = version
      challenge.text = text
      challenge.from = from
      challenge.to = to
      return try db.update(challenge)
    }
  }
}

extension Transaction {
  /// - Throws: `Refusal.invalid` unless two bodies of the directory are named.
  func checkBodies(from: Body.ID, to: Body.ID, of authority: AuthorityID) throws {
    guard from != to else {
      throw Refusal.invalid("A body challenges another one. Choose two.", field: "to")
    }
    try require(from, of: authority, field: "from")
    try require(to, of: authority, field: "to")
  }
}
