import Civil
import Storage

/// A bank holiday that the rules and the known proclamations do not give: a new proclamation, or a
/// day that the council itself is closed.
public struct BankHolidayRecord: Record, Hashable {
  public static let table: SQLName = "bank_holiday"

  public let authority: AuthorityID
  public let id: Storage.ID<BankHolidayRecord>
  public var version: Int
  public var date: CivilDate
  public var name: String
  /// The usual holiday that it stands in for, if one was moved.
  public var replaces: CivilDate?

  public init(
    authority: AuthorityID, id: Storage.ID<BankHolidayRecord> = .init(), date: CivilDate,
    name: String, replaces: CivilDate? = nil
  ) {
    self.authority = authority
    self.id = id
    version = 0
    self.date = date
    self.name = name
    self.replaces = replaces
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    date = try row["held_on"]
    name = try row["name"]
    replaces = try row["replaces_on"]
  }

  public var fields: Fields { ["held_on": date, "name": name, "replaces_on": replaces] }

  var oneOff: OneOffHoliday { OneOffHoliday(date, name, replaces: replaces) }
}

extension Transaction {
  /// The holidays an authority has added, by date.
  ///
  /// - Parameter moment: the moment of the past at which they were stored; nil for now.
  public func bankHolidays(
    of authority: AuthorityID, asAt moment: Instant? = nil
  ) throws -> [BankHolidayRecord] {
    if let moment {
      return try all(BankHolidayRecord.self, of: authority, asAt: moment)
        .sorted { ($0.date, $0.id.text) < ($1.date, $1.id.text) }
    }
    return try all(
      BankHolidayRecord.self,
      "SELECT * FROM bank_holiday WHERE authority_id = \(authority) ORDER BY held_on, id")
  }

  /// The table of holidays with those that the authority has added.
  public func holidays(of authority: AuthorityID) throws -> BankHolidays {
    BankHolidays.englandAndWales.adding(try bankHolidays(of: authority).map(\.oneOff))
  }
}
