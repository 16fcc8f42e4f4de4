import Storage

/// One thing that a council has set for its service: a word and its value.
public struct Setting: Record, Hashable {
  public static let table: SQLName = "setting"

  public let authority: AuthorityID
  public let id: Storage.ID<Setting>
  public var version: Int
  /// "session.idle-hours".
  public let key: String
  public var value: String

  init(authority: AuthorityID, key: String, value: String) {
    self.authority = authority
    id = .init()
    version = 0
    self.key = key
    self.value = value
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    key = try row["setting_key"]
    value = try row["value"]
  }

  public var fields: Fields { ["setting_key": key, "value": value] }
}

extension Transaction {
  /// What the council has set for a key; nil when it has set nothing.
  public func setting(_ key: String, of authority: AuthorityID) throws -> String? {
    try record(key, of: authority)?.value
  }

  fileprivate func record(_ key: String, of authority: AuthorityID) throws -> Setting? {
    try first(
      Setting.self,
      "SELECT * FROM setting WHERE authority_id = \(authority) AND setting_key = \(key)")
  }
}

extension WriteTransaction {
  /// Sets a value, for the first time or again.
  public func set(_ key: String, to value: String, of authority: AuthorityID) throws {
    var setting =
      try record(key, of: authority)
      ?? Setting(authority: authority, key: key, value: value)
    setting.value = value
    try save(setting)
  }
}
