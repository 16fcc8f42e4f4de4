import Storage

/// The promises of `Storage`, kept by PostgreSQL through libpq.
///
/// - Reads are `REPEATABLE READ READ ONLY`: one state of the data, allowed on standbys.
/// - Writes are `SERIALIZABLE`: like on SQLite, a write may rely on everything it has read, not
///   only on the versions of the records it changes. When the server refuses one for the sake of
///   another, the body runs again; it has no effects outside the transaction, so nobody notices.
/// - A lost connection is replaced and the body runs again, unless `COMMIT` had been sent: whether
///   that happened nobody knows, and the caller is told so.
public struct PostgresDatabase: Storage.Database {
  private let options: PostgresOptions
  private let writers: PostgresPool
  private let readers: PostgresPool

  /// - Parameter address: `postgresql://user@host1,host2/database?target_session_attrs=read-write`,
  ///   as libpq reads it. Nothing is connected before it is needed.
  public init(_ address: String, options: PostgresOptions = PostgresOptions()) throws {
    self.options = options
    writers = PostgresPool(try PostgresAddress(address, options: options), options: options)
    readers =
      try options.readAddress.map {
        PostgresPool(try PostgresAddress($0, options: options), options: options)
      } ?? writers
  }

  public var engine: String {
    get async throws {
      try await read { connection in
        var version = ""
        try connection.forEachRow("SELECT current_setting('server_version') AS version") {
          version = try $0["version"]
        }
        return "PostgreSQL \(version.prefix { $0 != " " })"
      }
    }
  }

  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await run(["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"], on: readers, body)
  }

  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await run(["BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"], on: writers, body)
  }

  /// `READ COMMITTED`, so that what is read after the lock was given is what the last holder has
  /// committed. Nothing is lost by it: all who touch the same things hold the same lock.
  public func writeAlone<Value: Sendable>(
    for purpose: String, _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let begin: [SQL] = [
      "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
      """
      SELECT pg_advisory_xact_lock(
        hashtextextended('goldthread ' || current_schema() || ' ' || \(purpose), 0))
      """,
    ]
    return try await run(begin, on: writers, body)
  }

  public func close() async {
    writers.close()
    readers.close()
  }

  private func run<Value: Sendable>(
    _ begin: [SQL], on pool: PostgresPool,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    var retry = PostgresRetry(patience: options.patience)
    while true {
      let link = try await pool.take()
      let attempt = await link.transaction(begin, body)
      pool.giveBack(link)
      switch attempt {
      case .done(let value): return value
      case .failed(let error): throw error
      case .mayRunAgain(let error, let why): try await retry.wait(after: error, why)
      }
    }
  }
}
