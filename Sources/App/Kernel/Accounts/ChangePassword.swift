import Storage

/// Somebody chooses another password for their own account. All its sessions end; this browser gets
/// a new one.
public struct ChangePassword: Sendable {
  private let world: World

  public init(_ world: World) { self.world = world }

  /// - Throws: `Refusal.invalid` with fields `current`, `new` and `repeated`; `Refusal.tooMany`
  /// when
  ///   the present password was wrong too often, which counts as failing to sign in.
  public func callAsFunction(
    current: String, new: String, repeated: String, by user: User, from address: String,
    userAgent: String? = nil
  ) async throws -> NewSession {
    guard let id = user.account else { throw Refusal.notPermitted("Sign in to do this.") }
    let authority = user.authority
    let found = try await world.store.read { db in
      (
        try db.find(id, of: authority), try db.credential(of: id, in: authority),
        try db.authority(authority)
      )
    }
    guard let account = found.0, let credential = found.1 else {
      throw Refusal.notFound("This account is not there.")
    }
    try require(current, new, repeated, of: account, council: found.2)
    try await checkCurrent(current, credential, account, from: address)

    let hash = try await world.passwords.hash(new)
    let (limits, browser) = (world.sessionLimits, BrowserSummary.of(userAgent: userAgent))
    return try await world.store.write(as: user.author, because: "password changed") { db in
      guard try db.credential(of: id, in: authority)?.hash == credential.hash else {
        throw Refusal.conflict("Your password was changed at this moment. Sign in again.")
      }
      try db.setPassword(hash, mustChange: false, of: id, in: authority)
      try db.recordAccess(.session(of: user, "password changed"))
      return try db.beginSession(
        for: account, mustChangePassword: false, browser: browser, limits: limits)
    }
  }

  private func require(
    _ current: String, _ new: String, _ repeated: String, of account: Account, council: Authority?
  ) throws {
    var problems: [Problem] = []
    if current.isEmpty {
      problems.append(Problem("Enter your present password", field: "current"))
    }
    let rules = PasswordRules(login: account.login, name: account.name, authority: council)
    if let problem = rules.problem(new) {
      problems.append(Problem(problem, field: "new"))
    } else if new == current {
      problems.append(
        Problem("The new password is the same as the present one; choose another", field: "new"))
    } else if new != repeated {
      problems.append(Problem("The two new passwords are not the same", field: "repeated"))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
  }

  private func checkCurrent(
    _ current: String, _ credential: Credential, _ account: Account, from address: String
  ) async throws {
    let attempt = Attempt(world: world, login: account.login, address: address)
    try await attempt.admit()
    let isTooLong = current.utf8.count > PasswordRules.most
    guard !isTooLong,
      case .right = try await world.passwords.check(current, against: credential.hash)
    else {
      try await attempt.note(account, "wrong present password")
      throw Refusal.invalid("This is not your present password", field: "current")
    }
    try await world.store.write(as: account.user.author, because: "password checked") { db in
      try db.forgiveSignIn(
        account: attempt.accountSubject, address: attempt.addressSubject, in: account.authority)
    }
  }
}
