/// What an engine promises. `StorageSQLite` and `StoragePostgres` keep it; `Store` builds all else
/// on it.
public protocol Database: Sendable {
  /// The engine's name, for people: "SQLite 3.40.1".
  var engine: String { get async throws }

  /// Runs the body in a transaction that sees one state of the data and can change nothing.
  /// Readers run beside each other and beside a writer. Cancelling the task interrupts the
  /// statement.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value

  /// Runs the body in a transaction that is committed, durably, when it returns, and leaves nothing
  /// when it throws.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value

  /// As ``write(_:)``, and while it runs no other process or task runs one with the same purpose;
  /// it sees all that those before it have committed.
  func writeAlone<Value: Sendable>(
    for purpose: String, _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value

  /// Ends all connections; whoever waits for one is refused.
  func close() async
}

/// One connection inside one transaction. It is never sent to another task.
public protocol Connection: AnyObject {
  /// Runs a statement; answers how many rows it changed.
  @discardableResult
  func execute(_ sql: SQL) throws -> Int

  /// Runs a statement and hands over each row. The engine may hold the whole result in memory
  /// meanwhile: read what can be large in pages, by key.
  func forEachRow(_ sql: SQL, _ body: (Row) throws -> Void) throws

  /// The columns of a table, from the database's own catalogue; empty when there is no such table.
  func columns(of table: String) throws -> [String]

  /// The names of all tables, in order.
  func tables() throws -> [String]

  /// The columns of other tables that name a record of a table by a foreign key, from the
  /// catalogue, in order.
  func references(to table: String) throws -> [Reference]

  /// A statement that answers images as rows of their table, each column in its own type. Columns
  /// that came later than an image are NULL.
  ///
  /// - Parameter images: a statement whose one column, `after_image`, holds images as the change
  ///   log keeps them.
  func rows(of table: SQLName, from images: SQL) throws -> SQL
}

/// A column that names a record of another table.
public struct Reference: Hashable, Sendable {
  public let table: String
  public let column: String

  public init(table: String, column: String) {
    self.table = table
    self.column = column
  }
}

/// What a database said no to, in words for the log. Never shown to people as it is.
public struct DatabaseFault: Error, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    /// A unique key or a foreign key was violated.
    case constraint
    /// The database could not be reached, or went away; the write may or may not have happened when
    /// `duringCommit`.
    case connection(duringCommit: Bool)
    /// Anything else the engine says.
    case other
  }

  public let kind: Kind
  public let description: String

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
