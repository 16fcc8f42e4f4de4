import Logging

/// The one door to what is kept: reads see one state, writes are whole, recorded and durable.
public struct Store: Sendable {
  let database: any Database
  let logger: Logger
  let now: @Sendable () -> Instant

  public init(
    _ database: any Database, logger: Logger = Logger(label: "goldthread.storage"),
    now: @escaping @Sendable () -> Instant = { .now }
  ) {
    self.database = database
    self.logger = logger
    self.now = now
  }

  /// The engine's name and version, for people.
  public var engine: String { get async throws { try await database.engine } }

  /// Reads from one state of the data.
  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await database.read { try body(Transaction($0)) }
  }

  /// Makes one change, whole or not at all. The body is synchronous: nobody can await inside a
  /// transaction. Each record it touches gets a row in the change log, committed with it.
  ///
  /// - Throws: ``StaleRecord`` when somebody else has written a record in the meantime.
  @discardableResult
  public func write<Value: Sendable>(
    as author: Author, because reason: String,
    _ body: @escaping @Sendable (WriteTransaction) throws -> Value
  ) async throws -> Value {
    let instant = now()
    return try await database.write { connection in
      try body(WriteTransaction(connection, author: author, reason: reason, at: instant))
    }
  }

  public func close() async { await database.close() }
}
