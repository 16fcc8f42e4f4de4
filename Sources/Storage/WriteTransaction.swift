/// A change in the making. It lives inside ``Store/write(as:because:_:)``.
public final class WriteTransaction: Transaction {
  /// Who makes the change, why, and when: the same for all records it touches.
  public let author: Author
  public let reason: String
  public let at: Instant
  /// Joins the rows of the change log that belong to one write.
  public let write: ID<Write>
  /// The columns whose words are found, by table; read when first needed.
  var searched: [String: [String]]?

  init(_ connection: any Connection, author: Author, reason: String, at: Instant) {
    self.author = author
    self.reason = reason
    self.at = at
    write = ID(at: at)
    super.init(connection)
  }

  /// Keeps a record for the first time.
  @discardableResult
  public func insert<Kept: Record>(_ record: Kept) throws -> Kept {
    var kept = record
    kept.version = 1
    let image = Image(of: kept)
    try connection.execute(insertion(of: image, into: Kept.table))
    try log(Kept.table, kept.authority, kept.id.text, version: 1, before: nil, after: image)
    return kept
  }

  /// Replaces a record by what it has become.
  ///
  /// - Throws: ``StaleRecord`` when the stored version is no longer the one this was read at.
  @discardableResult
  public func update<Kept: Record>(_ record: Kept) throws -> Kept {
    guard let stored = try find(record.id, of: record.authority) else {
      throw StaleRecord(
        table: Kept.table.text, id: record.id.text, read: record.version, stored: nil)
    }
    guard stored.version == record.version else {
      throw StaleRecord(
        table: Kept.table.text, id: record.id.text, read: record.version, stored: stored.version)
    }
    let before = Image(of: stored)
    guard Image(of: record) != before else { return stored }
    var kept = record
    kept.version += 1
    let image = Image(of: kept)
    let changed = try connection.execute(
      """
      UPDATE \(Kept.table) SET \(assignments(of: image))
      WHERE authority_id = \(record.authority) AND id = \(record.id) AND version = \(record.version)
      """)
    guard changed == 1 else {
      throw StaleRecord(
        table: Kept.table.text, id: record.id.text, read: record.version, stored: nil)
    }
    try log(
      Kept.table, kept.authority, kept.id.text, version: kept.version, before: before, after: image)
    return kept
  }

  /// Keeps a record, for the first time or again.
  @discardableResult
  public func save<Kept: Record>(_ record: Kept) throws -> Kept {
    try record.version == 0 ? insert(record) : update(record)
  }

  /// Takes a record away; its history stays, and it can be brought back from it.
  ///
  /// - Throws: ``StaleRecord`` when the stored version is no longer the one this was read at.
  public func delete<Kept: Record>(_ record: Kept) throws {
    let stored = try find(record.id, of: record.authority)
    guard let stored, stored.version == record.version else {
      throw StaleRecord(
        table: Kept.table.text, id: record.id.text, read: record.version, stored: stored?.version)
    }
    let changed = try connection.execute(
      """
      DELETE FROM \(Kept.table)
      WHERE authority_id = \(record.authority) AND id = \(record.id) AND version = \(record.version)
      """)
    guard changed == 1 else {
      throw StaleRecord(
        table: Kept.table.text, id: record.id.text, read: record.version, stored: nil)
    }
    try log(
      Kept.table, record.authority, record.id.text, version: record.version + 1,
      before: Image(of: stored), after: nil)
  }

  /// Changes rows that are no record and have no history: sessions, form tokens, jobs.
  @discardableResult
  public func execute(_ sql: SQL) throws -> Int { try connection.execute(sql) }
}

/// Names one call of ``Store/write(as:because:_:)``.
public enum Write {}
