/// The holidays of a place: rules that return each year, and one-offs as a dated table.
///
/// A value: adding a holiday makes a new table, from which a new ``WorkingCalendar`` is made.
public struct BankHolidays: Hashable, Sendable, Codable {
  public let annual: [AnnualHoliday]
  public let oneOffs: [OneOffHoliday]

  public init(annual: [AnnualHoliday], oneOffs: [OneOffHoliday]) {
    self.annual = annual
    self.oneOffs = oneOffs
  }

  /// This table with one more holiday, as when one is proclaimed or a council adds a day of its
  /// own.
  public func adding(_ oneOff: OneOffHoliday) -> BankHolidays {
    adding([oneOff])
  }

  /// This table with more holidays.
  public func adding(_ more: [OneOffHoliday]) -> BankHolidays {
    BankHolidays(annual: annual, oneOffs: oneOffs + more)
  }

  /// The holidays kept in a year, in order of date, as they are officially listed: a day that falls
  /// on a weekend appears as its substitute only.
  public func holidays(in year: Int) -> [BankHoliday] {
    let extra = oneOffs.filter { $0.holiday.date.year == year }
    let moved = Set(oneOffs.compactMap(\.replaces))
    var named: [CivilDate: BankHoliday] = [:]
    for holiday in regular(in: year) where !moved.contains(holiday.date) {
      named[holiday.date] = holiday
    }
    // A one-off gives its name to a day that is a holiday anyhow.
    for oneOff in extra { named[oneOff.holiday.date] = oneOff.holiday }
    return named.values.sorted { $0.date < $1.date }
  }

  /// The holiday kept on a day, if any.
  public func holiday(on date: CivilDate) -> BankHoliday? {
    holidays(in: date.year).first { $0.date == date }
  }

  /// What the annual rules give, fixed dates moved off the weekend.
  private func regular(in year: Int) -> [BankHoliday] {
    var kept: [BankHoliday] = []
    var displaced: [BankHoliday] = []
    var fixed: Set<CivilDate> = []
    for holiday in annual {
      guard let date = holiday.date(in: year) else { continue }
      guard case .fixed = holiday.rule else {
        kept.append(BankHoliday(date, holiday.name))
        continue
      }
      if date.isWeekend {
        displaced.append(BankHoliday(date, holiday.name))
      } else {
        fixed.insert(date)
        kept.append(BankHoliday(date, holiday.name))
      }
    }
    // In order of date, so that of a Saturday and a Sunday the Saturday takes the Monday. A weekday
    // holiday keeps its own day: with Christmas on Sunday, Boxing Day stays on Monday and
    // Christmas Day is kept on Tuesday.
    for holiday in displaced.sorted(by: { $0.date < $1.date }) {
      var date = holiday.date
      repeat { date = date.adding(days: 1) } while date.isWeekend || fixed.contains(date)
      fixed.insert(date)
      kept.append(BankHoliday(date, holiday.name + " (substitute day)"))
    }
    return kept
  }
}
