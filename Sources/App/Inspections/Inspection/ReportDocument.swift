import Civil
import Kernel
import Storage

/// A document of an inspection, by what it is: the full report, the young people's version, a
/// letter.
public struct ReportDocument: Record, Hashable {
  public static let table: SQLName = "report_document"

  public enum Kind: String, CaseIterable, Sendable, SQLConvertible {
    case fullReport = "full_report"
    case youngPeoplesVersion = "young_peoples_version"
    case letter
    case other

    /// The kind as people read it.
    public var title: String {
      switch self {
      case .fullReport: "Full report"
      case .youngPeoplesVersion: "Young people’s version"
      case .letter: "Letter"
      case .other: "Other document"
      }
    }
  }

  /// From which paper words were taken, where a page of it is cited.
  static func paper(isSummary: Bool) -> String {
    isSummary ? "Summary for children and young people" : "Report"
  }

  public let authority: AuthorityID
  public let id: Storage.ID<ReportDocument>
  public var version: Int
  /// The inspection it belongs to; nil while it is only kept and not yet linked.
  public var inspection: Storage.ID<Inspection>?
  public var kind: Kind
  public var title: String
  public var language: String
  /// The file, when this service keeps it.
  public var document: Storage.ID<Document>?
  /// Where it is published elsewhere: an `https` address, or empty.
  public var link: String
  public var datedOn: CivilDate?
  /// Whether the public may see it here.
  public var isPublished: Bool

  public init(
    authority: AuthorityID, id: Storage.ID<ReportDocument> = ID(), version: Int = 0,
    inspection: Storage.ID<Inspection>?, kind: Kind, title: String, language: String = "English",
    document: Storage.ID<Document>? = nil, link: String = "", datedOn: CivilDate? = nil,
    isPublished: Bool = false
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.inspection = inspection
    self.kind = kind
    self.title = title
    self.language = language
    self.document = document
    self.link = link
    self.datedOn = datedOn
    self.isPublished = isPublished
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    inspection = try row["inspection_id"]
    kind = try row["kind"]
    title = try row["title"]
    language = try row["language"]
    document = try row["document_id"]
    link = try row["link"]
    datedOn = try row["dated_on"]
    isPublished = try row["is_published"]
  }

  public var fields: Fields {
    [
      "inspection_id": inspection, "kind": kind, "title": title, "language": language,
      "document_id": document, "link": link, "dated_on": datedOn, "is_published": isPublished,
    ]
  }
}
