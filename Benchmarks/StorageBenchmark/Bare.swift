import GRDB
import Storage

/// GRDB alone: WAL, `synchronous=FULL`, one table.
struct Bare {
  private let pool: DatabasePool

  init(path: String) throws {
    pool = try DatabasePool(path: path)
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    try pool.write { db in
      try db.execute(
        sql: """
          CREATE TABLE action (
            authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
            title text NOT NULL, due_on date, PRIMARY KEY (authority_id, id))
          """)
    }
  }

  func write(_ number: Int) async throws {
    let action = Action(number)
    try await pool.write { db in
      try db.cachedStatement(sql: "INSERT INTO action VALUES (?, ?, ?, ?, ?)").execute(
        arguments: [
          action.authority.code, action.id.text, 1, action.title, action.dueOn,
        ])
    }
  }

  func list() async throws {
    let found = try await pool.read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT id, title, due_on FROM action ORDER BY authority_id, id LIMIT 100")
      var found: [(String, String, String)] = []
      let rows = try GRDB.Row.fetchCursor(statement)
      while let row = try rows.next() { found.append((row[0], row[1], row[2])) }
      return found
    }
    precondition(found.count == 100)
  }
}
