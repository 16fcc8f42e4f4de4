import CLibPQ
import Storage

/// Statements on one connection, each prepared once. Used on the link's queue only.
final class PostgresSession {
  /// More than the product has; only statements composed at run time ever push others out.
  private static let mostPrepared = 400

  private struct Prepared {
    let name: String
    var lastUse: Int
  }

  private struct Key: Hashable {
    let text: String
    let types: [Oid]
  }

  private let handle: OpaquePointer
  private let prepares: Bool
  private var prepared: [Key: Prepared] = [:]
  private var uses = 0

  init(_ handle: OpaquePointer, prepares: Bool) {
    self.handle = handle
    self.prepares = prepares
  }

  /// Runs a statement to its end.
  func run(_ text: String, _ values: [SQLValue]) throws -> PostgresResult {
    if values.isEmpty, !Self.isQuery(text) { return try check(PQexec(handle, text)) }
    let parameters = PostgresParameters(values)
    guard prepares, Self.isQuery(text) else {
      return try parameters.withPointers { types, pointers, lengths, formats in
        try check(
          PQexecParams(
            handle, text, Int32(values.count), types, pointers, lengths, formats, 0))
      }
    }
    let name = try prepare(text, parameters.types)
    return try parameters.withPointers { _, pointers, lengths, formats in
      try check(
        PQexecPrepared(handle, name, Int32(values.count), pointers, lengths, formats, 0))
    }
  }

  func commit() throws {
    do {
      let result = try check(PQexec(handle, "COMMIT"))
      guard result.command == "COMMIT" else {
        throw PostgresError(.other, "the server answered COMMIT with \(result.command)")
      }
    } catch var error as PostgresError {
      error.isDuringCommit = error.kind == .connectionLost
      throw error
    }
  }

  func rollback() { PQclear(PQexec(handle, "ROLLBACK")) }

  /// After a change of the schema by another process, what was prepared may no longer fit.
  func forgetStatements() {
    guard !prepared.isEmpty, PQtransactionStatus(handle) == PQTRANS_IDLE else { return }
    PQclear(PQexec(handle, "DEALLOCATE ALL"))
    prepared = [:]
  }

  private func prepare(_ text: String, _ types: [Oid]) throws -> String {
    uses += 1
    let key = Key(text: text, types: types)
    if let known = prepared[key]?.name {
      prepared[key]?.lastUse = uses
      return known
    }
    if prepared.count >= Self.mostPrepared,
      let oldest = prepared.min(by: { $0.value.lastUse < $1.value.lastUse })
    {
      _ = try check(PQexec(handle, "DEALLOCATE \(oldest.value.name)"))
      prepared[oldest.key] = nil
    }
    let name = "s\(uses)"
    _ = try check(PQprepare(handle, name, text, Int32(types.count), types))
    prepared[key] = Prepared(name: name, lastUse: uses)
    return name
  }

  private func check(_ result: OpaquePointer?) throws -> PostgresResult {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
      guard let result else { throw PostgresError(handle, nil) }
      return PostgresResult(result)
    default:
      defer { PQclear(result) }
      throw PostgresError(handle, result)
    }
  }

  /// Whether it is worth preparing; `CREATE TABLE` happens once.
  private static func isQuery(_ text: String) -> Bool {
    let start = text.utf8.drop { $0 == 0x20 || $0 == 0x0a }.prefix(6)
    return ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "VALUES"].contains {
      start.starts(with: $0.utf8)
    }
  }
}
