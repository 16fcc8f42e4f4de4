import Civil
import Kernel
import Storage

/// One line of the national register: that some council was inspected under some framework, and
/// how.
public struct NationalInspection: Record, Hashable {
  public static let table: SQLName = "national_inspection"

  public let authority: AuthorityID
  public let id: Storage.ID<NationalInspection>
  public var version: Int
  public var council: String
  public var framework: Storage.ID<Framework>
  /// The first day of the visit, when known: what "the second to be inspected" counts by.
  public var visitStart: CivilDate?
  /// The last day of the visit, when known: what a report that prints no day of publication counts
  /// from.
  public var visitEnd: CivilDate?
  public var publishedOn: CivilDate?
  /// Nil where the framework has no overall grade, or it is not known.
  public var overall: Storage.ID<FrameworkGrade>?
  /// Where this is known from.
  public var source: String
  /// An address of the report; empty when none is known.
  public var link: String
  /// The inspection of our own that this line is about.
  public var inspection: Storage.ID<Inspection>?

  public init(
    authority: AuthorityID, id: Storage.ID<NationalInspection> = ID(), version: Int = 0,
    council: String,
    framework: Storage.ID<Framework>, visitStart: CivilDate? = nil,
    visitEnd: CivilDate? = nil, publishedOn: CivilDate? = nil,
    overall: Storage.ID<FrameworkGrade>? = nil, source: String, link: String = "",
    inspection: Storage.ID<Inspection>? = nil
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.council = council
    self.framework = framework
    self.visitStart = visitStart
    self.visitEnd = visitEnd
    self.publishedOn = publishedOn
    self.overall = overall
    self.source = source
    self.link = link
    self.inspection = inspection
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    council = try row["council"]
    framework = try row["framework_id"]
    visitStart = try row["visit_start"]
    visitEnd = try row["visit_end"]
    publishedOn = try row["published_on"]
    overall = try row["overall_grade_id"]
    source = try row["source"]
    link = try row["link"]
    inspection = try row["inspection_id"]
  }

  public var fields: Fields {
    [
      "council": council, "framework_id": framework, "visit_start": visitStart,
      "visit_end": visitEnd,
      "published_on": publishedOn, "overall_grade_id": overall, "source": source, "link": link,
      "inspection_id": inspection,
    ]
  }

  /// The day it takes its place by: inspected when known, else published.
  public var placedOn: CivilDate? { visitStart ?? publishedOn }
}
