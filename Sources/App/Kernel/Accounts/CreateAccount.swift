import Storage

/// Makes an account with a password that is shown once and must be changed at the first sign-in.
/// The password is nowhere kept in the clear.
public struct CreateAccount: Sendable {
  private let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  public func callAsFunction(
    _ entry: AccountEntry
  ) async throws -> (account: Account, password: String) {
    let user = acting.user
    try user.require(.manageAccounts)
    let password = OneTimePassword.make()
    guard entry.problems.isEmpty else { throw Refusal.invalid(entry.problems) }
    let hash = try await acting.world.passwords.hash(password)
    let account = try await acting.write(because: "account made") { db in
      try db.insertAccount(entry, hash, mustChange: true, of: user.authority)
    }
    return (account, password)
  }
}

/// Makes an account for whoever has the machine: the command line's first administrator, the
/// demonstration.
public struct CreateAccountAsOperator: Sendable {
  private let world: World

  public init(_ world: World) { self.world = world }

  /// - Parameters:
  ///   - known: the hash of this password, when it was made beforehand, beside other work.
  ///   - mustChange: whether the holder must choose another password first.
  @discardableResult
  public func callAsFunction(
    _ entry: AccountEntry, password: String, hash known: PasswordHash? = nil, mustChange: Bool
  ) async throws -> Account {
    let authority = world.authority
    let council = try await world.store.read { try $0.authority(authority) }
    let rules = PasswordRules(login: entry.login, name: entry.name, authority: council)
    if let problem = rules.problem(password) {
      throw Refusal.invalid(problem, field: "password")
    }
    guard entry.problems.isEmpty else { throw Refusal.invalid(entry.problems) }
    let hash: PasswordHash
    if let known { hash = known } else { hash = try await world.passwords.hash(password) }
    return try await world.store.write(as: .system, because: "account made") { db in
      try db.insertAccount(entry, hash, mustChange: mustChange, of: authority)
    }
  }
}

extension WriteTransaction {
  fileprivate func insertAccount(
    _ entry: AccountEntry, _ hash: PasswordHash, mustChange: Bool, of authority: AuthorityID
  ) throws -> Account {
    try entry.require(for: nil, of: authority, in: self)
    let account = try insert(
      entry.applied(to: Account(authority: authority, login: "", name: "", roles: [])))
    try setPassword(hash, mustChange: mustChange, of: account.id, in: authority)
    return account
  }
}

/// A password that is given to somebody once: twenty letters and digits, 100 random bits, none that
/// could be mistaken for another.
enum OneTimePassword {
  static func make() -> String {
    let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")  // 32, without l, o, 0 and 1
    var generator = SystemRandomNumberGenerator()
    let groups = (0..<4).map { _ in
      String((0..<5).map { _ in alphabet[Int(UInt8.random(in: 0..<32, using: &generator))] })
    }
    return groups.joined(separator: "-")
  }
}
