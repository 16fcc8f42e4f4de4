extension WriteTransaction {
  /// Changes a record that somebody has read at a version, although others may have written it
  /// since: what only one of them changed is kept, field by field.
  ///
  /// - Parameters:
  ///   - change: what the person does to the record as they had read it.
  ///   - settle: what has to hold between the stored record and the merged one before it is
  ///     written.
  /// - Throws: `StaleRecord` when both changed the same field to different things: then a person
  ///   has to decide. The same when the record is gone.
  @discardableResult
  public func merge<Kept: Record>(
    _ id: ID<Kept>, of authority: AuthorityID, readAt version: Int,
    _ change: (inout Kept) throws -> Void, settle: (Kept, inout Kept) -> Void = { _, _ in }
  ) throws -> Kept {
    let stored = try find(id, of: authority)
    let stale = StaleRecord(
      table: Kept.table.text, id: id.text, read: version, stored: stored?.version)
    guard let stored else { throw stale }
    var base = stored
    if stored.version != version {
      let read = try history(of: id, authority: authority).first { $0.version == version }
      guard let image = read?.after else { throw stale }
      base = try Kept(row: image.row)
    }
    var mine = base
    try change(&mine)
    var merged = try Kept(row: Self.row(mine: mine, base: base, stored: stored, stale: stale))
    settle(stored, &merged)
    return try update(merged)
  }

  private static func row<Kept: Record>(
    mine: Kept, base: Kept, stored: Kept, stale: StaleRecord
  ) throws -> Row {
    var pairs = [
      Image.Pair(name: "authority_id", value: stored.authority.sqlValue),
      Image.Pair(name: "id", value: stored.id.sqlValue),
      Image.Pair(name: "version", value: stored.version.sqlValue),
    ]
    for (index, own) in mine.fields.pairs.enumerated() {
      let (before, their) = (base.fields.pairs[index].value, stored.fields.pairs[index].value)
      if own.value != before, their != before, own.value != their { throw stale }
      pairs.append(Image.Pair(name: own.name, value: own.value == before ? their : own.value))
    }
    return Image(pairs: pairs).row
  }
}
