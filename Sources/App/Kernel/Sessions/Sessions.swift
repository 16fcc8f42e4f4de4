import Storage

/// Who is behind a cookie, and how that ends.
public struct Sessions: Sendable {
  /// How stale ``Session/seenAt`` may get before it is written again: a page costs no write.
  static let secondsBetweenSightings: Int64 = 60

  private let world: World

  public init(_ world: World) { self.world = world }

  /// The session that a request's token stands for; nil when it has ended, was never ours, or its
  /// account is switched off.
  public func user(forToken token: SessionToken) async throws -> SignedInSession? {
    let now = world.now()
    let limits = world.sessionLimits
    let authority = world.authority
    let hash = token.hash
    let session = try await world.store.read { db in
      try db.signedInSession(tokenHash: hash, of: authority, at: now, limits: limits)
    }
    guard let session else { return nil }
    let sightedUntil = session.seenAt.adding(seconds: Self.secondsBetweenSightings)
    if now >= sightedUntil {
      try await world.store.write(as: session.user.author, because: "session used") { db in
        _ = try db.execute(
          """
          UPDATE session SET seen_at = \(now)
          WHERE authority_id = \(authority) AND token_hash = \(hash) AND seen_at < \(now)
          """)
      }
    }
    return session
  }

  /// One's own sessions that are good at this moment, the last used first.
  public func list(of user: User) async throws -> [Session] {
    let account = try signedIn(user)
    let (now, limits) = (world.now(), world.sessionLimits)
    return try await world.store.read { db in
      try db.sessions(of: account, in: user.authority, at: now, limits: limits)
    }
  }

  /// Ends one of one's own sessions.
  ///
  /// - Throws: `Refusal.notFound` when it has ended already, or is somebody else's.
  public func revoke(_ session: ID<Session>, by user: User) async throws {
    let account = try signedIn(user)
    try await world.store.write(as: user.author, because: "session ended") { db in
      let ended = try db.execute(
        """
        DELETE FROM session
        WHERE authority_id = \(user.authority) AND account_id = \(account) AND id = \(session)
        """)
      guard ended == 1 else { throw Refusal.notFound("This session has ended already.") }
      try db.recordAccess(.session(of: user, "session ended from the list"))
    }
  }

  /// Signs out in this browser.
  public func signOut(token: SessionToken, by user: User) async throws {
    let authority = world.authority
    try await world.store.write(as: user.author, because: "signed out") { db in
      try db.endSession(tokenHash: token.hash, in: authority)
      try db.recordAccess(.session(of: user, "signed out"))
    }
  }

  /// Signs out in every browser, this one with them.
  public func signOutEverywhere(by user: User) async throws {
    let account = try signedIn(user)
    try await world.store.write(as: user.author, because: "signed out everywhere") { db in
      try db.endSessions(of: account, in: user.authority)
      try db.recordAccess(.session(of: user, "signed out everywhere"))
    }
  }

  private func signedIn(_ user: User) throws -> ID<Account> {
    guard let account = user.account else { throw Refusal.notPermitted("Sign in to do this.") }
    return account
  }
}

extension AccessNote {
  /// What somebody did with a session of theirs.
  static func session(of user: User, _ purpose: String) -> AccessNote {
    AccessNote(
      authority: user.authority, table: Account.table, subjectID: user.account?.text ?? "",
      purpose: purpose, isAllowed: true)
  }
}
