import Storage

/// Sees to it that a form sent twice is done once: a double click, a reload, a browser that tries
/// again.
///
/// Each form carries a random token. The first request with it does the work and notes where it
/// led; a second one is sent to the same place.
public struct FormSubmissions: Sendable {
  public enum Standing: Hashable, Sendable {
    /// Do the work, then call ``finish(_:session:location:)`` or ``abandon(_:session:)``.
    case first
    /// It is done; go there.
    case repeated(location: String)
    /// The first request is still being worked on.
    case underWay
  }

  /// Seconds after which a request that never finished (the process ended) no longer stands in the
  /// way.
  static let patience: Int64 = 60

  private let world: World

  public init(_ world: World) { self.world = world }

  /// A token for a new form.
  public static func newToken() -> String { Base64.forAddresses(SecretBytes.random(16)) }

  /// Whether this is the first time the form is sent in this session.
  public func begin(_ token: String, session: SessionToken) async throws -> Standing {
    let (authority, form) = (world.authority, FormKey(token, session: session))
    return try await world.store.write(as: .system, because: "form sent") { db in
      if try db.took(form, in: authority, unlessSince: db.at.adding(seconds: -Self.patience)) {
        return .first
      }
      let location = try db.location(of: form, in: authority)
      return location.map { .repeated(location: $0) } ?? .underWay
    }
  }

  /// The work is done and led to this address.
  public func finish(_ token: String, session: SessionToken, location: String) async throws {
    let (authority, form) = (world.authority, FormKey(token, session: session))
    try await world.store.write(as: .system, because: "form done") { db in
      _ = try db.execute(
        """
        UPDATE form_submission SET location = \(location)
        WHERE authority_id = \(authority) AND token_hash = \(form.hash)
        """)
    }
  }

  /// The work was refused: the same form may be sent again, corrected.
  public func abandon(_ token: String, session: SessionToken) async throws {
    let (authority, form) = (world.authority, FormKey(token, session: session))
    try await world.store.write(as: .system, because: "form refused") { db in
      _ = try db.execute(
        """
        DELETE FROM form_submission
        WHERE authority_id = \(authority) AND token_hash = \(form.hash) AND location IS NULL
        """)
    }
  }
}

/// One form in one session. A hash of both tokens, so that nobody can take another's place by
/// learning the form's.
public struct FormKey: Hashable, Sendable {
  let hash: [UInt8]

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
  public func take(
    _ form: FormKey, in authority: AuthorityID, leadingTo location: String? = nil
  ) throws {
    guard try !took(form, in: authority, unlessSince: nil) else {
      guard let location else { return }
      try execute(
        """
        UPDATE form_submission SET location = \(location)
        WHERE authority_id = \(authority) AND token_hash = \(form.hash)
        """)
      return
    }
    throw FormSentTwice(location: try self.location(of: form, in: authority))
  }

  /// - Parameter instant: takings that have not been finished and are as old as this no longer
  /// count.
  fileprivate func took(
    _ form: FormKey, in authority: AuthorityID, unlessSince instant: Instant?
  ) throws -> Bool {
    let rows = try execute(
      """
      INSERT INTO form_submission (authority_id, token_hash, created_at)
      VALUES (\(authority), \(form.hash), \(at))
      ON CONFLICT (authority_id, token_hash) DO UPDATE SET created_at = excluded.created_at
      WHERE form_submission.location IS NULL
        AND form_submission.created_at <= \(instant ?? Instant(milliseconds: .min))
      """)
    return rows > 0
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
