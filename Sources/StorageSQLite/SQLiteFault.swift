import GRDB
import Storage

/// Runs the body and says GRDB's errors in the words of `Storage`.
func explaining<Value>(_ what: String, _ body: () throws -> Value) throws -> Value {
  do { return try body() } catch let error as GRDB.DatabaseError {
    throw DatabaseFault(error, what)
  }
}

func explaining<Value>(_ what: String, _ body: () async throws -> Value) async throws -> Value {
  do { return try await body() } catch let error as GRDB.DatabaseError {
    throw DatabaseFault(error, what)
  }
}

extension DatabaseFault {
  fileprivate init(_ error: GRDB.DatabaseError, _ what: String) {
    switch error.resultCode {
    case .SQLITE_CONSTRAINT: self.init(.constraint, "\(error)")
    case .SQLITE_NOTADB:
      self.init(.connection(duringCommit: false), "\(what) is not an SQLite database")
    case .SQLITE_CANTOPEN, .SQLITE_MISUSE:
      self.init(.connection(duringCommit: false), "\(what) cannot be opened: \(error)")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .other,
        "\(what) is kept busy by another program: waited ten seconds for its turn (\(error))")
    case .SQLITE_FULL: self.init(.other, "there is no room left on the disk for \(what): \(error)")
    default: self.init(.other, "\(error)")
    }
  }
}
