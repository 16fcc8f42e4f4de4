import Civil
import Kernel
import Storage

/// One thing the inspectors found, in their words, with the page it stands on.
public struct Finding: Record, Hashable {
  public static let table: SQLName = "finding"

  public enum Kind: String, CaseIterable, Sendable, Codable, SQLConvertible {
    case strength
    case adequate
    case needsImproving = "needs_improving"
    case goodPractice = "good_practice"
    case tooEarlyToJudge = "too_early_to_judge"

    /// The kind as people read it.
    public var title: String {
      switch self {
      case .strength: "Strength"
      case .adequate: "Adequate"
      case .needsImproving: "Needs improving"
      case .goodPractice: "Good practice"
      case .tooEarlyToJudge: "Too early to judge"
      }
    }

    /// The kinds of "things found generally adequate or good".
    public static let positive: [Kind] = [.goodPractice, .strength, .adequate]
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Finding>
  public var version: Int
  public let inspection: Storage.ID<Inspection>
  /// From 1, in the order of the report; the printed paragraph is ``paragraph``.
  public var number: Int
  public var kind: Kind
  public var text: String
  /// A code of the vocabulary of themes; empty when not sorted yet.
  public var theme: String
  /// The children it is about: "children on child protection plans".
  public var cohort: String
  /// The community it is about: "Roma and Slovak families".
  public var community: String
  /// Who was told: "Director of children’s services".
  public var toldTo: String
  /// The partner agency that is named; empty when none is.
  public var partnerAgency: String
  /// When to look again whether it made a difference; there whenever it was too early to judge.
  public var impactReviewOn: CivilDate?
  public var page: Int?
  /// Whether ``page`` is one of the summary for children and young people, not of the report.
  public var isInSummary = false
  /// The paragraph or section as printed: "23".
  public var paragraph: String

  public init(
    authority: AuthorityID, id: Storage.ID<Finding> = ID(), version: Int = 0,
    inspection: Storage.ID<Inspection>, number: Int, kind: Kind, text: String, theme: String = "",
    cohort: String = "", community: String = "", toldTo: String = "", partnerAgency: String = "",
    impactReviewOn: CivilDate? = nil, page: Int? = nil, paragraph: String = ""
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.inspection = inspection
    self.number = number
    self.kind = kind
    self.text = text
    self.theme = theme
    self.cohort = cohort
    self.community = community
    self.toldTo = toldTo
    self.partnerAgency = partnerAgency
    self.impactReviewOn = impactReviewOn
    self.page = page
    self.paragraph = paragraph
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    inspection = try row["inspection_id"]
    number = try row["number"]
    kind = try row["kind"]
    text = try row["text"]
    theme = try row["theme"]
    cohort = try row["cohort"]
    community = try row["community"]
    toldTo = try row["told_to"]
    partnerAgency = try row["partner_agency"]
    impactReviewOn = try row["impact_review_on"]
    page = try row["page"]
    paragraph = try row["paragraph"]
    isInSummary = try row.get("in_summary", as: Bool?.self) ?? false
  }

  public var fields: Fields {
    [
      "inspection_id": inspection, "number": number, "kind": kind, "text": text, "theme": theme,
      "cohort": cohort, "community": community, "told_to": toldTo,
      "partner_agency": partnerAgency, "impact_review_on": impactReviewOn, "page": page,
      "in_summary": isInSummary,
      "paragraph": paragraph,
    ]
  }
}
