import Storage

/// Takes away what has served its time and is no record: ended sessions, tokens of old forms,
/// forgotten failures. Harmless to run often and in several processes.
public struct Housekeeping: Sendable {
  /// Seconds for which a form's token is remembered.
  static let formMemory: Int64 = 24 * 3600

  private let world: World

  public init(_ world: World) { self.world = world }

  public func callAsFunction() async throws {
    let (authority, limits) = (world.authority, world.sessionLimits)
    try await world.store.write(as: .system, because: "housekeeping") { db in
      try db.execute(
        """
        DELETE FROM session WHERE authority_id = \(authority)
          AND (expires_at <= \(db.at) OR seen_at <= \(db.at.adding(seconds: -limits.idleSeconds)))
        """)
      try db.execute(
        """
        DELETE FROM form_submission WHERE authority_id = \(authority)
          AND created_at <= \(db.at.adding(seconds: -Self.formMemory))
        """)
      _ = try db.execute(
        """
        DELETE FROM sign_in_failure WHERE authority_id = \(authority)
          AND last_at <= \(db.at.adding(seconds: -SignInThrottle.ofAccount.memory * 2))
        """)
    }
  }
}
