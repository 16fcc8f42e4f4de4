import Storage

extension Transaction {
  /// The account that signs in with a name, in whatever case it is written.
  public func account(login: String, of authority: AuthorityID) throws -> Account? {
    try first(
      Account.self,
      """
      SELECT * FROM account
      WHERE authority_id = \(authority) AND login = \(LoginName.normalised(login))
      """)
  }

  /// All accounts, by name.
  public func accounts(of authority: AuthorityID) throws -> [Account] {
    try all(
      Account.self,
      "SELECT * FROM account WHERE authority_id = \(authority) ORDER BY lower(name), id")
  }

  /// Whether somebody else could still keep the accounts if this one no longer did.
  func hasAdministrator(besides account: ID<Account>, of authority: AuthorityID) throws -> Bool {
    try accounts(of: authority).contains {
      $0.id != account && !$0.isDisabled && $0.roles.contains(.administrator)
    }
  }
}

/// The name one signs in with.
public enum LoginName {
  /// Without spaces around it and in lower case, as it is kept.
  public static func normalised(_ text: String) -> String {
    var trimmed = Substring(text)
    while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return trimmed.lowercased()
  }

  /// What is wrong with it, if anything.
  static func problem(_ login: String) -> String? {
    if login.isEmpty { return "Enter a name to sign in with, for example an e-mail address" }
    guard (3...200).contains(login.count) else {
      return "The name to sign in with must have between 3 and 200 characters"
    }
    let isAllowed = login.allSatisfy { $0.isLetter || $0.isNumber || ".-_@+’'".contains($0) }
    return isAllowed
      ? nil : "The name to sign in with may have letters, digits and . - _ @ + but no spaces"
  }
}
