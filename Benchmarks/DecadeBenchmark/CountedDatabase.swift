import Storage
import Synchronization

/// A database that counts what it is asked, so that a page can be judged by that too: unlike the time it takes, it
/// does not depend on what else the machine is doing.
struct CountedDatabase: Database {
  let base: any Database
  let count: QueryCount

  var engine: String { get async throws { try await base.engine } }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let count = count
    return try await base.read { try body(CountedConnection($0, count)) }
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await base.write(body)
  }

  func writeAlone<Value: Sendable>(
    for purpose: String, _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await base.writeAlone(for: purpose, body)
  }

  func close() async { await base.close() }
}

/// How many queries there were, and how many rows they answered.
final class QueryCount: Sendable {
  private let count = Mutex((queries: 0, rows: 0))

  func add(rows: Int) {
    count.withLock {
      $0.queries += 1
      $0.rows += rows
    }
  }

  /// What there was since this was asked last.
  func take() -> (queries: Int, rows: Int) {
    count.withLock { count in
      defer { count = (0, 0) }
      return count
    }
  }
}

private final class CountedConnection: Connection {
  private let base: any Connection
  private let count: QueryCount

  init(_ base: any Connection, _ count: QueryCount) {
    self.base = base
    self.count = count
  }

  func execute(_ sql: SQL) throws -> Int { try base.execute(sql) }

  func forEachRow(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    var rows = 0
    defer { count.add(rows: rows) }
    try base.forEachRow(sql) { row in
      rows += 1
      try body(row)
    }
  }

  func columns(of table: String) throws -> [String] { try base.columns(of: table) }

  func tables() throws -> [String] { try base.tables() }

  func references(to table: String) throws -> [Reference] { try base.references(to: table) }

  func rows(of table: SQLName, from images: SQL) throws -> SQL {
    try base.rows(of: table, from: images)
  }
}
