import CLibPQ
import Glibc
import Storage

/// Where the server is, checked by libpq before anything is connected.
struct PostgresAddress: Sendable {
  private let address: String
  private let schema: String?

  init(_ address: String, options: PostgresOptions) throws {
    var message: UnsafeMutablePointer<CChar>?
    guard let parsed = PQconninfoParse(address, &message) else {
      let reason = message.map { String(cString: $0).trimmed } ?? "it cannot be read"
      PQfreemem(message)
      // The address may hold a password: it is not repeated.
      throw DatabaseFault(
        .connection(duringCommit: false), "the address of the database is wrong: \(reason)")
    }
    PQconninfoFree(parsed)
    if let schema = options.schema {
      let isPlain = schema.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 95
      }
      guard isPlain, !schema.isEmpty else {
        throw DatabaseFault(
          .connection(duringCommit: false),
          "the schema '\(schema)' has other characters than a-z, 0-9 and _; choose another name")
      }
    }
    self.address = address
    schema = options.schema
  }

  /// Connects, blocking the calling thread; call it on a dispatch queue.
  func connect() throws -> OpaquePointer {
    // What stands before the address is a default that the address may change; what stands after is
    // ours.
    let settings: [(String, String)] = [
      ("connect_timeout", "10"),
      ("application_name", "goldthread"),
      ("keepalives_idle", "30"),
      ("keepalives_interval", "10"),
      ("keepalives_count", "3"),
      ("tcp_user_timeout", "40000"),
      ("dbname", address),
      ("client_encoding", "UTF8"),
    ]
    let keys = settings.map { UnsafePointer(strdup($0.0)) } + [nil]
    let values = settings.map { UnsafePointer(strdup($0.1)) } + [nil]
    defer { for string in keys + values { free(UnsafeMutablePointer(mutating: string)) } }
    guard let handle = PQconnectdbParams(keys, values, 1) else {
      throw DatabaseFault(.connection(duringCommit: false), "no memory to connect with")
    }
    // libpq writes the server's notices to standard error unless told otherwise.
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    do {
      guard PQstatus(handle) == CONNECTION_OK else {
        throw DatabaseFault(
          .connection(duringCommit: false),
          "cannot connect to PostgreSQL: \(String(cString: PQerrorMessage(handle)).trimmed)")
      }
      try configure(handle)
      return handle
    } catch {
      PQfinish(handle)
      throw error
    }
  }

  private func configure(_ handle: OpaquePointer) throws {
    var settings = "SET DateStyle = ISO; SET TimeZone = 'UTC'; SET bytea_output = 'hex'"
    if let schema { settings += "; SET search_path TO \"\(schema)\"" }
    let result = PQexec(handle, settings)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COMMAND_OK else {
      throw DatabaseFault(
        .connection(duringCommit: false),
        "PostgreSQL refuses the session: \(String(cString: PQerrorMessage(handle)).trimmed)")
    }
  }
}

extension String {
  var trimmed: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
