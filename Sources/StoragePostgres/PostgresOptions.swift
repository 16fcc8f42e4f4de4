/// How Goldthread talks to PostgreSQL, besides what the address says.
public struct PostgresOptions: Sendable {
  /// How many connections at most; whoever needs one more waits in turn.
  public var connections = 8

  /// How long to go on trying when the server went away, before giving up. A standby needs some
  /// seconds to take over. It does not apply to the very first connection: a wrong address is said
  /// at once.
  public var patience: Duration = .seconds(20)

  /// Whether statements are prepared once for each connection. Turn it off behind a pooler that
  /// hands out connections by transaction and cannot follow prepared statements (pgbouncer before
  /// 1.21).
  public var preparesStatements = true

  /// The schema to work in, instead of the one that the server chooses: lower-case letters, digits
  /// and `_`.
  public var schema: String?

  /// Another address for reads, such as the standbys; they may then see a state some moments old.
  public var readAddress: String?

  public init() {}
}
