import Storage

/// One form in one session, by which a form sent twice is done once: a double click, a reload, a
/// browser that tries again. A hash of both tokens, so that nobody can take another's place by
/// learning the form's.
public struct FormKey: Hashable, Sendable {
  let hash: [UInt8]

  /// What a program sent once: the word by which it names its request, which may be any, for one
  /// operation of one key and what it sent with it.
  public init(
    request word: String, to operation: String, sending body: [UInt8], by key: ID<APIKey>
  ) {
    hash = SecretBytes.sha256(Array("api \(key.text) \(operation) \(word) ".utf8) + body)
  }

  /// - Parameter token: the random one that the form carries.
  public init(_ token: String, session: SessionToken) {
    hash = SecretBytes.sha256(Array("\(session.text) \(token)".utf8))
  }
}

/// The form was sent before, and its work is done.
public struct FormSentTwice: Error, Hashable, Sendable {
  /// Where the first time led, when that is known.
  public let location: String?
}

extension WriteTransaction {
  /// Takes a form in the very transaction that does its work: both happen, or neither.
  ///
  /// - Throws: ``FormSentTwice`` when that has happened before.
  public func take(_ form: FormKey, in authority: AuthorityID) throws {
    let taken = try execute(
      """
      INSERT INTO form_submission (authority_id, token_hash, created_at)
      VALUES (\(authority), \(form.hash), \(at))
      ON CONFLICT (authority_id, token_hash) DO NOTHING
      """)
    guard taken > 0 else {
      throw FormSentTwice(location: try location(of: form, in: authority))
    }
  }

  /// Notes where a form led, whether or not it was taken with its work.
  public func note(_ form: FormKey, ledTo location: String, in authority: AuthorityID) throws {
    try execute(
      """
      INSERT INTO form_submission (authority_id, token_hash, created_at, location)
      VALUES (\(authority), \(form.hash), \(at), \(location))
      ON CONFLICT (authority_id, token_hash) DO UPDATE SET location = excluded.location
      """)
  }
}

extension Transaction {
  /// Where a form led that was sent before; nil when it was not, or that is not known.
  public func location(of form: FormKey, in authority: AuthorityID) throws -> String? {
    try value(
      String?.self,
      """
      SELECT location FROM form_submission
      WHERE authority_id = \(authority) AND token_hash = \(form.hash)
      """
    ).flatMap { $0 }
  }
}
