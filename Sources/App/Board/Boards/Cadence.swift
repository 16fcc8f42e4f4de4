import Civil

/// When a board meets next, as it has said how often it meets.
enum Cadence {
  /// The next dates: each so many weeks after the one before; where nobody works on that day, the
  /// next working day, and the count goes on from the day that was meant, so that one bank holiday
  /// does not move a board from Thursdays to Fridays.
  ///
  /// - Parameters:
  ///   - last: the last meeting that is held or planned; nil before the first.
  ///   - today: nothing is proposed for a day that has passed.
  static func dates(
    everyWeeks weeks: Int, after last: CivilDate?, today: CivilDate, count: Int,
    calendar: WorkingCalendar
  ) -> [CivilDate] {
    guard weeks > 0 else { return [] }
    var dates: [CivilDate] = []
    var meant = last ?? today
    while dates.count < count {
      meant = meant.adding(weeks: weeks)
      let day = calendar.nextWorkingDay(onOrAfter: meant)
      if day > today { dates.append(day) }
      if meant >= .latest { break }
    }
    return dates
  }
}
