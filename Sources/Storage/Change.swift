/// One row of the change log: what one write did to one record.
public struct Change: Hashable, Sendable, Identifiable {
  public enum Kind: String, Hashable, Sendable { case inserted, updated, deleted }

  /// Rises from change to change; gaps mean nothing, they are left by writes that did not happen.
  public let sequence: Int64
  /// Joins the changes of one write.
  public let write: ID<Write>
  public let at: Instant
  public let author: Author
  public let authority: AuthorityID
  public let table: String
  /// The record's identifier, as text because the log is of all tables.
  public let recordID: String
  /// The version that the change made.
  public let version: Int
  /// Nil when the record was new.
  public let before: Image?
  /// Nil when the record was taken away.
  public let after: Image?
  public let reason: String
  /// The number of the seal that vouches for this change; nil in its first second.
  public let seal: Int64?

  public var id: Int64 { sequence }

  public var kind: Kind { before == nil ? .inserted : after == nil ? .deleted : .updated }

  /// What the change did, column by column.
  public var differences: [FieldDifference] {
    guard let after else {
      return (before?.pairs ?? []).filter { $0.name.text != "version" && $0.value != .null }.map {
        FieldDifference(column: $0.name.text, old: $0.value, new: .null)
      }
    }
    return after.differences(from: before)
  }
}

extension Change: RowDecodable {
  public init(row: Row) throws {
    sequence = try row["sequence"]
    write = try row["write_id"]
    at = try row["at"]
    author = Author(id: try row["author_id"], name: try row["author_name"])
    authority = try row["authority_id"]
    table = try row["table_name"]
    recordID = try row["record_id"]
    version = try row["version"]
    before = try (row.get("before_image") as String?).map(Image.init(json:))
    after = try (row.get("after_image") as String?).map(Image.init(json:))
    reason = try row["reason"]
    seal = try row["seal"]
  }

  /// The columns of a change, for `SELECT`.
  static let columns: SQL = """
    sequence, write_id, at, author_id, author_name, authority_id, table_name, record_id, version,
    before_image, after_image, reason, seal
    """
}

extension WriteTransaction {
  /// Appends to the change log what has just been done to a record; the index of words follows.
  func log(
    _ table: SQLName, _ authority: AuthorityID, _ recordID: String, version: Int, before: Image?,
    after: Image?
  ) throws {
    try connection.execute(
      """
      INSERT INTO change (
        write_id, at, author_id, author_name, authority_id, table_name, record_id, version,
        before_image, after_image, reason)
      VALUES (
        \(write), \(at), \(author.id), \(author.name), \(authority), \(table.text), \(recordID),
        \(version), \(before?.json), \(after?.json), \(reason))
      """)
    try index(table, authority, recordID, before: before, after: after)
  }
}
