import Storage

/// Who is asking: a signed-in person, or the public.
public struct User: Hashable, Sendable {
  /// The account; nil for the public.
  public let account: ID<Account>?
  public let authority: AuthorityID
  public let name: String
  public let roles: Set<Role>
  /// The person in the register of people that the account is for.
  public let person: ID<Person>?
  /// The body (agency, service) that the person works for.
  public let body: ID<Body>?

  public init(
    account: ID<Account>?, authority: AuthorityID, name: String, roles: Set<Role>,
    person: ID<Person>? = nil, body: ID<Body>? = nil
  ) {
    self.account = account
    self.authority = authority
    self.name = name
    self.roles = roles
    self.person = person
    self.body = body
  }

  /// Somebody who has not signed in.
  public static func anonymous(of authority: AuthorityID) -> User {
    User(account: nil, authority: authority, name: "Public", roles: [.public])
  }

  public var isSignedIn: Bool { account != nil }

  /// How the change log names them.
  public var author: Author { Author(id: account?.text ?? "public", name: name) }
}
