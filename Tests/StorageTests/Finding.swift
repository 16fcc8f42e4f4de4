import Storage
import Synchronization
import TestKit

/// A record with a column of each kind.
struct Finding: Record, Hashable {
  static let table: SQLName = "finding"

  var authority: AuthorityID = .thornmere
  var id = Storage.ID<Finding>()
  var version = 0
  var title: String
  var dueOn: String? = nil
  var weight = 1.5
  var isOpen = true
  var picture: [UInt8]? = nil
  var plan: Storage.ID<Plan>? = nil

  var fields: Fields {
    [
      "title": title, "due_on": dueOn, "weight": weight, "is_open": isOpen, "picture": picture,
      "plan_id": plan,
    ]
  }
}

extension Finding: RowDecodable {
  init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    title = try row["title"]
    dueOn = try row["due_on"]
    weight = try row["weight"]
    isOpen = try row["is_open"]
    picture = try row["picture"]
    plan = try row["plan_id"]
  }
}

/// What findings may belong to.
struct Plan: Record, Hashable {
  static let table: SQLName = "plan"

  var authority: AuthorityID = .thornmere
  var id = Storage.ID<Plan>()
  var version = 0
  var name: String

  var fields: Fields { ["name": name] }
}

extension Plan: RowDecodable {
  init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    name = try row["name"]
  }
}

extension Migration {
  static let findings = Migration(
    name: "findings.1",
    statements: [
      """
      CREATE TABLE plan (
        authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL, name text NOT NULL,
        PRIMARY KEY (authority_id, id))
      """,
      """
      CREATE TABLE finding (
        authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
        title text NOT NULL, due_on date, weight double precision NOT NULL,
        is_open boolean NOT NULL, picture \(.bytesType), plan_id text,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id))
      """,
    ])
}

extension AuthorityID {
  static let thornmere = AuthorityID("E06000999")
}

extension Author {
  static let ada = Author(id: "u1", name: "Ada Wells")
  static let ben = Author(id: "u2", name: "Ben Okoro")
}

/// A clock that a test moves by hand.
final class Clock: Sendable {
  private let instant = Mutex(Instant(milliseconds: 1_700_000_000_000))

  var now: Instant { instant.withLock { $0 } }

  /// Answers the instant before.
  @discardableResult
  func advance(seconds: Int64 = 60) -> Instant {
    instant.withLock { instant in
      defer { instant = instant.adding(seconds: seconds) }
      return instant
    }
  }
}

func withFindings<Value>(
  _ kind: StoreKind, clock: Clock = Clock(), _ body: (Store) async throws -> Value
) async throws -> Value {
  try await withStore(kind, migrations: [.findings], now: { clock.now }, body)
}

extension Store {
  /// Keeps a new finding.
  @discardableResult
  func keep(_ finding: Finding, as author: Author = .ada) async throws -> Finding {
    try await write(as: author, because: "kept for a test") { try $0.insert(finding) }
  }

  @discardableResult
  func change(_ finding: Finding, as author: Author = .ada) async throws -> Finding {
    try await write(as: author, because: "changed for a test") { try $0.update(finding) }
  }

  func find(_ id: Storage.ID<Finding>) async throws -> Finding? {
    try await read { try $0.find(id, of: .thornmere) }
  }

  /// Goes round the store, as somebody with a database client would.
  @discardableResult
  func tamper(_ sql: SQL) async throws -> Int {
    try await write(as: .system, because: "tampering") { try $0.execute(sql) }
  }
}
