import Storage

extension Transaction {
  /// The session a token stands for, if it is good at this moment: one read by a unique key.
  func signedInSession(
    tokenHash: [UInt8], of authority: AuthorityID, at now: Instant, limits: SessionLimits
  ) throws -> SignedInSession? {
    let row = try rows(
      """
      SELECT session.id AS session_id, session.seen_at, session.expires_at,
        account.authority_id, account.id, account.version, account.login, account.name,
        account.roles, account.person_id, account.body_id, account.is_disabled,
        credential.must_change
      FROM session
      JOIN account
        ON account.authority_id = session.authority_id AND account.id = session.account_id
      JOIN credential
        ON credential.authority_id = session.authority_id
        AND credential.account_id = session.account_id
      WHERE session.authority_id = \(authority) AND session.token_hash = \(tokenHash)
      """
    ).first
    guard let row else { return nil }
    let account = try Account(row: row)
    let session = SignedInSession(
      id: try row["session_id"], user: account.user, mustChangePassword: try row["must_change"],
      seenAt: try row["seen_at"], expiresAt: try row["expires_at"])
    return !account.isDisabled && session.isGood(at: now, limits: limits) ? session : nil
  }

  /// The sessions of an account that are good at this moment, the last used first.
  func sessions(
    of account: ID<Account>, in authority: AuthorityID, at now: Instant, limits: SessionLimits
  ) throws -> [Session] {
    try all(
      Session.self,
      """
      SELECT id, account_id, created_at, seen_at, expires_at, browser FROM session
      WHERE authority_id = \(authority) AND account_id = \(account) AND expires_at > \(now)
        AND seen_at > \(now.adding(seconds: -limits.idleSeconds))
      ORDER BY seen_at DESC, id
      """)
  }
}

extension SignedInSession {
  func isGood(at now: Instant, limits: SessionLimits) -> Bool {
    now < expiresAt && now < seenAt.adding(seconds: limits.idleSeconds)
  }
}

extension WriteTransaction {
  /// Begins a session with a token that nobody has had before.
  func beginSession(
    for account: Account, mustChangePassword: Bool, browser: String, limits: SessionLimits
  ) throws -> NewSession {
    let token = SessionToken()
    let expiresAt = at.adding(seconds: limits.absoluteSeconds)
    try execute(
      """
      INSERT INTO session (
        authority_id, id, token_hash, account_id, created_at, seen_at, expires_at, browser)
      VALUES (
        \(account.authority), \(ID<Session>(at: at)), \(token.hash), \(account.id), \(at), \(at),
        \(expiresAt), \(browser))
      """)
    return NewSession(
      token: token, user: account.user, mustChangePassword: mustChangePassword,
      expiresAt: expiresAt)
  }

  /// Ends the session of a token, if there is one.
  func endSession(tokenHash: [UInt8], in authority: AuthorityID) throws {
    try execute(
      "DELETE FROM session WHERE authority_id = \(authority) AND token_hash = \(tokenHash)")
  }

  /// Ends every session of an account.
  func endSessions(of account: ID<Account>, in authority: AuthorityID) throws {
    try execute(
      "DELETE FROM session WHERE authority_id = \(authority) AND account_id = \(account)")
  }
}
