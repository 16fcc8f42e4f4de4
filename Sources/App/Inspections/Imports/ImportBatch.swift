import Storage

/// Files that somebody gave at once, to be read one after the other in the background.
public struct ImportBatch: Record, Hashable {
  public static let table: SQLName = "import_batch"

  /// What becomes of the files that are reports.
  public enum Target: String, CaseIterable, Sendable, SQLConvertible {
    /// Each waits as a paper until somebody has compared it.
    case papers
    /// What is certain goes into the national register; the rest waits as a paper.
    case register

    public var title: String {
      switch self {
      case .papers: "To review as papers"
      case .register: "Into the national register"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<ImportBatch>
  public var version: Int
  public let target: Target
  /// How many files were sent; fewer are there when the connection was lost in between.
  public var sent: Int
  /// The account of the person, for the history of what is made from the files.
  public let account: String
  public let startedBy: String
  public let startedAt: Instant

  init(
    authority: AuthorityID, target: Target, sent: Int, startedBy: Author, at instant: Instant
  ) {
    self.authority = authority
    id = ID()
    version = 0
    self.target = target
    self.sent = sent
    account = startedBy.id
    self.startedBy = startedBy.name
    startedAt = instant
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    target = try row["target"]
    sent = try row["sent"]
    account = try row["account_id"]
    startedBy = try row["started_by"]
    startedAt = try row["started_at"]
  }

  public var fields: Fields {
    [
      "target": target, "sent": sent, "account_id": account, "started_by": startedBy,
      "started_at": startedAt,
    ]
  }

  var author: Author { Author(id: account, name: startedBy) }
}
