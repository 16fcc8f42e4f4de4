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
  /// What the key is called by which a program acts for this person; nil for the person themselves.
  public private(set) var key: String?
  /// The identifier of the link that somebody without an account came by; nil for everybody else.
  public let link: String?
  /// Whether the person looks at a past day, where nothing can be changed.
  public private(set) var looksBack = false

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
    link = nil
  }

  /// Somebody without an account who came by a link that was sent to a body. They have no role:
  /// ``Access`` knows the few things that a link is for.
  ///
  /// - Parameters:
  ///   - name: who they say they are, with the body's name: it stands in every record.
  public init(
    byLink link: String, to body: ID<Body>, authority: AuthorityID, name: String
  ) {
    account = nil
    self.authority = authority
    self.name = name
    roles = []
    person = nil
    self.body = body
    self.link = link
  }

  /// Somebody who has not signed in.
  public static func anonymous(of authority: AuthorityID) -> User {
    User(account: nil, authority: authority, name: "Public", roles: [.public])
  }

  /// The same person, as somebody for whom a program acts by a key.
  func with(key name: String) -> User {
    var user = self
    user.key = name
    return user
  }

  /// The same person, as somebody who looks at a past day: ``Access`` lets them read, and nothing
  /// else.
  public var lookingBack: User {
    var user = self
    user.looksBack = true
    return user
  }

  public var isSignedIn: Bool { account != nil }

  /// Whether the person answers for all that is asked of their body: a partner's lead, and who came
  /// by a link that was sent to it.
  public var answersForBody: Bool { body != nil && (link != nil || roles.contains(.partnerLead)) }

  /// How the change log names them.
  public var author: Author {
    Author(
      id: account?.text ?? link.map { Author.linkPrefix + $0 } ?? "public",
      name: key.map { "\(name), by the key “\($0)”" } ?? name)
  }
}

extension Author {
  /// With what the identifiers of all begin who came by a link.
  public static let linkPrefix = "link:"

  /// The link by which somebody without an account came; nil for all others.
  public var link: String? {
    id.hasPrefix(Self.linkPrefix) ? String(id.dropFirst(Self.linkPrefix.count)) : nil
  }
}
