/// The state of all records in a database, as a word: while two are equal, so are the records.
///
/// What was made of records alone can be kept under it and shown again, to whomever may see it,
/// until any process has written any of them. Two that differ say nothing: on PostgreSQL the writes
/// of others on the same server make another as well. Nor does it speak of tables that are no
/// records: sessions, drafts, jobs.
public struct RecordsMark: Hashable, Sendable {
  private let text: String

  fileprivate init(_ text: String) { self.text = text }
}

extension Transaction {
  /// The state of the records that this transaction reads.
  public func recordsMark() throws -> RecordsMark {
    RecordsMark(try value(String.self, "SELECT \(.recordsMark)") ?? "")
  }
}
