import Storage

/// A grade of one framework's scale, with what it means in plain English.
///
/// Two grades of the same name in two frameworks are two grades: "Inadequate" of 2012 is not
/// "Inadequate" of 2018, and nothing here puts them beside each other.
public struct FrameworkGrade: Record, Hashable {
  public static let table: SQLName = "framework_grade"

  public let authority: AuthorityID
  public let id: Storage.ID<FrameworkGrade>
  public var version: Int
  public let framework: Storage.ID<Framework>
  /// The part of the report whose scale this is: `LSCB`; else empty.
  public var part: String
  /// Stable within the scale: `requires_improvement`.
  public var code: String
  /// As printed: "Requires improvement to be good".
  public var name: String
  /// Another wording that reports of this framework print for the same grade; empty when there is
  /// none.
  public var alsoPrinted: String
  public var definition: String
  /// Whether it says something about the service; false for "Not judged".
  public var isRating: Bool
  /// From the best, 1; only for the order of a table.
  public var position: Int

  public init(
    authority: AuthorityID, id: Storage.ID<FrameworkGrade> = ID(), version: Int = 0,
    framework: Storage.ID<Framework>, part: String = "", code: String, name: String,
    alsoPrinted: String = "", definition: String, isRating: Bool = true, position: Int
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.framework = framework
    self.part = part
    self.code = code
    self.name = name
    self.alsoPrinted = alsoPrinted
    self.definition = definition
    self.isRating = isRating
    self.position = position
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    framework = try row["framework_id"]
    part = try row["part"]
    code = try row["code"]
    name = try row["name"]
    alsoPrinted = try row["also_printed"]
    definition = try row["definition"]
    isRating = try row["is_rating"]
    position = try row["position"]
  }

  public var fields: Fields {
    [
      "framework_id": framework, "part": part, "code": code, "name": name,
      "also_printed": alsoPrinted, "definition": definition, "is_rating": isRating,
      "position": position,
    ]
  }
}
