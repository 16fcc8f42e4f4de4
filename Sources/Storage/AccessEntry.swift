/// One row of the access log: who looked at what, why, and whether they were let.
public struct AccessEntry: Hashable, Sendable, Identifiable {
  public let sequence: Int64
  public let at: Instant
  public let author: Author
  public let authority: AuthorityID
  public let table: String
  public let subjectID: String
  /// Why the person wanted to see it, in their words or in the system's.
  public let purpose: String
  public let wasAllowed: Bool
  /// The rule that decided, or the reason given for breaking the glass.
  public let detail: String
  /// The number of the seal that vouches for this entry; nil in its first second.
  public let seal: Int64?

  public var id: Int64 { sequence }
}

extension AccessEntry: RowDecodable {
  public init(row: Row) throws {
    sequence = try row["sequence"]
    at = try row["at"]
    author = Author(id: try row["author_id"], name: try row["author_name"])
    authority = try row["authority_id"]
    table = try row["subject_table"]
    subjectID = try row["subject_id"]
    purpose = try row["purpose"]
    wasAllowed = try row["allowed"]
    detail = try row["detail"]
    seal = try row["seal"]
  }

  /// The columns of an entry, for `SELECT`.
  static let columns: SQL = """
    sequence, at, author_id, author_name, authority_id, subject_table, subject_id, purpose, allowed,
    detail, seal
    """
}

/// What somebody looked at, or wanted to: an entry of the access log before it is written.
public struct AccessNote: Hashable, Sendable {
  public var authority: AuthorityID
  public var table: SQLName
  public var subjectID: String
  public var purpose: String
  public var isAllowed: Bool
  public var detail: String

  public init(
    authority: AuthorityID, table: SQLName, subjectID: String, purpose: String, isAllowed: Bool,
    detail: String = ""
  ) {
    self.authority = authority
    self.table = table
    self.subjectID = subjectID
    self.purpose = purpose
    self.isAllowed = isAllowed
    self.detail = detail
  }
}

extension WriteTransaction {
  /// Notes that the author looked at something, or was refused.
  public func recordAccess(_ note: AccessNote) throws {
    try connection.execute(
      """
      INSERT INTO access (
        at, author_id, author_name, authority_id, subject_table, subject_id, purpose, allowed, detail)
      VALUES (
        \(at), \(author.id), \(author.name), \(note.authority), \(note.table.text),
        \(note.subjectID), \(note.purpose), \(note.isAllowed), \(note.detail))
      """)
  }
}

extension Store {
  /// Notes, durably and together, what a person looked at or was refused.
  public func recordAccess(by author: Author, _ notes: [AccessNote]) async throws {
    guard !notes.isEmpty else { return }
    try await write(as: author, because: "access") { db in
      for note in notes { try db.recordAccess(note) }
    }
  }
}

extension Transaction {
  /// Who looked at a record, or wanted to, the latest first.
  public func accesses(
    to table: SQLName, _ subjectID: String, of authority: AuthorityID, limit: Int = 100
  ) throws -> [AccessEntry] {
    try all(
      AccessEntry.self,
      """
      SELECT \(AccessEntry.columns) FROM access
      WHERE authority_id = \(authority) AND subject_table = \(table.text)
        AND subject_id = \(subjectID)
      ORDER BY at DESC, sequence DESC LIMIT \(limit)
      """)
  }

  /// What a person looked at, or wanted to, the latest first.
  public func accesses(by authorID: String, limit: Int = 100) throws -> [AccessEntry] {
    try all(
      AccessEntry.self,
      """
      SELECT \(AccessEntry.columns) FROM access WHERE author_id = \(authorID)
      ORDER BY at DESC, sequence DESC LIMIT \(limit)
      """)
  }
}
