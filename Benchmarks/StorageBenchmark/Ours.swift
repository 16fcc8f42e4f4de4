import Logging
import Storage
import StorageSQLite

/// The same through the store: change log, versions, images.
struct Ours {
  let store: Store

  init(path: String) async throws {
    store = Store(
      try SQLiteDatabase(path: path),
      logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() })
    try await store.migrate([
      Migration(
        name: "benchmark.1",
        statements: [
          """
          CREATE TABLE action (
            authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
            title text NOT NULL, due_on date, PRIMARY KEY (authority_id, id))
          """
        ])
    ])
  }

  func write(_ number: Int) async throws {
    try await store.write(as: .system, because: "benchmark") { try $0.insert(Action(number)) }
  }

  func list() async throws {
    let found = try await store.read { db in
      try db.all(
        Action.self,
        """
        SELECT authority_id, id, version, title, due_on FROM action
        ORDER BY authority_id, id LIMIT 100
        """)
    }
    precondition(found.count == 100)
  }
}

/// What is written.
struct Action: Record {
  static let table: SQLName = "action"

  let authority: AuthorityID
  let id: Storage.ID<Action>
  var version: Int
  let title: String
  let dueOn: String

  var fields: Fields { ["title": title, "due_on": dueOn] }

  init(_ number: Int) {
    (authority, id, version) = (AuthorityID("E06000999"), Storage.ID(), 0)
    (title, dueOn) = ("Visit every child within ten working days, \(number)", "2012-12-21")
  }

  init(row: Row) throws {
    (authority, id) = (try row["authority_id"], try row["id"])
    (version, title, dueOn) = (try row["version"], try row["title"], try row["due_on"])
  }
}
