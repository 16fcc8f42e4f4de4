import Storage

/// One judgement of a line of the national register: an area and the grade it was given, as
/// printed.
public struct RegisterJudgement: Record, Hashable {
  public static let table: SQLName = "national_judgement"

  public let authority: AuthorityID
  public let id: Storage.ID<RegisterJudgement>
  public var version: Int
  public let line: Storage.ID<NationalInspection>
  public let area: Storage.ID<FrameworkArea>
  public var grade: Storage.ID<FrameworkGrade>
  /// The page of the report it was read on.
  public var page: Int?

  init(
    line: NationalInspection, area: Storage.ID<FrameworkArea>, grade: Storage.ID<FrameworkGrade>,
    page: Int? = nil
  ) {
    authority = line.authority
    id = ID()
    version = 0
    self.line = line.id
    self.area = area
    self.grade = grade
    self.page = page
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    line = try row["line_id"]
    area = try row["area_id"]
    grade = try row["grade_id"]
    page = try row["page"]
  }

  public var fields: Fields {
    ["line_id": line, "area_id": area, "grade_id": grade, "page": page]
  }
}

extension Transaction {
  /// The judgements of these lines.
  func judgements(
    of lines: [NationalInspection]
  ) throws -> [Storage.ID<NationalInspection>: [RegisterJudgement]] {
    var found: [RegisterJudgement] = []
    var rest = lines[...]
    while let authority = rest.first?.authority {
      found += try all(
        RegisterJudgement.self,
        """
        SELECT * FROM national_judgement
        WHERE authority_id = \(authority) AND line_id IN \(list: rest.prefix(500).map(\.id))
        ORDER BY id
        """)
      rest = rest.dropFirst(500)
    }
    return Dictionary(grouping: found, by: \.line)
  }
}

extension WriteTransaction {
  /// Makes the judgements of a line these and no others; the overall one stands on the line as
  /// well.
  func keep(
    _ judgements: [(area: ID<FrameworkArea>, grade: ID<FrameworkGrade>, page: Int?)],
    of line: NationalInspection
  ) throws {
    let stored = try self.judgements(of: [line])[line.id] ?? []
    for old in stored where !judgements.contains(where: { $0.area == old.area }) {
      try delete(old)
    }
    for judgement in judgements {
      var kept =
        stored.first { $0.area == judgement.area }
        ?? RegisterJudgement(line: line, area: judgement.area, grade: judgement.grade)
      kept.grade = judgement.grade
      kept.page = judgement.page ?? kept.page
      try save(kept)
    }
  }
}
