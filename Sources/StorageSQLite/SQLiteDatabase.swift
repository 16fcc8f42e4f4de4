import Foundation
import GRDB
import Storage

/// The promises of `Storage`, kept by SQLite in one file, or in memory for tests and trials.
///
/// The file is in WAL mode with `synchronous=FULL`: readers run beside the one writer, and what was
/// acknowledged has reached the disk. Several processes may use one file; a writer waits up to ten
/// seconds for another's turn.
public struct SQLiteDatabase: Storage.Database {
  private let writer: any DatabaseWriter

  public enum InMemory: Sendable { case memory }

  /// A database that lives as long as this value. Reads and writes take turns on one connection.
  public init(_ place: InMemory) throws {
    writer = try explaining("a database in memory") {
      try DatabaseQueue(configuration: Self.configuration())
    }
  }

  /// Opens the file, or makes it, readable for its owner alone.
  ///
  /// - Parameter readers: How many connections read at once, beside the writer.
  public init(path: String, readers: Int = 4) throws {
    writer = try explaining("'\(path)'") {
      try Self.makeFile(path)
      var configuration = Self.configuration()
      configuration.maximumReaderCount = readers
      let pool = try DatabasePool(path: path, configuration: configuration)
      // The pool chooses NORMAL when it turns WAL on, which may lose the last commits with the
      // power.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      return pool
    }
  }

  public var engine: String {
    get async throws {
      try await read { connection in
        var name = "SQLite"
        try connection.forEachRow("SELECT sqlite_version() AS version") {
          name += " \(try $0.get("version", as: String.self))"
        }
        return name
      }
    }
  }

  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await explaining("the database") {
      try await writer.read { try body(SQLiteConnection($0)) }
    }
  }

  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await explaining("the database") {
      try await writer.write { database in
        let connection = SQLiteConnection(database)
        let value = try body(connection)
        // A failure that the body has swallowed: as on PostgreSQL, nothing of the transaction
        // stays.
        if let failure = connection.failure { throw failure }
        return value
      }
    }
  }

  /// SQLite has one writer at a time, whatever its purpose.
  public func writeAlone<Value: Sendable>(
    for purpose: String, _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await write(body)
  }

  public func close() async { try? writer.close() }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    // A page of a list reads more than SQLite's usual 2 MB would keep from one request to the next.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16000") }
    return configuration
  }

  private static func makeFile(_ path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw DatabaseFault(
        .connection(duringCommit: false),
        "cannot make the database '\(path)': there is no folder '\(folder)'; make it first")
    }
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw DatabaseFault(
        .connection(duringCommit: false),
        "cannot make the database '\(path)': \(String(cString: strerror(errno)))")
    }
    Foundation.close(descriptor)
  }
}
