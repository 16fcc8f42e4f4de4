import Storage

/// The council whose service this is.
public struct Authority: Record, Hashable {
  public static let table: SQLName = "authority"

  public let authority: AuthorityID
  public let id: Storage.ID<Authority>
  public var version: Int
  /// "Thornmere Borough Council".
  public var name: String
  /// "Thornmere".
  public var shortName: String
  public var website: String?

  public init(
    authority: AuthorityID, id: Storage.ID<Authority> = .init(), name: String, shortName: String,
    website: String? = nil
  ) {
    self.authority = authority
    self.id = id
    version = 0
    self.name = name
    self.shortName = shortName
    self.website = website
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    name = try row["name"]
    shortName = try row["short_name"]
    website = try row["website"]
  }

  public var fields: Fields {
    ["name": name, "short_name": shortName, "website": website]
  }
}

extension Transaction {
  /// The council behind a code, if it has been entered.
  public func authority(_ code: AuthorityID) throws -> Authority? {
    try first(Authority.self, "SELECT * FROM authority WHERE authority_id = \(code) ORDER BY id")
  }
}
