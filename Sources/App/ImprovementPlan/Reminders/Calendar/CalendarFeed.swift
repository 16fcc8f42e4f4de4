import Civil
import Kernel
import Storage

/// An address from which a calendar fetches somebody's deadlines. Whoever has it reads them, so it
/// can be taken back; one holds at a time.
public struct CalendarFeed: Record, Hashable {
  public static let table: SQLName = "calendar_feed"
  static let purpose = "calendar feed"

  public let authority: AuthorityID
  public let id: Storage.ID<CalendarFeed>
  public var version = 0
  public let account: Account.ID
  let secretHash: String
  public let madeAt: Instant
  public var revokedAt: Instant?

  init(authority: AuthorityID, account: Account.ID, secret: LinkSecret, madeAt: Instant) {
    self.authority = authority
    id = Storage.ID()
    self.account = account
    secretHash = secret.hash(for: Self.purpose)
    self.madeAt = madeAt
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    account = try row["account_id"]
    secretHash = try row["secret_hash"]
    madeAt = try row["made_at"]
    revokedAt = try row["revoked_at"]
  }

  public var fields: Fields {
    [
      "account_id": account, "secret_hash": secretHash, "made_at": madeAt,
      "revoked_at": revokedAt,
    ]
  }
}

/// Makes one's own calendar address anew, or takes it back. The one before opens nothing any more.
struct KeepCalendarFeed: Sendable {
  let acting: any Acting

  func make() async throws -> LinkSecret {
    let (user, account) = (acting.user, try own())
    let secret = LinkSecret()
    try await acting.write(because: "calendar address made") { db in
      try db.revokeFeeds(of: account, in: user.authority)
      try db.insert(
        CalendarFeed(
          authority: user.authority, account: account, secret: secret, madeAt: db.at))
    }
    return secret
  }

  func revoke() async throws {
    let (user, account) = (acting.user, try own())
    try await acting.write(because: "calendar address taken back") { db in
      try db.revokeFeeds(of: account, in: user.authority)
    }
  }

  private func own() throws -> Account.ID {
    try acting.user.require(.readOwnActions)
    guard let account = acting.user.account else {
      throw Refusal.notPermitted("Sign in to do this.")
    }
    return account
  }
}

extension Transaction {
  /// The address that holds, if somebody has one.
  func calendarFeed(
    of account: Account.ID, in authority: AuthorityID
  ) throws -> CalendarFeed? {
    try first(
      CalendarFeed.self,
      """
      SELECT * FROM calendar_feed
      WHERE authority_id = \(authority) AND account_id = \(account) AND revoked_at IS NULL
      ORDER BY id DESC
      """)
  }

  func calendarFeed(_ secret: LinkSecret, in authority: AuthorityID) throws -> CalendarFeed? {
    let hash = secret.hash(for: CalendarFeed.purpose)
    return try first(
      CalendarFeed.self,
      """
      SELECT * FROM calendar_feed
      WHERE authority_id = \(authority) AND secret_hash = \(hash) AND revoked_at IS NULL
      """)
  }

  /// What is asked of somebody by plans that are agreed, has a due date and is not complete, the
  /// earliest first.
  func deadlines(of user: User, on today: CivilDate) throws -> [Action] {
    let scope = ActionScope.own(user, owners: try owners(heldBy: user, on: today))
    return try all(
      Action.self,
      """
      SELECT action.* FROM action
      WHERE action.authority_id = \(user.authority) AND action.withdrawn_on IS NULL
        AND action.completed_on IS NULL AND action.due_on IS NOT NULL
        AND action.plan_id IN (
          SELECT id FROM plan
          WHERE authority_id = \(user.authority) AND state = \(Plan.State.agreed))
        AND (\(scope))
      ORDER BY action.due_order, action.id
      """)
  }

  /// What plans are called.
  func planTitles(of authority: AuthorityID) throws -> [Plan.ID: String] {
    Dictionary(
      try all(Plan.self, "SELECT * FROM plan WHERE authority_id = \(authority) ORDER BY id")
        .map { ($0.id, $0.title) }, uniquingKeysWith: { $1 })
  }
}

extension WriteTransaction {
  fileprivate func revokeFeeds(of account: Account.ID, in authority: AuthorityID) throws {
    while var feed = try calendarFeed(of: account, in: authority) {
      feed.revokedAt = at
      try update(feed)
    }
  }
}
