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

/// What a form said when it was sent, by which a second sending with other words is told from a
/// double click. A hash in which the session's token stands, so that nobody who reads it can try
/// guesses at the words.
public struct FormWords: Hashable, Sendable {
  let hash: [UInt8]

  /// - Parameter bytes: all that was typed or chosen.
  public init(_ bytes: [UInt8], session: SessionToken) {
    hash = SecretBytes.sha256(Array("words \(session.text) ".utf8) + bytes)
  }

  init(hash: [UInt8]) { self.hash = hash }

  /// A file's bytes, in short.
  public static func digest(_ bytes: [UInt8]) -> [UInt8] { SecretBytes.sha256(bytes) }
}

/// What is known of a form that was sent.
public struct SentBefore: RowDecodable, Hashable {
  /// Where it led, when that is known.
  public let location: String?
  /// Nil where nobody kept it.
  public let words: FormWords?

  public init(location: String?, words: FormWords?) {
    self.location = location
    self.words = words
  }

  public init(row: Row) throws {
    location = try row["location"]
    let hash: [UInt8]? = try row["words_hash"]
    words = hash.map { FormWords(hash: $0) }
  }

  /// Whether it is sent again with something else, as far as that can be told.
  public func isReworded(by words: FormWords?) -> Bool {
    guard let first = self.words, let words else { return false }
    return first != words
  }
}

/// The form was sent before, and its work is done.
public struct FormSentTwice: Error, Hashable, Sendable {
  /// Where the first time led, when that is known.
  public let location: String?
  /// Whether it said something else then: what it says now is nowhere.
  public let isReworded: Bool

  init(location: String?, isReworded: Bool = false) {
    self.location = location
    self.isReworded = isReworded
  }
}

extension WriteTransaction {
  /// Takes a form in the very transaction that does its work: both happen, or neither.
  ///
  /// - Throws: ``FormSentTwice`` when that has happened before.
  public func take(
    _ form: FormKey, saying words: FormWords? = nil, in authority: AuthorityID
  ) throws {
    let taken = try execute(
      """
      INSERT INTO form_submission (authority_id, token_hash, created_at, words_hash)
      VALUES (\(authority), \(form.hash), \(at), \(words?.hash))
      ON CONFLICT (authority_id, token_hash) DO NOTHING
      """)
    guard taken > 0 else {
      let before = try sentBefore(form, in: authority)
      throw FormSentTwice(
        location: before?.location, isReworded: before?.isReworded(by: words) ?? false)
    }
  }

  /// Notes where a form led, whether or not it was taken with its work.
  public func note(
    _ form: FormKey, saying words: FormWords? = nil, ledTo location: String,
    in authority: AuthorityID
  ) throws {
    try execute(
      """
      INSERT INTO form_submission (authority_id, token_hash, created_at, location, words_hash)
      VALUES (\(authority), \(form.hash), \(at), \(location), \(words?.hash))
      ON CONFLICT (authority_id, token_hash) DO UPDATE SET location = excluded.location
      """)
  }
}

extension Transaction {
  /// What is known of a form that was sent before; nil when it was not.
  public func sentBefore(_ form: FormKey, in authority: AuthorityID) throws -> SentBefore? {
    try first(
      SentBefore.self,
      """
      SELECT location, words_hash FROM form_submission
      WHERE authority_id = \(authority) AND token_hash = \(form.hash)
      """)
  }
}
