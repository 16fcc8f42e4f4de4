import Civil
import Storage

/// The keys by which programs act for people: made, used, taken back.
public struct APIKeys: Sendable {
  /// How stale ``APIKey/usedAt`` may get before it is written again: a request costs no write.
  static let secondsBetweenSightings: Int64 = 60

  private let world: World

  public init(_ world: World) { self.world = world }

  /// Who stands behind a key that came with a request; nil when it opens nothing: it was never
  /// ours, has expired, or its account is switched off.
  ///
  /// - Parameter address: where the request came from.
  /// - Throws: `Refusal.tooMany` when too many wrong keys came from there.
  public func caller(withKey text: String, from address: String) async throws -> APICaller? {
    let (authority, now) = (world.authority, world.now())
    guard let secret = Self.secret(text) else { return try await wrong(from: address) }
    let hash = secret.hash(for: APIKey.purpose)
    let row = try await world.store.read { db in
      try db.rows(
        """
        SELECT api_key.id AS key_id, api_key.name AS key_name, api_key.expires_on, api_key.used_at,
          credential.must_change, account.*
        FROM api_key
        JOIN account
          ON account.authority_id = api_key.authority_id AND account.id = api_key.account_id
        JOIN credential
          ON credential.authority_id = api_key.authority_id
          AND credential.account_id = api_key.account_id
        WHERE api_key.authority_id = \(authority) AND api_key.secret_hash = \(hash)
        """
      ).first
    }
    guard let row, try isGood(row) else { return try await wrong(from: address) }
    let account = try Account(row: row)
    let key: ID<APIKey> = try row["key_id"]
    let user = account.user.with(key: try row["key_name"])
    let usedAt: Instant? = try row["used_at"]
    if usedAt.map({ now >= $0.adding(seconds: Self.secondsBetweenSightings) }) ?? true {
      try await world.store.write(as: user.author, because: "key used") { db in
        _ = try db.execute(
          """
          UPDATE api_key SET used_at = \(now)
          WHERE authority_id = \(authority) AND id = \(key)
          """)
      }
    }
    return APICaller(key: key, user: user)
  }

  private func isGood(_ row: Row) throws -> Bool {
    let expiresOn: CivilDate = try row["expires_on"]
    let mustChange: Bool = try row["must_change"]
    return try !mustChange && world.today() <= expiresOn && !Account(row: row).isDisabled
  }

  /// Only what opens nothing is counted: a program that has its key costs no write.
  private func wrong(from address: String) async throws -> APICaller? {
    let authority = world.authority
    let wait = try await world.store.write(as: .system, because: "wrong key tried") { db in
      try db.admitSignIn([.keys(from: address)], in: authority)
    }
    guard wait > 0 else { return nil }
    throw Refusal.tooMany(
      "Too many wrong keys were tried from where you are. Wait \(Attempt.inWords(wait)), then try again.",
      retryAfterSeconds: Int(wait))
  }

  private static func secret(_ text: String) -> LinkSecret? {
    text.hasPrefix(APIKey.prefix) ? LinkSecret(String(text.dropFirst(APIKey.prefix.count))) : nil
  }
}

extension APIKeys {
  /// One's own keys, the newest first; those that have expired too, so that one sees why a program
  /// stopped.
  public func list(of user: User) async throws -> [APIKey] {
    let account = try Self.account(of: user)
    return try await world.store.read { db in
      try db.all(
        APIKey.self,
        """
        SELECT id, name, created_at, expires_on, used_at FROM api_key
        WHERE authority_id = \(user.authority) AND account_id = \(account) ORDER BY id DESC
        """)
    }
  }

  /// Makes a key of one's own.
  ///
  /// - Throws: `Refusal.invalid` with fields `name` and `expiresOn`; `Refusal.conflict` when one
  ///   has as many as one may have.
  public func make(
    named name: String, expiresOn day: CivilDate, by acting: any Acting
  ) async throws -> NewAPIKey {
    let (user, today) = (acting.user, world.today())
    let account = try Self.account(of: user)
    var problems: [Problem] = []
    if name.isEmpty { problems.append(Problem("Say what the key is for.", field: "name")) }
    if day < today {
      problems.append(Problem("That day has passed. Choose one to come.", field: "expiresOn"))
    } else if day > today.adding(days: APIKey.mostDays) {
      problems.append(
        Problem("Choose a day within a year. A key can be made anew.", field: "expiresOn"))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let secret = LinkSecret()
    try await acting.write(because: "key made: \(name)") { db in
      let count = try db.value(
        Int.self,
        """
        SELECT count(*) FROM api_key
        WHERE authority_id = \(user.authority) AND account_id = \(account)
        """)
      guard count ?? 0 < APIKey.mostKeys else {
        throw Refusal.conflict(
          "You have \(APIKey.mostKeys) keys, which is the most. End one that is no longer used.")
      }
      try db.execute(
        """
        INSERT INTO api_key (
          authority_id, id, account_id, name, secret_hash, created_at, expires_on)
        VALUES (
          \(user.authority), \(ID<APIKey>(at: db.at)), \(account), \(name),
          \(secret.hash(for: APIKey.purpose)), \(db.at), \(day))
        """)
      try db.recordAccess(.session(of: user, "key made: \(name)"))
    }
    return NewAPIKey(name: name, text: APIKey.prefix + secret.text)
  }

  /// Ends one of one's own keys.
  ///
  /// - Throws: `Refusal.notFound` when it has ended already, or is somebody else's.
  public func revoke(_ key: ID<APIKey>, by acting: any Acting) async throws {
    let user = acting.user
    let account = try Self.account(of: user)
    try await acting.write(because: "key ended") { db in
      let ended = try db.execute(
        """
        DELETE FROM api_key
        WHERE authority_id = \(user.authority) AND account_id = \(account) AND id = \(key)
        """)
      guard ended == 1 else { throw Refusal.notFound("This key has ended already.") }
      try db.recordAccess(.session(of: user, "key ended"))
    }
  }

  private static func account(of user: User) throws -> ID<Account> {
    guard let account = user.account, user.key == nil else {
      throw Refusal.notPermitted("Sign in to do this.")
    }
    return account
  }
}

extension WriteTransaction {
  /// Ends every key of an account.
  func endKeys(of account: ID<Account>, in authority: AuthorityID) throws {
    try execute(
      "DELETE FROM api_key WHERE authority_id = \(authority) AND account_id = \(account)")
  }
}
