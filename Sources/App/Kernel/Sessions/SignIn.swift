import Storage

/// Signs somebody in: checks the password, begins a session with a new token, notes the attempt.
public struct SignIn: Sendable {
  private let world: World

  public init(_ world: World) { self.world = world }

  /// - Parameters:
  ///   - address: where the request came from, for slowing down guesses.
  ///   - userAgent: what the browser calls itself.
  ///   - old: the session this browser had; it ends, so that nobody keeps a foothold in it.
  /// - Throws: `Refusal.invalid` when the name or the password is not right, the same for both;
  ///   `Refusal.tooMany` after too many failures; `Refusal.notPermitted` when the account is off.
  public func callAsFunction(
    login: String, password: String, from address: String, userAgent: String? = nil,
    replacing old: SessionToken? = nil
  ) async throws -> NewSession {
    let login = LoginName.normalised(login)
    try requireBoth(login, password)
    let attempt = Attempt(world: world, login: login, address: address)
    try await attempt.admit()

    let authority = world.authority
    let found = try await world.store.read { db in
      guard let account = try db.account(login: login, of: authority) else {
        return (Account?.none, Credential?.none)
      }
      return (account, try db.credential(of: account.id, in: authority))
    }
    let verdict = try await world.passwords.check(password, against: found.1?.hash)
    guard case .right(let isWeak) = verdict, let account = found.0, let credential = found.1 else {
      try await attempt.note(found.0, "wrong name or password")
      throw Refusal.invalid(
        "The name or the password is not right. Check both and try again.", field: "password")
    }
    guard !account.isDisabled else {
      try await attempt.note(account, "the account is switched off")
      throw Refusal.notPermitted(
        "Your account is switched off. Ask an administrator of your council to switch it on again.")
    }
    let stronger = isWeak ? try await world.passwords.hash(password) : nil
    return try await begin(
      account, credential, stronger, attempt, browser: BrowserSummary.of(userAgent: userAgent),
      replacing: old)
  }

  private func begin(
    _ account: Account, _ credential: Credential, _ stronger: PasswordHash?, _ attempt: Attempt,
    browser: String, replacing old: SessionToken?
  ) async throws -> NewSession {
    let limits = world.sessionLimits
    return try await world.store.write(as: account.user.author, because: "signed in") { db in
      // Between the check and now the password may have been reset, or the account switched off.
      guard let now = try db.credential(of: account.id, in: account.authority),
        now.hash == credential.hash,
        let current = try db.find(account.id, of: account.authority), !current.isDisabled
      else {
        throw Refusal.conflict("Your account was changed at this moment. Sign in again.")
      }
      try db.forgiveSignIn(
        account: attempt.accountSubject, address: attempt.addressSubject, in: account.authority)
      if let old { try db.endSession(tokenHash: old.hash, in: account.authority) }
      if let stronger { try db.strengthen(stronger, of: account.id, in: account.authority) }
      try db.recordAccess(attempt.entry(account, isAllowed: true, detail: browser))
      return try db.beginSession(
        for: current, mustChangePassword: credential.mustChange, browser: browser, limits: limits)
    }
  }

  private func requireBoth(_ login: String, _ password: String) throws {
    var problems: [Problem] = []
    if login.isEmpty {
      problems.append(Problem("Enter your name or e-mail address", field: "login"))
    }
    if password.isEmpty { problems.append(Problem("Enter your password", field: "password")) }
    if login.utf8.count > 1024 || password.utf8.count > PasswordRules.most {
      problems.append(
        Problem(
          "The name or the password is not right. Check both and try again.", field: "password"))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
  }
}

/// One attempt to sign in: admitted or refused, and on record either way.
struct Attempt: Sendable {
  let world: World
  let login: String
  let address: String

  var accountSubject: ThrottledSubject { .account(login) }
  var addressSubject: ThrottledSubject { .address(address) }

  /// - Throws: `Refusal.tooMany`, saying how long to wait.
  func admit() async throws {
    let subjects = [accountSubject, addressSubject]
    let authority = world.authority
    let wait = try await world.store.write(as: .system, because: "sign-in attempted") { db in
      try db.admitSignIn(subjects, in: authority)
    }
    guard wait > 0 else { return }
    let account = try await world.store.read { try $0.account(login: login, of: authority) }
    try await note(account, "too many failures")
    throw Refusal.tooMany(
      "There were too many attempts to sign in that failed. Wait \(Self.inWords(wait)), then try again.",
      retryAfterSeconds: Int(wait))
  }

  /// Notes a failure. What was typed as a name is noted only when it is somebody's name.
  func note(_ account: Account?, _ why: String) async throws {
    let author = account?.user.author ?? Author(id: "public", name: "Somebody unknown")
    try await world.store.recordAccess(
      by: author, [entry(account, isAllowed: false, detail: why)])
  }

  func entry(_ account: Account?, isAllowed: Bool, detail: String) -> AccessNote {
    AccessNote(
      authority: world.authority, table: Account.table, subjectID: account?.id.text ?? "",
      purpose: "sign in", isAllowed: isAllowed, detail: "\(detail); from \(address)")
  }

  static func inWords(_ seconds: Int64) -> String {
    if seconds < 60 { return seconds == 1 ? "1 second" : "\(seconds) seconds" }
    let minutes = (seconds + 59) / 60
    return minutes == 1 ? "1 minute" : "\(minutes) minutes"
  }
}
