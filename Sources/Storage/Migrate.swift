import Logging

extension Store {
  /// Brings the schema up to date. Several processes may do so at once; each migration happens
  /// once.
  ///
  /// A new database gets all migrations in one transaction, an older one each in its own, in the
  /// order given.
  ///
  /// - Returns: The names of the migrations that were applied now.
  /// - Throws: ``MigrationRefused`` when the database was made by a newer program, or a migration
  ///   that it has had was edited since, or one failed.
  @discardableResult
  public func migrate(_ migrations: [Migration]) async throws -> [String] {
    let all =
      [
        Migration.storage, .storageRemovals, .storageSearch, .storageSearchByAuthority,
      ] + migrations
    var names = Set<String>()
    for migration in all where !names.insert(migration.name).inserted {
      throw MigrationRefused(
        description: "two migrations are called '\(migration.name)'; each needs a name of its own")
    }
    let instant = now()
    var applied: [String] = []
    while true {
      let step = try await database.writeAlone(for: "migrate") { connection in
        let had = try MigrationLedger(connection).check(all)
        let pending = all.filter { !had.contains($0.name) }
        let step = had.isEmpty ? pending[...] : pending.prefix(1)
        for migration in step {
          try MigrationLedger(connection).apply(migration, at: instant)
        }
        return step.map(\.name)
      }
      applied += step
      if step.isEmpty || step.count == all.count { break }
    }
    if !applied.isEmpty {
      logger.info("schema migrated", metadata: ["migrations": "\(applied.joined(separator: " "))"])
    }
    return applied
  }
}

/// The table that says which migrations a database has had.
private struct MigrationLedger {
  let connection: any Connection

  init(_ connection: any Connection) throws {
    self.connection = connection
    guard try connection.columns(of: "migration").isEmpty else { return }
    try connection.execute(
      """
      CREATE TABLE migration (
        name text PRIMARY KEY, checksum text NOT NULL, at bigint NOT NULL, position bigint NOT NULL)
      """)
  }

  /// The names of those the database has had, when they are ours and unchanged.
  func check(_ migrations: [Migration]) throws -> Set<String> {
    var had = Set<String>()
    let known = Dictionary(
      migrations.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    try connection.forEachRow("SELECT name, checksum FROM migration ORDER BY position") { row in
      let name: String = try row["name"]
      guard let migration = known[name] else {
        throw MigrationRefused(
          description: """
            the database has had the migration '\(name)', which this program does not know: a newer \
            version has used it; run that version, or restore a copy from before it
            """)
      }
      guard try row["checksum"] == migration.checksum else {
        throw MigrationRefused(
          description: """
            the migration '\(name)' was edited after this database had it; put its text back as it was, \
            and make the change in a new migration
            """)
      }
      had.insert(name)
    }
    return had
  }

  func apply(_ migration: Migration, at instant: Instant) throws {
    do {
      for statement in migration.statements { try connection.execute(statement) }
      try migration.work?(
        WriteTransaction(
          connection, author: .system, reason: "migration \(migration.name)", at: instant))
    } catch let fault as DatabaseFault {
      guard case .other = fault.kind else { throw fault }
      throw MigrationRefused(description: "the migration '\(migration.name)' failed: \(fault)")
    }
    try connection.execute(
      """
      INSERT INTO migration (name, checksum, at, position)
      SELECT \(migration.name), \(migration.checksum), \(instant), count(*) FROM migration
      """)
  }
}
