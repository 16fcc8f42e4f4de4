import Kernel
import Storage

/// A file of a batch: work to be done, and then what became of it. No record: taking it up and
/// putting it down leaves no history; what is made from it does.
public struct ImportFile: RowDecodable, Hashable {
  public enum State: String, Sendable, SQLConvertible {
    case waiting, reading, done
  }

  public let authority: AuthorityID
  public let id: ID<ImportFile>
  public let batch: ID<ImportBatch>
  /// 1 for the first that was sent.
  public let place: Int
  public let name: String
  public let size: Int
  /// Its content, as long as it is needed.
  public let document: ID<Document>?
  public let state: State
  /// How often it was taken up.
  public let attempts: Int
  /// Once it is done.
  public let outcome: ImportOutcome?
  public let paper: ID<Paper>?
  public let line: ID<NationalInspection>?

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    batch = try row["batch_id"]
    place = try row["place"]
    name = try row["file_name"]
    size = try row["size"]
    document = try row["document_id"]
    state = try row["state"]
    attempts = try row["attempts"]
    let word: String = try row["outcome"]
    let detail: String = try row["detail"]
    outcome = ImportOutcome.Kind(rawValue: word).map { ImportOutcome($0, detail) }
    paper = try row["paper_id"]
    line = try row["line_id"]
  }
}
