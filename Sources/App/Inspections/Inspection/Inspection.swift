import Civil
import Kernel
import Storage

/// One inspection or visit of one council under one framework, as its report tells it.
public struct Inspection: Record, Hashable {
  public static let table: SQLName = "inspection"

  /// Whether the public may see it in this service.
  public enum State: String, CaseIterable, Sendable, SQLConvertible {
    /// Being entered: seen by those who work with it.
    case draft
    /// Complete and shown to everybody.
    case accepted

    /// The state as people read it.
    public var title: String {
      switch self {
      case .draft: "Draft, not public"
      case .accepted: "Published here"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Inspection>
  public var version: Int
  public var framework: Storage.ID<Framework>
  /// The council that was inspected, as people call it.
  public var council: String
  public var title: String
  public var visitStart: CivilDate?
  public var visitEnd: CivilDate?
  /// The day the council received the report: what the statutory clocks start from, never the day
  /// of entry.
  public var receivedOn: CivilDate?
  public var publishedOn: CivilDate?
  public var leadInspector: String
  /// What the inspectors say they did not look at; empty when nothing is known.
  public var notLookedAt: String
  /// How many recommendations of each class the report itself says it makes.
  public var declared: DeclaredCounts
  public var state: State

  public init(
    authority: AuthorityID, id: Storage.ID<Inspection> = ID(), version: Int = 0,
    framework: Storage.ID<Framework>, council: String, title: String, visitStart: CivilDate? = nil,
    visitEnd: CivilDate? = nil, receivedOn: CivilDate? = nil, publishedOn: CivilDate? = nil,
    leadInspector: String = "", notLookedAt: String = "",
    declared: DeclaredCounts = DeclaredCounts(), state: State = .draft
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.framework = framework
    self.council = council
    self.title = title
    self.visitStart = visitStart
    self.visitEnd = visitEnd
    self.receivedOn = receivedOn
    self.publishedOn = publishedOn
    self.leadInspector = leadInspector
    self.notLookedAt = notLookedAt
    self.declared = declared
    self.state = state
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    framework = try row["framework_id"]
    council = try row["council"]
    title = try row["title"]
    visitStart = try row["visit_start"]
    visitEnd = try row["visit_end"]
    receivedOn = try row["received_on"]
    publishedOn = try row["published_on"]
    leadInspector = try row["lead_inspector"]
    notLookedAt = try row["not_looked_at"]
    declared = DeclaredCounts(
      immediate: try row["declared_immediate"], threeMonths: try row["declared_three_months"],
      sixMonths: try row["declared_six_months"], twelveMonths: try row["declared_twelve_months"])
    state = try row["state"]
  }

  public var fields: Fields {
    [
      "framework_id": framework, "council": council, "title": title, "visit_start": visitStart,
      "visit_end": visitEnd, "received_on": receivedOn, "published_on": publishedOn,
      "lead_inspector": leadInspector, "not_looked_at": notLookedAt,
      "declared_immediate": declared.immediate, "declared_three_months": declared.threeMonths,
      "declared_six_months": declared.sixMonths, "declared_twelve_months": declared.twelveMonths,
      "state": state,
    ]
  }
}

extension Inspection {
  /// "12 to 21 November 2012", as far as it is known.
  public var visit: String { Self.period(visitStart, visitEnd) }

  /// Two days as English puts them together.
  static func period(_ start: CivilDate?, _ end: CivilDate?) -> String {
    guard let start else { return end.map { "until \($0.longForm)" } ?? "dates not known" }
    guard let end, end != start else { return start.longForm }
    if start.year == end.year, start.month == end.month {
      return "\(start.day) to \(end.longForm)"
    }
    if start.year == end.year {
      let words = start.longForm.split(separator: " ").dropLast().joined(separator: " ")
      return "\(words) to \(end.longForm)"
    }
    return "\(start.longForm) to \(end.longForm)"
  }

  /// The day that places it among others: the visit when known, else publication.
  public var placedOn: CivilDate? { visitStart ?? publishedOn }
}
