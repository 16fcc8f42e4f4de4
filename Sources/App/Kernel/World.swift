import Civil
import Logging
import Storage

/// What every slice is given: where things are kept, what time it is, which council this is.
/// The clock is given, so any page can be asked as at another day.
public struct World: Sendable {
  public let store: Store
  /// The council whose service this is; accounts and records of others are apart.
  public let authority: AuthorityID
  public let documents: Documents
  public let passwords: PasswordHasher
  public let sessionLimits: SessionLimits
  public let calendars: WorkingCalendars
  public let logger: Logger
  public let now: @Sendable () -> Instant

  public init(
    store: Store, authority: AuthorityID, documents: Documents, logger: Logger,
    passwords: PasswordHasher = PasswordHasher(), sessionLimits: SessionLimits = SessionLimits(),
    now: @escaping @Sendable () -> Instant = { .now }
  ) {
    self.store = store
    self.authority = authority
    self.documents = documents
    self.passwords = passwords
    self.sessionLimits = sessionLimits
    calendars = WorkingCalendars()
    self.logger = logger
    self.now = now
  }

  /// The day it is in England.
  public func today() -> CivilDate { now().dateInLondon }
}
