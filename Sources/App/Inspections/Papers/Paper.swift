import Civil
import Kernel
import Storage

/// A report that somebody uploaded, from the upload until it is accepted, filed away or discarded.
public struct Paper: Record, Hashable {
  public static let table: SQLName = "paper"

  public enum State: String, CaseIterable, Sendable, SQLConvertible {
    case toReview = "to_review"
    case accepted
    /// Kept, and found again, although nothing is recorded from it.
    case filed
    case discarded

    /// The state as people read it.
    public var title: String {
      switch self {
      case .toReview: "To be reviewed"
      case .accepted: "Accepted"
      case .filed: "Filed away"
      case .discarded: "Discarded"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Paper>
  public var version: Int
  /// Of the file: the same file is one paper.
  public var sha256: String
  public var fileName: String
  public var document: Storage.ID<Document>
  public var pages: Int
  public var state: State
  public var uploadedBy: String
  public var uploadedAt: Instant
  /// What was corrected and not accepted yet: the fields of the review form, as JSON.
  public var draft: String
  /// What was corrected when it was accepted: both what was read and what it was corrected to, as
  /// JSON.
  public var corrections: String
  /// Who accepted it, filed it away or discarded it; empty until then.
  public var closedBy: String
  public var closedAt: Instant?
  public var inspection: Storage.ID<Inspection>?
  public var registerLine: Storage.ID<NationalInspection>?
  /// Why it makes no inspection; empty unless it is filed away.
  public var filedBecause: String
  /// The findings of its reading, by their places, that somebody has taken or put aside.
  public var settledFindings: Set<Int>
  /// How many proposed findings still wait for that; nil in papers from before they were counted.
  public var waitingFindings: Int?

  public init(
    authority: AuthorityID, id: Storage.ID<Paper> = ID(), version: Int = 0, sha256: String,
    fileName: String, document: Storage.ID<Document>, pages: Int, uploadedBy: String,
    uploadedAt: Instant
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.sha256 = sha256
    self.fileName = fileName
    self.document = document
    self.pages = pages
    state = .toReview
    self.uploadedBy = uploadedBy
    self.uploadedAt = uploadedAt
    draft = ""
    corrections = ""
    closedBy = ""
    filedBecause = ""
    settledFindings = []
  }

  /// A paper that waits to be reviewed, of a file that is kept.
  init(
    of document: Document, named name: String, pages: Int, uploadedBy: String, at instant: Instant
  ) {
    self.init(
      authority: document.authority, sha256: document.sha256, fileName: name,
      document: document.id, pages: pages, uploadedBy: uploadedBy, uploadedAt: instant)
  }

  /// Says that it is done with, and by whom.
  mutating func close(as state: State, by name: String, at instant: Instant) {
    self.state = state
    closedBy = name
    closedAt = instant
  }

  /// Takes up again what was filed away or discarded. What was corrected before it was filed away
  /// is still there.
  mutating func takeUpAgain() {
    state = .toReview
    closedBy = ""
    closedAt = nil
    filedBecause = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    sha256 = try row["sha256"]
    fileName = try row["file_name"]
    document = try row["document_id"]
    pages = try row["pages"]
    state = try row["state"]
    uploadedBy = try row["uploaded_by"]
    uploadedAt = try row["uploaded_at"]
    draft = try row["draft"]
    corrections = try row["corrections"]
    closedBy = try row["closed_by"]
    closedAt = try row["closed_at"]
    inspection = try row["inspection_id"]
    registerLine = try row["register_entry_id"]
    // Histories from before these columns have none of them.
    let reason: String? = try row["filed_because"]
    filedBecause = reason ?? ""
    let settled: String? = try row["settled_findings"]
    settledFindings = Set((settled ?? "").split(separator: " ").compactMap { Int($0) })
    waitingFindings = try row["waiting_findings"]
  }

  public var fields: Fields {
    [
      "sha256": sha256, "file_name": fileName, "document_id": document, "pages": pages,
      "state": state, "uploaded_by": uploadedBy, "uploaded_at": uploadedAt, "draft": draft,
      "corrections": corrections, "closed_by": closedBy, "closed_at": closedAt,
      "inspection_id": inspection, "register_entry_id": registerLine,
      "filed_because": filedBecause,
      "settled_findings": settledFindings.sorted().map(String.init).joined(separator: " "),
      "waiting_findings": waitingFindings,
    ]
  }
}

/// What was read from a paper. Apart from the paper, so that a corrected field does not write it
/// again.
struct StoredReading: Record, Hashable {
  static let table: SQLName = "paper_reading"

  let authority: AuthorityID
  let id: Storage.ID<StoredReading>
  var version: Int
  let paper: Storage.ID<Paper>
  /// A ``PaperReading`` as JSON.
  let reading: String

  init(authority: AuthorityID, paper: Storage.ID<Paper>, reading: String) {
    self.authority = authority
    id = ID()
    version = 0
    self.paper = paper
    self.reading = reading
  }

  init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    paper = try row["paper_id"]
    reading = try row["reading"]
  }

  var fields: Fields { ["paper_id": paper, "reading": reading] }
}
