import Storage

/// How long a session lasts.
public struct SessionLimits: Hashable, Sendable {
  /// Seconds without a request after which it has ended.
  public var idleSeconds: Int64
  /// Seconds after signing in when it ends in any case.
  public var absoluteSeconds: Int64

  public init(idleSeconds: Int64 = 8 * 3600, absoluteSeconds: Int64 = 24 * 3600) {
    self.idleSeconds = idleSeconds
    self.absoluteSeconds = absoluteSeconds
  }
}

/// A browser in which somebody has signed in. No record: it has no history and holds no facts.
public struct Session: RowDecodable, Identifiable, Hashable, Sendable {
  public let id: ID<Session>
  public let account: ID<Account>
  public let createdAt: Instant
  /// When it was last used, to the minute.
  public let seenAt: Instant
  /// When it ends whatever happens.
  public let expiresAt: Instant
  /// "Firefox on Windows", for the list of one's own sessions.
  public let browser: String

  public init(row: Row) throws {
    id = try row["id"]
    account = try row["account_id"]
    createdAt = try row["created_at"]
    seenAt = try row["seen_at"]
    expiresAt = try row["expires_at"]
    browser = try row["browser"]
  }
}

/// A session that is good at this moment, with who it is for.
public struct SignedInSession: Hashable, Sendable {
  public let id: ID<Session>
  public let user: User
  /// The password was chosen by somebody else; nothing but choosing another may be done.
  public let mustChangePassword: Bool
  public let seenAt: Instant
  public let expiresAt: Instant
}

/// A session just begun: the only moment at which its token is known.
public struct NewSession: Sendable {
  public let token: SessionToken
  public let user: User
  public let mustChangePassword: Bool
  public let expiresAt: Instant
}
