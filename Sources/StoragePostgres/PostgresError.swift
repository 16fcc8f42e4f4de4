import CLibPQ
import Storage

/// What the server, or libpq, said no to.
struct PostgresError: Error, CustomStringConvertible {
  enum Kind { case constraint, overtaken, statementOutdated, connectionLost, other }

  let kind: Kind
  let description: String
  var isDuringCommit = false

  init(_ handle: OpaquePointer, _ result: OpaquePointer?) {
    // libpq's PG_DIAG_SQLSTATE, a macro that Swift does not see.
    let state = PQresultErrorField(result, 0x43).map { String(cString: $0) }
    let message = String(cString: PQerrorMessage(handle)).trimmed
    description = state.map { "\(message) [\($0)]" } ?? message
    // Without a code the server has not spoken: libpq itself says that nobody answers. It may say
    // so while it still calls the connection good.
    if let state, PQstatus(handle) == CONNECTION_OK {
      kind = Self.kind(of: state, message)
    } else {
      kind = .connectionLost
    }
  }

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// Codes: PostgreSQL, appendix A.
  private static func kind(of state: String, _ message: String) -> Kind {
    switch state {
    case "40001", "40P01": .overtaken  // serialization failure, deadlock
    // A statement was prepared before another process changed the schema.
    case "0A000" where message.contains("cached plan"): .statementOutdated
    case "26000": .statementOutdated  // a prepared statement that the server does not know
    // The server stops, crashes, or is not ready yet.
    case "57P01", "57P02", "57P03": .connectionLost
    // A standby refuses a transaction that writes: the roles have just changed.
    case "0A000" where message.contains("recovery") || message.contains("standby"): .connectionLost
    case _ where state.hasPrefix("08"): .connectionLost
    case _ where state.hasPrefix("23"): .constraint
    default: .other
    }
  }

  var fault: DatabaseFault {
    switch kind {
    case .constraint: DatabaseFault(.constraint, description)
    case .connectionLost:
      DatabaseFault(
        .connection(duringCommit: isDuringCommit),
        isDuringCommit
          ? "the database went away while it was asked to commit; look whether the change is there (\(description))"
          : "the database went away: \(description)")
    case .overtaken, .statementOutdated:
      DatabaseFault(
        .other, "too many others were changing the same records; try again (\(description))")
    case .other: DatabaseFault(.other, description)
    }
  }
}
