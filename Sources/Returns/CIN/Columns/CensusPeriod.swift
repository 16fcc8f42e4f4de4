import Civil

/// The year a census is about, from its reference date, and the days that rules count from it.
///
/// Without a reference date every one of them is missing, and so every comparison with them is
/// passed over.
struct CensusPeriod: Sendable {
  /// 31 March, or whatever the header says.
  let reference: Day
  /// 1 April of the year before.
  let start: Day
  /// The working day before `start` (rule 8569Q).
  let lastWorkingDayBeforeStart: Day
  /// The fifteenth working day counted back from the reference date, which is the first (8675Q).
  let fifteenthWorkingDayBack: Day
  /// The forty-fifth, in the same way (8670Q).
  let fortyFifthWorkingDayBack: Day

  init(reference: Day, calendar: WorkingCalendar = .englandAndWales) {
    self.reference = reference
    start = reference.adding(years: -1).adding(days: 1)
    lastWorkingDayBeforeStart =
      start.date.map {
        Day(calendar.previousWorkingDay(before: $0))
      } ?? .missing
    func workingDay(_ number: Int) -> Day {
      reference.date.map {
        let first = calendar.previousWorkingDay(onOrBefore: $0)
        return Day(calendar.adding(1 - number, workingDaysTo: first))
      } ?? .missing
    }
    fifteenthWorkingDayBack = workingDay(15)
    fortyFifthWorkingDayBack = workingDay(45)
  }

  /// Present and in the year, both its ends included.
  @inline(__always)
  func contains(_ day: Day) -> Bool { day.isOnOrAfter(start) && day.isOnOrBefore(reference) }

  /// Present and before or after the year.
  @inline(__always)
  func excludes(_ day: Day) -> Bool { day.isBefore(start) || day.isAfter(reference) }
}
