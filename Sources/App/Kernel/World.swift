import Civil
import Logging
import Storage

/// What every slice is given: where things are kept, what time it is, which council this is.
/// The clock is given, so any page can be asked as at another day.
public struct World: Sendable {
  public private(set) var store: Store
  /// The council whose service this is; accounts and records of others are apart.
  public let authority: AuthorityID
  public let documents: Documents
  public let passwords: PasswordHasher
  public let sessionLimits: SessionLimits
  public let calendars: WorkingCalendars
  public let logger: Logger
  public private(set) var now: @Sendable () -> Instant

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

  /// The same service at the end of a past day: its clock stands there, and these tables are read
  /// as they were stored then. Nothing can be written in it.
  public func asAt(_ day: CivilDate, _ tables: [SQLName]) -> World {
    let moment = Instant.endOfDayInLondon(day)
    var past = self
    past.store = store.asAt(moment, of: authority, tables)
    past.now = { moment }
    return past
  }

  /// The kernel’s tables that pages look back on: who was called what, who held which post, and
  /// which days were holidays.
  public static let tables = [
    Person.table, Post.table, PostHolding.table, Body.table, BankHolidayRecord.table,
  ]
}
