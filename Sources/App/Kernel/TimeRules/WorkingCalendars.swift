import Civil
import Storage
import Synchronization

/// Working calendars already made, one for each authority: making one takes a millisecond, asking
/// whether the holidays have changed takes one short read.
public final class WorkingCalendars: Sendable {
  private struct Kept: Sendable {
    let holidays: [OneOffHoliday]
    let calendar: WorkingCalendar
  }

  private let kept = Mutex<[AuthorityID: Kept]>([:])

  public init() {}

  /// The working days of England and Wales with the holidays that the authority has added, as they
  /// are in this transaction.
  public func calendar(of authority: AuthorityID, _ db: Transaction) throws -> WorkingCalendar {
    let added = try db.bankHolidays(of: authority).map(\.oneOff)
    guard !added.isEmpty else { return .englandAndWales }
    if let kept = kept.withLock({ $0[authority] }), kept.holidays == added { return kept.calendar }
    let calendar = WorkingCalendar(holidays: BankHolidays.englandAndWales.adding(added))
    kept.withLock { $0[authority] = Kept(holidays: added, calendar: calendar) }
    return calendar
  }
}

extension World {
  /// The working days of this council, as they are in this transaction.
  public func workingCalendar(_ db: Transaction) throws -> WorkingCalendar {
    try calendars.calendar(of: authority, db)
  }
}
