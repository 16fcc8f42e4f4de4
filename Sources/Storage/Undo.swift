/// A change cannot be undone as things stand. Nothing was changed.
public enum UndoRefused: Error, CustomStringConvertible {
  /// The log has no such change, or no such write.
  case unknown
  /// Somebody has changed the record since; that change would have to be undone first.
  case changedSince(Change)
  /// The table has lost a column that the record had then.
  case columnGone(table: String, column: String)

  public var description: String {
    switch self {
    case .unknown: "there is no such change"
    case .changedSince(let later):
      """
      \(later.table) \(later.recordID) was changed again by \(later.author.name) \
      (\(later.reason)); undo that change first
      """
    case .columnGone(let table, let column):
      "the table '\(table)' no longer has the column '\(column)', so the record cannot be put back"
    }
  }
}

extension WriteTransaction {
  /// Puts a record back as it was before a change: a new version of it, itself a change that can be
  /// undone.
  ///
  /// - Throws: ``UndoRefused`` when the record has been changed since.
  public func undo(change sequence: Int64) throws {
    guard let change = try change(sequence) else { throw UndoRefused.unknown }
    try undo([change])
  }

  /// Puts every record that a write touched back as it was before it.
  ///
  /// - Throws: ``UndoRefused`` when one of them has been changed since; then none is put back.
  public func undo(write: ID<Write>) throws {
    let changes = try changes(write: write)
    guard !changes.isEmpty else { throw UndoRefused.unknown }
    try undo(changes)
  }

  /// Foreign keys hold at every moment: what was made last goes first, and what was taken away last
  /// comes back first.
  private func undo(_ changes: [Change]) throws {
    struct Key: Hashable { let authority: AuthorityID, table: String, recordID: String }
    let records = Dictionary(grouping: changes) {
      Key(authority: $0.authority, table: $0.table, recordID: $0.recordID)
    }
    let steps = records.values.map { changes in
      let inOrder = changes.sorted { $0.version < $1.version }
      return UndoStep(first: inOrder[0], last: inOrder[inOrder.count - 1])
    }
    for step in steps.sorted(by: { $0.order > $1.order }) { try perform(step) }
  }

  private func perform(_ step: UndoStep) throws {
    let latest = try first(
      Change.self,
      """
      SELECT \(Change.columns) FROM change
      WHERE authority_id = \(step.last.authority) AND table_name = \(step.last.table)
        AND record_id = \(step.last.recordID)
      ORDER BY version DESC LIMIT 1
      """)
    if let latest, latest.version != step.last.version { throw UndoRefused.changedSince(latest) }
    let table = SQLName(catalogued: step.last.table)
    let version = step.last.version + 1
    let restored = try step.first.before.map { try renewed($0, version: version, in: table) }
    let record: SQL = """
      authority_id = \(step.last.authority) AND id = \(step.last.recordID)
      AND version = \(step.last.version)
      """
    var changed = 1
    switch (step.last.after, restored) {
    case (nil, nil): return
    case (nil, let image?): try connection.execute(insertion(of: image, into: table))
    case (_?, nil):
      try requireTable(table)
      changed = try connection.execute("DELETE FROM \(table) WHERE \(record)")
    case (_?, let image?):
      changed = try connection.execute(
        "UPDATE \(table) SET \(assignments(of: image)) WHERE \(record)")
    }
    guard changed == 1 else {
      throw StaleRecord(
        table: table.text, id: step.last.recordID, read: step.last.version, stored: nil)
    }
    try log(
      table, step.last.authority, step.last.recordID, version: version, before: step.last.after,
      after: restored)
  }

  /// The image at a new version, its columns checked against the table's.
  private func renewed(_ image: Image, version: Int, in table: SQLName) throws -> Image {
    let columns = Set(try connection.columns(of: table.text))
    var image = image
    for index in image.pairs.indices {
      let name = image.pairs[index].name.text
      guard columns.contains(name) else {
        throw UndoRefused.columnGone(table: table.text, column: name)
      }
      if name == "version" { image.pairs[index].value = version.sqlValue }
    }
    return image
  }

  /// The name of a table comes from the log here, so it has to be the name of one.
  private func requireTable(_ table: SQLName) throws {
    guard try connection.columns(of: table.text).contains("authority_id") else {
      throw UndoRefused.columnGone(table: table.text, column: "authority_id")
    }
  }
}

/// What a write did to one record, from its first change to its last.
private struct UndoStep {
  let first: Change
  let last: Change

  /// What the write made is taken away in the opposite order of making, and what it took away comes
  /// back in the opposite order of taking.
  var order: Int64 { first.before == nil ? first.sequence : last.sequence }
}
