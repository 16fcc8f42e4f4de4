extension Transaction {
  /// Everything that happened to a record, first things first.
  public func history<Found: Record>(
    of id: ID<Found>, authority: AuthorityID
  ) throws -> [Change] {
    try all(
      Change.self,
      """
      SELECT \(Change.columns) FROM change
      WHERE authority_id = \(authority) AND table_name = \(Found.table.text) AND record_id = \(id)
      ORDER BY version
      """)
  }

  /// One change, if the log has it.
  public func change(_ sequence: Int64) throws -> Change? {
    try first(
      Change.self, "SELECT \(Change.columns) FROM change WHERE sequence = \(sequence)")
  }

  /// The changes after a sequence number, in order, at most so many: to follow the log, or to page
  /// through it.
  public func changes(since sequence: Int64, limit: Int) throws -> [Change] {
    try all(
      Change.self,
      """
      SELECT \(Change.columns) FROM change WHERE sequence > \(sequence)
      ORDER BY sequence LIMIT \(limit)
      """)
  }

  /// What one write did, in order.
  public func changes(write: ID<Write>) throws -> [Change] {
    // Its name holds its moment, by which the log is indexed: no index for the names alone.
    try all(
      Change.self,
      """
      SELECT \(Change.columns) FROM change WHERE at = \(write.instant) AND write_id = \(write)
      ORDER BY sequence
      """)
  }

  /// What others have done to a record since a version was read, for the page that shows a
  /// conflict.
  public func changes<Found: Record>(
    of id: ID<Found>, authority: AuthorityID, sinceVersion version: Int
  ) throws -> [Change] {
    try all(
      Change.self,
      """
      SELECT \(Change.columns) FROM change
      WHERE authority_id = \(authority) AND table_name = \(Found.table.text) AND record_id = \(id)
        AND version > \(version)
      ORDER BY version
      """)
  }

  /// A record as it was stored at an instant; nil when it was not there then.
  ///
  /// A column that the table got later reads as NULL: `init(row:)` of a record with a new column
  /// that may not be NULL says what it was before.
  public func record<Found: Record>(
    _ id: ID<Found>, of authority: AuthorityID, asAt instant: Instant
  ) throws -> Found? {
    let image =
      try value(
        String?.self,
        """
        SELECT after_image FROM change
        WHERE authority_id = \(authority) AND table_name = \(Found.table.text)
          AND record_id = \(id) AND at <= \(known(instant))
        ORDER BY version DESC LIMIT 1
        """) ?? nil
    return try image.map { try Found(row: Image(json: $0).row) }
  }

  /// The records of a table that a condition names, as they were stored at an instant, in the order
  /// of their identifiers.
  ///
  /// - Parameter condition: what the columns of the table hold now. Records that were taken away
  ///   since are among the answer, whatever they held: the log knows them by their names alone.
  public func all<Found: Record>(
    _ type: Found.Type, where condition: SQL = "1 = 1", of authority: AuthorityID,
    asAt instant: Instant
  ) throws -> [Found] {
    try all(
      type, named: names(of: type, where: condition, of: authority, since: instant),
      of: authority, asAt: instant)
  }

  /// These records as they were stored at an instant, in the order of their identifiers; those that
  /// were not there then are left out.
  public func all<Found: Record>(
    _ type: Found.Type, _ ids: some Collection<ID<Found>>, of authority: AuthorityID,
    asAt instant: Instant
  ) throws -> [Found] {
    guard !ids.isEmpty else { return [] }
    return try all(type, named: "\(list: ids)", of: authority, asAt: instant)
  }

  /// One image for each record: its index leads from the first version to the last one that was
  /// there, which alone is read.
  private func all<Found: Record>(
    _ type: Found.Type, named names: SQL, of authority: AuthorityID, asAt instant: Instant
  ) throws -> [Found] {
    var found: [Found] = []
    let images = Self.images(
      of: Found.table, in: authority, asAt: known(instant), where: "made.record_id IN \(names)")
    try connection.forEachRow(
      "\(images) ORDER BY made.record_id"
    ) { row in
      found.append(try Found(row: Image(json: String(sqlValue: row.values[0])).row))
    }
    return found
  }

  /// The images that records of a table had at an instant, of those that were there.
  ///
  /// - Parameter condition: of the record’s first line in the log, `made`.
  static func images(
    of table: SQLName, in authority: AuthorityID, asAt instant: Instant,
    where condition: SQL = "1 = 1"
  ) -> SQL {
    """
    SELECT stood.after_image
    FROM change AS made JOIN change AS stood
      ON stood.authority_id = made.authority_id AND stood.table_name = made.table_name
      AND stood.record_id = made.record_id AND stood.version = (
        SELECT latest.version FROM change AS latest
        WHERE latest.authority_id = made.authority_id AND latest.table_name = made.table_name
          AND latest.record_id = made.record_id AND latest.at <= \(instant)
        ORDER BY latest.version DESC LIMIT 1)
    WHERE made.authority_id = \(authority) AND made.table_name = \(table.text)
      AND \(condition) AND made.version = 1
      AND stood.after_image IS NOT NULL
    """
  }

  /// The instant, or the moment of the past in which this transaction reads when that is earlier:
  /// what came after it is not known there.
  private func known(_ instant: Instant) -> Instant {
    guard let past = connection as? PastConnection else { return instant }
    return min(instant, past.moment)
  }

  /// Every state that the records of a table which a condition names now, or which were ever taken
  /// away, have had: by record, first things first. The record is nil where it was taken away.
  public func states<Found: Record>(
    _ type: Found.Type, where condition: SQL, of authority: AuthorityID
  ) throws -> [(id: ID<Found>, at: Instant, record: Found?)] {
    let names = names(of: type, where: condition, of: authority, since: Instant(milliseconds: 0))
    return try rows(
      """
      SELECT record_id, at, after_image FROM change
      WHERE authority_id = \(authority) AND table_name = \(Found.table.text)
        AND record_id IN \(names) AND at <= \(known(Instant(milliseconds: .max)))
      ORDER BY record_id, version
      """
    ).map { row in
      (
        try row["record_id"], try row["at"],
        try (row.get("after_image") as String?).map { try Found(row: Image(json: $0).row) }
      )
    }
  }

  /// The names of what a condition names now, and of what was taken away after an instant: few ever
  /// are, and an index holds them alone.
  private func names<Found: Record>(
    of type: Found.Type, where condition: SQL, of authority: AuthorityID, since instant: Instant
  ) -> SQL {
    """
    (SELECT id FROM \(Found.table) WHERE authority_id = \(authority) AND (\(condition))
    UNION ALL
    SELECT record_id FROM change
    WHERE authority_id = \(authority) AND table_name = \(Found.table.text)
      AND after_image IS NULL AND at > \(instant))
    """
  }
}
