import Storage

/// The grade that the inspectors gave for one area. It is stored as they gave it and never derived
/// from anything: not from other grades, not from findings, not from finished actions.
public struct Judgement: Record, Hashable {
  public static let table: SQLName = "judgement"

  public let authority: AuthorityID
  public let id: Storage.ID<Judgement>
  public var version: Int
  public let inspection: Storage.ID<Inspection>
  public let area: Storage.ID<FrameworkArea>
  public var grade: Storage.ID<FrameworkGrade>
  /// Why, in the report's words or short.
  public var rationale: String
  public var page: Int?
  /// Whether ``page`` is one of the summary for children and young people, not of the report.
  public var isInSummary = false

  public init(
    authority: AuthorityID, id: Storage.ID<Judgement> = ID(), version: Int = 0,
    inspection: Storage.ID<Inspection>, area: Storage.ID<FrameworkArea>,
    grade: Storage.ID<FrameworkGrade>,
    rationale: String = "", page: Int? = nil
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.inspection = inspection
    self.area = area
    self.grade = grade
    self.rationale = rationale
    self.page = page
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    inspection = try row["inspection_id"]
    area = try row["area_id"]
    grade = try row["grade_id"]
    rationale = try row["rationale"]
    page = try row["page"]
    isInSummary = try row.get("in_summary", as: Bool?.self) ?? false
  }

  public var fields: Fields {
    [
      "inspection_id": inspection, "area_id": area, "grade_id": grade, "rationale": rationale,
      "page": page, "in_summary": isInSummary,
    ]
  }
}

/// A finding that a judgement rests on: "this contributed to the overall grading".
public struct JudgementFinding: Record, Hashable {
  public static let table: SQLName = "judgement_finding"

  public let authority: AuthorityID
  public let id: Storage.ID<JudgementFinding>
  public var version: Int
  public let judgement: Storage.ID<Judgement>
  public let finding: Storage.ID<Finding>

  public init(
    authority: AuthorityID, id: Storage.ID<JudgementFinding> = ID(), version: Int = 0,
    judgement: Storage.ID<Judgement>, finding: Storage.ID<Finding>
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.judgement = judgement
    self.finding = finding
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    judgement = try row["judgement_id"]
    finding = try row["finding_id"]
  }

  public var fields: Fields { ["judgement_id": judgement, "finding_id": finding] }
}
