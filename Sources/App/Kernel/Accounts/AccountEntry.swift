import Storage

/// What an administrator enters about an account.
public struct AccountEntry: Hashable, Sendable {
  public var login: String
  public var name: String
  public var roles: Set<Role>
  public var person: ID<Person>?
  public var body: ID<Body>?

  public init(
    login: String, name: String, roles: Set<Role>, person: ID<Person>? = nil,
    body: ID<Body>? = nil
  ) {
    self.login = LoginName.normalised(login)
    self.name = name.trimmed
    self.roles = roles
    self.person = person
    self.body = body
  }

  /// The entry of an account as it stands.
  public init(_ account: Account) {
    self.init(
      login: account.login, name: account.name, roles: account.roles, person: account.person,
      body: account.body)
  }

  /// What is wrong with it by itself.
  var problems: [Problem] {
    var problems: [Problem] = []
    if let problem = LoginName.problem(login) { problems.append(Problem(problem, field: "login")) }
    if name.isEmpty {
      problems.append(Problem("Enter the name of the person", field: "name"))
    } else if name.count > 200 {
      problems.append(Problem("The name must have at most 200 characters", field: "name"))
    }
    if roles.isEmpty { problems.append(Problem("Choose at least one role", field: "roles")) }
    if roles.contains(.public) {
      problems.append(Problem("“Public” is for those who have not signed in", field: "roles"))
    }
    return problems
  }

  /// What is wrong with it beside what is stored: a name that is taken, a person that is not there.
  ///
  /// - Parameter account: the account that it is for; nil for a new one.
  func require(for account: ID<Account>?, of authority: AuthorityID, in db: Transaction) throws {
    var problems = problems
    if let other = try db.account(login: login, of: authority), other.id != account {
      problems.append(
        Problem("Another account signs in with this name already; choose another", field: "login"))
    }
    if let person, try db.find(person, of: authority) == nil {
      problems.append(Problem("This person is no longer in the directory", field: "person"))
    }
    if let body, try db.find(body, of: authority) == nil {
      problems.append(Problem("This body is no longer in the directory", field: "body"))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
  }

  func applied(to account: Account) -> Account {
    var changed = account
    changed.login = login
    changed.name = name
    changed.roles = roles
    changed.person = person
    changed.body = body
    return changed
  }
}
