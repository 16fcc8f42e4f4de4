import Civil
import Storage

/// A key by which a program acts for the person who made it, with that person's roles. No record:
/// it holds no facts, and its hash enters no history; that it was made and taken back is on record.
public struct APIKey: RowDecodable, Identifiable, Hashable, Sendable {
  /// The most days for which a key may be made: one that nobody renews should not open for ever.
  public static let mostDays = 366
  /// The most keys that one account may have at a time.
  public static let mostKeys = 20
  /// What every key begins with, so that one that was left in a file can be found and known.
  public static let prefix = "goldthread_"
  static let purpose = "api key"

  public let id: ID<APIKey>
  /// What its maker called it: "Reporting dashboard".
  public let name: String
  public let createdAt: Instant
  /// The last day on which it opens.
  public let expiresOn: CivilDate
  /// When it was last used, to the minute; nil when it never was.
  public let usedAt: Instant?

  public init(row: Row) throws {
    id = try row["id"]
    name = try row["name"]
    createdAt = try row["created_at"]
    expiresOn = try row["expires_on"]
    usedAt = try row["used_at"]
  }
}

extension APIKey {
  static let tables: [SQL] = [
    """
    CREATE TABLE api_key (
      authority_id text NOT NULL, id text NOT NULL, account_id text NOT NULL, name text NOT NULL,
      secret_hash text NOT NULL, created_at bigint NOT NULL, expires_on date NOT NULL,
      used_at bigint,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, secret_hash),
      FOREIGN KEY (authority_id, account_id) REFERENCES account (authority_id, id))
    """,
    "CREATE INDEX api_key_account ON api_key (authority_id, account_id, id)",
  ]
}

/// Who stands behind a key.
public struct APICaller: Hashable, Sendable {
  public let key: ID<APIKey>
  /// The person, as somebody who came by this key.
  public let user: User
}

/// A key just made: the only moment at which its secret is known.
public struct NewAPIKey: Sendable {
  public let name: String
  /// What the program sends.
  public let text: String
}
