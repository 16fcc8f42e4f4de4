import Storage

/// Signing in, one's account, and what belongs to the whole service.
extension Address {
  public static let home = Address("")
  public static let signIn = Address("sign-in")
  public static let signOut = Address("sign-out")
  public static let account = Address("account")
  public static let changePassword = Address("account", "password")
  public static let signOutEverywhere = Address("account", "sign-out-everywhere")
  /// What programs may ask, in plain words.
  public static let api = Address("api")
  /// What programs may ask, for programs: the OpenAPI document.
  public static let apiDocument = Address("api", "v1", "openapi.json")
  public static let newAPIKey = Address("account", "keys", "new")
  public static let users = Address("users")
  public static let newUser = Address("users", "new")
  public static func user<T>(_ id: ID<T>) -> Address { Address("users", id.text) }
  public static let directory = Address("directory")
  public static let settings = Address("settings")
  public static let accessibility = Address("accessibility")

  /// The history of one record.
  public static func history<T>(of table: String, _ id: ID<T>) -> Address {
    Address("history", table, id.text)
  }
}
