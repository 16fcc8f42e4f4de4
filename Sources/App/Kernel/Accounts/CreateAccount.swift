import Storage

/// Makes an account with a password that is shown once and must be changed at the first sign-in.
public struct CreateAccount: Sendable {
  private let world: World

  public init(_ world: World) { self.world = world }

  /// Made by an administrator. The password is nowhere kept in the clear.
  public func callAsFunction(
    _ entry: AccountEntry, by user: User
  ) async throws -> (account: Account, password: String) {
    try user.require(.manageAccounts)
    let password = OneTimePassword.make()
    let account = try await make(entry, password, mustChange: true, as: user.author)
    return (account, password)
  }

  /// Made by whoever has the machine: the command line's first administrator, the demonstration.
  ///
  /// - Parameters:
  ///   - hash: of this password, when it was hashed beforehand, beside other work.
  ///   - mustChange: whether the holder must choose another password first.
  @discardableResult
  public func asOperator(
    _ entry: AccountEntry, password: String, hash: PasswordHash? = nil, mustChange: Bool
  ) async throws -> Account {
    let authority = world.authority
    let council = try await world.store.read { try $0.authority(authority) }
    let rules = PasswordRules(login: entry.login, name: entry.name, authority: council)
    if let problem = rules.problem(password) {
      throw Refusal.invalid(problem, field: "password")
    }
    return try await make(entry, password, hash, mustChange: mustChange, as: .system)
  }

  private func make(
    _ entry: AccountEntry, _ password: String, _ known: PasswordHash? = nil, mustChange: Bool,
    as author: Author
  ) async throws -> Account {
    guard entry.problems.isEmpty else { throw Refusal.invalid(entry.problems) }
    let hash: PasswordHash
    if let known { hash = known } else { hash = try await world.passwords.hash(password) }
    let authority = world.authority
    return try await world.store.write(as: author, because: "account made") { db in
      try entry.require(for: nil, of: authority, in: db)
      let account = try db.insert(
        entry.applied(to: Account(authority: authority, login: "", name: "", roles: [])))
      try db.setPassword(hash, mustChange: mustChange, of: account.id, in: authority)
      return account
    }
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
