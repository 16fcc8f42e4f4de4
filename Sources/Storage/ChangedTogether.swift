extension Transaction {
  /// How often the records for which a condition holds were written, all together: the version of a
  /// form that shows what several records say, of which none is ever taken away.
  public func timesWritten<Kept: Record>(
    _ type: Kept.Type, where condition: SQL = "1 = 1", of authority: AuthorityID
  ) throws -> Int {
    try value(
      Int.self,
      """
      SELECT CAST(coalesce(sum(version), 0) AS bigint) FROM \(Kept.table)
      WHERE authority_id = \(authority) AND \(condition)
      """) ?? 0
  }

  /// - Parameter times: ``timesWritten(_:where:of:)`` when they were read.
  /// - Throws: ``StaleRecord`` naming the one that was written last, when any was since.
  public func requireUnwritten<Kept: Record>(
    _ type: Kept.Type, where condition: SQL = "1 = 1", since times: Int, of authority: AuthorityID
  ) throws {
    guard try timesWritten(type, where: condition, of: authority) != times else { return }
    let last = try first(
      Kept.self,
      """
      SELECT * FROM \(Kept.table) WHERE authority_id = \(authority) AND id IN (
        SELECT record_id FROM change WHERE sequence = (
          SELECT max(sequence) FROM change
          WHERE authority_id = \(authority) AND table_name = \(Kept.table.text) AND record_id IN (
            SELECT id FROM \(Kept.table) WHERE authority_id = \(authority) AND \(condition))))
      """)
    throw StaleRecord(
      table: Kept.table.text, id: last?.id.text ?? "", read: (last?.version ?? 1) - 1,
      stored: last?.version)
  }
}
