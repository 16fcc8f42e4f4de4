import Civil
import Kernel
import Storage

/// What the inspectors recommend, require or name as an area for improvement, or what the council
/// draws from their findings itself.
///
/// Its due date is the inspector's and never moves because work is late: extensions are facts of
/// the improvement plan. Only an audited correction of the publication date computes it anew.
public struct Recommendation: Record, Hashable {
  public static let table: SQLName = "recommendation"

  /// Whose recommendation it is.
  public enum Author: String, CaseIterable, Sendable, SQLConvertible {
    case inspectors, council

    /// Whose it is, as people say it.
    public var title: String {
      switch self {
      case .inspectors: "The inspectors’"
      case .council: "The council’s own, drawn from what was found"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Recommendation>
  public var version: Int
  public let inspection: Storage.ID<Inspection>
  /// Ours, for ever: `REC-2012-07`.
  public var reference: String
  /// The order in the report, from 1.
  public var number: Int
  /// The number or letter the report prints; empty when it prints none.
  public var printedNumber: String
  public var text: String
  /// Nil where the report states none.
  public var timescale: Timescale?
  /// The original due date, set by the inspector; nil when nothing can be computed yet.
  public var dueOn: CivilDate?
  /// The version of the time rule that gave ``dueOn``; nil for a date the report names itself.
  public var rule: TimeRuleVersion?
  /// The heading it stands under.
  public var section: String
  /// A code of the vocabulary of themes; empty when not sorted yet.
  public var theme: String
  /// Whom the report addresses: "the council", "the safeguarding board"; empty when it says
  /// nothing.
  public var addressedTo: String
  /// The page of the report.
  public var page: Int?
  /// The inspectors, where it stands in a report.
  public var madeBy = Author.inspectors

  public init(
    authority: AuthorityID, id: Storage.ID<Recommendation> = ID(), version: Int = 0,
    inspection: Storage.ID<Inspection>, reference: String, number: Int, printedNumber: String = "",
    text: String, timescale: Timescale? = nil, dueOn: CivilDate? = nil,
    rule: TimeRuleVersion? = nil, section: String = "", theme: String = "",
    addressedTo: String = "", page: Int? = nil
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.inspection = inspection
    self.reference = reference
    self.number = number
    self.printedNumber = printedNumber
    self.text = text
    self.timescale = timescale
    self.dueOn = dueOn
    self.rule = rule
    self.section = section
    self.theme = theme
    self.addressedTo = addressedTo
    self.page = page
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    inspection = try row["inspection_id"]
    reference = try row["reference"]
    number = try row["number"]
    printedNumber = try row["printed_number"]
    text = try row["text"]
    timescale = try row["timescale"]
    dueOn = try row["due_on"]
    let key: String? = try row["rule_key"]
    let ruleVersion: Int? = try row["rule_version"]
    if let key, let ruleVersion {
      rule = TimeRuleVersion(key: TimeRuleKey(rawValue: key), version: ruleVersion)
    } else {
      rule = nil
    }
    section = try row["section"]
    theme = try row["theme"]
    addressedTo = try row["addressed_to"]
    page = try row["page"]
    madeBy = try row.get("made_by", as: Author?.self) ?? .inspectors
  }

  public var fields: Fields {
    [
      "inspection_id": inspection, "reference": reference, "number": number,
      "printed_number": printedNumber, "text": text, "timescale": timescale, "due_on": dueOn,
      "rule_key": rule?.key.rawValue, "rule_version": rule?.version, "section": section,
      "theme": theme, "addressed_to": addressedTo, "page": page, "made_by": madeBy,
    ]
  }
}

extension Recommendation {
  /// The day that the report names itself; nil where it follows from the timescale.
  var customDue: CivilDate? { timescale == .custom ? dueOn : nil }
}

/// A finding that a recommendation answers; many to many, walked in both directions.
public struct RecommendationFinding: Record, Hashable {
  public static let table: SQLName = "recommendation_finding"

  public let authority: AuthorityID
  public let id: Storage.ID<RecommendationFinding>
  public var version: Int
  public let recommendation: Storage.ID<Recommendation>
  public let finding: Storage.ID<Finding>

  public init(
    authority: AuthorityID, id: Storage.ID<RecommendationFinding> = ID(), version: Int = 0,
    recommendation: Storage.ID<Recommendation>, finding: Storage.ID<Finding>
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.recommendation = recommendation
    self.finding = finding
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    recommendation = try row["recommendation_id"]
    finding = try row["finding_id"]
  }

  public var fields: Fields { ["recommendation_id": recommendation, "finding_id": finding] }
}

extension Recommendation {
  /// Ours, and beside it what the report itself calls it: "REC-2012-07 (3(b) in the report)".
  public var bothReferences: String {
    printedNumber.isEmpty ? reference : "\(reference) (\(printedNumber) in the report)"
  }

  /// The same of a row of the table, in a statement.
  public static let bothReferencesColumn: SQL = """
    recommendation.reference || CASE recommendation.printed_number WHEN '' THEN ''
      ELSE ' (' || recommendation.printed_number || ' in the report)' END
    """
}
