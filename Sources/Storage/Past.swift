extension Store {
  /// The same data, in which some tables stand as they did at a moment of the past: every statement
  /// that names one of them, written for today, is answered with what the change log kept of that
  /// moment. Its clock stands there too, and nothing can be written.
  ///
  /// Each table that a statement names is put together for it from the log: this is for the pages
  /// that people look back with, and for tables of some thousand records.
  ///
  /// - Parameter tables: tables of records without a column of bytes. The others stay as they are
  ///   today: what comes with the program has no past of its own.
  public func asAt(_ moment: Instant, of authority: AuthorityID, _ tables: [SQLName]) -> Store {
    Store(
      PastDatabase(database: database, authority: authority, moment: moment, tables: tables),
      logger: logger, now: { moment })
  }
}

/// A database that can only be read, and in which some tables stand as they did.
private struct PastDatabase: Database {
  let database: any Database
  let authority: AuthorityID
  let moment: Instant
  let tables: [SQLName]

  var engine: String { get async throws { try await database.engine } }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await database.read { connection in
      try body(
        PastConnection(connection, authority: authority, moment: moment, past: Set(tables)))
    }
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value { throw PastConnection.cannotBeChanged }

  func writeAlone<Value: Sendable>(
    for purpose: String, _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value { throw PastConnection.cannotBeChanged }

  /// The connections are those of today's store, which others use.
  func close() async {}
}

/// A connection to whose statements some tables look as they did at a moment of the past.
final class PastConnection: Connection {
  static let cannotBeChanged = DatabaseFault(
    .other, "what was stored at a past moment cannot be changed; write to the store of today")

  let moment: Instant
  private let connection: any Connection
  private let authority: AuthorityID
  /// The tables that stand as they did.
  private let past: Set<SQLName>
  /// What has been put together for a table already.
  private var known: [SQLName: SQL] = [:]

  init(
    _ connection: any Connection, authority: AuthorityID, moment: Instant, past: Set<SQLName>
  ) {
    self.connection = connection
    self.authority = authority
    self.moment = moment
    self.past = past
  }

  /// Whether a table stands here as it did.
  func looksBack(on table: SQLName) -> Bool { past.contains(table) }

  func execute(_ sql: SQL) throws -> Int { throw Self.cannotBeChanged }

  func forEachRow(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try connection.forEachRow(try lookingBack(sql), body)
  }

  func columns(of table: String) throws -> [String] { try connection.columns(of: table) }

  func tables() throws -> [String] { try connection.tables() }

  func references(to table: String) throws -> [Reference] {
    try connection.references(to: table)
  }

  func rows(of table: SQLName, from images: SQL) throws -> SQL {
    try connection.rows(of: table, from: images)
  }

  /// The statement with, before it, the tables that it names under their own names: they are found
  /// before those of today.
  private func lookingBack(_ sql: SQL) throws -> SQL {
    let words = sql.words
    let named = past.filter { words.contains($0.text[...]) }.sorted { $0.text < $1.text }
    guard !named.isEmpty else { return sql }
    let then = try named.map { "\($0) AS MATERIALIZED (\(try rows(of: $0)))" as SQL }
    return "WITH \(then.joined(separator: ", ")) \(sql)"
  }

  private func rows(of table: SQLName) throws -> SQL {
    if let rows = known[table] { return rows }
    let rows = try rows(
      of: table, from: Transaction.images(of: table, in: authority, asAt: moment))
    known[table] = rows
    return rows
  }
}

extension SQL {
  /// The words of its text: the names in it are among them.
  fileprivate var words: Set<Substring> {
    var words: Set<Substring> = []
    for case .text(let text) in pieces {
      words.formUnion(text.split { !($0.isLetter || $0.isNumber || $0 == "_") })
    }
    return words
  }
}
