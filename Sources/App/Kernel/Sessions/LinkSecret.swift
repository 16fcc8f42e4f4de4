import Storage

/// The secret in an address that opens something without signing in: 256 random bits. Only its
/// SHA-256 is stored, so a copy of the database opens nothing.
public struct LinkSecret: Hashable, Sendable, CustomStringConvertible {
  private let token: SessionToken

  /// A new one.
  public init() { token = SessionToken() }

  /// One that came with a request; nil when it cannot be one of ours.
  public init?(_ text: String) {
    guard let token = SessionToken(text) else { return nil }
    self.token = token
  }

  /// As it stands in the address. Shown once, to whoever made it.
  public var text: String { token.text }

  /// What is stored of it. `purpose` keeps a secret that was made for one thing from opening
  /// another.
  public func hash(for purpose: String) -> String {
    Base64.forAddresses(SecretBytes.sha256(Array("\(purpose) \(text)".utf8)))
  }

  /// Never the secret: this is what a log would print.
  public var description: String { "•••" }
}

extension SessionToken {
  /// What tells one browser from another where nobody has signed in. The cookie cannot be made from
  /// it.
  public var browserKey: String {
    Base64.forAddresses(SecretBytes.sha256(Array("visitor \(text)".utf8)))
  }
}

extension WriteTransaction {
  /// Counts a try to open a secret address as a wrong one until it proves to be none, by the rule
  /// for sign-in from one address; or says how many seconds are left to wait, and counts nothing.
  public func admitSecret(from address: String, in authority: AuthorityID) throws -> Int64 {
    try admitSignIn([.secrets(from: address)], in: authority)
  }

  /// Takes a try that was none off the count.
  public func forgiveSecret(from address: String, in authority: AuthorityID) throws {
    try forgive(.secrets(from: address), in: authority)
  }
}

extension Refusal {
  /// Too many wrong addresses; how long to wait.
  public static func tooManySecrets(waiting seconds: Int64) -> Refusal {
    .tooMany(
      "Too many wrong addresses were tried from where you are. Wait \(Attempt.inWords(seconds)), then open your link again.",
      retryAfterSeconds: Int(seconds))
  }
}
