import Crypto

/// The two logs that are sealed.
enum LogKind: String, CaseIterable, Sendable {
  case change, access

  var table: SQLName {
    switch self {
    case .change: "change"
    case .access: "access"
    }
  }

  /// What a row says, in the order in which it is hashed; `sequence` and `seal` are kept beside it.
  var content: SQL {
    switch self {
    case .change:
      """
      write_id, at, author_id, author_name, authority_id, table_name, record_id, version,
      before_image, after_image, reason
      """
    case .access:
      """
      at, author_id, author_name, authority_id, subject_table, subject_id, purpose, allowed, detail
      """
    }
  }

  var tableColumn: String { self == .change ? "table_name" : "subject_table" }

  var recordColumn: String { self == .change ? "record_id" : "subject_id" }

  /// The word for one row of it, for people.
  var word: String { self == .change ? "change" : "access entry" }
}

/// A row of a log as it is hashed.
struct LogRow: RowDecodable {
  let sequence: Int64
  let table: String
  let recordID: String
  let seal: Int64?
  /// SHA-256 over what the row says. Its sequence number is not in it, so that a row in another's
  /// place is recognised.
  let digest: String

  init(row: Row) throws {
    sequence = try row["sequence"]
    seal = try row["seal"]
    let kind: LogKind = row.columns.position(of: "table_name") != nil ? .change : .access
    table = try row.get(kind.tableColumn)
    recordID = try row.get(kind.recordColumn)
    let content = try zip(row.columns.names, row.values).compactMap { name, value -> SQLValue? in
      switch name {
      case "sequence", "seal": nil
      // SQLite keeps truth values as 0 and 1.
      case "allowed": .boolean(try Bool(sqlValue: value))
      default: value
      }
    }
    digest = ImageJSON.text(of: [.text(kind.rawValue)] + content).sha256
  }
}

extension Transaction {
  func logRows(_ kind: LogKind, where condition: SQL) throws -> [LogRow] {
    try all(
      LogRow.self,
      """
      SELECT sequence, seal, \(kind.content) FROM \(kind.table) WHERE \(condition) ORDER BY sequence
      """)
  }
}

extension String {
  /// SHA-256 of the text's UTF-8, in 64 lower-case digits.
  var sha256: String { SHA256.hash(data: Array(utf8)).hex }
}
