import Storage

/// What administrators do with accounts that are there. None is ever deleted: its name stands
/// beside what it did.
public struct EditAccount: Sendable {
  private let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// Changes name, roles, person and body.
  ///
  /// - Parameter version: the version that the form was filled from.
  /// - Throws: `StaleRecord` when somebody else has changed it since.
  @discardableResult
  public func callAsFunction(
    _ id: ID<Account>, version: Int, _ entry: AccountEntry
  ) async throws -> Account {
    let user = acting.user
    try user.require(.manageAccounts)
    guard entry.problems.isEmpty else { throw Refusal.invalid(entry.problems) }
    return try await acting.write(because: "account changed") { db in
      var account = try Self.account(id, of: user.authority, in: db)
      account.version = version
      try entry.require(for: id, of: user.authority, in: db)
      let changed = entry.applied(to: account)
      if account.roles.contains(.administrator), !changed.roles.contains(.administrator) {
        try Self.requireAnotherAdministrator(than: id, of: user.authority, in: db)
      }
      return try db.update(changed)
    }
  }

  /// Switches an account off, which ends all its sessions and keys, or on again.
  @discardableResult
  public func setDisabled(
    _ isDisabled: Bool, _ id: ID<Account>
  ) async throws -> Account {
    let user = acting.user
    try user.require(.manageAccounts)
    let reason = isDisabled ? "account switched off" : "account switched on"
    return try await acting.write(because: reason) { db in
      var account = try Self.account(id, of: user.authority, in: db)
      if isDisabled {
        try Self.requireAnotherAdministrator(than: id, of: user.authority, in: db)
        try db.endSessions(of: id, in: user.authority)
        try db.endKeys(of: id, in: user.authority)
      }
      account.isDisabled = isDisabled
      return try db.update(account)
    }
  }

  /// Gives an account a new password, which is shown once and must be changed at the next sign-in;
  /// ends all its sessions and keys, and what counted against it as failures.
  public func resetPassword(_ id: ID<Account>) async throws -> String {
    let user = acting.user
    try user.require(.manageAccounts)
    let password = OneTimePassword.make()
    let hash = try await acting.world.passwords.hash(password)
    try await acting.write(because: "password reset") { db in
      let account = try Self.account(id, of: user.authority, in: db)
      try db.setPassword(hash, mustChange: true, of: id, in: user.authority)
      try db.endKeys(of: id, in: user.authority)
      try db.forgetFailures(of: account)
      try db.recordAccess(
        AccessNote(
          authority: user.authority, table: Account.table, subjectID: id.text,
          purpose: "reset the password", isAllowed: true))
    }
    return password
  }

  private static func account(
    _ id: ID<Account>, of authority: AuthorityID, in db: Transaction
  ) throws -> Account {
    guard let account = try db.find(id, of: authority) else {
      throw Refusal.notFound("This account is not there.")
    }
    return account
  }

  private static func requireAnotherAdministrator(
    than id: ID<Account>, of authority: AuthorityID, in db: Transaction
  ) throws {
    guard try db.hasAdministrator(besides: id, of: authority) else {
      throw Refusal.conflict(
        "This is the last administrator. Make somebody else an administrator first, "
          + "or nobody could keep the accounts.")
    }
  }
}
