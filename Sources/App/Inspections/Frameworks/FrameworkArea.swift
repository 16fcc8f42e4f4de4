import Storage

/// Something a framework judges: "Leadership and governance".
public struct FrameworkArea: Record, Hashable {
  public static let table: SQLName = "framework_area"

  public let authority: AuthorityID
  public let id: Storage.ID<FrameworkArea>
  public var version: Int
  public let framework: Storage.ID<Framework>
  /// Stable within the framework: `leadership`.
  public var code: String
  /// As printed.
  public var name: String
  /// The part of the report it stands in, when that has a grade scale of its own: `LSCB`; else
  /// empty.
  public var part: String
  /// The area that this is a part of (2.1 under 2); empty for an area of its own.
  public var parentCode: String
  /// Whether this is the judgement of the whole.
  public var isOverall: Bool
  /// The printed order, from 1.
  public var position: Int

  public init(
    authority: AuthorityID, id: Storage.ID<FrameworkArea> = ID(), version: Int = 0,
    framework: Storage.ID<Framework>, code: String, name: String, part: String = "",
    parentCode: String = "", isOverall: Bool = false, position: Int
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.framework = framework
    self.code = code
    self.name = name
    self.part = part
    self.parentCode = parentCode
    self.isOverall = isOverall
    self.position = position
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    framework = try row["framework_id"]
    code = try row["code"]
    name = try row["name"]
    part = try row["part"]
    parentCode = try row["parent_code"]
    isOverall = try row["is_overall"]
    position = try row["position"]
  }

  public var fields: Fields {
    [
      "framework_id": framework, "code": code, "name": name, "part": part,
      "parent_code": parentCode, "is_overall": isOverall, "position": position,
    ]
  }
}
