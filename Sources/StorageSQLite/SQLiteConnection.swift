import Foundation
import GRDB
import GRDBSQLite
import Storage

/// One of GRDB's connections, inside one transaction.
final class SQLiteConnection: Connection {
  private static let dialect = SQLDialect(
    placeholder: .question,
    search: SearchGrammar(
      before: "search_words MATCH ", after: "", quote: "\"", prefix: "*", and: " AND ", or: " OR ")
  ) { difference in
    switch difference {
    case .bytesType: "blob"
    case .risingKey: "integer PRIMARY KEY AUTOINCREMENT"
    case .forUpdate: ""
    // Words come as they are to be kept: nothing is left to the tokenizer but to split at spaces.
    case .searchTable:
      """
      CREATE VIRTUAL TABLE search_words USING fts5(
        words, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'")
      """
    case .searchSetting: "INSERT INTO search_words (search_words, rank) VALUES ('automerge', 8)"
    case .wordsBefore, .wordsAfter: ""
    // Writes follow one another, and each takes a number of the log, which is never given twice.
    case .recordsMark:
      "CAST(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0) AS text)"
    }
  }

  private let database: GRDB.Database
  /// The statements whose rows are being handed over: the cache must not give them out a second
  /// time.
  private var running: Set<String> = []

  /// The first statement that failed.
  private(set) var failure: DatabaseFault?

  init(_ database: GRDB.Database) { self.database = database }

  @discardableResult
  func execute(_ sql: Storage.SQL) throws -> Int {
    let (text, values) = try sql.rendered(in: Self.dialect)
    return try noting { () -> Int in
      try prepared(text).execute(arguments: arguments(values))
      return database.changesCount
    }
  }

  func forEachRow(_ sql: Storage.SQL, _ body: (Storage.Row) throws -> Void) throws {
    let (text, values) = try sql.rendered(in: Self.dialect)
    let statement = try noting { try prepared(text) }
    let isFirst = running.insert(text).inserted
    defer { if isFirst { running.remove(text) } }
    let columns = Storage.Row.Columns(statement.columnNames)
    let rows = try noting { () -> RowCursor in
      try GRDB.Row.fetchCursor(statement, arguments: arguments(values))
    }
    // GRDB steps and interrupts; the columns are read where they lie, without a `DatabaseValue`
    // between.
    while try noting({ try rows.next() }) != nil {
      let handle = statement.sqliteStatement
      let values = columns.names.indices.map { SQLValue(handle, Int32($0)) }
      try body(Storage.Row(columns: columns, values: values))
    }
  }

  func columns(of table: String) throws -> [String] {
    try names("SELECT name FROM pragma_table_info(\(table)) ORDER BY cid")
  }

  func tables() throws -> [String] {
    try names(
      """
      SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name
      """)
  }

  func references(to table: String) throws -> [Reference] {
    var found: [Reference] = []
    try forEachRow(
      """
      SELECT source.name AS name, link."from" AS link_column
      FROM sqlite_master AS source, pragma_foreign_key_list(source.name) AS link
      WHERE source.type = 'table' AND link."table" = \(table) AND link."to" = 'id'
      ORDER BY source.name, link."from"
      """
    ) { found.append(Reference(table: try $0["name"], column: try $0["link_column"])) }
    return found
  }

  func rows(of table: SQLName, from images: Storage.SQL) throws -> Storage.SQL {
    let columns = try columns(of: table.text).map { column -> Storage.SQL in
      let name = SQLName(catalogued: column)
      return "json_extract(after_image, '$.\(name)') AS \(name)"
    }
    return "SELECT \(columns.joined(separator: ", ")) FROM (\(images))"
  }

  private func names(_ sql: Storage.SQL) throws -> [String] {
    var found: [String] = []
    try forEachRow(sql) { found.append(try $0["name"]) }
    return found
  }

  /// Says an error in the words of `Storage`, and remembers that there was one.
  private func noting<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try explaining("the database", body) } catch let fault as DatabaseFault {
      if failure == nil { failure = fault }
      throw fault
    }
  }

  private func prepared(_ text: String) throws -> Statement {
    try running.contains(text)
      ? database.makeStatement(sql: text) : database.cachedStatement(sql: text)
  }

  private func arguments(_ values: [SQLValue]) -> StatementArguments {
    StatementArguments(values.map(\.databaseValue))
  }
}

extension SQLValue {
  /// A column of the row on which the statement stands.
  fileprivate init(_ statement: OpaquePointer, _ column: Int32) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      let start = sqlite3_column_text(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      self = .text(
        String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      self = .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
    default: self = .null
    }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .boolean(let flag): flag.databaseValue
    case .text(let text): text.databaseValue
    case .blob(let bytes): Data(bytes).databaseValue
    }
  }
}
