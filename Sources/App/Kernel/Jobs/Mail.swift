import Logging
import Storage

/// A message that waits to be sent, was sent, or could not be.
public struct Mail: RowDecodable, Identifiable, Hashable, Sendable {
  public enum State: String, CaseIterable, Sendable, SQLConvertible {
    case waiting, sent, givenUp
  }

  public let id: ID<Mail>
  public let toName: String
  public let toAddress: String
  public let subject: String
  public let body: String
  public let madeAt: Instant
  public let state: State
  public let attempts: Int
  public let nextAt: Instant
  /// Why it could not be sent the last time.
  public let problem: String
  public let sentAt: Instant?

  public init(row: Row) throws {
    id = try row["id"]
    toName = try row["to_name"]
    toAddress = try row["to_address"]
    subject = try row["subject"]
    body = try row["body"]
    madeAt = try row["made_at"]
    state = try row["state"]
    attempts = try row["attempts"]
    nextAt = try row["next_at"]
    problem = try row["problem"]
    sentAt = try row["sent_at"]
  }
}

extension WriteTransaction {
  /// Puts a message among those to be sent, in the transaction of what it tells of.
  public func post(
    to name: String, at address: String, subject: String, body: String, in authority: AuthorityID
  ) throws {
    try execute(
      """
      INSERT INTO mail (
        authority_id, id, to_name, to_address, subject, body, made_at, state, attempts, next_at,
        problem)
      VALUES (
        \(authority), \(ID<Mail>(at: at)), \(name), \(address), \(subject), \(body), \(at),
        \(Mail.State.waiting), 0, \(at), '')
      """)
  }
}

extension Transaction {
  /// Messages that were not sent at the first try, or at all, the latest first.
  public func troubledMail(of authority: AuthorityID) throws -> [Mail] {
    try all(
      Mail.self,
      """
      SELECT * FROM mail
      WHERE authority_id = \(authority) AND state <> \(Mail.State.sent) AND problem <> ''
      ORDER BY made_at DESC, id DESC LIMIT 200
      """)
  }

  fileprivate func nextMail(of authority: AuthorityID, at now: Instant) throws -> Mail? {
    try first(
      Mail.self,
      """
      SELECT * FROM mail
      WHERE authority_id = \(authority) AND state = \(Mail.State.waiting) AND next_at <= \(now)
      ORDER BY next_at, id LIMIT 1
      """)
  }
}

/// Sends what waits, by whatever hands messages on.
public struct SendMail: Sendable {
  /// Tries after which a message is given up: about two days.
  static let mostAttempts = 10
  /// Seconds before the second try; doubled by each further one.
  static let firstWait: Int64 = 300
  /// Seconds for which a message is in one process's hands.
  static let lease: Int64 = 120

  let world: World
  /// Hands a message on: its recipient, and its text by RFC 5322.
  let send: @Sendable (_ message: MailMessage) async throws -> Void

  public init(
    _ world: World, by send: @escaping @Sendable (_ message: MailMessage) async throws -> Void
  ) {
    self.world = world
    self.send = send
  }

  /// Sends all that waits and whose time has come.
  public func callAsFunction() async throws {
    while let mail = try await takeNext() {
      do {
        try await send(MailMessage(mail))
        try await end(mail, .sent, problem: "")
      } catch {
        let isLast = mail.attempts + 1 >= Self.mostAttempts
        try await end(mail, isLast ? .givenUp : .waiting, problem: "\(error)")
        world.logger.warning(
          "a message was not sent", metadata: ["mail.id": "\(mail.id)", "error": "\(error)"])
      }
    }
  }

  /// Takes a message up, so that no other process sends it too.
  private func takeNext() async throws -> Mail? {
    let (authority, now) = (world.authority, world.now())
    while true {
      guard let mail = try await world.store.read({ try $0.nextMail(of: authority, at: now) })
      else { return nil }
      let isOurs = try await world.store.write(as: .system, because: "mail begun") { db in
        try db.execute(
          """
          UPDATE mail SET next_at = \(now.adding(seconds: Self.lease)),
            attempts = \(mail.attempts + 1)
          WHERE authority_id = \(authority) AND id = \(mail.id)
            AND attempts = \(mail.attempts) AND next_at = \(mail.nextAt)
            AND state = \(Mail.State.waiting)
          """) == 1
      }
      if isOurs { return mail }
    }
  }

  private func end(_ mail: Mail, _ state: Mail.State, problem: String) async throws {
    let (authority, now) = (world.authority, world.now())
    let wait = Self.firstWait << Int64(min(mail.attempts, 20))
    try await world.store.write(as: .system, because: "mail done") { db in
      _ = try db.execute(
        """
        UPDATE mail SET state = \(state), problem = \(problem),
          next_at = \(now.adding(seconds: wait)), sent_at = \(state == .sent ? now : nil)
        WHERE authority_id = \(authority) AND id = \(mail.id)
          AND state = \(Mail.State.waiting) AND attempts = \(mail.attempts + 1)
        """)
    }
  }
}
