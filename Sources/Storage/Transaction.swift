/// A view of the data at one moment. It lives inside ``Store/read(_:)`` and cannot leave it.
public class Transaction {
  let connection: any Connection

  init(_ connection: any Connection) { self.connection = connection }

  /// All rows of a result, each as the type asked for.
  public func all<Value: RowDecodable>(_ type: Value.Type, _ sql: SQL) throws -> [Value] {
    var found: [Value] = []
    try connection.forEachRow(sql) { found.append(try Value(row: $0)) }
    return found
  }

  /// The first row of a result, if there is one.
  public func first<Value: RowDecodable>(_ type: Value.Type, _ sql: SQL) throws -> Value? {
    try all(type, sql).first
  }

  /// The first column of the first row, if there is one: counts, names, sums.
  public func value<Value: SQLConvertible>(_ type: Value.Type, _ sql: SQL) throws -> Value? {
    var found: Value?
    try connection.forEachRow(sql) { row in
      if found == nil { found = try Value(sqlValue: row.values[0]) }
    }
    return found
  }

  /// The first column of every row.
  public func values<Value: SQLConvertible>(_ type: Value.Type, _ sql: SQL) throws -> [Value] {
    var found: [Value] = []
    try connection.forEachRow(sql) { found.append(try Value(sqlValue: $0.values[0])) }
    return found
  }

  /// The rows as they are, for results that are no record.
  public func rows(_ sql: SQL) throws -> [Row] {
    var found: [Row] = []
    try connection.forEachRow(sql) { found.append($0) }
    return found
  }

  /// The record with this identifier, if the authority has it.
  public func find<Found: Record>(
    _ id: ID<Found>, of authority: AuthorityID
  ) throws -> Found? {
    // One image is read, where the statement would have the whole table put together.
    if let past = connection as? PastConnection, past.looksBack(on: Found.table) {
      return try record(id, of: authority, asAt: past.moment)
    }
    return try first(
      Found.self,
      "SELECT * FROM \(Found.table) WHERE authority_id = \(authority) AND id = \(id)")
  }
}

extension Transaction {
  /// The columns by which other records name records of a kind, but those of some tables.
  public func references<Named: Record>(
    to type: Named.Type, besides own: Set<SQLName> = []
  ) throws -> [Reference] {
    let left = Set(own.map(\.text))
    return try connection.references(to: Named.table.text).filter { !left.contains($0.table) }
  }

  /// The columns by which records name others of one kind or another, beside a column that says
  /// which: `owner_id` beside `owner_kind`. No foreign key stands on them.
  public func referencesByKind() throws -> [Reference] {
    try connection.tables().flatMap { table -> [Reference] in
      let columns = Set(try connection.columns(of: table))
      guard columns.contains("authority_id") else { return [] }
      return columns.filter { $0.hasSuffix("_kind") }.map { "\($0.dropLast(5))_id" }
        .filter(columns.contains).sorted().map { Reference(table: table, column: $0) }
    }
  }

  /// Whether any row names a record in one of those columns.
  public func isNamed<Named: Record>(_ record: Named, in references: [Reference]) throws -> Bool {
    guard !references.isEmpty else { return false }
    let rows = references.map { reference -> SQL in
      """
      SELECT 1 FROM \(SQLName(catalogued: reference.table))
      WHERE authority_id = \(record.authority)
        AND \(SQLName(catalogued: reference.column)) = \(record.id)
      """
    }
    return try value(Int.self, "\(rows.joined(separator: " UNION ALL ")) LIMIT 1") != nil
  }
}
