import Storage

/// The password of an account as it is kept. No record: it has no history and cannot be undone.
struct Credential: RowDecodable, Sendable {
  let hash: PasswordHash
  let changedAt: Instant
  /// Set when somebody else chose the password: the next thing the holder does is choose another.
  let mustChange: Bool

  init(row: Row) throws {
    hash = try row["password_hash"]
    changedAt = try row["changed_at"]
    mustChange = try row["must_change"]
  }
}

extension Transaction {
  func credential(of account: ID<Account>, in authority: AuthorityID) throws -> Credential? {
    try first(
      Credential.self,
      """
      SELECT password_hash, changed_at, must_change FROM credential
      WHERE authority_id = \(authority) AND account_id = \(account)
      """)
  }
}

extension WriteTransaction {
  /// Keeps a new password and ends every session of the account.
  func setPassword(
    _ hash: PasswordHash, mustChange: Bool, of account: ID<Account>, in authority: AuthorityID
  ) throws {
    try execute(
      """
      INSERT INTO credential (authority_id, account_id, password_hash, changed_at, must_change)
      VALUES (\(authority), \(account), \(hash), \(at), \(mustChange))
      ON CONFLICT (authority_id, account_id) DO UPDATE SET
        password_hash = excluded.password_hash, changed_at = excluded.changed_at,
        must_change = excluded.must_change
      """)
    try endSessions(of: account, in: authority)
  }

  /// Keeps the same password under the parameters of today; nobody has to sign in again.
  func strengthen(
    _ hash: PasswordHash, of account: ID<Account>, in authority: AuthorityID
  ) throws {
    try execute(
      """
      UPDATE credential SET password_hash = \(hash)
      WHERE authority_id = \(authority) AND account_id = \(account)
      """)
  }
}
