import Civil
import Storage
import Synchronization

/// Working calendars already made, by the holidays that are in them: making one takes a
/// millisecond, asking which holidays there are, or were, takes one short read.
public final class WorkingCalendars: Sendable {
  /// So many are kept: those of today, and those of the past days that are looked at.
  private static let most = 16

  private let kept = Mutex<[[OneOffHoliday]: WorkingCalendar]>([:])

  public init() {}

  /// The working days of England and Wales with the holidays that the authority has added, as they
  /// are in this transaction.
  ///
  /// - Parameter moment: the moment of the past whose holidays they are; nil for now.
  public func calendar(
    of authority: AuthorityID, asAt moment: Instant? = nil, _ db: Transaction
  ) throws -> WorkingCalendar {
    let added = try db.bankHolidays(of: authority, asAt: moment).map(\.oneOff)
    guard !added.isEmpty else { return .englandAndWales }
    if let calendar = kept.withLock({ $0[added] }) { return calendar }
    let calendar = WorkingCalendar(holidays: BankHolidays.englandAndWales.adding(added))
    kept.withLock { kept in
      if kept.count >= Self.most { kept.removeAll() }
      kept[added] = calendar
    }
    return calendar
  }
}

extension World {
  /// The working days of this council, as they are in this transaction.
  ///
  /// - Parameter day: the past day at whose end they were stored so; nil for now. What is shown as
  ///   at a past day is reckoned with these, so that a holiday entered since changes nothing of it.
  public func workingCalendar(
    _ db: Transaction, asAt day: CivilDate? = nil
  ) throws -> WorkingCalendar {
    try calendars.calendar(of: authority, asAt: day.map { .endOfDayInLondon($0) }, db)
  }
}
