import Storage

/// A way into the service: a name to sign in with, and what its holder may do.
///
/// The password is not here but in the table `credential`, so that its hash never enters the
/// history of the account and undoing a change cannot bring an old password back.
public struct Account: Record, Hashable {
  public static let table: SQLName = "account"

  public let authority: AuthorityID
  public let id: Storage.ID<Account>
  public var version: Int
  /// What one signs in with: a name or an e-mail address, in lower case.
  public var login: String
  /// The name that others see beside what this account did.
  public var name: String
  public var roles: Set<Role>
  public var person: Storage.ID<Person>?
  public var body: Storage.ID<Body>?
  public var isDisabled: Bool

  public init(
    authority: AuthorityID, id: Storage.ID<Account> = .init(), login: String, name: String,
    roles: Set<Role>, person: Storage.ID<Person>? = nil, body: Storage.ID<Body>? = nil,
    isDisabled: Bool = false
  ) {
    self.authority = authority
    self.id = id
    version = 0
    self.login = login
    self.name = name
    self.roles = roles
    self.person = person
    self.body = body
    self.isDisabled = isDisabled
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    login = try row["login"]
    name = try row["name"]
    roles = try RoleList(text: row["roles"]).roles
    person = try row["person_id"]
    body = try row["body_id"]
    isDisabled = try row["is_disabled"]
  }

  public var fields: Fields {
    [
      "login": login, "name": name, "roles": RoleList(roles).text, "person_id": person,
      "body_id": body, "is_disabled": isDisabled,
    ]
  }

  /// The holder of this account, as the one who asks.
  public var user: User {
    User(
      account: id, authority: authority, name: name, roles: roles, person: person, body: body)
  }
}

/// Roles as one text column: their words, in the order of the catalogue, with spaces between.
struct RoleList {
  let roles: Set<Role>

  init(_ roles: Set<Role>) { self.roles = roles }

  init(text: String) throws {
    roles = Set(
      try text.split(separator: " ").map { word in
        guard let role = Role(rawValue: String(word)) else {
          throw DecodingFault("the database holds the unknown role '\(word)'")
        }
        return role
      })
  }

  var text: String {
    Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: " ")
  }
}
