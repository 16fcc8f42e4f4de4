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

  /// The changes after a sequence number, in order, at most so many: to follow the log, or to page through it.
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

  /// What others have done to a record since a version was read, for the page that shows a conflict.
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
  /// A column that the table got later reads as NULL: `init(row:)` of a record with a new column that may not be
  /// NULL says what it was before.
  public func record<Found: Record>(
    _ id: ID<Found>, of authority: AuthorityID, asAt instant: Instant
  ) throws -> Found? {
    let image =
      try value(
        String?.self,
        """
        SELECT after_image FROM change
        WHERE authority_id = \(authority) AND table_name = \(Found.table.text)
          AND record_id = \(id) AND at <= \(instant)
        ORDER BY version DESC LIMIT 1
        """) ?? nil
    return try image.map { try Found(row: Image(json: $0).row) }
  }

  /// All records of a table as they were stored at an instant, in the order of their identifiers.
  public func all<Found: Record>(
    _ type: Found.Type, of authority: AuthorityID, asAt instant: Instant
  ) throws -> [Found] {
    let images = try values(
      String.self,
      """
      SELECT after_image FROM change AS one
      WHERE authority_id = \(authority) AND table_name = \(Found.table.text) AND at <= \(instant)
        AND after_image IS NOT NULL
        AND NOT EXISTS (
          SELECT 1 FROM change AS later
          WHERE later.authority_id = one.authority_id AND later.table_name = one.table_name
            AND later.record_id = one.record_id AND later.version > one.version
            AND later.at <= \(instant))
      ORDER BY record_id
      """)
    return try images.map { try Found(row: Image(json: $0).row) }
  }

  /// These records as they were stored at an instant, in the order of their identifiers; those that were not
  /// there then are left out.
  public func all<Found: Record>(
    _ type: Found.Type, _ ids: some Collection<ID<Found>>, of authority: AuthorityID,
    asAt instant: Instant
  ) throws -> [Found] {
    guard !ids.isEmpty else { return [] }
    let images = try values(
      String.self,
      """
      SELECT after_image FROM change AS one
      WHERE authority_id = \(authority) AND table_name = \(Found.table.text)
        AND record_id IN \(list: ids) AND at <= \(instant) AND after_image IS NOT NULL
        AND NOT EXISTS (
          SELECT 1 FROM change AS later
          WHERE later.authority_id = one.authority_id AND later.table_name = one.table_name
            AND later.record_id = one.record_id AND later.version > one.version
            AND later.at <= \(instant))
      ORDER BY record_id
      """)
    return try images.map { try Found(row: Image(json: $0).row) }
  }

  /// The records of a table that were taken away after an instant. Few ever are, and an index holds them alone.
  public func removed<Found: Record>(
    _ type: Found.Type, of authority: AuthorityID, since instant: Instant
  ) throws -> [ID<Found>] {
    try values(
      ID<Found>.self,
      """
      SELECT record_id FROM change
      WHERE authority_id = \(authority) AND table_name = \(Found.table.text) AND at > \(instant)
        AND after_image IS NULL
      ORDER BY record_id
      """)
  }
}
