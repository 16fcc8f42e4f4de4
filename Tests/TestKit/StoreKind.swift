import Foundation
import Logging
import Storage
import StoragePostgres
import StorageSQLite

/// The engines that every store test runs on.
public enum StoreKind: String, CaseIterable, Sendable, CustomStringConvertible {
  case sqlite, postgres

  /// The engines to test on, for `@Test(arguments:)`: all, unless GOLDTHREAD_SKIP_POSTGRES is set.
  public static var available: [StoreKind] {
    let skips = ProcessInfo.processInfo.environment["GOLDTHREAD_SKIP_POSTGRES"] != nil
    return skips ? [.sqlite] : allCases
  }

  public var description: String { rawValue }
}

/// Runs the body with a fresh, empty store whose migrations have been applied; nothing of it stays behind.
///
/// On SQLite it is in memory; on PostgreSQL it is a schema of its own in the server of this process.
///
/// - Parameters:
///   - migrations: Those of the slices; Storage's own come by themselves.
///   - now: The store's clock.
public func withStore<Value>(
  _ kind: StoreKind, migrations: [Migration] = [],
  now: @escaping @Sendable () -> Instant = { .now },
  _ body: (Store) async throws -> Value
) async throws -> Value {
  try await withDatabase(kind) { database in
    let store = Store(database, logger: .quiet, now: now)
    try await store.migrate(migrations)
    return try await body(store)
  }
}

/// Runs the body with a fresh, empty database without any tables.
public func withDatabase<Value>(
  _ kind: StoreKind, connections: Int = 4, _ body: (any Database) async throws -> Value
) async throws -> Value {
  switch kind {
  case .sqlite: return try await closing(SQLiteDatabase(.memory), body)
  case .postgres:
    let server = try await PostgresServer.shared.value
    // So that hundreds of tests at once do not want more connections than the server has.
    await turns.take()
    do {
      let options = try await freshSchema(on: server, connections: connections)
      let value = try await closing(PostgresDatabase(server.address, options: options), body)
      await turns.giveBack()
      return value
    } catch {
      await turns.giveBack()
      throw error
    }
  }
}

/// Options for a schema that has just been made.
public func freshSchema(
  on server: PostgresServer, connections: Int = 4
) async throws -> PostgresOptions {
  let name = "t" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
  try await closing(PostgresDatabase(server.address)) { database in
    _ = try await database.write { connection in
      try connection.execute("CREATE SCHEMA \(SQLName(catalogued: name))")
    }
  }
  var options = PostgresOptions()
  options.schema = name
  options.connections = connections
  return options
}

private func closing<Value>(
  _ database: any Database, _ body: (any Database) async throws -> Value
) async throws -> Value {
  do {
    let value = try await body(database)
    await database.close()
    return value
  } catch {
    await database.close()
    throw error
  }
}

extension Logger {
  /// Says nothing.
  public static let quiet = Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }
}

private let turns = Turns(12)

/// Lets so many in at a time, in the order they came.
private actor Turns {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  func take() async {
    if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
  }

  func giveBack() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
